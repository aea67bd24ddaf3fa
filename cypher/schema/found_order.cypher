// Keeps documents in the order of answers: most cited first (a rank is minus the citations), then by id.
// Parameters: none
// Columns: none
CREATE INDEX found_order IF NOT EXISTS FOR (f:_Found) ON (f.rank, f.id)
