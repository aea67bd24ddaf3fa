// How many nodes have each label.
// Parameters: none
// Columns: label, count
MATCH (n:_Node)
UNWIND n._labels AS label
RETURN label, count(*) AS count
ORDER BY label
