// What mentions with a place tell of numbers, each once with the kin that tells it.
// Parameters: numbers (kins without a place, with which all kins of a number begin)
// Columns: kin, telling (JSON)
UNWIND $numbers AS wanted
MATCH (m:_Mention)
WHERE m.kin STARTS WITH wanted AND m.telling IS NOT NULL
RETURN DISTINCT m.kin AS kin, m.telling AS telling
