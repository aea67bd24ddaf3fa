// Takes nodes away with every edge that touches them.
// Parameters: rows (maps of id)
// Columns: none
UNWIND $rows AS row
MATCH (n:_Node {id: row.id})
DETACH DELETE n
