// All claims of texts, sorted by text and place.
// Parameters: sources (SHA-256s)
// Columns: sha256, position, subject, object, start, label, end, evidence (JSON), properties (JSON)
UNWIND $sources AS source
MATCH (c:_Claim {sha256: source})
RETURN c.sha256 AS sha256, c.position AS position, c.subject AS subject, c.object AS object,
       c.start AS start, c.label AS label, c.end AS end, c.evidence AS evidence, c.properties AS properties
ORDER BY sha256, position
