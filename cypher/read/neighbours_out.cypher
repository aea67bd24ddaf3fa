// Nodes to which an edge leads from one of some nodes, but for these themselves.
// Parameters: ids
// Slots: labels (the labels wanted, as in `:IMPLEMENTS|GUIDES`; left alone, every label)
// Columns: properties, labels, findings (as they are kept; null where there are none)
UNWIND $ids AS id
MATCH (n:_Node {id: id})-[/*labels*/]->(o:_Node)
WHERE o <> n
WITH DISTINCT o
OPTIONAL MATCH (f:_Found {id: o.id})
RETURN properties(o) AS properties, labels(o) AS labels, f.kept AS findings
