// Một cơ quan đã ban hành những văn bản nào?
// Which documents did a body issue?
// Parameters: body (its id, or words of its name). In Neo4j Browser first run  :param body => 'Thành ủy'
// Columns: body (its name), document (its name), issued_on, loaded (its text is in the store), issue (for the graph view)
MATCH issue = (document:Document)-[:ISSUED_BY]->(of:Body)
WHERE of.id = trim($body) OR toLower(of.name) CONTAINS toLower(trim($body))
RETURN of.name AS body, document.name AS document, document.issued_on AS issued_on, coalesce(document.in_corpus, false) AS loaded, issue
ORDER BY body, issued_on, document
