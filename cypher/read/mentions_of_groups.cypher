// All mentions of groups, in reading order.
// Parameters: groups
// Columns: sha256, position, family, document, reference (JSON)
UNWIND $groups AS wanted
MATCH (m:_Mention {number_at_place: wanted})
RETURN m.sha256 AS sha256, m.position AS position, m.family AS family, m.document AS document, m.reference AS reference
ORDER BY sha256, position
