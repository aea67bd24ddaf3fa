"""Whole numbers in the figures and letters that lists and notes count in."""

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999


def numeral(count: int, style: str) -> str:
    """``count`` written in a number format of WordprocessingML; in Arabic figures where the format is not known.

    >>> [numeral(28, style) for style in ("decimal", "lowerLetter", "upperRoman", "decimalZero", "none")]
    ['28', 'bb', 'XXVIII', '28', '']
    """
    return _STYLES.get(style, str)(count)


def _letters(count: int) -> str:
    """One letter for 1 to 26, then the letter again and again (27 is ``aa``), as word processors count."""
    turns, letter = divmod(count - 1, 26)
    return chr(ord("a") + letter) * (turns + 1) if 0 < count <= 26 * 30 else str(count)


def _roman(count: int) -> str:
    if not 0 < count <= _LARGEST_ROMAN:
        return str(count)
    written = ""
    for size, figure in _ROMAN:
        times, count = divmod(count, size)
        written += figure * times
    return written


_STYLES: dict[str, Callable[[int], str]] = {
    "decimalZero": "{:02d}".format,
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "none": lambda _: "",
}
