// What a database is: the schema version of the store in it (null: none), and whether it holds anything at all.
// Parameters: none
// Columns: schema, filled
OPTIONAL MATCH (s:_Store {id: 'store'})
RETURN s.schema AS schema, EXISTS { () } AS filled
