// Finds all mentions that can be of one document, and all of one number.
// Parameters: none
// Columns: none
CREATE INDEX mention_group IF NOT EXISTS FOR (m:_Mention) ON (m.number_at_place)
