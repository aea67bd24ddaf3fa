"""Letters that are not what they seem: TCVN3 and VNI, and ``ð`` that stands for ``đ``.

Before Unicode, Vietnamese was written with fonts that show other letters than the file says. A file of
that time is read as its paper shows it; how it was converted is kept as a property.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from viparse.normalize.detector import detect_encoding_by_content
from viparse.normalize.tables import Charmap, convert
from viparse.normalize.tcvn3 import TCVN3
from viparse.normalize.vni import VNI

from .content import Content
from .pages import PAGE_BREAK, page_starts

_TABLES: dict[str, Charmap] = {"tcvn3": TCVN3, "vni": VNI}
LABELS = {"tcvn3": "TCVN3", "vni": "VNI"}

#: letters that Unicode alone has; a text with them was not written in an older font
_UNICODE_ONLY = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_WORD = re.compile(r"[^\W\d_]+")
#: a text of fewer words is too short to tell its letters from
_FEW_WORDS = 8
_STRANGE = {"Co", "Cn", "Cs"}
_GARBAGE = 0.1


@dataclass(frozen=True, slots=True)
class Font:
    """What a font of the time before Unicode does: its table, and whether it shows small letters as capitals."""

    table: str
    capitals: bool

    def shown(self, text: str) -> str:
        """The text as the font shows it; as it is, where it holds letters that the font has not."""
        if _UNICODE_ONLY.search(text):
            return text
        letters: str = convert(text, _TABLES[self.table])
        return letters.upper() if self.capitals else letters


def font_named(name: str | None) -> Font | None:
    """The font where its name is one of the time before Unicode: ``.VnTime``, ``.VnArialH``, ``VNI-Times``."""
    folded = (name or "").casefold()
    if folded.startswith(".vn"):
        return Font("tcvn3", folded.endswith("h"))
    return Font("vni", capitals=False) if folded.startswith("vni-") else None


def mended(content: Content) -> Content:
    """The content with Unicode's letters, and a property that says what was converted; pages begin where they did."""
    shown, note = _conversion(content.text)
    if shown is None:
        return content
    text = PAGE_BREAK.join(map(shown, content.text.split(PAGE_BREAK)))
    pages = page_starts(text) if content.pages else ()
    return Content(text, pages, (*content.properties, ("converted_from", note)))


def is_garbage(text: str) -> bool:
    """Whether a tenth of what is to be seen belongs to no alphabet: a font without a table of its letters."""
    kinds = Counter("strange" if _is_strange(letter) else "known" for letter in text if not letter.isspace())
    return kinds["strange"] > max(_FEW_WORDS, _GARBAGE * kinds.total())


def _is_strange(letter: str) -> bool:
    return letter == "\ufffd" or (letter > "\u2fff" and unicodedata.category(letter) in _STRANGE)


def _conversion(text: str) -> tuple[Callable[[str], str] | None, str]:
    """How to convert a text, and from what; ``None`` where it is as it should be."""
    table = _table(text)
    if table is not None:
        return lambda part: convert(part, _TABLES[table]), LABELS[table]
    swaps = _swaps(text)
    return (lambda part: part.translate(swaps), "ð") if swaps else (None, "")


def _table(text: str) -> str | None:
    words = _WORD.findall(text)
    unicode_words = sum(1 for word in words if _UNICODE_ONLY.search(word))
    if len(words) < _FEW_WORDS or unicode_words * 20 > len(words):
        return None
    found: str | None = detect_encoding_by_content(text, _TABLES).encoding
    return found


def _swaps(text: str) -> dict[int, str]:
    """Which letters stand for ``đ`` and ``Đ`` in a Vietnamese text that writes them otherwise.

    ``ñ`` is ``đ`` where ``đ`` itself does not occur; then ``ð`` is ``Đ``, as the font has them side by side.
    """
    if not re.search("[ơưƠƯ\u1ea0-\u1ef9]", text) or not re.search("[ðÐñ]", text):
        return {}
    counts = Counter(text)
    eth, tilde, own = counts["ð"], counts["ñ"], counts["đ"]
    swaps = {ord("Ð"): "Đ"} if counts["Ð"] else {}
    if tilde > max(own, 2):
        return swaps | {ord("ñ"): "đ", ord("ð"): "Đ", ord("Ñ"): "Đ"}
    return swaps | ({ord("ð"): "đ"} if eth else {})
