// Văn bản nào thực hiện văn bản này, trực tiếp hay qua văn bản khác? Mỗi văn bản cùng số là một bảng riêng.
// Which documents implement this one, directly or through others? Documents of one number and two terms stay apart.
// Parameters: asked (an id, or a number as people type it, with its year where two terms have it). In Neo4j Browser first run  :param asked => '21-nq/tw'
// Columns: asked_id (which document is answered for), document (its name), issued_on, steps (1: directly), quotes (the sentences, step by step), chain (for the graph view)
WITH [word IN split(toLower(trim($asked)), ' ') WHERE NOT word IN ['', 'số', 'so']] AS words
WITH [word IN words WHERE word =~ '(19|20)[0-9]{2}'] AS years,
     reduce(key = '', word IN [word IN words WHERE NOT word =~ '(19|20)[0-9]{2}'] | key + word) AS typed
WITH years, ltrim(reduce(key = typed, sign IN [['đ', 'd'], ['/', ''], ['-', ''], ['.', '']] | replace(key, sign[0], sign[1])), '0') AS key
WITH years, [trim($asked)] + COLLECT { MATCH (found:_Found {number_key: key}) RETURN found.id } AS ids
MATCH (root:_Node&Document)
WHERE root.id IN ids
  AND (root.id = trim($asked) OR years = [] OR left(root.issued_on, 4) IN years OR left(toString(root.series), 4) IN years)
MATCH chain = ANY SHORTEST (root)<-[:IMPLEMENTS|CONTINUES]-+(found:Document)
WHERE found <> root
RETURN root.id AS asked_id,
       found.name AS document,
       found.issued_on AS issued_on,
       length(chain) AS steps,
       [step IN relationships(chain) | step.quotes] AS quotes,
       chain
ORDER BY asked_id, steps, issued_on, document
