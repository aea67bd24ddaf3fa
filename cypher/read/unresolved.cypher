// All mentions that have no document, in reading order.
// Parameters: none
// Columns: sha256, position, family, document (null), reference (JSON)
MATCH (m:_Mention {unresolved: true})
RETURN m.sha256 AS sha256, m.position AS position, m.family AS family, m.document AS document, m.reference AS reference
ORDER BY sha256, position
