// Makes this transaction the only writer until it ends: the write lock of one node, which every writer takes first.
// Parameters: schema (the version, should the node be missing)
// Columns: schema
MERGE (s:_Store {id: 'store'})
ON CREATE SET s.schema = $schema, s.name = 'directive-graph'
SET s.locked = true
REMOVE s.locked
RETURN s.schema AS schema
