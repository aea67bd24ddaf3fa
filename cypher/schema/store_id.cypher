// One store a database.
// Parameters: none
// Columns: none
CREATE CONSTRAINT store_id IF NOT EXISTS FOR (s:_Store) REQUIRE s.id IS UNIQUE
