// Finds all mentions of a family.
// Parameters: none
// Columns: none
CREATE INDEX mention_family IF NOT EXISTS FOR (m:_Mention) ON (m.family)
