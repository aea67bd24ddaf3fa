// Cơ quan nào của một cấp đã có văn bản thực hiện văn bản này? 0 nghĩa là chưa thấy trong kho, không phải chưa làm.
// Which bodies of a level have issued something that implements this document? 0 means none seen, not none done.
// Parameters: level ('central', 'city', 'district' or 'ward'); asked (an id, or a number as people type it). In Neo4j Browser first run  :params {asked: '21-nq/tw', level: 'district'}
// Columns: asked_id, body (its name), implementing (how many), documents (their names), loaded (how many texts of it the store has)
WITH [word IN split(toLower(trim($asked)), ' ') WHERE NOT word IN ['', 'số', 'so']] AS words
WITH [word IN words WHERE word =~ '(19|20)[0-9]{2}'] AS years,
     reduce(key = '', word IN [word IN words WHERE NOT word =~ '(19|20)[0-9]{2}'] | key + word) AS typed
WITH years, ltrim(reduce(key = typed, sign IN [['đ', 'd'], ['/', ''], ['-', ''], ['.', '']] | replace(key, sign[0], sign[1])), '0') AS key
WITH years, [trim($asked)] + COLLECT { MATCH (found:_Found {number_key: key}) RETURN found.id } AS ids
MATCH (root:_Node&Document)
WHERE root.id IN ids
  AND (root.id = trim($asked) OR years = [] OR left(root.issued_on, 4) IN years OR left(toString(root.series), 4) IN years)
MATCH (body:Body {level: $level})
OPTIONAL MATCH (body)<-[:ISSUED_BY]-(found:Document)
WHERE found <> root AND EXISTS { (found)-[:IMPLEMENTS|CONTINUES]->+(root) }
WITH root, body, collect(DISTINCT found.name) AS documents
RETURN root.id AS asked_id,
       body.name AS body,
       size(documents) AS implementing,
       documents,
       COUNT { (body)<-[:ISSUED_BY]-(text:Document) WHERE text.in_corpus } AS loaded
ORDER BY asked_id, implementing DESC, loaded DESC, body
