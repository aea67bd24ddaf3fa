// All mentions that have no document, in reading order.
// Parameters: none
// Columns: sha256, place, family, document (null), reference (JSON)
MATCH (m:_Mention {unresolved: true})
RETURN m.sha256 AS sha256, m.place AS place, m.family AS family, m.document AS document, m.reference AS reference
ORDER BY sha256, place
