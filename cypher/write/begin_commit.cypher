// Tells readers that the writer is about to commit; in a transaction of its own, before the writer's.
// Parameters: none
// Columns: begun (the number of the commit)
MERGE (m:_Store {id: 'moment'})
SET m.begun = coalesce(m.begun, 0) + 1, m.name = 'moment', m.state = randomUUID()
RETURN m.begun AS begun
