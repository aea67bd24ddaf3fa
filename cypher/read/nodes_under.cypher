// Nodes whose id begins with a prefix and that have some properties.
// Parameters: prefix; having (values by names)
// Columns: properties, labels, findings (as they are kept; null where there are none)
MATCH (n:_Node)
WHERE n.id STARTS WITH $prefix
  AND all(name IN keys($having) WHERE n[name] = $having[name])
OPTIONAL MATCH (f:_Found {id: n.id})
RETURN properties(n) AS properties, labels(n) AS labels, f.kept AS findings
