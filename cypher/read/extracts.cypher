// What texts say.
// Parameters: sources (SHA-256s)
// Columns: sha256, extract (compressed JSON)
UNWIND $sources AS sha256
MATCH (s:_Source {sha256: sha256})
RETURN s.sha256 AS sha256, s.extract AS extract
