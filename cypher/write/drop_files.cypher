// Forgets files.
// Parameters: rows (maps of name)
// Columns: none
UNWIND $rows AS row
MATCH (f:_File {name: row.name})
DELETE f
