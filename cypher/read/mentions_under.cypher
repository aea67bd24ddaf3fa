// All mentions of kins that begin with one of some prefixes, in reading order.
// Parameters: prefixes
// Columns: sha256, place, family, document, reference (JSON)
UNWIND $prefixes AS wanted
MATCH (m:_Mention)
WHERE m.kin STARTS WITH wanted
RETURN m.sha256 AS sha256, m.place AS place, m.family AS family, m.document AS document, m.reference AS reference
ORDER BY sha256, place
