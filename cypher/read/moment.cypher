// Which commit of a writer has begun and which is done, by their numbers: equal where none is under way; and its name.
// A store that is filled anew is one commit in many transactions.
// Parameters: none
// Columns: begun, done, state, filling (whether the commit is such a one)
OPTIONAL MATCH (m:_Store {id: 'moment'})
RETURN coalesce(m.begun, 0) AS begun, coalesce(m.done, 0) AS done, coalesce(m.state, '') AS state,
       coalesce(m.filling, false) AS filling
