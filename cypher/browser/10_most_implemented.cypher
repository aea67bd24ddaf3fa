// Văn bản nào được nhiều văn bản thực hiện nhất?
// Which documents are implemented by most others?
// Parameters: none
// Columns: document (for the graph view), name, directly (documents that implement it themselves), in_all (through others, too)
MATCH (document:Document)
WHERE EXISTS { (document)<-[:IMPLEMENTS|CONTINUES]-(:Document) }
RETURN document,
       document.name AS name,
       COUNT { (document)<-[:IMPLEMENTS|CONTINUES]-(:Document) } AS directly,
       COUNT { MATCH (document)<-[:IMPLEMENTS|CONTINUES]-+(other:Document) WHERE other <> document RETURN DISTINCT other } AS in_all
ORDER BY in_all DESC, directly DESC, name
LIMIT 25
