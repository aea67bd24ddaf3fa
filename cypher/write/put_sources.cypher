// Keeps what texts say.
// Parameters: rows (maps of sha256, version, extract: compressed JSON)
// Columns: none
UNWIND $rows AS row
MERGE (s:_Source {sha256: row.sha256})
SET s.extract = row.extract, s.version = row.version, s.name = left(row.sha256, 12)
