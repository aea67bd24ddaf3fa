"""What the extraction does not read: clauses with a verb of the table and a document that stated nothing.

A clause is reduced to its form: verbs as their relation, documents as D, a document's title as T, other words as
dots. Forms of many clauses are the next to read; the list is printed by ``make quality``.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.clean.clauses import clause_end, clause_start
from loaders.extract import extract
from loaders.know.cues import cues
from loaders.model import Extract, Source
from loaders.read import read

#: forms that are printed, and how much of a clause is
MOST, LONGEST_SAMPLE = 40, 160
_MARKS = re.compile(r"[,;:()]|[^\W\d_]+|\d+")
#: stands for a document while a clause is spelled; no text has it
_DOCUMENT = "\ue000"


@dataclass(frozen=True, slots=True)
class SilentForm:
    """A form of clause, how many clauses have it, and one of them."""

    form: str
    many: int
    sample: str

    def __str__(self) -> str:
        return f"{self.many:4}  {self.form:50}  {self.sample}"


def silent_forms(paths: Iterable[Path], most: int = MOST) -> list[SilentForm]:
    """The forms of silent clauses of these texts, most frequent first, ties by form."""
    samples: dict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        source = read(path, path.name)
        for clause, form in silent_clauses(source, extract(source)):
            samples[form].append(clause)
    ranked = sorted(samples.items(), key=lambda item: (-len(item[1]), item[0]))
    return [SilentForm(form, len(found), found[0][:LONGEST_SAMPLE]) for form, found in ranked[:most]]


def silent_clauses(source: Source, said: Extract) -> Iterator[tuple[str, str]]:
    """Each clause of the text that names a document and holds a verb and states nothing, with its form."""
    stated = [(each.evidence.start, each.evidence.end) for each in said.statements if each.relation != "CITES"]
    clauses: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for reference in said.references:
        span = reference.span.start, reference.span.end
        clauses[clause_start(source.text, span[0]), clause_end(source.text, span[1])].append(span)
    for (start, end), documents in sorted(clauses.items()):
        if any(begun < end and start < ended for begun, ended in stated):
            continue
        form = form_of(source.text, start, end, documents)
        if any(mark.isupper() and mark != "D" for mark in form.split()):
            yield " ".join(source.text[start:end].split()), form


def form_of(text: str, start: int, end: int, documents: Iterable[tuple[int, int]]) -> str:
    """The clause spelled: ``D`` for a document, a verb's relation, joiners and marks; runs of other words as dots."""
    spelled = text[start:end]
    for begun, ended in sorted(documents, reverse=True):
        spelled = spelled[: max(0, begun - start)] + _DOCUMENT + spelled[max(0, ended - start) :]
    relations: list[tuple[int, int, str]] = []
    for pattern, cue in cues():
        relations.extend((match.start(), match.end(), cue.relation) for match in pattern.finditer(spelled))
    return " ".join(_letters(spelled, sorted(relations)))


def _letters(spelled: str, verbs: list[tuple[int, int, str]]) -> Iterator[str]:
    last, at = "", 0
    while at < len(spelled):
        verb = next((each for each in verbs if each[0] == at), None)
        word = _MARKS.match(spelled, at)
        if verb:
            letter, at = verb[2], verb[1]
        elif spelled[at] == _DOCUMENT:
            letter, at = "D", at + 1
        elif word:
            letter = word.group() if word.group() in {",", ";", ":", "(", ")", "và"} else "…"
            at = word.end()
        else:
            at += 1
            continue
        if letter != last or letter not in {"…", "D"}:
            yield letter
        last = letter
