// Finds the files of a text.
// Parameters: none
// Columns: none
CREATE INDEX file_text IF NOT EXISTS FOR (f:_File) ON (f.sha256)
