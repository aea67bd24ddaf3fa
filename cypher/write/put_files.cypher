// Names the text of each file.
// Parameters: rows (maps of name, root, sha256)
// Columns: none
UNWIND $rows AS row
MERGE (f:_File {name: row.name, root: row.root})
SET f.sha256 = row.sha256
