// Tells readers that a commit can be seen whole, or was rolled back; one of a later number may be done already.
// Parameters: begun (the number of the commit)
// Columns: none
MATCH (m:_Store {id: 'moment'})
WHERE coalesce(m.done, 0) < $begun
SET m.done = $begun
