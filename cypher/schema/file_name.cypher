// One file a name in each folder that was loaded.
// Parameters: none
// Columns: none
CREATE CONSTRAINT file_name IF NOT EXISTS FOR (f:_File) REQUIRE (f.name, f.root) IS UNIQUE
