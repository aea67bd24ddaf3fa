// Finds a document by its number however it was typed.
// Parameters: none
// Columns: none
CREATE INDEX found_number_key IF NOT EXISTS FOR (f:_Found) ON (f.number_key)
