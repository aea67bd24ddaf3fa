// Notes that the commit which has begun is of many transactions; where it is broken off, nothing of it may stay.
// Parameters: none
// Columns: none
MATCH (m:_Store {id: 'moment'})
SET m.filling = true
