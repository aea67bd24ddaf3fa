"""Relations with documents that have no number, which ``../shared/measure.py`` leaves out, scored by meaning.

Documents without a number are matched one to one with the gold's by the share of their words, as
measure.py matches them; a relation is right where both its ends are and the verb is. What the text's
own document reviews counts as well.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from bench.claims import PARTS, RELATIONS, Row, canonical

_LABELS = RELATIONS | {"REVIEWS"}
#: how much of the shorter of two names the other must share
_ALIKE = 0.75
#: words that say nothing on which document is meant
_COMMON = frozenset("so ngay cua ve viec va cac nam thang theo trong cho tai den tu la o".split())  # noqa: SIM905
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision and recall, and what is amiss: ``+`` claimed and not in the gold, ``-`` the other way."""

    right: int
    claimed: int
    wanted: int
    amiss: tuple[str, ...]

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.claimed), self.right / max(1, self.wanted)
        counts = f"{self.right} right of {self.claimed} claimed, {self.wanted} wanted"
        return f"{'relations with named documents':34} P {precision:.3f}  R {recall:.3f}   {counts}"


def words(*texts: str | None) -> frozenset[str]:
    """Folded words that tell documents apart."""
    plain = "".join(
        c for c in unicodedata.normalize("NFD", " ".join(filter(None, texts))) if not unicodedata.combining(c)
    )
    return frozenset(re.sub(r"\W+", " ", plain.lower().replace("đ", "d")).split()) - _COMMON


def figures(rows: Sequence[Row], gold: Row) -> Figures:
    """The score of an export against a gold of texts read together."""
    nodes = {row["id"]: row["properties"] for row in rows if row["type"] == "node" and "Document" in row["labels"]}
    claims = _claims(rows, nodes, gold)
    ends = {end for start, _, target in claims for end in (start, target)} | _cited(rows, nodes, gold)
    names = _names(nodes, ends, gold)
    numbers = {each["id"]: canonical(each["number"]) or each["id"] for each in gold["documents"]}
    named = {each["id"] for each in gold["documents"] if not each["number"]}
    wanted = {
        (numbers.get(r["from"], r["from"]), r["rel"].upper(), numbers.get(r["to"], r["to"]))
        for r in gold["relations"]
        if (r["from"] in named or r["to"] in named) and r["rel"].upper() in _LABELS
    }
    claimed = {(names[a], label, names[b]) for a, label, b in claims}
    amiss = [f"+ {' '.join(each)}" for each in sorted(claimed - wanted)]
    amiss += [f"- {' '.join(each)}" for each in sorted(wanted - claimed)]
    return Figures(len(claimed & wanted), len(claimed), len(wanted), tuple(amiss))


def _inside(item: Row, gold: Row) -> bool:
    """Whether the evidence lies in the texts that the gold covers."""
    name = PurePath(item["file"]).name
    parts = {part for document in gold["documents"] for part in document["parts"]}
    covered = (PARTS.get(part, (part, 0, 1 << 40)) for part in parts)
    return any(name.startswith(prefix) and start <= item["start"] < end for prefix, start, end in covered)


def _claims(rows: Iterable[Row], nodes: Mapping[str, Row], gold: Row) -> set[Key]:
    """Relations of which one end at least has no number."""
    claims = set()
    for row in rows:
        if row["type"] == "node" or row["label"] not in _LABELS:
            continue
        start, end = row["start"]["id"], row["end"]["id"]
        unnumbered = not (nodes[start].get("number") and nodes[end].get("number"))
        if unnumbered and any(_inside(item, gold) for item in row["properties"]["evidence"]):
            claims.add((start, row["label"], end))
    return claims


def _cited(rows: Iterable[Row], nodes: Mapping[str, Row], gold: Row) -> set[str]:
    cited = {
        row["end"]["id"]
        for row in rows
        if row["type"] != "node" and row["label"] == "CITES"
        if any(_inside(item, gold) for item in row["properties"]["evidence"])
    }
    return cited | {
        key
        for key, known in nodes.items()
        if any(_inside({"file": f, "start": 0}, gold) for f in known.get("files") or ())
    }


def _names(nodes: Mapping[str, Row], ends: Iterable[str], gold: Row) -> dict[str, str]:
    """What the gold calls each of our documents; those that it does not know keep their own name."""
    mine = {
        key: words(*(str(nodes[key].get(f) or "") for f in ("name", "title", "type")))
        for key in ends
        if not nodes[key].get("number")
    }
    theirs = {
        each["id"]: words(each["id"], *each["titles"], *each["types"])
        for each in gold["documents"]
        if not each["number"]
    }
    shares = sorted(
        ((len(a & b) / max(1, min(len(a), len(b))), g, k) for g, a in theirs.items() for k, b in mine.items()),
        reverse=True,
    )
    names: dict[str, str] = defaultdict(str)
    taken: set[str] = set()
    for share, known, key in shares:
        if share >= _ALIKE and known not in taken and key not in names:
            names[key] = known
            taken.add(known)
    own = {key: canonical(nodes[key].get("number")) or nodes[key].get("name", key) for key in nodes}
    return {**own, **names}


def of_files(exported: str, gold: str) -> Figures:
    """The score of an export, both given as the text of their files."""
    return figures([json.loads(line) for line in exported.splitlines()], json.loads(gold))
