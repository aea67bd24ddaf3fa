// How many files are loaded.
// Parameters: none
// Columns: files
MATCH (f:_File)
RETURN count(f) AS files
