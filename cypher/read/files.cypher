// Every loaded file and the SHA-256 of its text.
// Parameters: none
// Columns: name, root, sha256
MATCH (f:_File)
RETURN f.name AS name, f.root AS root, f.sha256 AS sha256
