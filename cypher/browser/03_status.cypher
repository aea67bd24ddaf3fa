// Văn bản nào thay thế, sửa đổi, bãi bỏ, đình chỉ văn bản này? Không có dòng nào: chưa có văn bản nào trong kho nói đến.
// What superseded, amended, repealed or suspended this document? No row: no loaded text says so.
// Parameters: asked (an id, or a number as people type it, with its year where two terms have it). In Neo4j Browser first run  :param asked => '31-qd/tu'
// Columns: asked_id, relation, changed_by (its name), issued_on, parts, quotes, change (for the graph view)
WITH [word IN split(toLower(trim($asked)), ' ') WHERE NOT word IN ['', 'số', 'so']] AS words
WITH [word IN words WHERE word =~ '(19|20)[0-9]{2}'] AS years,
     reduce(key = '', word IN [word IN words WHERE NOT word =~ '(19|20)[0-9]{2}'] | key + word) AS typed
WITH years, ltrim(reduce(key = typed, sign IN [['đ', 'd'], ['/', ''], ['-', ''], ['.', '']] | replace(key, sign[0], sign[1])), '0') AS key
WITH years, [trim($asked)] + COLLECT { MATCH (found:_Found {number_key: key}) RETURN found.id } AS ids
MATCH (root:_Node&Document)
WHERE root.id IN ids
  AND (root.id = trim($asked) OR years = [] OR left(root.issued_on, 4) IN years OR left(toString(root.series), 4) IN years)
MATCH change = (root)<-[edge:SUPERSEDES|AMENDS|REPEALS|SUSPENDS]-(by:Document)
RETURN root.id AS asked_id, type(edge) AS relation, by.name AS changed_by, by.issued_on AS issued_on, edge.part AS parts, edge.quotes AS quotes, change
ORDER BY asked_id, issued_on, changed_by
