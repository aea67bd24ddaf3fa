// Chuỗi văn bản quanh một văn bản: nó bắt nguồn từ đâu, và dẫn đến đâu.
// The chain around a document: what it comes from, and what it leads to.
// Parameters: number, the canonical number. In Neo4j Browser first run  :param number => '21-NQ/TW'
// Columns: side ('up': what it comes from, 'down': what follows from it), steps, document (its name), chain (for the graph view)
MATCH (root:Document {number: $number})
CALL (root) {
  MATCH chain = ANY SHORTEST (root)
    -[:IMPLEMENTS|CONTINUES|SUPERSEDES|AMENDS|REPEALS|SUSPENDS|APPROVES|GUIDES|BASED_ON|REPLIES_TO|REVIEWS]->+(other:Document)
  WHERE other <> root
  RETURN 'up' AS side, chain, other
  UNION ALL
  MATCH chain = ANY SHORTEST (root)
    <-[:IMPLEMENTS|CONTINUES|SUPERSEDES|AMENDS|REPEALS|SUSPENDS|APPROVES|GUIDES|BASED_ON|REPLIES_TO|REVIEWS]-+(other:Document)
  WHERE other <> root
  RETURN 'down' AS side, chain, other
}
RETURN side, length(chain) AS steps, other.name AS document, chain
ORDER BY side DESC, steps, document
