// One page of the documents whose number begins with a serial.
// Parameters: number_key; serial; type; level; place; issuer; issued_from; issued_to; in_corpus; findings; words; after_rank; after_id (null: not asked); limit
// Columns: properties
MATCH (d:Document&_Node {_serial: $serial})
WHERE true
  AND ($number_key IS NULL OR d._number_key = $number_key)
  AND ($serial IS NULL OR d._serial = $serial)
  AND ($type IS NULL OR d.type = $type)
  AND ($level IS NULL OR d.level = $level)
  AND ($place IS NULL OR d.place = $place)
  AND ($issued_from IS NULL OR d.issued_on >= $issued_from)
  AND ($issued_to IS NULL OR d.issued_on <= $issued_to)
  AND ($in_corpus IS NULL OR coalesce(d.in_corpus, false) = $in_corpus)
  AND ($issuer IS NULL OR EXISTS { (d)-[:ISSUED_BY]->(:_Node {id: $issuer}) })
  AND ($findings IS NULL OR any(code IN $findings WHERE d._findings CONTAINS ' ' + code + ' '))
  AND all(word IN $words WHERE ' ' + d._search CONTAINS ' ' + word)
  AND ($after_id IS NULL OR d._rank > $after_rank OR (d._rank = $after_rank AND d.id > $after_id))
RETURN properties(d) AS properties
ORDER BY d._rank, d.id
LIMIT $limit
