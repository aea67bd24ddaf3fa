"""Scores extraction on sentences and documents that were written for it (``tests/gold/sentences``).

``clauses.jsonl``: titles, preambles and effect clauses of legal documents, with what each does to others
(``own``) and what they say of two others (``chains``); ``documents.jsonl``: the same of whole documents;
``named.jsonl``: sentences of Party offices, with the documents that have no number (``named``) and all
relations. Each line is a text of an invented province, city or number. What is marked ``optional`` or
``doubtful`` counts neither way.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench import claims
from loaders.extract import extract
from loaders.model import OWN, Extract, Reference, Source

#: relations that the gold does not hold
_LEFT_OUT = frozenset(("CITES", "REPLIES_TO"))
#: a submission or report that a preamble weighs is a basis or none, as one likes
_WEIGHED = re.compile(r"\d+[-/](?:ttr|bc)[-/]", re.IGNORECASE)
#: how much of the shorter of two names the other must share
_ALIKE = 0.7
#: and how much of both together, so that one word does not stand for a title
_TOGETHER = 0.25
Case = Mapping[str, Any]
Items = Set[tuple[str, ...]]


def canonical(number: str) -> str:
    """A number as it is compared: composed, without spaces, in lower case."""
    return claims.canonical(number) or ""


@dataclass(frozen=True, slots=True)
class Tally:
    """One figure over all cases, and what is amiss: ``+`` claimed and not wanted, ``-`` the other way."""

    name: str
    right: int
    claimed: int
    wanted: int
    amiss: frozenset[str]

    @property
    def precision(self) -> float:
        """The share of claims that are right; 1 where there are none."""
        return self.right / self.claimed if self.claimed else 1.0

    @property
    def recall(self) -> float:
        """The share of what is wanted that is claimed; 1 where nothing is."""
        return self.right / self.wanted if self.wanted else 1.0

    def __str__(self) -> str:
        counts = f"{self.right} right of {self.claimed} claimed, {self.wanted} wanted"
        return f"{self.name:34} P {self.precision:.3f}  R {self.recall:.3f}   {counts}"


def tallies(folder: Path) -> list[Tally]:
    """All figures on the sentences of ``folder``."""
    clauses, documents, named = (_cases(folder / f"{name}.jsonl") for name in ("clauses", "documents", "named"))
    return [
        _tally("own relations of clauses", clauses, _own),
        _tally("chains of clauses", clauses, _chains),
        _tally("own relations of documents", documents, _own),
        _tally("chains of documents", documents, _chains),
        _tally("named documents of sentences", named, _named),
        _tally("relations of sentences", named, _relations),
    ]


def _cases(path: Path) -> list[tuple[Case, Extract]]:
    cases = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [(case, _read(case)) for case in cases]


def _read(case: Case) -> Extract:
    text = "\n".join(case["text"]) + "\n"
    return extract(Source(f"{case['id']}.txt", sha256(text.encode()).hexdigest(), "text", text))


def _tally(
    name: str, cases: list[tuple[Case, Extract]], compared: Callable[[Case, Extract], tuple[Items, Items]]
) -> Tally:
    right = claimed = wanted = 0
    amiss = set[str]()
    for case, said in cases:
        got, gold = compared(case, said)
        right, claimed, wanted = right + len(got & gold), claimed + len(got), wanted + len(gold)
        amiss |= {f"+ {name} {case['id']}: {' '.join(item)}" for item in got - gold}
        amiss |= {f"- {name} {case['id']}: {' '.join(item)}" for item in gold - got}
    return Tally(name, right, claimed, wanted, frozenset(amiss))


def _own(case: Case, said: Extract) -> tuple[Items, Items]:
    wanted = {(each["rel"], canonical(each["to"])) for each in case.get("own", ())}
    optional = {(each["rel"], canonical(each["to"])) for each in case.get("optional", ())}
    got = {(relation, end) for subject, relation, end in _triples(said, _number(said)) if subject == "OWN"}
    return {item for item in got - optional if item[0] != "based_on" or not _WEIGHED.match(item[1])}, wanted


def _chains(case: Case, said: Extract) -> tuple[Items, Items]:
    wanted, doubtful = (
        {(canonical(each["from"]), each["rel"], canonical(each["to"])) for each in case.get(key, ())}
        for key in ("chains", "doubtful")
    )
    got = {triple for triple in _triples(said, _number(said)) if triple[0] != "OWN"}
    return got - doubtful, wanted


def _named(case: Case, said: Extract) -> tuple[Items, Items]:
    ends = _ends(case, said)
    got = {(ends[index],) for index, reference in enumerate(said.references) if not _stated(reference)}
    return got, {(each["words"],) for each in case.get("named", ())}


def _relations(case: Case, said: Extract) -> tuple[Items, Items]:
    ends = _ends(case, said)
    own = canonical(case["number"]) if case.get("number") else "OWN"

    def end(name: str) -> str:
        known = canonical(name) if re.match(r"\d", name) else name
        return "OWN" if known == own else known

    wanted = {(end(each["from"]), each["rel"], end(each["to"])) for each in case.get("relations", ())}
    got = _triples(said, lambda index: end(ends[index]))
    return set(got), wanted


def _triples(said: Extract, name: Callable[[int], str | None]) -> Iterator[tuple[str, str, str]]:
    """All relations by the names of their ends; those with an end that has no name are left out."""
    for statement in said.statements:
        subject = "OWN" if statement.subject == OWN else name(statement.subject)
        # an annex calls the document by its number
        subject = "OWN" if subject == canonical(said.own.number or "-") else subject
        target = name(statement.object)
        if statement.relation not in _LEFT_OUT and subject and target:
            yield subject, statement.relation.lower(), target


def _number(said: Extract) -> Callable[[int], str | None]:
    return lambda index: canonical(number) if (number := _stated(said.references[index])) else None


def _stated(reference: Reference) -> str | None:
    """The number that the text states; one that a law's day tells is not what people read there."""
    return None if "law_number" in reference.assumed else reference.number


def _ends(case: Case, said: Extract) -> list[str]:
    """What each reference is in the gold: a number, the words of a named document, else its own name."""
    return [_stated(reference) or _nearest(case, reference.name or "") for reference in said.references]


def _nearest(case: Case, name: str) -> str:
    """The words of the named document of the gold that is most like ``name``; the name itself where none is."""
    alike = [
        (_share(other, name), each["words"])
        for each in case.get("named", ())
        for other in (each["words"], *each["titles"], *each.get("also", ()))
    ]
    (shared, together), words = max(alike, default=((0.0, 0.0), name))
    return words if shared >= _ALIKE and together >= _TOGETHER else name


def _share(first: str, second: str) -> tuple[float, float]:
    """How much of the shorter the other shares, and of both together."""
    one, other = (set(re.findall(r"\w+", words.lower())) for words in (first, second))
    common = len(one & other)
    return common / max(1, min(len(one), len(other))), common / max(1, len(one | other))
