// Văn bản này bắt nguồn từ đâu, và dẫn đến đâu?
// What does this document come from, and what does it lead to?
// Parameters: asked (an id, or a number as people type it, with its year where two terms have it). In Neo4j Browser first run  :param asked => '21-nq/tw'
// Columns: asked_id, side ('up': what it comes from, 'down': what follows from it), steps, document (its name), chain (for the graph view)
WITH [word IN split(toLower(trim($asked)), ' ') WHERE NOT word IN ['', 'số', 'so']] AS words
WITH [word IN words WHERE word =~ '(19|20)[0-9]{2}'] AS years,
     reduce(key = '', word IN [word IN words WHERE NOT word =~ '(19|20)[0-9]{2}'] | key + word) AS typed
WITH years, ltrim(reduce(key = typed, sign IN [['đ', 'd'], ['/', ''], ['-', ''], ['.', '']] | replace(key, sign[0], sign[1])), '0') AS key
WITH years, [trim($asked)] + COLLECT { MATCH (found:_Found {number_key: key}) RETURN found.id } AS ids
MATCH (root:_Node&Document)
WHERE root.id IN ids
  AND (root.id = trim($asked) OR years = [] OR left(root.issued_on, 4) IN years OR left(toString(root.series), 4) IN years)
CALL (root) {
  MATCH chain = ANY SHORTEST (root)-[:IMPLEMENTS|CONTINUES|SUPERSEDES|AMENDS|REPEALS|SUSPENDS|APPROVES|GUIDES|BASED_ON|REPLIES_TO|REVIEWS]->+(other:Document)
  WHERE other <> root
  RETURN 'up' AS side, chain, other
  UNION ALL
  MATCH chain = ANY SHORTEST (root)<-[:IMPLEMENTS|CONTINUES|SUPERSEDES|AMENDS|REPEALS|SUSPENDS|APPROVES|GUIDES|BASED_ON|REPLIES_TO|REVIEWS]-+(other:Document)
  WHERE other <> root
  RETURN 'down' AS side, chain, other
}
RETURN root.id AS asked_id, side, length(chain) AS steps, other.name AS document, chain
ORDER BY asked_id, side DESC, steps, document
