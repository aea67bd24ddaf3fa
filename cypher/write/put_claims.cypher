// Keeps claims, each at its place.
// Parameters: rows (maps of sha256, place, properties: all that a claim has)
// Columns: none
UNWIND $rows AS row
MERGE (c:_Claim {sha256: row.sha256, place: row.place})
SET c = row.properties
