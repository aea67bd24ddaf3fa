// The version of the extraction that read each of some texts.
// Parameters: sources
// Columns: sha256, version
UNWIND $sources AS sha256
MATCH (s:_Source {sha256: sha256})
RETURN s.sha256 AS sha256, s.version AS version
