// One file a name.
// Parameters: none
// Columns: none
CREATE CONSTRAINT file_name IF NOT EXISTS FOR (f:_File) REQUIRE f.name IS UNIQUE
