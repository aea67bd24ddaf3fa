"""Findings as they are shown: in words, with their places, and with the buttons that set them right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from graph_service.store.protocol import Reads
from graph_service.words import Words
from loaders.resolve.findings import Finding, Spot

from .naming import name_of

#: places that are shown of one finding, and documents
_MOST = 4


@dataclass(frozen=True, slots=True)
class SpotShown:
    """A place with the address of its text."""

    written: str
    query: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """A button: what it says, and the correction that it opens as a query."""

    text: str
    query: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """One finding."""

    severity: str
    text: str
    code: str
    documents: tuple[tuple[str, str], ...]
    places: tuple[SpotShown, ...]
    remedies: tuple[Remedy, ...]


def doubts(reads: Reads, words: Words, findings: Iterable[Finding]) -> tuple[Doubt, ...]:
    """The findings with the names of their documents."""
    findings = list(findings)
    nodes = reads.nodes({key for finding in findings for key in finding.documents})
    names = {key: name_of(words, node) for key, node in nodes.items()}
    return tuple(_doubt(words, finding, names) for finding in findings)


def _doubt(words: Words, finding: Finding, names: dict[str, str]) -> Doubt:
    documents = [(key, names[key]) for key in finding.documents if key in names]
    text = words.either(finding.vietnamese, finding.english)
    # sentences of candidates name them by their ids
    for key in sorted(names, key=len, reverse=True):
        text = text.replace(key, names[key])
    return Doubt(
        finding.severity,
        text,
        finding.code,
        tuple(documents[:_MOST]),
        tuple(map(_spot, finding.places[:_MOST])),
        tuple(_remedies(words, [key for key, _ in documents], finding.code)),
    )


def _spot(spot: Spot) -> SpotShown:
    place = urlencode({"file": spot.file, "start": spot.start, "end": spot.end})
    return SpotShown(" ".join(spot.written.split()), place)


def _remedies(words: Words, documents: Sequence[str], code: str) -> Iterable[Remedy]:
    """What a person can say about the documents of a finding."""
    if len(documents) > 1:
        for kind in ("same", "different"):
            yield Remedy(words(f"remedy_{kind}"), _query(kind, documents[:2]))
    elif code == "read-by-ocr" and documents:
        for kind in ("number", "date"):
            yield Remedy(words(f"remedy_{kind}"), _query(kind, documents[:1]))
    elif "date" in code and documents:
        yield Remedy(words("remedy_date"), _query("date", documents[:1]))
    elif documents:
        yield Remedy(words("remedy_same_as"), _query("same", documents[:1]))


def _query(kind: str, about: Sequence[str]) -> str:
    return urlencode([("kind", kind), *(("about", each) for each in about)])
