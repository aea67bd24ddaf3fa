// Nodes whose id begins with a prefix.
// Parameters: prefix
// Columns: properties
MATCH (n:_Node)
WHERE n.id STARTS WITH $prefix
RETURN properties(n) AS properties
