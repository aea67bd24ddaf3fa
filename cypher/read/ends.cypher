// Nodes that an edge of some labels enters.
// Parameters: none
// Slots: labels (the labels wanted, as in `:ISSUED_BY|SENT_TO`; left alone, every label)
// Columns: id
MATCH (n:_Node)<-[e/*labels*/]-(:_Node)
RETURN DISTINCT n.id AS id
