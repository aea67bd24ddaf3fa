// Câu hỏi chính: văn bản nào thực hiện văn bản này, trực tiếp hay qua văn bản khác?
// The main question: which documents implement this one, directly or through others?
// Parameters: number, the canonical number. In Neo4j Browser first run  :param number => '21-NQ/TW'
// Columns: plan (its name), issued_on, steps (1: directly), quotes (the sentences that say so, step by step), chain (for the graph view)
MATCH chain = ANY SHORTEST (:Document {number: $number})<-[:IMPLEMENTS]-+(document:Document)
WHERE document.number IS NULL OR document.number <> $number
RETURN document.name AS plan,
       document.issued_on AS issued_on,
       length(chain) AS steps,
       [step IN relationships(chain) | step.quotes] AS quotes,
       chain
ORDER BY steps, issued_on, plan
