// One claim a statement of a text.
// Parameters: none
// Columns: none
CREATE CONSTRAINT claim_place IF NOT EXISTS FOR (c:_Claim) REQUIRE (c.sha256, c.place) IS UNIQUE
