// What a node means is the first of its labels: they are known in this order, before the label that all nodes share.
// Parameters: none
// Columns: none
CALL db.createLabel('Document')
CALL db.createLabel('Body')
CALL db.createLabel('Place')
CALL db.createLabel('Task')
CALL db.createLabel('Target')
