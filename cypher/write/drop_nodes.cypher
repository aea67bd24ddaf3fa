// Takes nodes away with every edge that touches them, and what they are found by.
// Parameters: rows (maps of id)
// Columns: none
UNWIND $rows AS row
MATCH (n:_Node {id: row.id})
OPTIONAL MATCH (f:_Found {id: row.id})
DETACH DELETE n, f
