// Every edge, sorted by start, label and end.
// Parameters: none
// Columns: start, label, end, properties
MATCH (s:_Node)-[e]->(t:_Node)
WHERE s.id IS NOT NULL
RETURN s.id AS start, type(e) AS label, t.id AS end, properties(e) AS properties
ORDER BY start, label, end
