// Takes away what nodes are found by that are no documents any more.
// Parameters: rows (maps of id)
// Columns: none
UNWIND $rows AS row
MATCH (f:_Found {id: row.id})
DELETE f
