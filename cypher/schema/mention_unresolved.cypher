// Finds all mentions that have no document.
// Parameters: none
// Columns: none
CREATE INDEX mention_unresolved IF NOT EXISTS FOR (m:_Mention) ON (m.unresolved)
