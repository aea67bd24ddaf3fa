"""How much one file may come to: more than any document of an office, less than harms the rest of a load."""

#: pages of a PDF, and characters on one of them
MOST_PAGES = 5_000
MOST_GLYPHS = 200_000
#: characters that a reader may produce of one file
LARGEST_TEXT = 50_000_000
#: and of the notes in it, for a note may be called again and again
LARGEST_NOTES = 5_000_000
#: columns of a table; word processors allow 63
MOST_COLUMNS = 512
#: pages that are read by OCR
MOST_OCR_PAGES = 500
#: sheets of a register, and rows of one of them
MOST_SHEETS = 200
MOST_ROWS = 100_000
#: elements of XML in one file, and characters of a number, a label or a style that is looked at
MOST_ELEMENTS = 3_000_000
LONGEST_NUMBER = 9
LONGEST_LABEL = 100
LONGEST_STYLE = 2_000
#: bytes of the head of a MIME file
LARGEST_HEAD = 64 * 1024
#: files in an archive or mail and in those in it, how deep these may be, and letters of a name
MOST_MEMBERS = 5_000
DEEPEST_CONTAINER = 3
LONGEST_NAME = 500
#: bytes that all of it may unpack to, and how many times its size
LARGEST_MEMBERS = 2 * 1024 * 1024 * 1024
LARGEST_RATIO = 100


class TooMuch(Exception):
    """A file comes to more than any document of an office; its text says of what, and how much is allowed."""
