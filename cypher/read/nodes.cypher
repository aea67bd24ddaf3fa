// The nodes that exist among some ids, sorted by id.
// Parameters: ids
// Columns: properties
UNWIND $ids AS id
MATCH (n:_Node {id: id})
RETURN properties(n) AS properties
ORDER BY n.id
