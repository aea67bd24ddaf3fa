"""The word for a document's type before its number: "Kế hoạch số …", "Luật Phòng, chống … số …"."""

import re
from collections import defaultdict, deque
from functools import cache

from ..know.alternatives import alternatives
from ..know.dates import DATE
from ..know.vocabulary import type_words, types_by_word, types_that

#: how far back the word for the type may stand: "Luật Phòng, chống tác hại của … số"
_REACH = 420
_BESIDE = 36
#: no word for a type has more
_MOST_WORDS = 4
#: laws count by the National Assembly or its Standing Committee
#: with a capital: "luật" alone is the law at large
_A_LAW = rf"(?=[^\W\da-zđ])(?i:{type_words('law')})"
_LAW_NUMBER = re.compile(r"\d{1,3}/\d{4}/\w{0,4}(?:QH|QHH|UBTVQH)")
_LAW_WORD = re.compile(rf"(?<!\w){_A_LAW}(?= (?!số))")
#: the number in brackets behind the name: "Luật X (số", "Luật X (Luật số"
_IN_BRACKETS = re.compile(rf"\((?:{type_words('law')} )?(?:số )?$", re.IGNORECASE)
#: "Luật A ngày … được sửa đổi bởi Luật số" is not one name
_NOT_OF_LAW = re.compile(rf"[.()\d]|(?<!\w){_A_LAW} số|(?<!\w)(?:được|theo|bởi)(?!\w)")
_DATED = re.compile(rf",?\s+{DATE}\s*$")
_AMENDING_LAW = re.compile(r"(?<!\w)Luật (?:[Ss]ửa đổi|[Bb]ổ sung|[Bb]ãi bỏ)(?!\w)")


#: "Báo cáo tiếp thu, giải trình số": what a report is for, in two words or three
_SAID_TWICE = re.compile(r"(?:[^\W\d_]+ ){0,3}[^\W\d_]+,(?: và)?(?: [^\W\d_A-ZĐ][^\W\d_]*){1,3}")
#: "Chương trình kiểm tra, giám sát năm 2023 số": the year that a plan is for
_FOR_YEAR = re.compile(r" (?:quý [IV]+ |\d tháng (?:đầu|cuối) )?năm (?:19|20)\d\d\Z")


@cache
def _type_word() -> re.Pattern[str]:
    """In small letters, and a letter before all else, so that a search stops at these letters only."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in sorted(types_by_word(), key=len, reverse=True):
        by_letter[word[0]].append(word[1:])
    # "pháp luật", "kỷ luật" are no law
    ways = (
        rf"{letter}(?<!\w{letter})(?<!pháp {letter})(?<!kỷ {letter}){alternatives(rest)}"
        for letter, rest in by_letter.items()
    )
    return re.compile(rf"(?:{'|'.join(ways)})(?!\w)")


def type_before(text: str, position: int, floor: int) -> tuple[str | None, int]:
    """The type word that the number belongs to, and where the mention begins."""
    beside = _type_beside(text, position, floor)
    if beside is not None:
        return beside
    floor = max(floor, position - _REACH)
    clause = max(floor, *(text.rfind(end, floor, position) + 1 for end in ";!?\n"))
    if _LAW_NUMBER.match(text, position) and (law := _law_named(text, clause, position)):
        return law
    window = text[clause:position]
    small = window.lower()
    last = deque(_type_word().finditer(small if len(small) == len(window) else window), maxlen=1)
    if not last:
        return None, position - len("số ") if window.rstrip().lower().endswith("số") else position
    begin, end = last[0].span()
    word = window[begin:end]
    if not _belongs(word, window[end:].strip()):
        return None, position
    start = clause + begin
    kind = types_by_word()[word.lower()]
    return kind, _law_of_laws(text, clause, start) if kind == "Luật" else start


def _type_beside(text: str, position: int, floor: int) -> tuple[str, int] | None:
    """The type word right before the number ("Kế hoạch số 12-KH/TU"), which is how most are written."""
    begin = max(floor, position - _BESIDE)
    begin = max(begin, text.rfind("\n", begin, position) + 1)
    words = text[begin:position].rstrip(" :\u00a0")
    if not words[-1:].isalpha():
        return None
    if words[-2:].lower() == "số" and not words[-3:-2].isalpha():
        words = words[:-2]
        while words and not words[-1].isalpha():
            words = words[:-1]
    for start in _starts_of_last(words):
        kind = types_by_word().get(words[start:].lower())
        if kind and kind != "Luật" and not text[begin + start - 1 : begin + start].isalnum():
            return kind, begin + start
    return None


def _starts_of_last(words: str) -> list[int]:
    """Where the last four words begin, which blanks part, and of the last three and fewer; the furthest first."""
    starts: list[int] = []
    end = len(words)
    while end > 0 and len(starts) < _MOST_WORDS:
        start = end
        while start > 0 and words[start - 1].isalpha():
            start -= 1
        starts.append(start)
        if words[start - 1 : start] != " ":
            break
        end = start - 1
    return starts[::-1]


def _law_named(text: str, clause: int, position: int) -> tuple[str, int] | None:
    """The law whose name stands before its number, or before the bracket that holds it."""
    bracket = _IN_BRACKETS.search(text, clause, position)
    end = bracket.start() if bracket else position
    if bracket and (dated := _DATED.search(text, clause, end)):
        # "Luật A ngày … (Luật số"
        end = dated.start()
    names = list(_LAW_WORD.finditer(text, clause, end))
    if not names or _NOT_OF_LAW.search(text, names[-1].end(), end):
        return None
    start = names[-1].start()
    return types_by_word()[names[-1].group().lower()], _law_of_laws(text, clause, start)


def _law_of_laws(text: str, clause: int, start: int) -> int:
    """Where the name of a law begins that names other laws: "Luật sửa đổi, bổ sung … của Luật A, Luật B số …"."""
    outer = _AMENDING_LAW.search(text, clause, start)
    # "Quốc hội ban hành Luật sửa đổi … của Luật A số": the law that is issued has no number here
    return outer.start() if outer and not text.endswith("ban hành ", 0, outer.start()) else start


def _belongs(word: str, between: str) -> bool:
    """Whether what stands between the type word and the number leaves them together."""
    if not between or between.lower() == "số":
        return True
    words = _FOR_YEAR.sub("", between.removesuffix("số").strip())
    ends_in_so = between.lower().endswith("số")
    if word[0].isupper() and types_by_word()[word.lower()] in types_that("law"):
        return "." not in words and "(" not in words
    # "các Nghị định của Chính phủ: số A, số B"
    words = words.removesuffix(":")
    if ends_in_so and word[0].isupper() and _SAID_TWICE.fullmatch(words):
        return True
    listed = re.fullmatch(r"(?:số\s*)?(?:\d{1,5}\s*(?:,|và)\s*)+(?:số)?", between, re.IGNORECASE)
    return bool(listed) or (
        ends_in_so and len(words) <= 60 and not re.search(r"[.,:()“”\"]|\d|(?<!\w)này(?!\w)", words)
    )
