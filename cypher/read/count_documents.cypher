// How many documents there are; the server keeps that count.
// Parameters: none
// Columns: documents
MATCH (d:Document)
RETURN count(d) AS documents
