// Văn bản nào nêu tên cơ quan hay địa bàn này, và câu nào?
// Which texts name this body or place, and in which sentence?
// Parameters: name (words of the name, or an id). In Neo4j Browser first run  :param name => 'quận'
// Columns: named (its name), document (the text's name), quotes, naming (for the graph view)
MATCH naming = (text:Document)-[edge:NAMES]->(named:Body|Place)
WHERE named.id = trim($name) OR toLower(named.name) CONTAINS toLower(trim($name))
RETURN named.name AS named, text.name AS document, edge.quotes AS quotes, naming
ORDER BY named, document
LIMIT 200
