// Finds a document by its number however it was typed.
// Parameters: none
// Columns: none
CREATE INDEX document_number_key IF NOT EXISTS FOR (d:Document) ON (d._number_key)
