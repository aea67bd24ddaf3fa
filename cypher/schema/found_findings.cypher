// Finds all documents that a finding is about.
// Parameters: none
// Columns: none
CREATE INDEX found_findings IF NOT EXISTS FOR (f:_Found) ON (f.findings)
