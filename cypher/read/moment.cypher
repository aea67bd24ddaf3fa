// Which commit of a writer has begun and which is done, by their numbers: equal where none is under way.
// Parameters: none
// Columns: begun, done
OPTIONAL MATCH (m:_Store {id: 'moment'})
RETURN coalesce(m.begun, 0) AS begun, coalesce(m.done, 0) AS done
