// Every node, sorted by id.
// Parameters: none
// Columns: properties, labels, findings (as they are kept; null where there are none)
MATCH (n:_Node)
WHERE n.id IS NOT NULL
OPTIONAL MATCH (f:_Found {id: n.id})
RETURN properties(n) AS properties, labels(n) AS labels, f.kept AS findings
ORDER BY n.id
