// Cơ quan, địa bàn nào đã thay đổi, và nay là ai?
// Which bodies and places have changed, and who answers for them today?
// Parameters: none
// Columns: was (its name), until (its last day, as far as that is known), today (names of those that took over and stand), change (for the graph view)
MATCH change = (before:Body|Place)-[:SUCCEEDED_BY]->+(after:Body|Place)
WHERE NOT EXISTS { (after)-[:SUCCEEDED_BY]->() }
WITH before, collect(DISTINCT after.name) AS today, head(collect(change)) AS change
RETURN before.name AS was, before.valid_to AS until, today, change
ORDER BY was
LIMIT 200
