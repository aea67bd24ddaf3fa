// Keeps what documents are found by, apart from what people see of them, and their findings as they are kept.
// Parameters: rows (maps of id, properties)
// Columns: none
UNWIND $rows AS row
MERGE (f:_Found {id: row.id})
SET f = row.properties
