// Finds all mentions that name an issuer.
// Parameters: none
// Columns: none
CREATE INDEX mention_issuer IF NOT EXISTS FOR (m:_Mention) ON (m.issuer)
