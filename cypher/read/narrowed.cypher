// Those of some documents that are of a type, a level and a time; what is null is not asked.
// Parameters: ids; type; level; in_corpus; issued_from; issued_to; as_of (ISO days)
// Columns: id
UNWIND $ids AS id
MATCH (d:Document&_Node {id: id})
WHERE true
  AND ($type IS NULL OR d.type = $type)
  AND ($level IS NULL OR d.level = $level)
  AND ($in_corpus IS NULL OR coalesce(d.in_corpus, false) = $in_corpus)
  AND ($issued_from IS NULL OR d.issued_on >= $issued_from)
  AND ($issued_to IS NULL OR d.issued_on <= $issued_to)
  AND ($as_of IS NULL OR coalesce(d.issued_on, '') <= $as_of)
RETURN id
