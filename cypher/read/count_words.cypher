// How many documents hold some words, counted no further than a limit.
// Parameters: phrase (the words as Lucene reads them); limit
// Columns: found
CALL db.index.fulltext.queryNodes('found_search', $phrase, {limit: $limit}) YIELD node
RETURN count(node) AS found
