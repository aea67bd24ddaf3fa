// Waits until every index can be used.
// Parameters: seconds (at most this long)
// Columns: none
CALL db.awaitIndexes($seconds)
