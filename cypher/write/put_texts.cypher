// Keeps texts as they were read, each with its source.
// Parameters: rows (maps of sha256, text: compressed UTF-8)
// Columns: none
UNWIND $rows AS row
MERGE (s:_Source {sha256: row.sha256})
SET s.text = row.text, s.name = left(row.sha256, 12)
