"""The answer in a sentence, before any picture or table: how many, of which levels, how soon, and from whom nothing.

Silence is said as silence: where no loaded text speaks of it, the answer names which could have.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from graph_service.queries.chains import CARRYING_OUT
from graph_service.store.protocol import Outline, Reads
from graph_service.words import Words
from loaders.model import Node

from .chain import LEVELS, ShownChain
from .naming import levels, name_of


@dataclass(frozen=True, slots=True)
class Carried:
    """What carries out a document, or what it carries out: the fewest steps to each."""

    steps: Mapping[str, int]
    known: Mapping[str, Outline]

    @property
    def total(self) -> int:
        return len(self.steps)

    @property
    def direct(self) -> int:
        return sum(step == 1 for step in self.steps.values())


def carried(reads: Reads, chain: ShownChain, *, up: bool) -> Carried:
    """What carries out the root of a chain (``up``: what it carries out), directly or through others."""
    steps = reads.walk(chain.root.id, CARRYING_OUT, "out" if up else "in", None)
    missing = [key for key in steps if key not in chain.known]
    known = {key: chain.known[key] for key in steps if key in chain.known} | reads.outlines(missing)
    return Carried({key: step for key, step in steps.items() if key in known}, known)


def implemented_by(words: Words, found: Carried, nodes: Iterable[Node]) -> str:
    """How many carry it out: "2 văn bản thực hiện: 1 cấp thành phố, 1 cấp quận; đều trực tiếp"."""
    counts = Counter(_level(each) for each in found.known.values())
    read = [node for node in nodes if node.id in found.steps]
    parts = [words("at_level", n=counts[level], level=_called(words, level, counts, read)) for level in _order(counts)]
    return words("answer_by", n=found.total, levels=words.listed(parts), how=_how(words, found))


def silence(words: Words, citing: int, known: int) -> str:
    """The sentence where no text says that the document is carried out."""
    if citing:
        return words("answer_silent_cited", n=citing)
    return words("answer_silent", n=known)


def implements(words: Words, found: Carried, nodes: Mapping[str, Node]) -> str:
    """What it carries out: "Văn bản này thực hiện 1 văn bản: Nghị quyết số … (trực tiếp)"."""
    order = sorted(found.steps, key=lambda key: (found.steps[key], key))
    named = [f"{name_of(words, nodes[key])} ({_steps(words, found.steps[key])})" for key in order if key in nodes]
    shown = words.listed(named[:3]) + (f", {words('and_others', n=len(order) - 3)}" if len(order) > 3 else "")
    return words("answer_implements", n=found.total, documents=shown)


def pace(words: Words, root: Node, found: Carried) -> str:
    """How many days after the directive: the first, half of them, the last; empty where days are not known."""
    begun = root.properties.get("issued_on")
    if not begun:
        return ""
    # days in ISO 8601 are in the order of time as they are written; of ten thousand three are read
    issued = sorted(each.issued_on for each in found.known.values() if each.issued_on and each.issued_on >= begun)
    if not issued:
        return ""
    told = {"first": issued[0], "half": median_low(issued), "last": issued[-1]}
    days = {key: (date.fromisoformat(day) - date.fromisoformat(begun)).days for key, day in told.items()}
    said = {key: words("n_days", n=many) for key, many in days.items()}
    if len(issued) == 1:
        return words("pace_one", days=said["first"])
    return words("pace", **said) + _undated(words, found.total - len(issued))


def _undated(words: Words, many: int) -> str:
    return f" {words('pace_undated', n=many)}" if many else ""


def _how(words: Words, found: Carried) -> str:
    if found.direct == found.total:
        return words("all_direct") if found.total > 1 else words("direct")
    if not found.direct:
        return words("none_direct")
    return words("some_direct", direct=found.direct, through=found.total - found.direct)


def _steps(words: Words, many: int) -> str:
    return words("direct") if many == 1 else words("through", n=many - 1)


def _level(outline: Outline) -> str:
    return outline.level if outline.level in LEVELS else "unknown"


def _order(counts: Mapping[str, int]) -> Sequence[str]:
    return [level for level in (*LEVELS[1:-1], "unknown") if counts.get(level)]


def _called(words: Words, level: str, counts: Mapping[str, int], read: Sequence[Node]) -> str:
    """What the level is called; by its kind of place only where every document of it was read."""
    said = [node for node in read if node.properties.get("level") == level]
    return levels(words, level, said if len(said) == counts[level] else ())
