// Takes edges of one label away.
// Parameters: rows (maps of start, end)
// Slots: label (of the edges; left alone, CITES)
// Columns: none
UNWIND $rows AS row
MATCH (s:_Node {id: row.start})
MATCH (t:_Node {id: row.end})
MATCH (s)-[e:/*label*/CITES]->(t)
DELETE e
