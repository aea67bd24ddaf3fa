"""The phases of a load of all at once, each done part by part in processes of their own.

``deal``: mentions of texts to the parts of their families. ``resolve``: mentions of whole families to documents.
``state``: texts to claims, with the documents of their mentions. ``join``: claims to edges.
They hand each other what they have done in a folder of this load's alone, inside of that in which the texts are kept.
What each says of a text, document or edge is what a step says (step.py): both call the same functions.
"""

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from graph_service.ledger.claims import (
    CITES,
    NAMES,
    UNRESOLVED,
    Item,
    header_of,
    makes_an_edge,
    told_of_edge,
)
from graph_service.ledger.duties import duty_node_of, is_set_by
from graph_service.ledger.resolution import issued_by
from graph_service.ledger.statements import Teller, first_carriers, issues, stated
from graph_service.store import codec
from graph_service.store.columns import storable
from graph_service.store.protocol import Claim, MentionRow, Triple
from graph_service.store.rows import ClaimLine, EdgeLine, MentionLine, NodeLine, claim_line, mention_line, node_line
from loaders.know.organs import Organ
from loaders.know.places import Unit
from loaders.model import OWN, Extract, MentionKey, Reference
from loaders.resolve.corrected import resolve_corrected
from loaders.resolve.documents import ResolvedDocument
from loaders.resolve.nodes import Issuing, document_node, named_by
from loaders.resolve.tasks import FROM_BODIES, SENT_TO, SET_BY

from .kept import line_of
from .plan import Plan, read_plan, texts_of
from .spool import Parts, forget, got, taken, write_rows

#: bodies and places by id and name
Things = dict[tuple[str, str], Organ | Unit]
#: the bodies that issued the document of a mention, and whether a text names them
Issue = tuple[tuple[str, ...], bool]
#: the file of the documents that set tasks or targets
SETTING = "setting"
_plan = cache(read_plan)


@dataclass(slots=True)
class Found:
    """What a part of a phase tells beside its rows."""

    things: Things = field(default_factory=dict)
    #: how many mentions of each text stay without a document
    unresolved: Counter[str] = field(default_factory=Counter)
    #: what only namings lead to that people deny, and the bodies that have a part in something or are sent something
    denied: Things = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    #: documents that set tasks or targets, and the texts that name one of these
    setting: set[str] = field(default_factory=set)
    naming: set[str] = field(default_factory=set)

    def add(self, other: "Found") -> None:
        """Take in what another part tells."""
        self.things |= other.things
        self.unresolved.update(other.unresolved)
        self.denied |= other.denied
        for mine, others in ((self.given, other.given), (self.setting, other.setting), (self.naming, other.naming)):
            mine |= others


class _Dealt(msgspec.Struct):
    """The mentions of a text, each as it stands in its JSON."""

    own: msgspec.Raw
    references: list[msgspec.Raw]


class _Family(msgspec.Struct):
    family: str


class Outcome(NamedTuple):
    """A mention resolved, for the text that it is of."""

    line: MentionLine
    issue: Issue | None


class Said(NamedTuple):
    """A claim behind an edge, for the edge; in the order in which an edge tells its evidence."""

    start: str
    label: str
    end: str
    file: str
    begin: int
    stop: int
    position: int
    evidence: str
    properties: str
    sha256: str


def deal(folder: Path, part: int) -> Found:
    """Hand the mentions of some texts to the parts of their families."""
    plan, dealt, family = _plan(folder), msgspec.json.Decoder(_Dealt), msgspec.json.Decoder(_Family)
    with Parts(folder, "mentions") as mentions:
        for kept in texts_of(folder, part):
            held = dealt.decode(zlib.decompress(line_of(folder.parent, kept).extract))
            parts: dict[int, list[tuple[int, bytes]]] = defaultdict(list)
            for index, raw in enumerate((held.own, *held.references), start=OWN):
                parts[plan.part_of_family(family.decode(raw).family)].append((index, bytes(raw)))
            for number, some in parts.items():
                mentions.add(number, (kept.sha256, some))
    return Found()


def resolve(folder: Path, part: int) -> Found:
    """Resolve the mentions of whole families; keep the nodes of their documents."""
    plan, found = _plan(folder), Found()
    references = dict(_references(folder, part))
    documents = resolve_corrected(references.items(), plan.corrections).documents
    issuings = [issued_by(document, plan.corrections) for document in documents]
    nodes = {
        document.id: node_line(document_node(document, plan.names, issuer, plan.corrections))
        for document, issuer in zip(documents, issuings, strict=True)
    }
    write_rows(folder / f"rows-nodes-{part}", (nodes[key] for key in sorted(nodes)))
    found.things = {(each.id, each.name): each for issuer in issuings for each in issuer.organs}
    _hand_on(folder, plan, references, documents, issuings, found)
    forget(folder, "mentions", part)
    return found


def _references(folder: Path, part: int) -> Iterator[tuple[MentionKey, Reference]]:
    decoder = msgspec.json.Decoder(Reference)
    for sha256, mentions in taken(folder, "mentions", part, tuple[str, list[tuple[int, bytes]]]):
        for index, raw in mentions:
            yield (sha256, index), decoder.decode(raw)


def _hand_on(
    folder: Path,
    plan: Plan,
    references: dict[MentionKey, Reference],
    documents: Iterable[ResolvedDocument],
    issuings: Iterable[Issuing],
    found: Found,
) -> None:
    """Hand each mention with its document to the part of its text."""
    of: dict[MentionKey, str] = {}
    issued: dict[MentionKey, Issue] = {}
    for document, issuer in zip(documents, issuings, strict=True):
        of |= {place: document.id for place, _ in document.mentions}
        issued |= dict.fromkeys(first_carriers(issuer), (issuer.ids, issuer.named))
    with Parts(folder, "outcomes") as outcomes:
        for place, reference in references.items():
            document_id = of.get(place)
            if document_id is None:
                found.unresolved[place[0]] += 1
            line = mention_line(MentionRow(*place, reference.family, reference, document_id))
            outcomes.add(plan.part_of_text(place[0]), Outcome(line, issued.get(place)))


def state(folder: Path, part: int) -> Found:
    """Say what some texts say, of the documents that their mentions are of; keep the rows of both."""
    plan, found = _plan(folder), Found()
    outcomes = sorted(taken(folder, "outcomes", part, Outcome), key=_place)
    write_rows(folder / f"rows-mentions-{part}", (outcome.line for outcome in outcomes))
    by_text = {sha256: list(some) for sha256, some in groupby(outcomes, key=_text)}
    with Parts(folder, "said") as said:
        write_rows(folder / f"rows-claims-{part}", _claims(folder, part, plan, by_text, said, found))
    forget(folder, "outcomes", part)
    return found


def _claims(
    folder: Path, part: int, plan: Plan, by_text: dict[str, list[Outcome]], said: Parts, found: Found
) -> Iterator[ClaimLine]:
    for kept in texts_of(folder, part):
        extract = codec.unpack(line_of(folder.parent, kept).extract)
        claims = _claims_of(extract, plan, by_text.get(kept.sha256, []))
        found.setting.update(claim.end for claim in claims if claim.label == SET_BY)
        for claim in sorted(claims, key=lambda each: each.index):
            line = claim_line(claim)
            yield line
            if makes_an_edge(claim.triple):
                _tell(claim, line, plan, said, found)


def _claims_of(extract: Extract, plan: Plan, outcomes: list[Outcome]) -> list[Claim]:
    """All that one text claims."""
    sha256 = extract.sha256
    documents = {outcome.line.position: outcome.line.document or UNRESOLVED for outcome in outcomes}
    tail = {"source": documents.get(OWN, UNRESOLVED), "file": plan.names[sha256][0]}

    def told(item: Item) -> Item:
        return {**item, **tail}

    claims = list(stated(extract, Teller(sha256, lambda index: documents.get(index, UNRESOLVED), told)))
    cited = {claim.object: claim.evidence for claim in claims if claim.label == CITES}
    cited[OWN] = told(header_of(extract.own))
    for line, issued in outcomes:
        if issued and line.position in cited:
            words = cited[line.position]
            claims.extend(issues((sha256, line.position), documents[line.position], *issued, words))
    return claims


def _tell(claim: Claim, line: ClaimLine, plan: Plan, said: Parts, found: Found) -> None:
    """Hand a claim to its edge; keep the body or place that it names, unless people say that it does not."""
    place = claim.evidence["file"], claim.evidence["start"], claim.evidence["end"]
    said.add(
        plan.part_of(claim.start),
        Said(*claim.triple, *place, claim.index, line.evidence, line.properties, claim.sha256),
    )
    denied = claim.triple in plan.corrections.not_edges
    if claim.label == NAMES:
        thing = named_by(claim.properties)
        (found.denied if denied else found.things)[thing.id, thing.name] = thing
    elif plan.corrections.not_edges and not denied and claim.label in (SENT_TO, *FROM_BODIES):
        found.given.add(claim.end if claim.label == SENT_TO else claim.start)


def join(folder: Path, part: int) -> Found:
    """Make edges of the claims behind them, and nodes of tasks and targets."""
    plan, duties, found = _plan(folder), dict[str, NodeLine](), Found()
    rows = sorted(taken(folder, "said", part, Said))
    setting = got(folder / SETTING, set[str])
    found.naming = {row.sha256 for row in rows if row.label == CITES and row.end in setting}
    write_rows(folder / f"rows-edges-{part}", _edges(rows, plan, duties))
    write_rows(folder / f"rows-duties-{part}", (duties[key] for key in sorted(duties)))
    forget(folder, "said", part)
    return found


def _edges(rows: list[Said], plan: Plan, duties: dict[str, NodeLine]) -> Iterator[EdgeLine]:
    for triple, of_edge in groupby(rows, key=itemgetter(0, 1, 2)):
        claims = list(of_edge)
        if is_set_by(triple):
            first = min(claims, key=lambda row: (row.file, row.position))
            node = duty_node_of(triple[0], codec.parsed(first.properties))
            duties[node.id] = node_line(node)
        if triple not in plan.corrections.not_edges:
            yield _edge(triple, claims)


def _edge(triple: Triple, claims: list[Said]) -> EdgeLine:
    ordered: list[tuple[str, dict[str, Any]]] = [
        (row.evidence, codec.parsed(row.properties) if row.properties != "{}" else {}) for row in claims
    ]
    told = storable(told_of_edge(ordered))
    evidence: list[str] = told.pop("evidence")
    # of several claims that say the same, the first in order is named
    places = {row.evidence: (row.sha256, row.position) for row in sorted(claims, key=_key, reverse=True)}
    return EdgeLine(*triple, codec.dumps(told), evidence, [places[item] for item in evidence])


def _key(row: Said) -> tuple[str, int]:
    return row.sha256, row.position


def _place(outcome: Outcome) -> tuple[str, int]:
    return outcome.line[:2]


def _text(outcome: Outcome) -> str:
    return outcome.line.sha256
