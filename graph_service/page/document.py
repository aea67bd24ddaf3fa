"""The page of one document: answer, facts, chain, sentences, other relations, who cites it, doubts."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from graph_service.queries import every as queries
from graph_service.queries.details import mentions
from graph_service.queries.labels import phrase
from graph_service.queries.status import CHANGING
from graph_service.queries.tasks import set_by
from graph_service.store.protocol import Reads
from graph_service.words import Words
from loaders.model import Edge, Node
from loaders.resolve.findings import Finding, of_json

from . import answers
from .chain import ShownChain, read_chain
from .covering import coverage_of
from .doubts import Doubt, doubts
from .naming import citation, day, issuers, name_of, subject
from .passages import readable
from .picture import Picture, picture
from .sentences import ShownStatement, parts_told, statements
from .tree import Branch, branches

#: sentences of one relation that the page itself holds; its own page has all
MOST_SENTENCES = 4
#: a table of who cites it; where there are more, a page of its own has them
MOST_CITING = 40
#: of a document that is cited more often, only its own findings are read
MOST_ASKED = 400
_OTHERS = ("BASED_ON", "REPLIES_TO", "REVIEWS")
_VIETNAMESE = Words("vi")


@dataclass(frozen=True, slots=True)
class Force:
    """What a loaded text says about the force of a document."""

    verb: str
    name: str
    href: str
    day: str
    query: str
    part: str


@dataclass(frozen=True, slots=True)
class Citing:
    """A document that cites this one, with the first place."""

    id: str
    name: str
    issuer: str
    day: str
    places: int
    quote: str
    query: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """All that the page of a document shows."""

    node: Node
    name: str
    subject: str
    issuer: str
    day: str
    days: tuple[str, ...]
    level: str
    citation: str
    answer: tuple[str, ...]
    force: tuple[Force, ...]
    effective: str
    chain: ShownChain
    picture: Picture
    tree: tuple[Branch, ...]
    statements: tuple[ShownStatement, ...]
    others: tuple[ShownStatement, ...]
    citing: tuple[Citing, ...]
    citations: int
    doubts: tuple[Doubt, ...]
    signed: tuple[str, ...]


def document_page(reads: Reads, words: Words, node: Node, base: str) -> DocumentView:
    """The page of a document that exists."""
    chain = read_chain(reads, node)
    known = node.properties
    shown = _nearest(chain)
    others = _other_relations(reads, node)
    ends = reads.nodes({end for edge in others for end in (edge.start, edge.end)} | set(chain.nodes))
    citations = known.get("citations") or 0
    return DocumentView(
        node,
        name_of(words, node),
        subject(node),
        issuers(node),
        day(words, known.get("issued_on")),
        tuple(day(words, each) for each in known.get("issued_on_variants") or ()),
        known.get("level") or "unknown",
        citation(_VIETNAMESE, node),
        _answer(reads, words, chain, citations),
        _forces(reads, words, node),
        day(words, known.get("effective_on")),
        chain,
        picture(words, chain, base),
        branches(words, chain, base),
        statements(reads, words, shown, chain.nodes, MOST_SENTENCES),
        statements(reads, words, others, ends, 1),
        cited_by(reads, words, node, MOST_CITING) if citations <= MOST_CITING else (),
        citations,
        doubts(reads, words, _findings(reads, node, citations)),
        tuple(_signed(words, each) for each in map(json.loads, known.get("digital_signatures") or ())),
    )


def _signed(words: Words, said: dict[str, str | None]) -> str:
    """Who signed a file, and the day."""
    return " · ".join(filter(None, (said["signer"], day(words, (said["at"] or "")[:10] or None))))


def cited_by(reads: Reads, words: Words, node: Node, most: int | None, after: str | None = None) -> tuple[Citing, ...]:
    """Who cites a document, by id; its own text is none of them."""
    found = mentions(reads, node.id, after=after, limit=most)
    return tuple(_citing(words, edge, found.others[edge.start]) for edge in found.edges if edge.start != node.id)


def _answer(reads: Reads, words: Words, chain: ShownChain, citations: int) -> tuple[str, ...]:
    below = answers.carried(reads, chain, up=False)
    above = answers.carried(reads, chain, up=True)
    if below.total:
        read = reads.nodes(below.steps) if below.total <= MOST_CITING else {}
        lines = [answers.implemented_by(words, below, read.values()), answers.pace(words, chain.root, below)]
    else:
        lines = [answers.silence(words, citations, reads.count_files())]
    if above.total:
        lines.append(answers.implements(words, above, reads.nodes(list(above.steps)[:50])))
    if tasks := set_by(reads, chain.root, "Task"):
        lines.append(words("answer_tasks", n=len(tasks)))
    if below.total and below.total <= MOST_CITING:
        lines += _covered(reads, words, chain)
    return tuple(line for line in lines if line)


def _covered(reads: Reads, words: Words, chain: ShownChain) -> list[str]:
    """How many districts have a document, where some have: asked on their last day where there are none today."""
    if chain.root.properties.get("level") not in ("central", "city"):
        return []
    found = coverage_of(reads, chain.root.id, "district", "")
    if not found.counts["issued"]:
        return []
    told = {"issued": found.counts["issued"], "n": len(found.rows), "silent": found.counts["nothing_loaded"]}
    return [words("answer_coverage", level=words("level_district").lower(), **told)]


def _nearest(chain: ShownChain) -> list[Edge]:
    """The shown relations: those of the document itself first, then by distance."""

    def place(edge: Edge) -> tuple[int, int, str, str]:
        own = chain.root.id in (edge.start, edge.end)
        return (not own, min(abs(chain.steps[edge.start]), abs(chain.steps[edge.end])), edge.start, edge.end)

    return sorted(chain.edges, key=place)


def _other_relations(reads: Reads, node: Node) -> list[Edge]:
    """Relations beside the chain: bases, replies, reviews."""
    edges = reads.edges([node.id], _OTHERS, "both")
    return sorted(edges, key=lambda edge: (edge.start != node.id, _OTHERS.index(edge.label), edge.start, edge.end))


def _forces(reads: Reads, words: Words, node: Node) -> tuple[Force, ...]:
    """Every change of the document that a loaded text tells, the gravest first."""
    edges = [edge for edge in reads.edges([node.id], CHANGING, "in") if edge.start != node.id]
    nodes = reads.nodes({edge.start for edge in edges})
    order = sorted(
        edges, key=lambda edge: (CHANGING.index(edge.label), nodes[edge.start].properties.get("issued_on") or "")
    )
    return tuple(_force(words, edge, nodes[edge.start]) for edge in order)


def _force(words: Words, edge: Edge, node: Node) -> Force:
    return Force(
        words.told(phrase(edge.label, inverse=True)),
        name_of(words, node),
        node.id,
        day(words, node.properties.get("issued_on")),
        urlencode({"start": edge.start, "label": edge.label, "end": edge.end}),
        parts_told(edge),
    )


def _citing(words: Words, edge: Edge, node: Node) -> Citing:
    found: list[Any] = edge.properties["evidence"]
    first = found[0]
    place = urlencode({"file": first["file"], "start": first["start"], "end": first["end"]})
    quote = readable(first["quote"])
    return Citing(
        node.id,
        name_of(words, node),
        issuers(node),
        day(words, node.properties.get("issued_on")),
        len(found),
        quote,
        place,
    )


def _findings(reads: Reads, node: Node, citations: int) -> list[Finding]:
    """What is to be checked about the document; of a hub what is kept on it, since the rest asks all who cite it."""
    if citations > MOST_ASKED:
        return [of_json(node.id, kept) for kept in node.properties.get("findings") or ()]
    found = queries.findings(reads, document=node.id).findings
    return [each for each in found if node.id in each.documents]
