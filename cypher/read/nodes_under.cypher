// Nodes whose id begins with a prefix.
// Parameters: prefix
// Columns: properties, labels, findings (as they are kept; null where there are none)
MATCH (n:_Node)
WHERE n.id STARTS WITH $prefix
OPTIONAL MATCH (f:_Found {id: n.id})
RETURN properties(n) AS properties, labels(n) AS labels, f.kept AS findings
