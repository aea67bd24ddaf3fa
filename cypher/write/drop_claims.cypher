// Forgets claims.
// Parameters: rows (maps of sha256, place)
// Columns: none
UNWIND $rows AS row
MATCH (c:_Claim {sha256: row.sha256, place: row.place})
DELETE c
