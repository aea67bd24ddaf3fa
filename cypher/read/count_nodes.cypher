// How many nodes have each label.
// Parameters: none
// Columns: label, count
MATCH (n:_Node)
UNWIND [label IN labels(n) WHERE label <> '_Node'] AS label
RETURN label, count(*) AS count
ORDER BY label
