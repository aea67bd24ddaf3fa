"""How much one file may come to: more than any document of an office, less than harms the rest of a load."""

#: pages of a PDF, and characters on one of them
MOST_PAGES = 5_000
MOST_GLYPHS = 200_000
#: characters that a reader may produce of one file
LARGEST_TEXT = 50_000_000
