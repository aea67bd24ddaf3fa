// The nodes that exist among some ids.
// Parameters: ids
// Columns: properties, labels, findings (as they are kept; null where there are none)
UNWIND $ids AS id
MATCH (n:_Node {id: id})
OPTIONAL MATCH (f:_Found {id: id})
RETURN properties(n) AS properties, labels(n) AS labels, f.kept AS findings
