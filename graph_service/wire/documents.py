"""What leaves the house over HTTP and as ``--json``: the shapes that clients can rely on."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from graph_service.queries.every import Chain, Connections, Lineage, Mentions, SearchPage, Silence, Step
from graph_service.queries.labels import phrase
from graph_service.queries.words import silence_said
from graph_service.store.protocol import StoreInfo
from graph_service.words import both
from loaders.model import Edge, Node

from .marking import pieces_of


class Wire(BaseModel):
    """The root of all shapes."""

    model_config = ConfigDict(frozen=True)


class QuotePiece(Wire):
    """A stretch of a quote."""

    text: str = Field(description="Its characters.")
    mark: bool = Field(description="Whether it is a reference or the words that say the relation.")


class Evidence(Wire):
    """The sentence or table row that says something. The pieces of `marked`, joined, are `quote`."""

    source: str = Field(description="Id of the document whose text it is.")
    file: str = Field(description="Name of the loaded file.")
    start: int = Field(description="First character in the text of the file, in code points.")
    end: int = Field(description="The character behind the last one.")
    page: int | None = Field(None, description="Page, counted from 1, where the file has pages.")
    quote: str = Field(description="The words as they stand in the text.")
    marked: list[QuotePiece] = Field(description="The quote in pieces, for display.")
    rule: str = Field(description="The rule that found it.")
    confidence: float = Field(description="From 0 to 1.")


class DigitalSignature(Wire):
    """What a signature of a file says; whether it holds is not checked."""

    signer: str | None = Field(description="Who signed, by the certificate.")
    at: str | None = Field(description="When, by the signer's clock; ISO 8601.")


class Document(Wire):
    """A document, loaded or only cited."""

    id: str = Field(description="Readable and stable: what the document is, not when it was loaded.")
    name: str = Field(description="What people call it.")
    label: str | None = Field(description="Type in English (`Plan`); null where the type is not known.")
    type: str | None = Field(description="Type in Vietnamese (`Kế hoạch`).")
    number: str | None = Field(description="Canonical number; null where it has none.")
    title: str | None = Field(description="What it is about (trích yếu).")
    issued_on: str | None = Field(description="ISO date.")
    issued_on_variants: list[str] = Field(description="All dates that texts give, where they differ.")
    issuers: list[str] = Field(description="Names of the bodies that issued it.")
    level: str | None = Field(description="`central`, `city`, `district` or `ward`.")
    place: str | None = Field(description="Place of the body that issued it; null for central ones.")
    series: str | None = Field(description="Term or year that the number counts in.")
    status: str | None = Field(description="Whether it is in force, where that is known.")
    citations: int = Field(description="How many documents cite it.")
    in_corpus: bool = Field(description="Whether its text is loaded, or it is only cited.")
    files: list[str] = Field(description="Files of the loaded text.")
    assumed: list[str] = Field(description="What was taken from the surroundings and not from the text itself.")
    written: list[str] = Field(description="Written forms that were mended, as they stand in the texts.")
    corrected: list[str] = Field(description="What people have set right about it, with who, when and why.")
    digital_signatures: list[DigitalSignature] = Field(description="What the signatures of its files say.")
    read_by: str | None = Field(description="`ocr`: its head was read by OCR, and number and day are to be checked.")


class NodeName(Wire):
    """A node at the other end of an edge."""

    id: str = Field(description="Id of the node.")
    labels: list[str] = Field(description="What it is: `Body`, `Committee`.")
    name: str = Field(description="What people call it.")


class Relation(Wire):
    """An edge with the sentences that it comes from."""

    start: str = Field(description="Id of the node that it leaves.")
    label: str = Field(description="`IMPLEMENTS`, `SUPERSEDES` …")
    end: str = Field(description="Id of the node that it enters.")
    vietnamese: str = Field(description="The label in Vietnamese, read from start to end.")
    english: str = Field(description="The label in English.")
    properties: dict[str, Any] = Field(description="What the edge holds besides its evidence.")
    evidence: list[Evidence] = Field(description="All sentences that say it.")


class SilenceNote(Wire):
    """Which loaded texts could have told what was asked, and do not."""

    vietnamese: str = Field(description="In a sentence.")
    english: str = Field(description="The same in English.")
    texts: list[Document] = Field(description="The first of these texts, by id.")
    total: int = Field(description="How many there are.")
    files: int = Field(description="How many files the store has loaded.")
    asked_is_loaded: bool | None = Field(description="Whether what was asked about is loaded; null for a body.")


class ChainStep(Wire):
    """A document of a chain."""

    document: Document = Field(description="The document.")
    depth: int = Field(description="Fewest steps from the document that was asked about.")
    via: list[Relation] = Field(description="The last step: one relation for each document on the way.")


class DocumentPage(Wire):
    """A page of documents, most cited first."""

    items: list[Document] = Field(description="The documents.")
    total: int = Field(description="How many there are on all pages.")
    next: str | None = Field(description="Cursor of the next page; null on the last.")


class ChainPage(Wire):
    """A page of a chain, nearest first."""

    root: Document = Field(description="The document that was asked about.")
    items: list[ChainStep] = Field(description="The steps on this page.")
    total: int = Field(description="Steps on all pages.")
    walked: int = Field(description="Steps of the whole chain, those that the filters leave out among them.")
    silence: SilenceNote | None = Field(None, description="Where the chain is empty: what could have told.")
    next: str | None = Field(description="Cursor of the next page; null on the last.")


class MentionPage(Wire):
    """A page of the places that name a document."""

    document: Document = Field(description="The document that was asked about.")
    items: list[Relation] = Field(description="Its `CITES` relations on this page.")
    others: list[NodeName] = Field(description="The documents that cite it.")
    total: int = Field(description="Documents that cite it, on all pages.")
    silence: SilenceNote | None = Field(None, description="Where no loaded text names it.")
    next: str | None = Field(description="Cursor of the next page; null on the last.")


class DocumentDetail(Wire):
    """A document with all its relations."""

    document: Document = Field(description="The document that was asked for.")
    outgoing: list[Relation] = Field(description="What it says of others.")
    incoming: list[Relation] = Field(description="All but citations: those are at `mentions`.")
    others: list[NodeName] = Field(description="The nodes at the other ends.")


class DocumentWithMentions(DocumentDetail):
    """A document with all its relations and, where asked for, who cites it."""

    mentions: list[Relation] | None = Field(None, description="Who cites it.")


class LineageNode(Wire):
    """A document of a lineage."""

    document: Document = Field(description="The document.")
    depth: int = Field(description="Steps from the root: negative where the root comes from it.")


class LineageAnswer(Wire):
    """All that a document comes from and leads to."""

    root: Document = Field(description="The document that was asked about.")
    nodes: list[LineageNode] = Field(description="Nearest first; the root is the first.")
    edges: list[Relation] = Field(description="The relations between these documents.")
    complete: bool = Field(description="False where the limit cut off documents that are farther away.")
    silence: SilenceNote | None = Field(None, description="Where there is nothing but the document itself.")


class Stats(Wire):
    """What a store is and holds."""

    engine: str = Field(description="`sqlite` or `neo4j`.")
    version: str = Field(description="Version of the engine.")
    wal_fixed: bool | None = Field(
        description="Whether this SQLite has the fix of 3.51.3 for writers in several processes; without it a lock"
        " keeps them apart. Null for Neo4j."
    )
    schema_version: int = Field(description="Version of the tables or constraints.")
    files: int = Field(description="Files that are loaded.")
    file_names: list[str] | None = Field(description="Their names, where they were asked for.")
    nodes: dict[str, int] = Field(description="How many nodes have each label.")
    edges: dict[str, int] = Field(description="How many edges have each label.")


#: a document of which nothing is known; made once, since pydantic lists fields anew each time it is asked for them
_EMPTY: Mapping[str, Any] = MappingProxyType(
    {
        **dict.fromkeys(Document.model_fields),
        **dict.fromkeys(("issued_on_variants", "issuers", "files", "assumed", "written", "corrected"), ()),
        "digital_signatures": (),
        "citations": 0,
    }
)
_OF_EVIDENCE = tuple(Evidence.model_fields)


def evidence(item: Mapping[str, Any]) -> Evidence:
    """One item of an edge's evidence, with its pieces."""
    return Evidence.model_validate(_evidence(item))


def _evidence(item: Mapping[str, Any]) -> dict[str, Any]:
    """What ``Evidence`` is made of: a relation is checked once, with all that it holds."""
    known = {name: item[name] for name in _OF_EVIDENCE if name in item}
    return {**known, "marked": [{"text": piece.text, "mark": piece.mark} for piece in pieces_of(item)]}


def document(node: Node) -> Document:
    """A document with every field: null or empty where nothing is known."""
    known = {field: value for field, value in node.properties.items() if value is not None and field in _EMPTY}
    fields = {
        **_EMPTY,
        **known,
        "id": node.id,
        "name": name(node),
        "label": node.labels[1] if len(node.labels) > 1 else None,
        "in_corpus": bool(known.get("in_corpus")),
    }
    if "series" in known:
        fields["series"] = str(known["series"])
    if "digital_signatures" in known:
        fields["digital_signatures"] = [json.loads(each) for each in known["digital_signatures"]]
    return Document.model_validate(fields)


def name(node: Node) -> str:
    """What people call the node; its id where it has no name."""
    return str(node.properties.get("name") or node.id)


def relation(edge: Edge) -> Relation:
    """An edge, its evidence apart from its other properties."""
    vietnamese, english = _said(edge.label)
    fields = {
        "start": edge.start,
        "label": edge.label,
        "end": edge.end,
        "vietnamese": vietnamese,
        "english": english,
        "properties": {key: value for key, value in edge.properties.items() if key != "evidence"},
        "evidence": [_evidence(item) for item in edge.properties.get("evidence") or ()],
    }
    return Relation.model_validate(fields)


@cache
def _said(label: str) -> tuple[str, str]:
    return both(phrase(label))


def step(found: Step) -> ChainStep:
    """One step of a chain."""
    return ChainStep(document=document(found.document), depth=found.depth, via=relations(found.via))


def chain(found: Chain, cursor: str | None = None) -> ChainPage:
    """A page of a chain."""
    return ChainPage(
        root=document(found.root),
        items=[step(s) for s in found.steps],
        total=found.total,
        walked=found.walked,
        silence=silence(found.silence),
        next=cursor,
    )


def silence(found: Silence | None) -> SilenceNote | None:
    """What an empty answer is worth, where it is one."""
    if found is None:
        return None
    said = both(silence_said(found))
    return SilenceNote(
        vietnamese=said[0],
        english=said[1],
        texts=[document(node) for node in found.texts],
        total=found.total,
        files=found.files,
        asked_is_loaded=found.asked_is_loaded,
    )


def lineage(found: Lineage) -> LineageAnswer:
    """A lineage."""
    nodes = [LineageNode(document=document(node), depth=found.depths[node.id]) for node in found.nodes]
    return LineageAnswer(
        root=document(found.root),
        nodes=nodes,
        edges=relations(found.edges),
        complete=found.complete,
        silence=silence(found.silence),
    )


def detail(found: Connections) -> DocumentDetail:
    """A document with its relations."""
    return DocumentDetail(
        document=document(found.document),
        outgoing=relations(found.outgoing),
        incoming=relations(found.incoming),
        others=others_of(found.others),
    )


def mentions(found: Mentions, cursor: str | None = None) -> MentionPage:
    """A page of mentions."""
    return MentionPage(
        document=document(found.document),
        items=relations(found.edges),
        others=others_of(found.others),
        total=found.total,
        silence=silence(found.silence),
        next=cursor,
    )


def shown(found: Connections, mentioned: Mentions | None) -> DocumentWithMentions:
    """A document with its relations, and with its mentions where they were asked for."""
    others = {**found.others, **(mentioned.others if mentioned else {})}
    return DocumentWithMentions(
        document=document(found.document),
        outgoing=relations(found.outgoing),
        incoming=relations(found.incoming),
        others=others_of(others),
        mentions=relations(mentioned.edges) if mentioned else None,
    )


def found(page: SearchPage, total: int, cursor: str | None = None) -> DocumentPage:
    """A page of documents, and how many there are on all."""
    return DocumentPage(items=[document(node) for node in page.documents], total=total, next=cursor)


def stats(info: StoreInfo, names: Sequence[str] | None = None) -> Stats:
    """What a store is and holds."""
    return Stats(
        file_names=None if names is None else list(names),
        engine=info.engine,
        version=info.version,
        wal_fixed=info.wal_fixed,
        schema_version=info.schema,
        files=info.files,
        nodes=dict(sorted(info.nodes.items())),
        edges=dict(sorted(info.edges.items())),
    )


def relations(edges: Iterable[Edge]) -> list[Relation]:
    """Edges, in their order."""
    return [relation(edge) for edge in edges]


def others_of(nodes: Mapping[str, Node]) -> list[NodeName]:
    """Nodes in short, by id."""
    return [other(node) for _, node in sorted(nodes.items())]


def other(node: Node) -> NodeName:
    """A node in short."""
    return NodeName(id=node.id, labels=list(node.labels), name=name(node))
