// Finds documents by the digits that their number begins with.
// Parameters: none
// Columns: none
CREATE INDEX found_serial IF NOT EXISTS FOR (f:_Found) ON (f.serial)
