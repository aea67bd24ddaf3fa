// Finds documents by the digits that their number begins with.
// Parameters: none
// Columns: none
CREATE INDEX document_serial IF NOT EXISTS FOR (d:Document) ON (d._serial)
