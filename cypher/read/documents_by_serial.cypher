// One page of the documents whose number begins with a serial.
// Parameters: number_key; serial; type; level; place; issuer; issued_from; issued_to; in_corpus; findings; words; after_rank; after_id (null: not asked); limit
// Columns: properties, labels, findings (as they are kept)
MATCH (f:_Found {serial: $serial})
MATCH (d:_Node {id: f.id})
WHERE true
  AND ($number_key IS NULL OR f.number_key = $number_key)
  AND ($serial IS NULL OR f.serial = $serial)
  AND ($type IS NULL OR d.type = $type)
  AND ($level IS NULL OR d.level = $level)
  AND ($place IS NULL OR d.place = $place)
  AND ($issued_from IS NULL OR d.issued_on >= $issued_from)
  AND ($issued_to IS NULL OR d.issued_on <= $issued_to)
  AND ($in_corpus IS NULL OR coalesce(d.in_corpus, false) = $in_corpus)
  AND ($issuer IS NULL OR EXISTS { (d)-[:ISSUED_BY]->(:_Node {id: $issuer}) })
  AND ($findings IS NULL OR any(code IN $findings WHERE f.findings CONTAINS ' ' + code + ' '))
  AND all(word IN $words WHERE ' ' + f.search CONTAINS ' ' + word)
  AND ($after_id IS NULL OR f.rank > $after_rank OR (f.rank = $after_rank AND f.id > $after_id))
RETURN properties(d) AS properties, labels(d) AS labels, f.kept AS findings
ORDER BY f.rank, f.id
LIMIT $limit
