// All mentions of texts, in reading order.
// Parameters: sources (SHA-256s)
// Columns: sha256, place, family, document, reference (JSON)
UNWIND $sources AS source
MATCH (m:_Mention {sha256: source})
RETURN m.sha256 AS sha256, m.place AS place, m.family AS family, m.document AS document, m.reference AS reference
ORDER BY sha256, place
