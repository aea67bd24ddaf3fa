// Finds all claims of a text.
// Parameters: none
// Columns: none
CREATE INDEX claim_source IF NOT EXISTS FOR (c:_Claim) ON (c.sha256)
