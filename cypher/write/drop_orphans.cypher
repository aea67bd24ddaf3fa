// Takes away those nodes that no edge touches, and what they are found by.
// Parameters: rows (maps of id)
// Columns: none
UNWIND $rows AS row
MATCH (n:_Node {id: row.id})
WHERE NOT EXISTS { (n)--() }
OPTIONAL MATCH (f:_Found {id: row.id})
DELETE n, f
