// One extract a text.
// Parameters: none
// Columns: none
CREATE CONSTRAINT source_sha256 IF NOT EXISTS FOR (s:_Source) REQUIRE s.sha256 IS UNIQUE
