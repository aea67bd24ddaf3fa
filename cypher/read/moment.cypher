// Which commit of a writer has begun and which is done, by their numbers: equal where none is under way; and its name.
// Parameters: none
// Columns: begun, done, state
OPTIONAL MATCH (m:_Store {id: 'moment'})
RETURN coalesce(m.begun, 0) AS begun, coalesce(m.done, 0) AS done, coalesce(m.state, '') AS state
