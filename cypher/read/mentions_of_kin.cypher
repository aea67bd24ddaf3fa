// All mentions of kins, in reading order.
// Parameters: kins
// Columns: sha256, place, family, document, reference (JSON)
UNWIND $kins AS wanted
MATCH (m:_Mention {kin: wanted})
RETURN m.sha256 AS sha256, m.place AS place, m.family AS family, m.document AS document, m.reference AS reference
ORDER BY sha256, place
