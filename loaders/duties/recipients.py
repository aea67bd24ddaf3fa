"""To whom a text is sent: "Kính gửi" and "Nơi nhận", with the purpose in brackets, broken brackets included."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from ..know.vocabulary import issuers
from ..model import Recipient
from .bodies import names_at
from .page import DutyText
from .shared import members, spread, with_shared_place

_ADDRESSED = re.compile(r"(?im)^(?:[^\w\n]|_){0,40}Kính gửi\s*[:*]*[ \t]*")
_LIST = re.compile(r"(?im)^(?:[^\w\n]|_){0,40}Nơi nhận\s*[:*]*[ \t]*")
ADDRESSED_TO, SENT_TO = ("kính gửi",), ("nơi nhận",)
#: so far down somebody may be addressed
_HEAD = 6000
#: what ends a list: a signature, or the text's next part
_ENDS = re.compile(
    r"[ \t*_>]*(?:T/M|TM\.?|K/T|KT\.?|TL\.?|TUQ\.?|PHỤ LỤC|Phụ lục|THAY MẶT|Thực hiện|Căn cứ|Theo |Để |Ngày "
    r"|Sau khi|Tiếp theo)(?!\w)"
)
_LONGEST_LIST, _LONGEST_LINE, _SHORT = 60, 240, 5
_PURPOSE = re.compile(r"\(\s*((?:để )?[^()]{1,40})\)")
_SHORT_PURPOSES = {
    "b/c": "để báo cáo",
    "bc": "để báo cáo",
    "t/h": "để thực hiện",
    "th": "để thực hiện",
    "p/h": "để phối hợp",
}
_SAME = re.compile(r"[\W_]*Như (?:trên|kính gửi|Điều|điều)", re.IGNORECASE)
_KEPT = re.compile(r"[\W_]*Lưu\s*:?\s*", re.IGNORECASE)
_MARK = re.compile(r"[ \t>*_]*[-+•–][ \t*_]*")
_KINDS = re.compile(r"[\W_]*(?:các|những)(?!\w)", re.IGNORECASE)
_CONFIDENCE = 0.9


def recipients(page: DutyText) -> Iterator[Recipient]:
    """Every body that a list of recipients names."""
    text = page.composed.text
    for found in islice(at_lines(_ADDRESSED, text[:_HEAD], page.places(ADDRESSED_TO)), 1):
        yield from _read(page, found.end(), True)
    for found in islice(at_lines(_LIST, text, page.places(SENT_TO)), 3):
        yield from _read(page, found.end(), False)


def at_lines(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """Matches of a pattern that begins a line, looked for in the lines where its words stand."""
    done = 0
    for words in places:
        line = text.rfind("\n", 0, words) + 1
        match = pattern.match(text, line) if line >= done else None
        if match:
            done = match.end()
            yield match


def _read(page: DutyText, start: int, addressed: bool) -> Iterator[Recipient]:
    entries = list(_entries(page, start, addressed))
    for first, end, purpose in entries:
        if _SAME.match(page.flat, first, end):
            continue
        kept = _KEPT.match(page.flat, first, end)
        said = page.evidence(first, end, "addressed" if addressed else "list of recipients", _CONFIDENCE)
        for words in _kept_by(page.flat[kept.end() : end]) if kept else _bodies(page, first, end):
            body = page.body_called(words, said)
            yield Recipient(body, purpose or ("để lưu" if kept else None), said)


def _entries(page: DutyText, start: int, addressed: bool) -> list[tuple[int, int, str | None]]:
    """The entries of a list, each with its purpose; one after a brace is that of all that have the brace."""
    found: list[tuple[int, int, str | None]] = []
    braced: list[int] = []
    for first, end in _lines(page, start, addressed):
        purpose = _purpose(page.flat[first:end])
        if "}" in page.flat[first:end]:
            braced.append(len(found))
        found.append((first, end, purpose))
    purposes = [purpose for index in braced if (purpose := found[index][2])]
    for index in braced:
        if purposes and not found[index][2]:
            found[index] = (*found[index][:2], purposes[0])
    return found


def _purpose(line: str) -> str | None:
    """The purpose in brackets, in full words."""
    told = next((match[1].strip() for match in _PURPOSE.finditer(line)), None)
    if told is None:
        return None
    return _SHORT_PURPOSES.get(told.lower(), told) if told.lower() in _SHORT_PURPOSES or told.startswith("để") else None


def _lines(page: DutyText, start: int, addressed: bool) -> Iterator[tuple[int, int]]:
    """The lines of a list, those that go on joined to the one before."""
    text = page.composed.text
    current: tuple[int, int] | None = None
    blank = False
    for position, end in _raw_lines(text, start):
        line = text[position:end]
        bare = line.strip(" \t*_\r")
        if not bare:
            if current and text[current[0] : current[1]].rstrip(" *_").endswith("."):
                break
            blank = True
            continue
        mark = _MARK.match(line)
        if _is_beyond(line, bare, blank or mark is not None):
            break
        first = position + (mark.end() if mark else line.index(bare[0]))
        if current and not mark:
            if (blank and not addressed) or not (bare[0].islower() or text[current[1] - 1] not in ";."):
                break
            first = current[0]
        elif current:
            yield current
        current, blank = (first, end), False
    if current:
        yield current


def _raw_lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    position = start
    for _ in range(_LONGEST_LIST):
        end = text.find("\n", position)
        yield position, len(text) if end < 0 else end
        if end < 0:
            return
        position = end + 1


def _is_beyond(line: str, bare: str, marked: bool) -> bool:
    """Whether a line is of what follows a list: a signature, a heading, a sentence."""
    heading = not marked and bare.isupper() and len(bare) > _SHORT
    return heading or _ENDS.match(line) is not None or bare == "|" or bare[0] == "…" or len(bare) > _LONGEST_LINE


def _bodies(page: DutyText, start: int, end: int) -> Iterator[str]:
    """The bodies of an entry."""
    bracket = page.flat.find("(", start, end)
    stop = bracket if bracket >= 0 else page.flat.find("}", start, end) if "}" in page.flat[start:end] else end
    # "Các quận ủy, huyện ủy" are kinds of bodies, and none of them is the one of the text's own district
    kinds = _KINDS.match(page.flat, start, stop) is not None
    position = start
    found: list[str] = []
    while position < stop:
        row = names_at(page.flat, position, stop, low=True)
        if row is None:
            break
        named = [each for name in row.names for each in _each(page.words(*name))]
        found += (words for words in named if not (_INSIDE.fullmatch(words) or (kinds and words[:1].islower())))
        listed = _LISTED.match(page.flat, row.end, stop)
        if listed and found and _MAY_LIST.match(found[-1]):
            found[-1:] = members(found[-1], listed["list"])
        rest = _JOINED.match(page.flat, row.end, stop)
        position = rest.end() if rest and not listed else stop
    yield from with_shared_place(found)


def _each(words: str) -> list[str]:
    """Every one that a name lists: ministries in full or by their letters."""
    group, _, listed = words.partition(":")
    return members(group, listed) if listed and spread(words) == [words] else spread(words)


#: a group and, behind a colon, who is meant: "Các Bộ: TC, NV"
_LISTED = re.compile(r"\s*:\s*(?P<list>[^.:()]*\w)")
#: rooms and officers of the sender's own office
_INSIDE = re.compile(r"(?:Các )?(?:[Pp]hòng|CV|PCVP|[Cc]huyên viên|[Bb]ộ phận)")
_MAY_LIST = re.compile(r"(?:[Cc]ác|Thường trực|TT|Lãnh đạo|Văn phòng|UBND các)(?!\w)")
_JOINED = re.compile(r"[\s,;]+(?:và\s+)?")


@cache
def _short_issuers() -> dict[str, str]:
    return {sign: issuer.called() for sign, issuer in issuers().items() if issuer.name and sign.isupper()}


def _kept_by(words: str) -> Iterator[str]:
    """The bodies whose signs stand after "Lưu": "VPTU, BTCTU"; "VT" and the drafter's initials are none."""
    for word in re.findall(r"[\wĐ]+", words):
        name = _short_issuers().get(word)
        if name and not name.startswith(("Chủ tịch", "UBND", "HĐND")):
            yield name
