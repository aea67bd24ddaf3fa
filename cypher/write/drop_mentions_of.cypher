// Forgets all mentions of texts.
// Parameters: rows (maps of sha256)
// Columns: none
UNWIND $rows AS row
MATCH (m:_Mention {sha256: row.sha256})
DELETE m
