"""What the mentions of one document tell that a person should look at.

A pure function of a resolved document: the same mentions give the same findings in the same order.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from ..model import OWN, MentionKey, Reference
from .documents import Mentions, ResolvedDocument
from .findings import Finding, Particular, Spot, first_places, gravest_first, mending_in_vietnamese

_COMMITTEE = re.compile(r"(?:Ban Thường vụ|Ban Chấp hành|Thường trực)\s+(?=Thành|Tỉnh|Quận|Huyện|Thị|Đảng)")
_TERM_OF_CONGRESS = re.compile(r"(?<=Đại hội) (?:lần thứ )?[IVX]+(?!\w)|,? nhiệm kỳ .*$")
_MEMBERSHIP = (
    ("Đảng bộ thành phố", "Thành ủy"),
    ("Đảng bộ tỉnh", "Tỉnh ủy"),
    ("Đảng bộ quận", "Quận ủy"),
    ("Đảng bộ huyện", "Huyện ủy"),
    ("Đảng bộ thị xã", "Thị ủy"),
)
_ANSWERED_BY_A_DATE = frozenset({"contradictory-dates", "date-after-text", "two-dates"})


@dataclass(frozen=True, slots=True)
class _Looked:
    """A document under inspection: what it is called, its mentions, and the files that hold them."""

    document: ResolvedDocument
    name: str
    files: Mapping[str, list[str]]

    def spot(self, place: MentionKey, reference: Reference) -> Spot:
        """Where a mention stands; a text that is loaded under several names goes by the first."""
        return Spot(self.file(place[0]), reference.span.start, reference.span.end, reference.written)

    def file(self, sha256: str) -> str:
        """The first name of a text."""
        return next(iter(self.files.get(sha256, ())), sha256)

    def finding(self, code: str, mentions: Mentions, **particulars: Particular) -> Finding:
        """A finding about this document with the places of some of its mentions."""
        places = first_places(self.spot(place, reference) for place, reference in mentions)
        return Finding(code, (self.document.id,), places, particulars)


def findings_of(document: ResolvedDocument, name: str, files: Mapping[str, list[str]]) -> tuple[Finding, ...]:
    """All findings of a document, gravest first; ``files``: names by SHA-256.

    Where a correction says which date is right, that texts give others is no finding any more.
    """
    looked = _Looked(document, name, files)
    answered = _ANSWERED_BY_A_DATE if document.right_date else frozenset()
    found = [finding for look in _LOOKS for finding in look(looked) if finding.code not in answered]
    return tuple(sorted(found, key=gravest_first))


def contradict(first: str, second: str) -> bool:
    """Whether two names are of different bodies: none is part of the other, or that one without its place."""
    one, other = _committee(first), _committee(second)
    return one != other and not _holds(first, second) and not _holds(second, first)


def _holds(name: str, shorter: str) -> bool:
    """As "Văn phòng Thành ủy An Hạ" holds "Thành ủy An Hạ", and that "Thành ủy"."""
    return name.endswith(f" {shorter}") or name.startswith(f"{shorter} ")


def _committee(name: str) -> str:
    """A Party committee without the part of it that decided: "Ban Thường vụ Thành ủy …" → "Thành ủy …"."""
    whole = _TERM_OF_CONGRESS.sub("", _COMMITTEE.sub("", name))
    for membership, committee in _MEMBERSHIP:
        whole = whole.replace(membership, committee)
    return whole


def _dates(looked: _Looked) -> Iterator[Finding]:
    document = looked.document
    dated = [item for item in document.mentions if item[1].issued_on and item[0] not in document.doubted]
    days = _distinct(reference.issued_on for _, reference in dated)
    if len(days) > 1:
        yield looked.finding("contradictory-dates", _one_each(dated, "issued_on"), document=looked.name, dates=days)


def _issuers(looked: _Looked) -> Iterator[Finding]:
    named = [item for item in looked.document.mentions if item[1].issuer]
    joint = {name for _, reference in named for name in reference.joint}
    named = [item for item in named if item[1].issuer not in joint]
    issuers = _distinct(reference.issuer for _, reference in named)
    if any(contradict(first, second) for first, second in combinations(issuers, 2)):
        mentions = _one_each(named, "issuer")
        yield looked.finding("contradictory-issuers", mentions, document=looked.name, issuers=issuers)


def _types(looked: _Looked) -> Iterator[Finding]:
    typed = [item for item in looked.document.mentions if item[1].type and "type" not in item[1].assumed]
    types = _distinct(reference.type for _, reference in typed)
    if len(types) > 1:
        yield looked.finding("contradictory-types", _one_each(typed, "type"), document=looked.name, types=types)


def _mended(looked: _Looked) -> Iterator[Finding]:
    by_writing: dict[tuple[str, str, str], Mentions] = {}
    for place, reference in looked.document.mentions:
        if reference.mending:
            key = (reference.mending.written, reference.number or "", reference.mending.reason)
            by_writing.setdefault(key, []).append((place, reference))
    for (written, number, reason), mentions in by_writing.items():
        said = mending_in_vietnamese(reason)
        yield looked.finding(
            "mended-number", mentions, written=written, number=number, reason=reason, reason_vietnamese=said
        )


def _slips(looked: _Looked) -> Iterator[Finding]:
    for place, reference in looked.document.mentions:
        if reference.suspected:
            particulars = {"written": reference.written, "number": reference.suspected}
            yield looked.finding("suspected-slip", [(place, reference)], **particulars)


def _assumed(looked: _Looked) -> Iterator[Finding]:
    document, places = looked.document, looked.document.assumed
    assumed = [item for item in document.mentions if item[0] in places]
    if assumed and document.series:
        count, total = len(assumed), len(document.mentions)
        yield looked.finding(
            "assumed-series", assumed, document=looked.name, count=count, total=total, series=document.series
        )


def _after_text(looked: _Looked) -> Iterator[Finding]:
    for place, reference in looked.document.mentions:
        if place in looked.document.doubted and reference.issued_on and reference.not_after:
            particulars = {"date": reference.issued_on, "written_on": reference.not_after}
            yield looked.finding("date-after-text", [(place, reference)], document=looked.name, **particulars)


def _bad_dates(looked: _Looked) -> Iterator[Finding]:
    for place, reference in looked.document.mentions:
        if reference.bad_date:
            particulars = {"written": reference.written, "date": reference.bad_date}
            yield looked.finding("no-such-date", [(place, reference)], **particulars)


def _files(looked: _Looked) -> Iterator[Finding]:
    own = [item for item in looked.document.mentions if item[0][1] == OWN]
    number = next((reference.number for _, reference in own if reference.number), None)
    if number and len(own) > 1:
        names = _distinct(looked.file(place[0]) for place, _ in own)
        yield looked.finding("two-files", own, count=len(own), number=number, files=names)


def _restated(looked: _Looked) -> Iterator[Finding]:
    for (sha256, _), reference in looked.document.mentions:
        for said in reference.restated:
            spot = Spot(looked.file(sha256), said.span.start, said.span.end, said.written)
            header = Spot(looked.file(sha256), reference.span.start, reference.span.end, reference.written)
            places = first_places((header, spot))
            known = {"document": looked.name, "written": said.written}
            if said.number and reference.number and said.number != reference.number:
                more = {"number": reference.number, "other": said.number}
                yield Finding("two-numbers", (looked.document.id,), places, {**known, **more})
            if said.issued_on and reference.issued_on and said.issued_on != reference.issued_on:
                more = {"date": reference.issued_on, "other": said.issued_on}
                yield Finding("two-dates", (looked.document.id,), places, {**known, **more})


def _read_by_ocr(looked: _Looked) -> Iterator[Finding]:
    """A head that OCR read, until a person has looked: with what it gives, or that it gives no number."""
    own = [item for item in looked.document.mentions if item[0][1] == OWN and item[1].read_by == "ocr"]
    brought = looked.document.brought
    for place, reference in own:
        if place not in brought and not looked.document.right_date:
            told = {"document": looked.name, "file": looked.file(place[0])}
            yield looked.finding("read-by-ocr", [(place, reference)], **told)


_LOOKS = (_read_by_ocr, _dates, _issuers, _types, _mended, _slips, _assumed, _after_text, _bad_dates, _files, _restated)


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))


def _one_each(mentions: Mentions, field: str) -> Mentions:
    """For each value of a field the first mentions that say it, so that every side is shown."""
    by_value: dict[str, Mentions] = {}
    for item in sorted(mentions, key=lambda item: item[0]):
        by_value.setdefault(getattr(item[1], field), []).append(item)
    return [item for said in by_value.values() for item in said[:5]]
