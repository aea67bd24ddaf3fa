"""What came of tasks and targets: claims of one text on what another sets, and the edges that stand on them.

A text that names a programme with planned items may name what was issued for them (``REALISES``), and tell figures
of its targets (``REPORTS``). Such a claim follows from two texts, so it is told again where either of them, or what
the programme is, has changed; a step looks at the texts that it brings or moves and at those that name a document
whose tasks, targets, leads or own properties it changed. People's corrections confirm, add and refuse such links.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph_service.store.protocol import Change, Claim, Triple, Writer
from loaders.model import OWN, Edge, Extract, MentionKey, Reference
from loaders.resolve.corrections import Corrections
from loaders.resolve.realised import CONFIRMED, REFUSED, Programme, realised
from loaders.resolve.reported import Aimed, told
from loaders.resolve.tasks import REALISES, REPORTS, ROLES, SET_BY

from .claims import CITES, ISSUED_BY, UNRESOLVED, Item, edge_of, header_of, item_of
from .inputs import Revision, Texts
from .programmes import aimed_of, called, programme_of, set_by

#: labels of the edges that this module writes
RESULTS = (REALISES, REPORTS)
#: the first index of its claims in a text, above those of all others
_FIRST = 1_000_000
#: texts of a store filled anew that are looked at together
_TOGETHER = 500


@dataclass(frozen=True, slots=True)
class Step:
    """What a step did: its texts, its change, the documents of the mentions that it resolved, edges to look at."""

    texts: Texts
    revision: Revision
    change: Change
    after: Mapping[MentionKey, str | None]
    #: edges of ``RESULTS`` behind which the step's change takes or tells a claim
    touched: Collection[Triple]
    #: documents that are new or are something else now
    redefined: Collection[str]


def follow(writer: Writer, step: Step) -> None:
    """Bring ``REALISES`` and ``REPORTS`` to what they would be had the store always held what it holds now."""
    work = _Work(writer, step)
    before, after = work.standing(), {(claim.sha256, claim.index): claim for claim in work.told()}
    changed = [key for key in {*before, *after} if before.get(key) != after.get(key)]
    triples = {claims[key].triple for key in changed for claims in (before, after) if key in claims}
    writer.apply(
        Change(
            drop_claims=sorted(key for key in before if key not in after),
            put_claims=[after[key] for key in sorted(changed) if key in after],
        )
    )
    triples |= {*step.touched, *_said(step.revision.before), *_said(step.revision.after)}
    _write_edges(writer, sorted(triples), step.revision.after)


def follow_all(writer: Writer, texts: Collection[str], corrections: Corrections) -> None:
    """Tell what came of tasks and targets in a store that was filled anew; ``texts`` name documents with some."""
    nothing, standing = Texts.of(writer, {}, ()), Revision(corrections, corrections)
    ordered = sorted(texts)
    for at in range(0, len(ordered) or 1, _TOGETHER):
        mentions = writer.mentions_of(ordered[at : at + _TOGETHER])
        follow(writer, Step(nothing, standing, Change(put_mentions=mentions), {}, (), ()))


@dataclass(slots=True)
class _Work:
    """The texts whose claims a step may change, and what they name."""

    writer: Writer
    step: Step
    #: documents by text and mention, of the texts that are looked at
    documents: dict[str, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    extracts: dict[str, Extract] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    targets: dict[str, tuple[Aimed, ...]] = field(default_factory=dict)
    files: Mapping[str, list[str]] = field(default_factory=dict)
    #: texts that stood before and may tell otherwise now
    old: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        new = self.step.texts.new
        moved = {row.sha256 for row in self.step.change.put_mentions} - new.keys()
        self.old = moved | self._naming(self._changed()) - new.keys()
        for key, document in self.step.after.items():
            if key[0] in new and document:
                self.documents[key[0]][key[1]] = document
        for row in self.writer.mentions_of(sorted(self.old)) if self.old else ():
            if row.document:
                self.documents[row.sha256][row.index] = row.document

    def standing(self) -> dict[tuple[str, int], Claim]:
        """What the old texts told before."""
        claims = self.writer.claims_of(sorted(self.old)) if self.old else []
        return {(claim.sha256, claim.index): claim for claim in claims if claim.label in RESULTS}

    def told(self) -> Iterator[Claim]:
        """What all these texts tell now."""
        named = {document for documents in self.documents.values() for document in documents.values()}
        setting = self.writer.entered(sorted(named), (SET_BY,)) if named else set[str]()
        about = {text: self._about(text, setting) for text in sorted(self.documents)}
        about = {text: found for text, found in about.items() if found}
        read = sorted(about.keys() - self.step.texts.new.keys())
        self.extracts = {**self.step.texts.new, **(self.writer.extracts(read) if read else {})}
        self.files = self.step.texts.names.after(set(about))
        self._read({key for found in about.values() for key in found})
        for text, found in about.items():
            yield from self._of_text(text, found)

    def _changed(self) -> set[str]:
        """The documents whose tasks, targets or leads the step changed, and those with some that are others now."""
        change = self.step.change
        triples = [*((edge.start, edge.label, edge.end) for edge in change.put_edges), *change.drop_edges]
        setting = {end for _, label, end in triples if label == SET_BY}
        led = {end.partition(".task.")[0] for _, label, end in triples if label in ROLES}
        reissued = {start for start, label, _ in change.drop_edges if label == ISSUED_BY}
        others = sorted({*self.step.redefined, *reissued} - setting - led)
        return setting | led | (self.writer.entered(others, (SET_BY,)) if others else set())

    def _naming(self, documents: Collection[str]) -> set[str]:
        """The texts that name one of these documents."""
        edges = self.writer.edges(sorted(documents), (CITES,), "in") if documents else []
        claims = self.writer.claims([(edge.start, edge.label, edge.end) for edge in edges]) if edges else []
        return {claim.sha256 for claim in claims}

    def _about(self, text: str, setting: Collection[str]) -> list[str]:
        """The documents with tasks or targets that a text names, but for its own."""
        documents = self.documents[text]
        own = documents.get(OWN)
        return sorted({each for index, each in documents.items() if index != OWN and each in setting} - {own})

    def _read(self, documents: Collection[str]) -> None:
        for document in sorted(documents):
            duties = set_by(self.writer, document)
            self.programmes[document] = programme_of(self.writer, document, duties)
            self.targets[document] = aimed_of(duties)

    def _of_text(self, text: str, about: Collection[str]) -> Iterator[Claim]:
        """The claims of one text, numbered in the order of its mentions and figures."""
        extract, documents = self.extracts[text], self.documents[text]
        found = [*self._realised(extract, documents, about), *self._reported(extract, documents, about)]
        for number, (object_, triple, item, properties) in enumerate(found, start=_FIRST):
            source = {**item, "source": documents.get(OWN, UNRESOLVED), "file": self.files[text][0]}
            yield Claim(text, number, OWN, object_, *triple, source, properties)

    def _realised(self, extract: Extract, documents: Mapping[int, str], about: Collection[str]) -> Iterator["_Told"]:
        cites = {said.object: said.evidence for said in extract.statements if said.relation == CITES}
        programmes = [each for document in about if (each := self.programmes[document]).items]
        for index, reference in _references(extract) if programmes else ():
            document = called(documents.get(index), reference)
            if document is None:
                continue
            for link in (link for programme in programmes for link in realised(programme, document)):
                said = header_of(reference) if index == OWN else item_of(cites[index])
                item = {**said, "rule": f"realises, {link.state}", "confidence": link.score}
                parts = [f"{name}={value:g}" for name, value in sorted(link.parts.items())]
                properties = {"state": link.state, "score": link.score, "parts": parts}
                yield index, (document.document, REALISES, link.item), item, properties

    def _reported(self, extract: Extract, documents: Mapping[int, str], about: Collection[str]) -> Iterator["_Told"]:
        own = documents.get(OWN)
        for figure in extract.figures if own else ():
            near = {documents.get(index) for index in figure.near}
            for document in about:
                for each in told(figure, self.targets[document], document in near):
                    figures = {"value": each.value, "unit": each.unit, "achieved": each.achieved, "of": each.of,
                               "as_of": figure.as_of}  # fmt: skip
                    properties = {name: value for name, value in figures.items() if value is not None}
                    yield None, (str(own), REPORTS, each.target), item_of(figure.evidence), properties


_Told = tuple[int | None, Triple, Item, Item]


def _references(extract: Extract) -> Iterable[tuple[int, Reference]]:
    return enumerate((extract.own, *extract.references), start=OWN)


def _said(corrections: Corrections) -> set[Triple]:
    """The links that people confirm or refuse."""
    return {(document, REALISES, item) for item, document in corrections.realised}


def _write_edges(writer: Writer, triples: Collection[Triple], corrections: Corrections) -> None:
    """Write these edges as their claims and people tell them; one that nothing tells is dropped."""
    if not triples:
        return
    behind: dict[Triple, list[Claim]] = {triple: [] for triple in triples}
    for claim in writer.claims(sorted(triples)):
        behind[claim.triple].append(claim)
    there = writer.nodes(sorted({end for start, _, end in triples} | {start for start, _, end in triples}))
    edges = {triple: _edge(writer, triple, claims, corrections) for triple, claims in behind.items()
             if triple[0] in there and triple[2] in there}  # fmt: skip
    standing = {(edge.start, edge.label, edge.end): edge for edge in _standing(writer, triples)}
    writer.apply(
        Change(
            drop_edges=sorted(triple for triple in standing if edges.get(triple) is None),
            put_edges=[edge for triple, edge in edges.items() if edge and standing.get(triple) != edge],
        )
    )


def _standing(writer: Writer, triples: Collection[Triple]) -> list[Edge]:
    wanted = set(triples)
    found = writer.edges(sorted({end for _, _, end in triples}), RESULTS, "in")
    return [edge for edge in found if (edge.start, edge.label, edge.end) in wanted]


def _edge(writer: Writer, triple: Triple, claims: Collection[Claim], corrections: Corrections) -> Edge | None:
    if triple in corrections.not_edges:
        return None
    if triple[1] == REPORTS:
        return _report(triple, claims) if claims else None
    person = corrections.realised.get((triple[2], triple[0]))
    if person is None:
        return _realisation(triple, claims) if claims else None
    # a link that no text tells stands on the row and on the person's word
    shown = claims or _rows(writer, triple[2])
    state = CONFIRMED if person.kind == "realise" else REFUSED
    told = _realisation(triple, shown).properties
    return Edge(*triple, {**told, "state": state, "corrected": [person.told]}) if shown else None


def _rows(writer: Writer, task: str) -> list[Claim]:
    """The claims by which a text sets a task."""
    setting = [(edge.start, edge.label, edge.end) for edge in writer.edges([task], (SET_BY,), "out")]
    return writer.claims(setting) if setting else []


def _realisation(triple: Triple, claims: Collection[Claim]) -> Edge:
    """The edge with all sentences; state, score and parts are those of the claim that says most."""
    best = max(claims, key=lambda claim: (claim.properties.get("state", ""), claim.properties.get("score", 0.0),
                                          claim.properties.get("parts", [])))  # fmt: skip
    told: Item = {"evidence": edge_of(triple, claims).properties["evidence"]}
    told |= {name: best.properties[name] for name in ("state", "score", "parts") if name in best.properties}
    return Edge(*triple, told)


def _report(triple: Triple, claims: Collection[Claim]) -> Edge:
    """The edge with all sentences; of several figures the one of the last day counts, then the first told."""
    ordered = sorted(claims, key=lambda claim: (claim.sha256, claim.index))
    told: Item = {}
    for name in ("achieved", "value"):
        found = [claim for claim in ordered if name in claim.properties]
        told |= max(found, key=_as_of).properties if found else {}
    return Edge(*triple, {**told, "evidence": edge_of(triple, claims).properties["evidence"]})


def _as_of(claim: Claim) -> str:
    return str(claim.properties.get("as_of") or "")
