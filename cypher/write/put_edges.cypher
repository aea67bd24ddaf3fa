// Keeps edges, one for each start, label and end; says how many found both their nodes.
// Parameters: rows (maps of start, label, end, properties)
// Columns: written
UNWIND $rows AS row
MATCH (s:_Node {id: row.start})
MATCH (t:_Node {id: row.end})
MERGE (s)-[e:$(row.label)]->(t)
SET e = row.properties
RETURN count(*) AS written
