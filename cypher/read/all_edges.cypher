// Every edge, sorted by start: an index gives that order, by code points, while a sort would go by UTF-16.
// Parameters: none
// Columns: start, label, end, properties
MATCH (s:_Node)-[e]->(t:_Node)
WHERE s.id IS NOT NULL
RETURN s.id AS start, type(e) AS label, t.id AS end, properties(e) AS properties
ORDER BY start
