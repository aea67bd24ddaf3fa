// Edges that leave one of some nodes.
// Parameters: ids
// Slots: labels (the labels wanted, as in `:IMPLEMENTS|GUIDES`; left alone, every label)
// Columns: start, label, end, properties
UNWIND $ids AS id
MATCH (n:_Node {id: id})-[e/*labels*/]->(:_Node)
WITH DISTINCT e
RETURN startNode(e).id AS start, type(e) AS label, endNode(e).id AS end, properties(e) AS properties
