// All mentions of texts, in reading order.
// Parameters: sources (SHA-256s)
// Columns: sha256, position, family, document, reference (JSON)
UNWIND $sources AS source
MATCH (m:_Mention {sha256: source})
RETURN m.sha256 AS sha256, m.position AS position, m.family AS family, m.document AS document, m.reference AS reference
ORDER BY sha256, position
