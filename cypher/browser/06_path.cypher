// Hai văn bản liên hệ với nhau qua những văn bản nào?
// By which documents are two documents joined?
// Parameters: from_id; to_id (ids). In Neo4j Browser first run  :params {from_id: '64-kh-qu.ha-giang.2020', to_id: '97-nq-tw.2021'}
// Columns: documents (their names, in order), relations (what joins each two), path (for the graph view)
MATCH (start:Document {id: $from_id}), (end:Document {id: $to_id})
MATCH path = SHORTEST 1 (start)-[:IMPLEMENTS|CONTINUES|SUPERSEDES|AMENDS|REPEALS|SUSPENDS|APPROVES|GUIDES|BASED_ON|REPLIES_TO|REVIEWS]-+(end)
RETURN [node IN nodes(path) | node.name] AS documents, [edge IN relationships(path) | type(edge)] AS relations, path
