// The files of some texts.
// Parameters: sources
// Columns: name, root, sha256
UNWIND $sources AS sha256
MATCH (f:_File {sha256: sha256})
RETURN f.name AS name, f.root AS root, f.sha256 AS sha256
