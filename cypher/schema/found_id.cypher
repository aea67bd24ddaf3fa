// One row of the store's own for a document: what it is found by.
// Parameters: none
// Columns: none
CREATE CONSTRAINT found_id IF NOT EXISTS FOR (f:_Found) REQUIRE f.id IS UNIQUE
