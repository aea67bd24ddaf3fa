// Those of some kins that have a mention.
// Parameters: kins
// Columns: kin
UNWIND $kins AS wanted
WITH wanted WHERE EXISTS { (m:_Mention {kin: wanted}) }
RETURN wanted AS kin
