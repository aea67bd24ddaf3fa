// Marks the database as a store of ours.
// Parameters: schema (its version)
// Columns: none
MERGE (s:_Store {id: 'store'})
ON CREATE SET s.schema = $schema, s.name = 'directive-graph'
