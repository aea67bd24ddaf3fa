// Finds documents by folded words and their beginnings; up to date as soon as a transaction has ended.
// Parameters: none
// Columns: none
CREATE FULLTEXT INDEX found_search IF NOT EXISTS FOR (f:_Found) ON EACH [f.search]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}
