"""One more file, one fewer: what changes in the graph, from the ledger of what each file says.

The graph is a function of the texts, their names, and people's corrections. A step resolves again the mentions that can
be of the documents which its texts name (reach.py), derives the claims that depend on them, and compares
what the ledger held with what holds now; only the difference is written. So one more file costs what is
said of its own documents, however many others the store holds; beyond that a step reads nothing but the
list of file names.

Claims are of five kinds. A *statement* keeps the index that it has in its extract; its ends follow the
documents of its mentions. A *naming* says which body or place a text names, once for each, at an index
above those of statements, and claims of duties (duties.py) are above those. An *issue* says who issued
the document of a mention, once for each text that tells it, at an index below those of statements.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from types import MappingProxyType

from graph_service.store.protocol import Change, Claim, FileKey, Triple, Writer
from loaders.know.organs import Organ, organ
from loaders.know.places import Unit
from loaders.model import OWN, Edge, Extract, MentionKey, Node
from loaders.resolve.correction_text import parse
from loaders.resolve.nodes import is_only_named, named_by, node_of
from loaders.resolve.tasks import FROM_BODIES, SENT_TO

from .called import best_of, rename
from .claims import (
    CITES,
    ISSUED_BY,
    NAMES,
    UNRESOLVED,
    Item,
    Key,
    changed_triples,
    edge_of,
    key_of_issue,
    makes_an_edge,
)
from .collector import resting_collector
from .duties import duty_nodes, is_of_duties, moved_ends
from .inputs import Revision, Texts
from .resolution import resolved
from .results import RESULTS, Step, follow
from .statements import Teller, first_carriers, issues, stated
from .surroundings import sync


def _namings(edges: Mapping[Triple, Edge | None]) -> list[Triple]:
    """The namings of a step that hold, and those that people deny of bodies which the step gives a part or a text."""
    told = [triple for triple, edge in edges.items() if edge]
    given = {start for start, label, _ in told if label in FROM_BODIES}
    given |= {end for _, label, end in told if label == SENT_TO}
    return [each for each, edge in edges.items() if each[1] == NAMES and (edge or each[2] in given)]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a step wrote, and how many mentions it resolved (new and existing)."""

    change: Change
    resolved: int


def update(
    writer: Writer,
    put: Mapping[FileKey, Extract],
    drop: Collection[FileKey] = (),
    texts: Mapping[str, str] = MappingProxyType({}),
) -> Outcome:
    """Bring the store to what it would be had it been given these files, and never the dropped ones.

    ``put``: what each new or changed file says; ``drop``: files to forget; ``texts``: the texts of
    ``put`` by their SHA-256, to be kept. Where anything raises, nothing is written.
    """
    standing = parse(writer.corrections())
    with resting_collector():
        coming = Texts.of(writer, put, drop)
        return _written(writer, coming, Revision(standing, standing), texts=texts)


def correct(writer: Writer, text: str) -> Change:
    """Bring the store to what it would be had these always been the corrections.

    Only the families that the changed corrections touch are resolved again. Raises ``BadCorrection``.
    """
    revision = Revision(parse(writer.corrections()), parse(text))
    with resting_collector():
        return _written(writer, Texts.of(writer, {}, ()), revision, text).change


def _written(
    writer: Writer,
    coming: Texts,
    revision: Revision,
    corrections: str | None = None,
    texts: Mapping[str, str] = MappingProxyType({}),
) -> Outcome:
    """Write what a step changes, and what is known of the bodies and places that it brings and takes."""
    step = _Step(writer, coming, revision)
    kept = {sha256: texts[sha256] for sha256 in coming.new if sha256 in texts}
    change = replace(step.change(), corrections=corrections, put_texts=kept)
    writer.apply(change)
    follow(writer, Step(coming, revision, change, step.resolved.after, step.touched, step.resolved.redefined))
    sync(writer, change, step.corrections, step.things)
    if step.unnamed:
        rename(writer, step.unnamed, step.corrections)
    return Outcome(change, len(step.resolved.after))


class _Step:
    """One update, worked out from what the ledger holds before it."""

    def __init__(self, writer: Writer, texts: Texts, revision: Revision) -> None:
        self.writer = writer
        self.texts = texts
        self.revision = revision
        self.corrections = revision.after
        self.resolved = resolved(writer, texts, revision)
        #: the bodies and places that ``change`` leads to, by id
        self.things: dict[str, Organ | Unit] = {}
        #: the bodies whose name ``change`` may take away: no text that it reads says it
        self.unnamed: set[str] = set()
        #: edges that follow from two texts, behind which ``change`` takes or tells a claim
        self.touched: set[Triple] = set()

    def change(self) -> Change:
        """All that the step changes."""
        before = self._claims_before()
        after = self._claims_after(before)
        put = [after[key] for key in sorted(after) if before.get(key) is not after[key]]
        dropped = sorted(before.keys() - after.keys())
        disputed = self.revision.before.not_edges ^ self.corrections.not_edges
        touched = changed_triples(before, after) | disputed
        self.touched = {triple for triple in touched if triple[1] in RESULTS}
        behind = self._behind(touched - self.touched, before, after)
        edges = {triple: self._edge(triple, claims) for triple, claims in behind.items()}
        self._name(behind, _namings(edges))
        duties = duty_nodes(behind)
        left = {end for _, _, end in self.resolved.issued} | {end for _, label, end in behind if label == NAMES}
        return Change(
            files=self.texts.files,
            drop_sources=sorted(self.texts.gone),
            drop_claims=[key for key in dropped if key[0] not in self.texts.gone],
            drop_edges=[triple for triple, edge in edges.items() if edge is None],
            drop_nodes=[*self.resolved.drop_nodes, *sorted(key for key, node in duties.items() if node is None)],
            put_sources=list(self.texts.new.values()),
            put_mentions=self.resolved.changed,
            put_claims=put,
            put_nodes=sorted([*self.resolved.put_nodes, *self._changed_things(duties)], key=attrgetter("id")),
            put_edges=[edge for edge in edges.values() if edge is not None],
            orphans=sorted(left),
        )

    def _changed_things(self, duties: Mapping[str, Node | None]) -> list[Node]:
        """The bodies, places, tasks and targets that are new or told otherwise."""
        nodes = {key: node_of(thing, self.corrections) for key, thing in self.things.items()}
        nodes |= {key: node for key, node in duties.items() if node is not None}
        standing = self.writer.nodes(sorted(nodes))
        return [node for key, node in nodes.items() if standing.get(key) != node]

    def _name(self, behind: Mapping[Triple, list[Claim]], namings: Iterable[Triple]) -> None:
        """Keep what the step leads to, called as it is best written, and which names may be gone with the step."""
        told = [named_by(claim.properties) for triple in namings for claim in behind[triple]]
        named = [*self._bodies(), *told]
        touched = {end for _, label, end in (*behind, *self.resolved.issued) if label in (NAMES, ISSUED_BY)}
        standing = self.writer.nodes(sorted(touched | {thing.id for thing in named}))
        self.things = best_of(named, standing)
        said = {(thing.id, thing.name) for thing in named}
        for key in touched & standing.keys():
            name = standing[key].properties["name"]
            if (key, name) not in said and organ(name).id == key and is_only_named(organ(name)):
                self.unnamed.add(key)

    def _bodies(self) -> list[Organ]:
        """Who issued the families' documents, and the bodies that are called otherwise now."""
        renamed = self.revision.bodies
        standing = self.writer.nodes(sorted(renamed)) if renamed else {}
        again = (organ(renamed[key]) for key in standing)
        called = (organ(standing[body.id].properties["name"]) if is_only_named(body) else body for body in again)
        issuing = (body for issuer in self.resolved.issuings.values() for body in issuer.organs)
        return [*called, *issuing]

    def _claims_before(self) -> dict[Key, Claim]:
        """The claims of the ledger that may change: nothing else of it depends on the step."""
        moved = self.resolved.moved
        retold = self.texts.gone | self.texts.relabelled | {sha256 for sha256, index in moved if index == OWN}
        writer = self.writer
        read = [*writer.claims_of(sorted(retold)), *writer.claims_touching(moved), *writer.claims(self.resolved.issued)]
        return {(claim.sha256, claim.index): claim for claim in read}

    def _claims_after(self, before: Mapping[Key, Claim]) -> dict[Key, Claim]:
        """What stands in the place of ``before``, and what the new texts say."""
        statements = [*self._restated(before.values()), *self._stated()]
        claims = {(claim.sha256, claim.index): claim for claim in (*statements, *self._issues(before, statements))}
        # an unchanged claim is held once, and recognised by that
        return {key: before[key] if before.get(key) == claim else claim for key, claim in claims.items()}

    def _restated(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """Claims of texts that stay, on the documents that their mentions have now."""
        for claim in claims:
            derived = claim.label == ISSUED_BY and (claim.sha256, claim.subject) in self.resolved.after
            if claim.sha256 in self.texts.gone or derived:
                continue
            start, end = self._ends(claim)
            yield replace(claim, start=start, end=end, evidence=self._told(claim.sha256, claim.evidence))

    def _ends(self, claim: Claim) -> tuple[str, str]:
        """Start and end of a standing claim after the step."""
        if claim.label in RESULTS:
            return claim.start, claim.end
        if is_of_duties(claim):
            return moved_ends(claim, partial(self._document, claim.sha256))
        start = self._document(claim.sha256, claim.subject, claim.start)
        return start, claim.end if claim.object is None else self._document(claim.sha256, claim.object, claim.end)

    def _stated(self) -> Iterator[Claim]:
        """What the new texts say."""
        for sha256, extract in self.texts.new.items():
            yield from stated(extract, Teller(sha256, partial(self._document, sha256), partial(self._told, sha256)))

    def _document(self, sha256: str, index: int, otherwise: str = UNRESOLVED) -> str:
        """The document of a mention after the step; of a mention of another family what it was."""
        return self.resolved.after.get((sha256, index), otherwise) or UNRESOLVED

    def _told(self, sha256: str, item: Item) -> Item:
        """The evidence with the document and the file that it stands in."""
        source = self._document(sha256, OWN, item.get("source", UNRESOLVED))
        file = self.resolved.names[sha256][0] if sha256 in self.resolved.names else item["file"]
        return {**item, "source": source, "file": file}

    def _issues(self, before: Mapping[Key, Claim], statements: Iterable[Claim]) -> Iterator[Claim]:
        """Who issued the families' documents, in the words of each text that tells it."""
        issuings = self.resolved.issuings
        carriers = {place: document for document in issuings for place in first_carriers(issuings[document])}
        words = self._words(carriers, before, statements)
        for place in sorted(words):
            issuer, document = issuings[carriers[place]], carriers[place]
            yield from issues(place, document, issuer.ids, issuer.named, self._told(place[0], words[place]))

    def _words(
        self, places: Iterable[MentionKey], before: Mapping[Key, Claim], statements: Iterable[Claim]
    ) -> dict[MentionKey, Item]:
        """For each mention the sentence that names the document; for a text's own document its header."""
        cited = {(claim.sha256, claim.object): claim.evidence for claim in statements if claim.label == CITES}
        found: dict[MentionKey, Item] = {}
        for place in places:
            known = before.get(key_of_issue(place))
            if place[1] == OWN:
                found[place] = self.resolved.headers[place]
            elif known is not None:
                found[place] = known.evidence
            elif place in cited:
                found[place] = cited[place]
        unread = self.writer.claims_touching([place for place in places if place not in found])
        return found | {(claim.sha256, claim.object or 0): claim.evidence for claim in unread if claim.label == CITES}

    def _behind(
        self, triples: Iterable[Triple], before: Mapping[Key, Claim], after: Mapping[Key, Claim]
    ) -> dict[Triple, list[Claim]]:
        """The claims that stand behind each of these triples after the step."""
        behind: dict[Triple, list[Claim]] = {triple: [] for triple in sorted(triples) if makes_an_edge(triple)}
        # those behind edges to issuers are in ``before``
        unread = self.writer.claims(sorted(behind.keys() - set(self.resolved.issued)))
        untouched = (claim for claim in unread if (claim.sha256, claim.index) not in before)
        for claim in (*untouched, *after.values()):
            if claim.triple in behind:
                behind[claim.triple].append(claim)
        return behind

    def _edge(self, triple: Triple, claims: Collection[Claim]) -> Edge | None:
        """The edge of a triple; ``None`` where nothing says so any more, or people say that it is wrong."""
        return edge_of(triple, claims) if claims and triple not in self.corrections.not_edges else None
