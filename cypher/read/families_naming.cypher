// Families of which a mention names an issuer.
// Parameters: issuers (slugs of names)
// Columns: family
UNWIND $issuers AS issuer
MATCH (m:_Mention {issuer: issuer})
RETURN DISTINCT m.family AS family
ORDER BY family
