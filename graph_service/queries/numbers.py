"""How people type the number of a document, and what they may mean by it.

``21-nq/tw`` · ``nghi quyet 21`` · ``KH 105`` · ``105 kh tu`` · ``Kế hoạch số 105-KH/TU ngày 23/9/2022``

A text has one or several readings, the most exact first. A reading is a question to the store, never
an answer: which documents fit is seen there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from graph_service.queries.dates import first_date
from graph_service.queries.document_types import signs_of, type_of_name, type_of_sign
from graph_service.store.protocol import DocumentQuery
from loaders.fold import fold
from loaders.know.vocabulary import DocumentType, issuers

Kind = Literal["number", "serial", "words"]

_TERM = re.compile(r"(?<=\s)((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)(?![\w/-])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SERIAL = re.compile(r"\d{1,5}[a-d]?")
_ROMAN = re.compile(r"[ivx]+")
#: A sign of a number is short; what is longer is a word of the title.
_LONGEST_SIGN = 10
_MOST_SIGNS = 5
#: Words that stand between the parts of a number and say nothing of it.
_FILLERS = frozenset({"so", "cua", "ve", "ngay", "khoa", "nhiem", "ky", "nam"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a text may mean.

    ``number``: a whole number · ``serial``: a serial with its type · ``words``: no number at all.
    A store is not asked for ``series``, the term that the text names (``XVII``, ``2020-2025``), nor for the ``date``:
    of a document neither need be known.
    """

    kind: Kind
    query: DocumentQuery
    series: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    #: the stretch between blanks that it stands in
    chunk: int


@dataclass(frozen=True, slots=True)
class _Parts:
    """A text around its serial; ``glued`` counts the tokens that stand to the serial without a blank."""

    before: tuple[str, ...]
    type: DocumentType | None
    serial: str
    after: tuple[str, ...]
    glued: int


def readings(text: str) -> tuple[Reading, ...]:
    """What ``text`` may mean, the most exact first; empty for a text without a letter or digit.

    A reading of ``kind`` ``words`` is always the last. A number that is complete (serial, type and
    issuer, or all that was typed in one piece) has no reading of ``kind`` ``serial``, which would
    find the same serial of another body.
    """
    date, rest = first_date(text)
    years, rest = _years(rest)
    tokens = _tokens(rest)
    if not tokens:
        return ()
    tokens, numeral = _without_term(tokens)
    series = years or numeral
    parts = _parts(tokens)
    asked = [*_of_number(parts)] if parts else []
    asked.append(("words", DocumentQuery(words=_words(fold(rest).split()))))
    return tuple(Reading(kind, query, None if kind == "words" else series, date) for kind, query in asked)


def suggestions(text: str) -> tuple[DocumentQuery, ...]:
    """Questions for what ``text`` might have meant where nothing is exactly it: the same serial, its words."""
    _, rest = first_date(text)
    tokens, _ = _without_term(_tokens(_years(rest)[1]))
    parts = _parts(tokens)
    queries = [DocumentQuery(serial=parts.serial)] if parts else []
    if parts and parts.type:
        queries.insert(0, DocumentQuery(serial=parts.serial, type=parts.type.name))
    words = _words([token.text for token in tokens])
    return (*queries, DocumentQuery(words=words)) if words else tuple(queries)


def _years(text: str) -> tuple[str | None, str]:
    """The years of a term (``2020-2025``) behind other words, and the text without them."""
    found = _TERM.search(text)
    if found is None:
        return None, text
    return f"{found[1]}-{found[2]}", f"{text[: found.start()]} {text[found.end() :]}"


def _tokens(text: str) -> list[_Token]:
    """The folded words, with a sign parted from the serial that it sticks to: ``kh105`` → ``kh 105``."""
    return [
        _Token(part, chunk)
        for chunk, stretch in enumerate(text.split())
        for word in fold(stretch).split()
        for part in _parted(word)
    ]


def _parted(word: str) -> list[str]:
    parted = re.fullmatch(r"([a-z]+)(\d+)|(\d+)([a-z]+)", word)
    if parted is None or _SERIAL.fullmatch(word):
        return [word]
    letters, digits, digits_first, letters_last = parted.groups()
    if letters in type_of_sign():
        return [letters, digits]
    return [digits_first, letters_last] if letters_last in type_of_sign() else [word]


def _without_term(tokens: Sequence[_Token]) -> tuple[list[_Token], str | None]:
    """The tokens without a term behind a serial (``khóa XVII``, ``xvii``), and the term."""
    for index, token in enumerate(tokens):
        if index and _ROMAN.fullmatch(token.text) and any(_SERIAL.fullmatch(t.text) for t in tokens[:index]):
            return [t for i, t in enumerate(tokens) if i != index], token.text.upper()
    return list(tokens), None


def _parts(tokens: Sequence[_Token]) -> _Parts | None:
    """The parts around the serial: the first digits that open the text or follow a type or "số"."""
    texts = [token.text for token in tokens]
    for index, text in enumerate(texts):
        if not _SERIAL.fullmatch(text):
            continue
        head = [word for word in texts[:index] if word != "so"]
        kind, length = _type_at_end(head)
        if kind or not head or texts[index - 1] == "so":
            glued = sum(1 for token in tokens[index + 1 :] if token.chunk == tokens[index].chunk)
            before = tuple(head[: len(head) - length])
            kind = kind or _type_within(head)
            return _Parts(before, kind, text, tuple(texts[index + 1 :]), glued)
    return None


def _type_at_end(words: Sequence[str]) -> tuple[DocumentType | None, int]:
    """The type that the words end with, and in how many of them."""
    if words and words[-1] in type_of_sign():
        return type_of_sign()[words[-1]], 1
    for length in range(min(4, len(words)), 0, -1):
        kind = type_of_name().get(tuple(words[-length:]))
        if kind:
            return kind, length
    return None, 0


def _type_within(words: Sequence[str]) -> DocumentType | None:
    """The type that the words begin with: ``Luật Đất đai số …``."""
    return next((kind for n in range(4, 0, -1) if (kind := type_of_name().get(tuple(words[:n])))), None)


def _of_number(parts: _Parts) -> Iterator[tuple[Kind, DocumentQuery]]:
    """Readings of a text that has a serial."""
    for key, rest in _keys(parts):
        yield "number", DocumentQuery(number_key=key, words=_words((*_told_before(parts), *rest)))
    if not _complete(parts):
        kind, rest = _type_and_rest(parts)
        words = _words((*parts.before, *rest))
        yield "serial", DocumentQuery(serial=parts.serial, type=kind.name if kind else None, words=words)


def _told_before(parts: _Parts) -> tuple[str, ...]:
    """Words before the serial that tell documents apart: a number with its year is whole without them."""
    return () if parts.after and _YEAR.fullmatch(parts.after[0]) else parts.before


def _keys(parts: _Parts) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Number keys that the text may hold, the longest first, each with the words left over."""
    longest = next((i for i, t in enumerate(parts.after[:_MOST_SIGNS]) if not _may_be_sign(t)), len(parts.after))
    for length in range(min(longest, _MOST_SIGNS), max(0, parts.glued - 1), -1):
        signs, rest = parts.after[:length], parts.after[length:]
        if parts.glued or any(sign in type_of_sign() for sign in signs):
            yield "".join((parts.serial, *signs)), rest
        if parts.type and not any(sign in signs_of(parts.type.name) for sign in signs):
            for sign in signs_of(parts.type.name):
                yield "".join((parts.serial, sign, *signs)), rest


def _may_be_sign(token: str) -> bool:
    return len(token) <= _LONGEST_SIGN and token not in _FILLERS


def _complete(parts: _Parts) -> bool:
    """Whether the text names the issuer, or the year, so that another body's serial is another document."""
    signs = parts.after
    if signs and _YEAR.fullmatch(signs[0]):
        return parts.glued > 1
    if signs and signs[0] in type_of_sign():
        signs = signs[1:]
    return bool(signs) and (parts.glued > 1 or signs[0].rstrip("0123456789") in _issuer_signs())


@cache
def _issuer_signs() -> frozenset[str]:
    """Folded signs of issuers: with one of them behind the type a number is complete."""
    return frozenset(fold(issuer.sign).replace(" ", "").rstrip("0123456789") for issuer in issuers().values())


def _type_and_rest(parts: _Parts) -> tuple[DocumentType | None, tuple[str, ...]]:
    """The type before or behind the serial, and the words that are left."""
    if parts.after and parts.after[0] in type_of_sign():
        return parts.type or type_of_sign()[parts.after[0]], parts.after[1:]
    return parts.type, parts.after


def _words(tokens: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(token for token in tokens if token not in _FILLERS))
