// Văn bản đã nạp nào chưa có quan hệ nào với văn bản khác ngoài dẫn chiếu?
// Which loaded documents have no relation to another but citations?
// Parameters: none
// Columns: document (for the graph view), name, issued_on, cites (how many documents it names)
MATCH (document:Document {in_corpus: true})
WHERE NOT EXISTS { (document)-[:IMPLEMENTS|CONTINUES|SUPERSEDES|AMENDS|REPEALS|SUSPENDS|APPROVES|GUIDES|BASED_ON|REPLIES_TO|REVIEWS]-(:Document) }
RETURN document, document.name AS name, document.issued_on AS issued_on, COUNT { (document)-[:CITES]->(other) WHERE other <> document } AS cites
ORDER BY cites, name
