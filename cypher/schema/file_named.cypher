// Finds the files of a name in whatever folder; the constraint's index is of both.
// Parameters: none
// Columns: none
CREATE INDEX file_named IF NOT EXISTS FOR (f:_File) ON (f.name)
