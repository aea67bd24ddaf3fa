// The files of some names, of whatever root.
// Parameters: names
// Columns: name, root, sha256
UNWIND $names AS name
MATCH (f:_File {name: name})
RETURN f.name AS name, f.root AS root, f.sha256 AS sha256
