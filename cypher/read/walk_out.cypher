// Nodes reached from one along edges, and the fewest steps to each; a breadth-first walk that ends in cycles.
// Parameters: start (an id)
// Slots: labels (the labels wanted, as in `:IMPLEMENTS|GUIDES`; left alone, every label), depth (most steps; left alone, any)
// Columns: id, steps
MATCH (s:_Node {id: $start})
MATCH path = (s)-[/*labels*/*1../*depth*/]->(t:_Node)
WITH t, min(length(path)) AS steps
WHERE t.id <> $start
RETURN t.id AS id, steps
