// How many edges have each label.
// Parameters: none
// Columns: label, count
MATCH (:_Node)-[e]->(:_Node)
RETURN type(e) AS label, count(*) AS count
ORDER BY label
