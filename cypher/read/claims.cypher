// Claims that stand behind edges, sorted by text and place.
// Parameters: rows (maps of start, label, end)
// Columns: sha256, position, subject, object, start, label, end, evidence (JSON), properties (JSON)
UNWIND $rows AS row
MATCH (c:_Claim {start: row.start, label: row.label, end: row.end})
RETURN c.sha256 AS sha256, c.position AS position, c.subject AS subject, c.object AS object,
       c.start AS start, c.label AS label, c.end AS end, c.evidence AS evidence, c.properties AS properties
ORDER BY sha256, position
