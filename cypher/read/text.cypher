// Texts as they were read; those that are not kept are left out.
// Parameters: sources (SHA-256s)
// Columns: sha256, text (compressed UTF-8)
UNWIND $sources AS sha256
MATCH (s:_Source {sha256: sha256})
WHERE s.text IS NOT NULL
RETURN s.sha256 AS sha256, s.text AS text
