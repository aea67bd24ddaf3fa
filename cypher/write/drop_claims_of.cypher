// Forgets all claims of texts.
// Parameters: rows (maps of sha256)
// Columns: none
UNWIND $rows AS row
MATCH (c:_Claim {sha256: row.sha256})
DELETE c
