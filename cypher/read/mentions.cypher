// All mentions of families, in reading order.
// Parameters: families
// Columns: sha256, position, family, document, reference (JSON)
UNWIND $families AS wanted
MATCH (m:_Mention {family: wanted})
RETURN m.sha256 AS sha256, m.position AS position, m.family AS family, m.document AS document, m.reference AS reference
ORDER BY sha256, position
