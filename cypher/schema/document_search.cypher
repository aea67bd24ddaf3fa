// Finds documents by folded words and their beginnings; up to date as soon as a transaction has ended.
// Parameters: none
// Columns: none
CREATE FULLTEXT INDEX document_search IF NOT EXISTS FOR (d:Document) ON EACH [d._search]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}
