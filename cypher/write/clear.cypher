// Deletes all but the marks of the store, in a transaction for every so many nodes; not inside another transaction.
// Parameters: none
// Columns: none
MATCH (n) WHERE NOT n:_Store
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS
