// What mentions with a place tell of numbers, each once with the group that tells it.
// Parameters: numbers (groups without a place, with which all groups of a number begin)
// Columns: group, place_hint (JSON)
UNWIND $numbers AS wanted
MATCH (m:_Mention)
WHERE m.number_at_place STARTS WITH wanted AND m.place_hint IS NOT NULL
RETURN DISTINCT m.number_at_place AS group, m.place_hint AS place_hint
