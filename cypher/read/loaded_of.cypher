// How many loaded documents some bodies issued until a day, and how many of these since another.
// Parameters: bodies; since; until (ISO days)
// Columns: id, all, later
UNWIND $bodies AS id
MATCH (n:_Node {id: id})<-[:ISSUED_BY]-(d:Document&_Node)
WHERE d.in_corpus AND coalesce(d.issued_on, '') <= $until
RETURN id, count(d) AS all, count(CASE WHEN coalesce(d.issued_on, $since) >= $since THEN 1 END) AS later
