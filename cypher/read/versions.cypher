// The version of the extraction that read each text.
// Parameters: none
// Columns: sha256, version
MATCH (s:_Source)
RETURN s.sha256 AS sha256, s.version AS version
