"""What stands between two documents in a sentence: the verb that relates them, and the part it means.

The verbs are rows of ``loaders/know/data/cues.csv``; this module finds those that govern a reference.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from ..fold import in_small_letters
from .alternatives import alternatives
from .vocabulary import compiled, require, rows, type_words
from .words import any_of, expanded, first_words

#: relations by which a document changes another
ALTERING = ("SUPERSEDES", "AMENDS", "REPEALS", "SUSPENDS")
#: what may stand between a verb and the document it governs without changing the sense
_FILLER = re.compile(
    r"[\s“\"(:]*(?:(?:các (?:[^\W\d]+ ){1,8}sau(?: đây)?"
    r"|các [^:;.\n]{3,120}?(?:gồm|cụ thể|sau đây|sau)(?=:)"
    rf"|các {type_words('grouped')}(?=:)"
    rf"|,|{any_of('filler')})\s*)*[\s“\"(:]*$",
    re.IGNORECASE,
)
#: "đã được công bố kèm theo": how a decision is named by what it made public
_MADE_PUBLIC = r"(?:đã )?(?:được )?(?:công bố|ban hành|phê duyệt)(?: kèm theo| tại| theo| trong)++"
#: "các Quyết định của Chủ tịch UBND tỉnh:" before numbers
_THOSE = rf"các (?=(?-i:[^\W\da-zđ]))(?:{type_words('grouped')})(?!\w)[^;:.\n]{{0,200}}:(?:\s*số(?=\s))?"
#: "TTHC: “Đăng ký sửa đổi bến”"
_NAMED_PROCEDURE = re.compile(rf"(?<!\w)(?P<what>{any_of('procedure')}):?\s*“[^”]*”", re.IGNORECASE)
#: "một số điều của", "khoản 2 Điều 5 của", "cụm từ “…” tại": which part of the document is meant
_PART = re.compile(
    rf"[\s:]*(?P<part>(?:một số (?:{any_of('unit', 'annexed')}|nội dung)(?!\w).{{0,200}}?"
    rf"|(?:(?:các )?quy định tại )?(?:các |tên )?{any_of('unit', 'annexed')}(?!\w).{{0,600}}?"
    rf"|(?:các )?nội dung.{{0,200}}?"
    rf"|(?:các |toàn bộ |(?:[^\W\d]+ )?\(?\d+\)? )?{any_of('procedure')}(?!\w)"
    rf"(?:[^;:\n]{{0,600}}?(?=\s{_MADE_PUBLIC})|(?=\s{{3}}))))"
    r"\s*(?:của|tại|(?:đã )?được phê duyệt (?:tại|theo)|ban hành theo"
    rf"|(?:được )?ban hành kèm theo|kèm theo|thuộc|trong|ở|{_MADE_PUBLIC})?(?:\s+(?:{_THOSE}|các))?\s*[“\"(]*$",
    re.IGNORECASE | re.DOTALL,
)
#: how one more object of a verb begins: ", các", "; và toàn bộ"
_FURTHER = re.compile(rf"[\s,;)”\"]*(?:{any_of('joiner')}(?!\w)\s*)?(?:(?:các|toàn bộ|những)(?!\w)\s*)*", re.IGNORECASE)
#: a part that the sentence goes on to speak of is no object: "khoản 2 Điều này thực hiện theo quy định tại"
_SPEAKS_OF_PART = re.compile(
    r"(?<!\w)(?:này|đó|thì|là|phải|được|theo quy định|như sau|trái với|không phù hợp)(?!\w)", re.IGNORECASE
)
#: what is changed is something else: "quy định trái với A", "danh mục hồ sơ nêu tại A"
_OF_ANOTHER = re.compile(
    r"(?<!\w)(?:trái với|không phù hợp với|dẫn chiếu"
    rf"|nêu tại(?! {any_of('article')} ?(?:\d|[IVXa-zđ]+(?!\w))))(?!\w)|(?<!\w)nêu$",
    re.IGNORECASE,
)
_DENIED = re.compile(rf"(?<!\w){any_of('denial')}(?: (?:được|bị|phải|còn))?\s*$", re.IGNORECASE)
_PUT_OFF = re.compile(rf"(?<!\w){any_of('put off')}(?:,? (?:được|bị|việc))?,?\s*$", re.IGNORECASE)
#: "kết thúc việc thực hiện A": what is stopped is not carried out
_STOPPED = re.compile(rf"(?<!\w){any_of('stops')}(?: việc)?\s*$", re.IGNORECASE)
#: "bãi bỏ một phần A": the verb itself says that a part is meant
_IN_PART = "một phần"
#: "thay thế một số nội dung của A": no more than that is meant
_SOME_OF = re.compile(r"\s+(?P<part>một số (?:nội dung|quy định))(?!\w)", re.IGNORECASE)
#: what a change begins with that a decision promulgates: all verbs up to "ban hành kèm theo" are of its name
_ANNEXED = re.compile(
    rf"\s+(?:các |một số (?:{any_of('unit')} của )?)?{any_of('annexed')}(?!\w)[^;:.\n]*$", re.IGNORECASE
)
#: "bổ sung định mức … quy định tại", "hướng dẫn việc … quy định tại Điều 5 của": what another document provides
_PROVIDED = re.compile(
    r"[\s:]*(?P<part>[^;:.\n“”]{3,250}?)\s*,?\s*(?:được )?(?:quy định|nêu) (?:tại|trong)\s*"
    rf"(?:(?:các )?{any_of('unit')}(?!\w)[^;:.\n]{{0,80}}?)?(?:\s*của)?\s*$",
    re.IGNORECASE,
)
#: "điều chỉnh thời hạn nêu tại điểm b mục 2 của": whatever it is, it stands in a numbered part of the document
_AT_A_PLACE = re.compile(
    rf"[\s:]*(?P<part>(?:(?!quy định)[^,;:.\n“”\d]){{3,100}}? (?:(?:đã )?(?:nêu|xác định|ghi|giao) )?(?:tại|ở)"
    rf" {any_of('article')} ?"
    r"(?:\d|[IVX]+(?!\w)|[a-zđ](?!\w))[^;:.\n]{0,60}?)\s*(?:của\s*)?[“\"(]*$"
)
#: how the rule is called by which what another document provides is changed or guided
PROVIDED = " (what it provides)"
_PROVIDES_FOR = ("AMENDS", "GUIDES")
_PUBLISHED = re.compile(rf"(?<=\s){_MADE_PUBLIC}(?:\s+(?:{_THOSE}|các))?\s*$", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_PARTIAL = (*ALTERING, "IMPLEMENTS", "GUIDES")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb: forward relates what stands before it to what follows, backward the other way."""

    relation: str
    backward: bool
    rule: str
    confidence: float


class Governing(NamedTuple):
    """A verb that governs a reference: where it stands in the gap before, and the part it means."""

    cue: Cue
    start: int
    end: int
    part: str | None


@cache
def cues() -> tuple[tuple[re.Pattern[str], Cue], ...]:
    """The rows of the table, each with its pattern."""
    return tuple((pattern, cue) for pattern, cue, _ in _table())


@cache
def _table() -> tuple[tuple[re.Pattern[str], Cue, frozenset[str]], ...]:
    table = []
    for row in rows("cues"):
        pattern = compiled("cues", row, rf"(?<!\w)(?:{expanded(row['pattern'])})(?!\w)")
        example = pattern.search(row["example"])
        begins = _begins(row["begins"])
        require(example is not None and example.group().split()[0].lower() in begins, "cues", row, "example")
        require(not pattern.fullmatch(row["twin"]), "cues", row, "counter-example")
        cue = Cue(row["relation"], row["direction"] == "backward", row["rule"], float(row["confidence"]))
        table.append((pattern, cue, begins))
    return tuple(table)


def _begins(column: str) -> frozenset[str]:
    """The first words of a verb; ``{repeals}`` stands for those of all words of that kind."""
    named = {word for word in column.split("|") if not word.startswith("{")}
    kinds = [word.strip("{}") for word in column.split("|") if word.startswith("{")]
    return frozenset(named | {word.split()[0] for kind in kinds for word in first_words(kind)})


@cache
def _by_first_word() -> dict[str, tuple[tuple[re.Pattern[str], Cue], ...]]:
    """The verbs that may begin with a word; a dictionary is quicker than trying all patterns everywhere."""
    words: dict[str, list[tuple[re.Pattern[str], Cue]]] = {}
    # passive verbs first: of two that end at one place the first is taken
    for pattern, cue, begins in sorted(_table(), key=lambda row: not row[1].backward):
        for word in begins:
            words.setdefault(word, []).append((pattern, cue))
    return {word: tuple(verbs) for word, verbs in words.items()}


@cache
def _first_word() -> re.Pattern[str]:
    """Any of these words, a letter before all else, so that a search passes over most letters at once."""
    by_letter: dict[str, list[str]] = {}
    for word in _by_first_word():
        by_letter.setdefault(word[0], []).append(word[1:])
    letter = r"[^\W\d_]"
    ways = (f"{first}(?<!{letter}{first}){alternatives(rest)}" for first, rest in by_letter.items())
    return re.compile(rf"(?:{'|'.join(ways)})(?!{letter})")


def governing(gap: str) -> list[Governing]:
    """The verbs of ``gap`` that govern what follows it: the last one, and changes named together with it.

    "bổ sung một số điều và bãi bỏ khoản 2 của" gives both; "ban hành kèm theo" after a change only
    says where the changed part stands.
    """
    gap = _NAMED_PROCEDURE.sub(_unnamed, gap) if "“" in gap else gap
    spots = _spots(gap)
    if not spots:
        return []
    cue, start, end = spots[-1]
    if cue.backward and cue.relation == "APPROVES" and len(spots) > 1:
        if spots[-2][0].relation in ("BASED_ON", "IMPLEMENTS", "GUIDES") and not spots[-2][0].backward:
            # "Căn cứ Điều lệ … ban hành kèm theo": what is promulgated has no mention of its own
            return [Governing(*spots[-2], None)]
        changed = _changes_annexed(gap, spots)
        if changed is not None:
            spots = spots[: changed + 1]
            cue, start, end = spots[-1]
    found = _governs(gap, cue, start, end)
    if found is None:
        return []
    if cue.relation not in ALTERING or cue.backward:
        return [found]
    return [found, *(_beside(gap, earlier) for earlier in spots[:-1] if _is_beside(earlier[0], cue))]


def _unnamed(procedure: re.Match[str]) -> str:
    """A procedure without its name in quotation marks, whose verbs say nothing; of the same length."""
    return procedure["what"].ljust(len(procedure.group()))


@lru_cache(maxsize=256)
def further_part(words: str) -> str | None:
    """The part that one more object of a verb means (empty: the whole); ``None`` where ``words`` lead to no object.

    ``words`` stand between two documents, as in "bãi bỏ Điều 4 A và khoản 2 Điều 5 B".
    """
    further = _FURTHER.match(words)
    rest = words[further.end() if further else 0 :].strip()
    if not rest:
        return ""
    part = _PART.fullmatch(rest)
    if part is None:
        return None
    said = _QUOTED.sub("", _PUBLISHED.sub("", rest))
    if _SPEAKS_OF_PART.search(said) or any(cue.relation != "APPROVES" for cue, _, _ in _spots(said)):
        return None
    return part["part"].strip(" ,")


def is_denied(before: str, relation: str) -> bool:
    """Whether the words right before a verb deny it ("không thay thế"), stop it, or put a change off ("sẽ bãi bỏ")."""
    if relation in ALTERING:
        return bool(_DENIED.search(before) or _PUT_OFF.search(before))
    return bool(_DENIED.search(before) or _STOPPED.search(before))


def change_at_start(words: str) -> str | None:
    """The relation of the active verb with which ``words`` begin, where it changes what follows."""
    cue, start, _ = next(iter(_spots(words)), (None, 0, 0))
    if cue is None or cue.backward or cue.relation not in ALTERING or words[:start].strip():
        return None
    return cue.relation


def names_verb(words: str) -> bool:
    """Whether any verb stands in ``words``."""
    return bool(_spots(words))


def speaks_of_change(words: str) -> bool:
    """Whether any verb in ``words`` amends, replaces or repeals."""
    return any(cue.relation in ALTERING for cue, _, _ in _spots(words))


# the same gap is asked for its verbs by one who reads a title, a clause and what a document carries out
@lru_cache(maxsize=256)
def _spots(gap: str) -> tuple[tuple[Cue, int, int], ...]:
    """All verbs of the gap, the longest at each place; one inside a longer one says nothing new."""
    spots: list[tuple[Cue, int, int]] = []
    verbs = _by_first_word()
    for word in _first_word().finditer(in_small_letters(gap)):
        for pattern, cue in verbs[word.group()]:
            match = pattern.match(gap, word.start())
            if match and (not spots or match.end() > spots[-1][2]):
                if spots and spots[-1][1] == match.start():
                    spots.pop()
                spots.append((cue, match.start(), match.end()))
    return tuple(spots)


def _changes_annexed(gap: str, spots: tuple[tuple[Cue, int, int], ...]) -> int | None:
    """Which verb before the last changes what is promulgated: "sửa đổi Quy chế về trả lời … ban hành kèm theo"."""
    for at in range(len(spots) - 2, -1, -1):
        cue, _, end = spots[at]
        if cue.relation in ALTERING and not cue.backward:
            return at if at == len(spots) - 2 or _ANNEXED.match(gap, end) else None
    return None


def _governs(gap: str, cue: Cue, start: int, end: int) -> Governing | None:
    rest = gap[end:]
    if _FILLER.match(rest):
        in_part = cue.relation == "REPEALS" and not cue.backward and gap[start:end].lower().endswith(_IN_PART)
        some = _SOME_OF.match(rest) if cue.relation in ALTERING and not cue.backward else None
        return Governing(cue, start, end, _IN_PART if in_part else some["part"] if some else None)
    part = _PART.match(rest) if cue.relation in _PARTIAL or cue.backward else None
    passive = gap[:start].rstrip().endswith("được")
    if part is None and cue.relation in ALTERING and not (cue.backward or passive):
        part = _AT_A_PLACE.match(rest)
    if part is None and cue.relation in _PROVIDES_FOR and not (cue.backward or passive):
        part = _PROVIDED.match(rest)
        cue = replace(cue, rule=f"{cue.rule}{PROVIDED}")
    if part is None or (cue.relation in ALTERING and _OF_ANOTHER.search(rest)):
        return None
    return Governing(cue, start, end, None if cue.backward else " ".join(part["part"].split()).strip(" ,"))


def _is_beside(earlier: Cue, last: Cue) -> bool:
    return earlier.relation in ALTERING and not earlier.backward and earlier.relation != last.relation


def _beside(gap: str, earlier: tuple[Cue, int, int]) -> Governing:
    cue, start, end = earlier
    part = re.match(r"\s*,?\s*([^,;]{3,80}?)(?:\s+và|,|$)", gap[end:])
    return Governing(cue, start, end, part[1].strip() if part else None)
