// Keeps claims, each at its position.
// Parameters: rows (maps of sha256, position, properties: all that a claim has)
// Columns: none
UNWIND $rows AS row
MERGE (c:_Claim {sha256: row.sha256, position: row.position})
SET c = row.properties
