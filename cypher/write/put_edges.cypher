// Keeps edges of one label, one for each start and end; says how many found both their nodes.
// The label is no parameter: with one, a store without edges yet is planned to scan all of them for each row.
// Parameters: rows (maps of start, end, properties)
// Slots: label (of the edges; left alone, CITES)
// Columns: written
UNWIND $rows AS row
MATCH (s:_Node {id: row.start})
MATCH (t:_Node {id: row.end})
MERGE (s)-[e:/*label*/CITES]->(t)
SET e = row.properties
RETURN count(*) AS written
