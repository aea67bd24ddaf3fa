// Văn bản nào được nhắc đến nhiều mà chưa có trong kho? (để tìm và nạp tiếp)
// Which documents are cited and not loaded? The most cited come first: the ones to look for next.
// Parameters: none
// Columns: document (for the graph view), name, texts (how many loaded texts cite it), cited_in (up to five of their names)
MATCH (text:Document)-[:CITES]->(document:Document)
WHERE NOT coalesce(document.in_corpus, false) AND text <> document
WITH document, text ORDER BY text.name
WITH document, collect(DISTINCT text.name) AS names
RETURN document, document.name AS name, size(names) AS texts, names[..5] AS cited_in
ORDER BY texts DESC, name
LIMIT 50
