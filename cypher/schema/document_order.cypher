// Keeps documents in the order of answers: most cited first (a rank is minus the citations), then by id.
// Parameters: none
// Columns: none
CREATE INDEX document_order IF NOT EXISTS FOR (d:Document) ON (d._rank, d.id)
