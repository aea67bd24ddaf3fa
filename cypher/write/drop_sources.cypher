// Forgets texts.
// Parameters: rows (maps of sha256)
// Columns: none
UNWIND $rows AS row
MATCH (s:_Source {sha256: row.sha256})
DELETE s
