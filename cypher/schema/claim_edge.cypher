// Finds the claims behind an edge.
// Parameters: none
// Columns: none
CREATE INDEX claim_edge IF NOT EXISTS FOR (c:_Claim) ON (c.start, c.label, c.end)
