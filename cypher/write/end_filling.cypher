// Notes that all of a store that was filled anew is there, or nothing.
// Parameters: none
// Columns: none
MATCH (m:_Store {id: 'moment'})
REMOVE m.filling
