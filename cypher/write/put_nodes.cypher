// Keeps nodes, each with exactly these labels and properties; one that exists keeps its edges.
// Parameters: rows (maps of id, labels, properties)
// Columns: none
UNWIND $rows AS row
MERGE (n:_Node {id: row.id})
REMOVE n:$([label IN labels(n) WHERE label <> '_Node' AND NOT label IN row.labels])
SET n = row.properties, n:$(row.labels)
