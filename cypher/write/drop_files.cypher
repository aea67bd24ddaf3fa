// Forgets files.
// Parameters: rows (maps of name, root)
// Columns: none
UNWIND $rows AS row
MATCH (f:_File {name: row.name, root: row.root})
DELETE f
