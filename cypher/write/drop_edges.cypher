// Takes edges away.
// Parameters: rows (maps of start, label, end)
// Columns: none
UNWIND $rows AS row
MATCH (s:_Node {id: row.start})
MATCH (t:_Node {id: row.end})
MATCH (s)-[e:$(row.label)]->(t)
DELETE e
