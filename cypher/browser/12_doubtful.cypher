// Chỗ nào cần người xem lại: ngày mâu thuẫn, số có thể sai, điều được suy ra?
// What should a person look at: contradicting dates, mended numbers, what was assumed?
// Parameters: none
// Columns: document (for the graph view), name, dates (all that texts give), written (as it stands, before it was mended), assumed, findings
MATCH (document:Document)
WHERE document.findings IS NOT NULL OR document.assumed IS NOT NULL OR size(coalesce(document.issued_on_variants, [])) > 1
RETURN document, document.name AS name, document.issued_on_variants AS dates, document.written AS written, document.assumed AS assumed, document.findings AS findings
ORDER BY size(coalesce(document.findings, [])) DESC, name
LIMIT 100
