// One node an id, whatever its domain labels are: one label for all, so that an edge finds its ends by one index.
// Parameters: none
// Columns: none
CREATE CONSTRAINT node_id IF NOT EXISTS FOR (n:_Node) REQUIRE n.id IS UNIQUE
