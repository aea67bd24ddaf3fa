"""Signs that steer whatever shows them: they are shown as codes, whatever a text or a file is called.

ESC and its like move a terminal's cursor, change its title or answer for the person at the keyboard; signs that
turn the direction of writing make a name look like another, in a spreadsheet as well.
"""

from collections.abc import Mapping

_CONTROLS = (*range(9), 11, 12, 13, *range(14, 32), *range(127, 160))
_TURNS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
CODES: Mapping[int, str] = {
    **{code: f"\\x{code:02x}" for code in _CONTROLS},
    **{code: f"\\u{code:04x}" for code in _TURNS},
}
#: a line of a cell may end as the text's lines do
_IN_CELLS = {code: shown for code, shown in CODES.items() if code != ord("\r")}


def harmless(text: str) -> str:
    """The text with the codes of signs that would steer a terminal."""
    return text.translate(CODES)


def harmless_in_cells(text: str) -> str:
    """The same for a cell of a table, which may have lines."""
    return text.translate(_IN_CELLS)
