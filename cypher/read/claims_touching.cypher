// Claims whose subject or object is one of some mentions, sorted by text and place.
// Parameters: rows (maps of sha256, positions: indices of mentions in that text)
// Columns: sha256, position, subject, object, start, label, end, evidence (JSON), properties (JSON)
UNWIND $rows AS row
MATCH (c:_Claim {sha256: row.sha256})
WHERE c.subject IN row.positions OR c.object IN row.positions
RETURN c.sha256 AS sha256, c.position AS position, c.subject AS subject, c.object AS object,
       c.start AS start, c.label AS label, c.end AS end, c.evidence AS evidence, c.properties AS properties
ORDER BY sha256, position
