// Those of some nodes that an edge of some labels enters, but for edges from some other nodes.
// Parameters: ids; besides
// Slots: labels (the labels wanted, as in `:ISSUED_BY|NAMES`; left alone, every label)
// Columns: id
UNWIND $ids AS id
MATCH (n:_Node {id: id})
WHERE EXISTS { (n)<-[e/*labels*/]-(s:_Node) WHERE NOT s.id IN $besides }
RETURN n.id AS id
