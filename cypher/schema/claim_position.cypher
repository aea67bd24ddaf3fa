// One claim a statement of a text.
// Parameters: none
// Columns: none
CREATE CONSTRAINT claim_position IF NOT EXISTS FOR (c:_Claim) REQUIRE (c.sha256, c.position) IS UNIQUE
