"""One statement of a sentence in clean offsets, and what all who read statements ask of the words between mentions."""

import re
from collections.abc import Iterable, Sequence

from ..clean.normalise import UPPER
from ..find.mention import Mention
from ..find.tails import FORMER
from ..know.cues import Cue, speaks_of_change
from ..know.words import any_of
from ..noun import noun

#: nothing but "," or "và" between two mentions
TOGETHER = re.compile(rf"^[\s,;)”\"]*(?:{any_of('joiner')}\s*)?(?:các\s+)?$", re.IGNORECASE)
#: an issuer that no table knows between two of a list: "A của Sở Nội vụ (cũ) và B"
_FURTHER_WORD = r" (?!(?:về|v/v|việc|ban|thực|triển)(?!\w))[^\W\d]+"
BY_ANY = re.compile(
    rf"\s+của (?=[{UPPER}])[^\W\d]+(?:{_FURTHER_WORD}){{1,9}}?"
    rf"(?:{FORMER})?"
    rf"(?:[,;]\s+(?:{any_of('joiner')}\s+)?|\s+{any_of('joiner')}\s+)(?:các\s+)?",
)
#: another asked for what is issued
ASKED = re.compile(rf"[\s,;]*(?:và )?(?:theo|xét) {any_of('put off')}(?!\w)", re.IGNORECASE)
#: so many statements are looked back at: those of a sentence or two
_LATELY = 8
#: parts whose replacement amends a document; "thay thế Quy chế ban hành kèm theo Quyết định A" replaces A
NARROW = re.compile(rf"(?<!\w){any_of('unit', 'portion', 'procedure')}(?!\w)", re.IGNORECASE)
#: how far before a verb its denial may stand
DENIAL = 24
#: what stands right before a document that is issued
ISSUES = re.compile(r"(?<!\w)(?:ban hành|xây dựng|công bố|phê duyệt)(?:\s+và [^,;.]{3,30})?\s*$", re.IGNORECASE)
#: the sentence goes on with who acts: ", UBND tỉnh ban hành", ". Ủy ban nhân dân tỉnh xây dựng"
ACTS = re.compile(
    r"(?:[,;.:)”\"]|(?<=\d))\s+(?P<who>(?:[A-ZĐÁÂÔƯÝỦ]|liên |đồng chí |chi bộ |hai (?:bên|ngành) )"
    # with what it is called in a bracket: "Tòa án nhân dân (TAND) tỉnh"
    r"(?:[^;:.(]|\([^()\d;:.]{2,30}\)){1,120}?)"
    rf"\s+(?P<past>đã |vừa )?{any_of('speaks now', 'acts')}(?!\w)"
)
#: how long a title is at least that tells what its document is about
_TITLE = 40


def are_together(text: str, before: Mention, mention: Mention) -> bool:
    """Whether nothing but "," or "và" parts a mention from the one before, or from that one's title."""
    return TOGETHER.match(text[max(before.tail, before.title_end) : mention.start]) is not None


def closes(words: str) -> bool:
    """Whether more brackets close than open in the words."""
    return words.count(")") > words.count("(")


def has_other_title(text: str, mention: Mention) -> bool:
    """As in "A được sửa đổi bởi B và C về kiểm tra": whether C has a title of its own, which tells of no change."""
    title = text[mention.title_start : mention.title_end]
    return len(title) > _TITLE and not speaks_of_change(title)


@noun(frozen=True, slots=True)
class Relation:
    """A statement in clean offsets: indices of mentions (``OWN`` for the text's document), verb, sentence."""

    subject: int
    relation: str
    object: int
    rule: str
    confidence: float
    start: int
    end: int
    cue: tuple[int, int]
    part: str | None = None


@noun(frozen=True, slots=True)
class Held:
    """The verb and its other end, for the mentions that share it ("A, B và C")."""

    cue: Cue
    other: int
    start: int
    end: int
    part: str | None = None
    #: "và" came: the list is at its end
    closed: bool = False
    #: the list in which this one stands inside: "A (sửa đổi bởi B và C), D"
    outer: "Held | None" = None


class Said:
    """The statements of one text so far, in the order in which they were read."""

    def __init__(self) -> None:
        self.all: list[Relation] = []
        self._by_object: dict[int, list[Relation]] = {}

    def add(self, relation: Relation) -> None:
        """Keep one more statement."""
        self.all.append(relation)
        self._by_object.setdefault(relation.object, []).append(relation)

    def extend(self, relations: Iterable[Relation]) -> None:
        """Keep several more, each of them read before the first is kept."""
        for relation in list(relations):
            self.add(relation)

    def on(self, index: int) -> Sequence[Relation]:
        """The statements on a mention."""
        return self._by_object.get(index, ())

    def lately_by(self, index: int) -> list[Relation]:
        """The last few statements whose subject is a mention."""
        return [each for each in self.all[-_LATELY:] if each.subject == index]
