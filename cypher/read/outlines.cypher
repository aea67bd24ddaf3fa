// Level, place and day of documents, without reading them.
// Parameters: ids
// Columns: id, level, place, issued_on
UNWIND $ids AS id
MATCH (n:Document&_Node {id: id})
RETURN n.id AS id, n.level AS level, n.place AS place, n.issued_on AS issued_on
ORDER BY id
