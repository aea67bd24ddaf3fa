"""Documents that are named again by their type alone: "sơ kết 5 năm thực hiện Chỉ thị" after "Chỉ thị số A"."""

import re
from collections.abc import Iterator

from ..clean.clauses import clause_end, clause_start
from ..find.mention import Mention, nearest_of_type
from ..fold import places_of, small_of
from ..know.vocabulary import type_words, types_by_word
from ..model import OWN
from .relation import Relation
from .zones import Zones

_REVIEWED = re.compile(
    r"(?<!\w)(?P<cue>sơ kết|tổng kết)(?!\w)[^.;\n]{0,200}?\d năm (?:triển khai |tổ chức )?thực hiện "
    rf"(?P<type>{type_words('reviewed')})"
    r"(?=\s*[.;,:)\n]|\s+(?:này|trên|nêu trên|nói trên)(?!\w))",
    re.IGNORECASE,
)


def _reviewed(text: str) -> Iterator[re.Match[str]]:
    """Matches of ``_REVIEWED`` in the order of the text; its first words are quick to find."""
    done = 0
    for start in places_of(small_of(text), ("sơ kết", "tổng kết")):
        match = _REVIEWED.match(text, start) if start >= done else None
        if match:
            done = match.end()
            yield match


def reviewed_again(text: str, found: list[Mention], zones: Zones) -> Iterator[Relation]:
    """What the text reviews of a document that its paragraph named before; the nearest of that type is meant."""
    for match in _reviewed(text):
        if not (match["type"][0].isupper() and zones.speaks_of_itself("REVIEWS", match.start(), match.start())):
            continue
        line, kind = zones.line(match.start()), types_by_word()[match["type"].lower()]
        index = nearest_of_type(found, kind, line, match.start())
        if index is not None:
            start, end = clause_start(text, match.start()), clause_end(text, match.end())
            yield Relation(OWN, "REVIEWS", index, "reviews again", 0.9, start, end, match.span("cue"))
