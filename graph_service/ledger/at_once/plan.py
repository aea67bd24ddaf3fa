"""What every process of a load of all at once has to know, written once and read by each."""

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from loaders.resolve.correction_text import parse
from loaders.resolve.corrections import Corrections

from .kept import Kept
from .spool import got, put

#: texts whose mentions, claims or edges one process holds at a time
TEXTS_OF_A_PART = 2_000
_PLAN = "plan"


@dataclass(frozen=True)
class Plan:
    """How the work is parted, what files are called, and what people have set right."""

    corrections_text: str
    #: the names of each text's files
    names: dict[str, list[str]]
    #: the first text of each part but the first
    bounds: list[str]
    #: families that corrections join to others: they are resolved together
    joined: frozenset[str]

    @classmethod
    def of(cls, names: Mapping[str, list[str]], corrections: str, joined: Iterable[str]) -> "Plan":
        """The plan for texts with these names."""
        ordered = sorted(names)
        return cls(corrections, dict(names), ordered[TEXTS_OF_A_PART::TEXTS_OF_A_PART], frozenset(joined))

    @property
    def parts(self) -> int:
        """The number of parts of every phase."""
        return len(self.bounds) + 1

    @cached_property
    def corrections(self) -> Corrections:
        """What people have set right."""
        return parse(self.corrections_text)

    def part_of_text(self, sha256: str) -> int:
        """Texts are parted along their order."""
        return bisect_right(self.bounds, sha256)

    def part_of_family(self, family: str) -> int:
        """Families are parted evenly; those that corrections join are in one part."""
        return 0 if family in self.joined else self.part_of(family)

    def part_of(self, key: str) -> int:
        """Anything else, by its key."""
        return zlib.crc32(key.encode()) % self.parts


def write_plan(folder: Path, plan: Plan, texts: Mapping[str, Kept]) -> None:
    """Keep the plan, and where the texts of each part lie."""
    put(folder / _PLAN, plan)
    parts: dict[int, list[Kept]] = {}
    for sha256 in sorted(texts):
        parts.setdefault(plan.part_of_text(sha256), []).append(texts[sha256])
    for part, kept in parts.items():
        put(folder / f"list-{part}", kept)


def read_plan(folder: Path) -> Plan:
    """The plan that is kept."""
    return got(folder / _PLAN, Plan)


def texts_of(folder: Path, part: int) -> list[Kept]:
    """Where the texts of a part lie, in their order."""
    path = folder / f"list-{part}"
    return got(path, list[Kept]) if path.exists() else []
