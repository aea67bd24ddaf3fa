"""Text into clean text: characters and lines mended with every offset kept, paragraphs, clauses, lists."""
