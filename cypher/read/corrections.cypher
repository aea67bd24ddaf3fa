// The text of people's corrections.
// Parameters: none
// Columns: corrections (null: none)
MATCH (s:_Store {id: 'store'})
RETURN s.corrections AS corrections
