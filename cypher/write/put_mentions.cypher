// Keeps mentions, each at its position.
// Parameters: rows (maps of sha256, position, properties: all that a mention has)
// Columns: none
UNWIND $rows AS row
MERGE (m:_Mention {sha256: row.sha256, position: row.position})
SET m = row.properties
