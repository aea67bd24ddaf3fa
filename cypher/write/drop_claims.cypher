// Forgets claims.
// Parameters: rows (maps of sha256, position)
// Columns: none
UNWIND $rows AS row
MATCH (c:_Claim {sha256: row.sha256, position: row.position})
DELETE c
