// Keeps another text of people's corrections.
// Parameters: text
// Columns: none
MATCH (s:_Store {id: 'store'})
SET s.corrections = $text
