"""One more file, one fewer: what changes in the graph, from the ledger of what each file says.

The graph is a function of the set of extracts. A step takes the extracts that come and the files
that go, resolves the families that they name again, and compares: only mentions whose document
changed, and statements about them, lead to changed edges. So one more file costs what its own
families cost, however many documents the store holds.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from graph_service.store.protocol import Change, Claim, Mention, Place, Triple, Writer, file_names
from loaders.model import OWN, Edge, Extract, Node, Reference
from loaders.resolve import Document, resolve
from loaders.rows import Issuing, body_node, document_id_of_body, document_node, issuing

ISSUED_BY = "ISSUED_BY"


def update(writer: Writer, put: Mapping[str, Extract], drop: Collection[str] = ()) -> None:
    """Bring the store to what it would be had it been given these files, and never the dropped ones.

    ``put``: what each new or changed file says, by its name; ``drop``: names of files to forget.
    """
    step = _Step(writer, put, drop)
    writer.apply(step.change())


class _Step:
    """One update, worked out from what the ledger holds now."""

    def __init__(self, writer: Writer, put: Mapping[str, Extract], drop: Collection[str]) -> None:
        self.writer = writer
        before = writer.files()
        self.files: dict[str, str | None] = {name: extract.sha256 for name, extract in put.items()}
        self.files |= {name: None for name in drop if name in before}
        after = {name: sha256 for name, sha256 in {**before, **self.files}.items() if sha256}
        was, now = set(before.values()), set(after.values())
        extracts = {extract.sha256: extract for extract in put.values()}
        self.new = {sha256: extracts[sha256] for sha256 in sorted(now - was)}
        self.gone = sorted(was - now)
        concerned = {sha256 for name in self.files for sha256 in (before.get(name), after.get(name)) if sha256}
        self.renamed = sorted((concerned & was & now))
        self.names = file_names(after, now)
        self.old: dict[Place, Mention] = {}
        self.claims: dict[tuple[str, int], Claim] = {}

    def change(self) -> Change:
        """All that the step changes."""
        self._read_mentions()
        documents = self._resolved()
        nodes, issuings = self._nodes(documents)
        moved = self._moved(documents)
        stale = self._stale_claims(moved)
        self.document_of = {place: mention.document for place, mention in self.old.items()}
        self.document_of.update({place: document.id for document in documents for place, _ in document.mentions})
        fresh = [claim for claim in self._restated(stale) if claim.label != ISSUED_BY]
        fresh += self._stated()
        dropped, issued, orphans = self._issued(documents, issuings, stale)
        fresh += issued
        dropped |= {(claim.sha256, claim.index) for claim in stale.values() if claim.label == ISSUED_BY and claim.sha256 not in self.gone
                    and claim.subject in {place[1] for place in moved if place[0] == claim.sha256}}  # fmt: skip
        dropped -= {(claim.sha256, claim.index) for claim in fresh}
        return self._as_change(documents, nodes, stale, fresh, dropped, orphans)

    def _read_mentions(self) -> None:
        gone = self.writer.mentions_of([*self.gone, *self.renamed])
        families = {mention.family for mention in gone}
        families |= {reference.family for extract in self.new.values() for reference in (extract.own, *extract.references)}
        self.families = sorted(families)
        self.old = {mention.place: mention for mention in self.writer.mentions(self.families)}

    def _resolved(self) -> list[Document]:
        families: dict[str, list[tuple[Place, Reference]]] = defaultdict(list)
        for place, mention in self.old.items():
            if place[0] not in self.gone:
                families[mention.family].append((place, mention.reference))
        for sha256, extract in self.new.items():
            for index, reference in enumerate((extract.own, *extract.references), start=OWN):
                families[reference.family].append(((sha256, index), reference))
        self.present = {place: reference for group in families.values() for place, reference in group}
        return [document for family in sorted(families) for document in resolve(families[family]).documents]

    def _nodes(self, documents: list[Document]) -> tuple[dict[str, Node], dict[str, Issuing]]:
        nodes: dict[str, Node] = {}
        issuings = {document.id: issuing(document) for document in documents}
        for document in documents:
            nodes[document.id] = document_node(document, self.names, issuings[document.id])
            issuer = issuings[document.id]
            if issuer.body:
                node = body_node(issuer.body, issuer.level)
                nodes[node.id] = node
        return nodes, issuings

    def _moved(self, documents: list[Document]) -> set[Place]:
        """Mentions of texts that stay whose document is another one now."""
        return {
            place
            for document in documents
            for place, _ in document.mentions
            if place in self.old and self.old[place].document != document.id
        }

    def _stale_claims(self, moved: set[Place]) -> dict[tuple[str, int], Claim]:
        """Claims that have to be said again or taken back."""
        retold = {place[0] for place in moved if place[1] == OWN} | set(self.renamed)
        claims = [*self.writer.claims_of([*self.gone, *sorted(retold)]), *self.writer.claims_touching(sorted(moved))]
        return {(claim.sha256, claim.index): claim for claim in claims}

    def _restated(self, stale: Mapping[tuple[str, int], Claim]) -> list[Claim]:
        """The stale claims of texts that stay, with the documents that their mentions have now."""
        claims = [claim for claim in stale.values() if claim.sha256 not in self.gone]
        missing = {(c.sha256, OWN) for c in claims} - set(self.document_of)
        own = {m.place: m.document for m in self.writer.mentions_of(sorted({place[0] for place in missing})) if m.index == OWN}
        self.document_of |= {place: document for place, document in own.items() if place not in self.document_of}
        return [self._restate(claim) for claim in claims]

    def _restate(self, claim: Claim) -> Claim:
        start = self.document_of.get((claim.sha256, claim.subject)) or claim.start
        end = claim.end if claim.object is None else self.document_of.get((claim.sha256, claim.object)) or claim.end
        source = self.document_of[claim.sha256, OWN]
        evidence = {**claim.evidence, "source": source, "file": self.names[claim.sha256][0]}
        return replace(claim, start=start, end=end, evidence=evidence)

    def _stated(self) -> list[Claim]:
        """What the new texts say."""
        claims = []
        for sha256, extract in self.new.items():
            for index, statement in enumerate(extract.statements):
                start, end = (self.document_of[sha256, i] or "" for i in (statement.subject, statement.object))
                properties = {"part": statement.part} if statement.part else {}
                evidence = self._evidence(sha256, statement.evidence)
                claims.append(Claim(sha256, index, statement.subject, statement.object, start, statement.relation, end, evidence, properties))
        return claims

    def _evidence(self, sha256: str, evidence: object) -> dict[str, object]:
        return {"source": self.document_of[sha256, OWN], "file": self.names[sha256][0], **_as_item(evidence)}

    def _issued(
        self, documents: list[Document], issuings: Mapping[str, Issuing], stale: Mapping[tuple[str, int], Claim]
    ) -> tuple[set[tuple[str, int]], list[Claim], set[str]]:
        """Who issued what: claims to drop, claims to put, bodies that may be left alone."""
        before = self._issuings_before()
        dropped: set[tuple[str, int]] = set()
        fresh: list[Claim] = []
        orphans: set[str] = {document_id_of_body(issuer.body) for issuer in before.values() if issuer.body}
        for document in documents:
            issuer, earlier = issuings[document.id], before.get(document.id)
            carriers = _one_a_text(issuer.carriers)
            if earlier and earlier.body == issuer.body:
                was = _one_a_text(earlier.carriers)
                retold = {place for place in carriers & was if place[0] in self._retold(stale)}
                dropped |= {(place[0], _issued_index(place)) for place in was - carriers if place[0] not in self.gone}
                wanted = (carriers - was) | retold
            else:
                dropped |= {(place[0], _issued_index(place)) for place in (_one_a_text(earlier.carriers) if earlier else ()) if place[0] not in self.gone}
                wanted = set(carriers)
            fresh += self._issued_claims(document.id, issuer, wanted)
        for document_id, earlier in before.items():
            if document_id not in issuings:
                dropped |= {(place[0], _issued_index(place)) for place in _one_a_text(earlier.carriers) if place[0] not in self.gone}
        return dropped, fresh, orphans

    def _retold(self, stale: Mapping[tuple[str, int], Claim]) -> set[str]:
        return {claim.sha256 for claim in stale.values()}

    def _issuings_before(self) -> dict[str, Issuing]:
        """Who was said to have issued what before this step."""
        groups: dict[str, Document] = {}
        for place, mention in sorted(self.old.items()):
            if mention.document:
                document = groups.setdefault(mention.document, Document(mention.document, None))
                document.mentions.append((place, mention.reference))
        return {document_id: issuing(document) for document_id, document in groups.items()}

    def _issued_claims(self, document_id: str, issuer: Issuing, places: Iterable[Place]) -> list[Claim]:
        wanted = sorted(places)
        if not issuer.body or not wanted:
            return []
        known = self._citing_evidence(wanted)
        rule, confidence = ("issuer named", 0.95) if issuer.named else ("sign of issuer", 0.9)
        claims = []
        for place in wanted:
            evidence = {**known[place], "rule": rule, "confidence": confidence}
            claims.append(Claim(place[0], _issued_index(place), place[1], None, document_id, ISSUED_BY, document_id_of_body(issuer.body), evidence))
        return claims

    def _citing_evidence(self, places: list[Place]) -> dict[Place, dict[str, object]]:
        """For each mention the sentence that names the document; for a text's own document its header."""
        found: dict[Place, dict[str, object]] = {}
        extracts = {**self.writer.extracts(sorted({place[0] for place in places} - set(self.new))), **self.new}
        for sha256, index in places:
            extract = extracts[sha256]
            if (sha256, OWN) not in self.document_of:
                own = self.writer.mentions_of([sha256])
                self.document_of |= {mention.place: mention.document for mention in own if mention.place not in self.document_of}
            cites = next((s for s in extract.statements if s.relation == "CITES" and s.object == index), None)
            if cites is not None:
                found[sha256, index] = self._evidence(sha256, cites.evidence)
            else:
                span = extract.own.span
                item = {"start": span.start, "end": span.end, "quote": extract.own.written, "rule": "header", "confidence": 1.0}
                found[sha256, index] = {"source": self.document_of[sha256, OWN], "file": self.names[sha256][0], **item}
        return found

    def _as_change(
        self,
        documents: list[Document],
        nodes: dict[str, Node],
        stale: Mapping[tuple[str, int], Claim],
        fresh: list[Claim],
        dropped: set[tuple[str, int]],
        orphans: set[str],
    ) -> Change:
        replaced = {(claim.sha256, claim.index) for claim in fresh} | dropped | set(stale)
        before = self._claims_at(replaced, stale, fresh, dropped)
        triples = {claim.triple for claim in (*before, *fresh)}
        edges, gone_edges = self._edges(triples, replaced, fresh)
        old_documents = {mention.document for mention in self.old.values() if mention.document}
        known = self.writer.nodes([*nodes, *sorted(old_documents)])
        return Change(
            files=self.files,
            drop_sources=self.gone,
            drop_claims=sorted(dropped),
            drop_edges=sorted(gone_edges),
            drop_nodes=sorted(old_documents - set(nodes)),
            put_sources=list(self.new.values()),
            put_mentions=self._mentions(documents),
            put_claims=fresh,
            put_nodes=[node for node_id, node in sorted(nodes.items()) if known.get(node_id) != node],
            put_edges=edges,
            orphans=sorted(orphans),
        )

    def _claims_at(
        self, replaced: set[tuple[str, int]], stale: Mapping[tuple[str, int], Claim], fresh: list[Claim], dropped: set[tuple[str, int]]
    ) -> list[Claim]:
        """The claims as they stand in the ledger that are replaced or dropped."""
        texts = {sha256 for sha256, _ in replaced if sha256 not in self.new and sha256 not in self.gone}
        places = [(claim.sha256, claim.subject) for claim in fresh if claim.label == ISSUED_BY and claim.sha256 in texts]
        places += [(sha256, _mention_of_issued(index)) for sha256, index in dropped if sha256 in texts and index < 0]
        standing = {(claim.sha256, claim.index): claim for claim in self.writer.claims_touching(sorted(set(places)))}
        return [*stale.values(), *(claim for key, claim in standing.items() if key in replaced and key not in stale)]

    def _edges(self, triples: set[Triple], replaced: set[tuple[str, int]], fresh: list[Claim]) -> tuple[list[Edge], set[Triple]]:
        """The edges behind which claims changed: as they are now, and those that nothing says any more."""
        gone = set(self.gone)
        behind: dict[Triple, list[Claim]] = {triple: [] for triple in triples}
        for claim in self.writer.claims(sorted(triples)):
            if (claim.sha256, claim.index) not in replaced and claim.sha256 not in gone:
                behind[claim.triple].append(claim)
        for claim in fresh:
            behind[claim.triple].append(claim)
        edges = [_edge(triple, claims) for triple, claims in sorted(behind.items()) if claims]
        return edges, {triple for triple, claims in behind.items() if not claims}

    def _mentions(self, documents: list[Document]) -> list[Mention]:
        changed = []
        for document in documents:
            for place, reference in document.mentions:
                if place not in self.old or self.old[place].document != document.id:
                    changed.append(Mention(*place, reference.family, reference, document.id))
        return sorted(changed, key=lambda mention: mention.place)


def _as_item(evidence: object) -> dict[str, object]:
    names = ("start", "end", "quote", "rule", "confidence", "page")
    item = {name: getattr(evidence, name) for name in names if getattr(evidence, name) is not None}
    marks = [[mark.start, mark.end] for mark in getattr(evidence, "marks", ())]
    return {**item, "marks": marks} if marks else item


def _issued_index(place: Place) -> int:
    """The index of the claim that says who issued the document of a mention: below those of statements."""
    return -2 - (place[1] - OWN)


def _mention_of_issued(index: int) -> int:
    return OWN - 2 - index


def _one_a_text(places: Collection[Place]) -> set[Place]:
    """The first of a text's mentions: one sentence of each text is enough to say who issued a document."""
    first: dict[str, Place] = {}
    for place in sorted(places):
        first.setdefault(place[0], place)
    return set(first.values())


def _edge(triple: Triple, claims: list[Claim]) -> Edge:
    """One edge with the evidence of all its claims, in the order of files and places."""
    ordered = sorted(claims, key=lambda claim: (claim.evidence["file"], claim.evidence["start"], claim.evidence["end"], claim.index))
    evidence: list[dict[str, object]] = []
    for claim in ordered:
        if claim.evidence not in evidence[-1:]:
            evidence.append(claim.evidence)
    properties: dict[str, object] = {"evidence": evidence}
    parts = sorted({claim.properties["part"] for claim in ordered if "part" in claim.properties})
    if parts and all("part" in claim.properties for claim in ordered):
        properties["part"] = parts
    start, label, end = triple
    return Edge(start, label, end, properties)
