// Keeps what texts say.
// Parameters: rows (maps of sha256, extract: compressed JSON)
// Columns: none
UNWIND $rows AS row
MERGE (s:_Source {sha256: row.sha256})
SET s.extract = row.extract, s.name = left(row.sha256, 12)
