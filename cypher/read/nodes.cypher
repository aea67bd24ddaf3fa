// The nodes that exist among some ids.
// Parameters: ids
// Columns: properties
UNWIND $ids AS id
MATCH (n:_Node {id: id})
RETURN properties(n) AS properties
