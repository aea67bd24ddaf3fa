// Takes away those nodes that no edge touches.
// Parameters: rows (maps of id)
// Columns: none
UNWIND $rows AS row
MATCH (n:_Node {id: row.id})
WHERE NOT EXISTS { (n)--() }
DELETE n
