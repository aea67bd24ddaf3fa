// Finds all documents that a finding is about.
// Parameters: none
// Columns: none
CREATE INDEX document_findings IF NOT EXISTS FOR (d:Document) ON (d._findings)
