// One mention a place in a text; also finds all mentions of a text.
// Parameters: none
// Columns: none
CREATE CONSTRAINT mention_position IF NOT EXISTS FOR (m:_Mention) REQUIRE (m.sha256, m.position) IS UNIQUE
