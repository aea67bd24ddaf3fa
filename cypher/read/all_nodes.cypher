// Every node, sorted by id.
// Parameters: none
// Columns: properties
MATCH (n:_Node)
WHERE n.id IS NOT NULL
RETURN properties(n) AS properties
ORDER BY n.id
