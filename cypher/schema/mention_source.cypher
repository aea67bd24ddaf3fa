// Finds all mentions of a text.
// Parameters: none
// Columns: none
CREATE INDEX mention_source IF NOT EXISTS FOR (m:_Mention) ON (m.sha256)
