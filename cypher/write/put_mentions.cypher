// Keeps mentions, each at its place.
// Parameters: rows (maps of sha256, place, properties: all that a mention has)
// Columns: none
UNWIND $rows AS row
MERGE (m:_Mention {sha256: row.sha256, place: row.place})
SET m = row.properties
