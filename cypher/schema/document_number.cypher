// Finds a document by its canonical number, as people do in Neo4j Browser.
// Parameters: none
// Columns: none
CREATE INDEX document_number IF NOT EXISTS FOR (d:Document) ON (d.number)
