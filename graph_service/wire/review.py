"""What leaves the house of what is doubtful, why it is so, and what people have set right."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import Field

from graph_service.queries.every import Explained, Explanation, Findings
from graph_service.queries.idle import Idle
from graph_service.words import both
from loaders.resolve import corrections as corrected
from loaders.resolve import findings as said

from .documents import Document, Wire, document


class WrittenAt(Wire):
    """Where something is written."""

    file: str = Field(description="Name of the loaded file.")
    start: int = Field(description="First character in the text of the file, in code points.")
    end: int = Field(description="The character behind the last one.")
    written: str = Field(description="The words that stand there.")


class Finding(Wire):
    """Something that a person should look at."""

    code: str = Field(description="What kind of finding it is: docs/findings.md lists them.")
    severity: str = Field(description="`error`, `warning` or `notice`.")
    vietnamese: str = Field(description="What it is, in one sentence.")
    english: str = Field(description="The same in English.")
    documents: list[str] = Field(description="Ids of the documents that it is about.")
    places: list[WrittenAt] = Field(description="Where it shows; of very many places the first.")
    particulars: dict[str, Any] = Field(description="What the sentence is filled in with.")


class FindingPage(Wire):
    """A page of findings, gravest first."""

    items: list[Finding] = Field(description="The findings of this page.")
    total: int = Field(description="How many there are on all pages.")
    next: str | None = Field(description="Cursor of the next page; null on the last.")


class Sentence(Wire):
    """A step of an explanation."""

    vietnamese: str = Field(description="What is said, in Vietnamese.")
    english: str = Field(description="The same in English.")


class Correction(Wire):
    """What a person has set right."""

    kind: str = Field(description="`same`, `different`, `date`, `not-edge`, `alias`, `realise` or `not-realised`.")
    about: list[str] = Field(description="What it is about: ids, mentions, a date, a relation, a name.")
    who: str = Field(description="Who corrected.")
    when: str = Field(description="ISO date of the correction.")
    why: str = Field(description="The reason that was given.")
    line: int = Field(description="Line of the corrections in which it begins.")
    idle: Sentence | None = Field(None, description="Why it no longer applies; null where it does.")


class Corrections(Wire):
    """All corrections, in the order of their lines."""

    items: list[Correction] = Field(description="The corrections.")


class ExplainedMention(Wire):
    """One mention: what it was resolved to, and why."""

    at: str = Field(description="How corrections name it: SHA-256 of the text and first character.")
    file: str = Field(description="Name of the loaded file.")
    start: int = Field(description="First character of the quote in the text of the file.")
    end: int = Field(description="The character behind the last one.")
    quote: str = Field(description="The sentence that names the document.")
    written: str = Field(description="The mention itself.")
    own: bool = Field(description="Whether it is the text's own document.")
    document: str | None = Field(description="Id of the document; null where it was left open.")
    steps: list[Sentence] = Field(description="What it says, what was assumed, and why it is of that document.")


class ExplanationPage(Wire):
    """Why the mentions of a number were joined, kept apart or left open."""

    document: Document = Field(description="The document that was asked about.")
    documents: list[Document] = Field(description="All documents of the number, whatever place and series.")
    apart: list[Sentence] = Field(description="What keeps them apart.")
    corrections: list[Correction] = Field(description="What people have said about them.")
    items: list[ExplainedMention] = Field(description="The mentions of this page, by file and place.")
    total: int = Field(description="How many mentions there are on all pages.")
    next: str | None = Field(description="Cursor of the next page; null on the last.")


def findings(found: Findings, cursor: str | None = None) -> FindingPage:
    """A page of findings."""
    return FindingPage(items=[finding(each) for each in found.findings], total=found.total, next=cursor)


def finding(found: said.Finding) -> Finding:
    """One finding with its sentences."""
    return Finding(
        code=found.code,
        severity=found.severity,
        vietnamese=found.vietnamese,
        english=found.english,
        documents=list(found.documents),
        places=[
            WrittenAt(file=spot.file, start=spot.start, end=spot.end, written=spot.written) for spot in found.places
        ],
        particulars=dict(found.particulars),
    )


def corrections(entries: Iterable[corrected.Correction], idle: Mapping[corrected.Correction, Idle]) -> Corrections:
    """Corrections, with why some no longer apply."""
    return Corrections(items=[correction(entry, idle.get(entry)) for entry in entries])


def correction(entry: corrected.Correction, idle: Idle | None = None) -> Correction:
    """One correction."""
    why_not = _sentence(idle.reason) if idle else None
    told = {"who": entry.who, "when": entry.when, "why": entry.why, "line": entry.line}
    return Correction.model_validate({"kind": entry.kind, "about": list(entry.about), **told, "idle": why_not})


def explanation(found: Explanation, cursor: str | None = None) -> ExplanationPage:
    """A page of an explanation."""
    return ExplanationPage(
        document=document(found.document),
        documents=[document(node) for node in found.documents],
        apart=_sentences(found.apart),
        corrections=[correction(entry) for entry in found.corrections],
        items=[_explained(mention) for mention in found.mentions],
        total=found.total,
        next=cursor,
    )


def _explained(mention: Explained) -> ExplainedMention:
    told = {name: getattr(mention, name) for name in ExplainedMention.model_fields if name != "steps"}
    return ExplainedMention(**told, steps=_sentences(mention.steps))


def _sentences(steps: Iterable[str]) -> list[Sentence]:
    return [_sentence(step) for step in steps]


def _sentence(said: str) -> Sentence:
    vietnamese, english = both(said)
    return Sentence(vietnamese=vietnamese, english=english)
