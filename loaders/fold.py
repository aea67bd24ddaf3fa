"""One way to make spellings of a name compare equal, for extraction, both stores and questions."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

_NOT_A_WORD = re.compile(r"[\W_]+")
#: the marks of Vietnamese; others are told by the tables of Unicode, letter by letter
_MARKS = re.compile("[\u0300-\u036f]+")
#: headings and names come again and again; longer texts are not kept
_SHORT = 100


def fold(text: str) -> str:
    """Lower-case ASCII-like words parted by single spaces: ``"Kế hoạch 105-KH/TU"`` → ``"ke hoach 105 kh tu"``.

    Marks fall away and ``đ`` becomes ``d``, which Unicode decomposition alone does not do.
    """
    return _folded(text) if len(text) < _SHORT else _fold(text)


@lru_cache(maxsize=16384)
def _folded(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.casefold())).replace("đ", "d")
    if not plain.isascii():
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_A_WORD.sub(" ", plain).strip()


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """A folded name fit for a URL: ``"Quận ủy Nam Từ Liêm"`` → ``"quan-uy-nam-tu-liem"``."""
    return fold(text).replace(" ", "-")


def in_one_line(words: str) -> str:
    """Words parted by single blanks; most stretches of a text are so already, which is quicker to see."""
    plain = "  " not in words and words.isprintable() and words[:1] != " " != words[-1:]
    return words if plain else " ".join(words.split())


def in_small_letters(text: str) -> str:
    """The text in small letters at the same offsets: a letter of which two would become stays as it is."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


@lru_cache(maxsize=2)
def small_of(text: str) -> str:
    """``in_small_letters`` of a whole text, for which several readers ask."""
    return in_small_letters(text)


def places_of(text: str, words: Sequence[str]) -> list[int]:
    """Where any of some words begin, in order; many times as fast as a pattern of them."""
    found: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + 1)
    found.sort()
    return found


#: marks as they are typed on a plain keyboard (Telex)
_TYPED = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j", "\u0306": "w", "\u031b": "w"}


def spelled_slug(text: str) -> str:
    """A slug that keeps the marks, typed as in Telex, for two names that differ by them alone: ``"Hạ"`` → ``"haj"``."""
    letters: list[str] = []
    for letter in unicodedata.normalize("NFD", text.casefold().replace("đ", "dd")):
        letters.append(letters[-1] if letter == "\u0302" and letters else _TYPED.get(letter, letter))
    return _NOT_A_WORD.sub("-", "".join(letters)).strip("-")


def places_between(text: str, word: str, start: int, end: int) -> Iterator[int]:
    """Where a word stands between two places."""
    at = text.find(word, start, end)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word), end)
