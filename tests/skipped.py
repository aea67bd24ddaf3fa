"""What a run of the tests did not test, and why: said once, at its end."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

#: reasons that are one: what they have in common, and how it is said
_SAME = (
    (
        re.compile(r"\bshared\b"),
        "the real texts and the measures, which are no part of the project, are not beside the repository (../shared)",
    ),
    (re.compile(r"^no Neo4j (\S+) for tests"), r"no Neo4j \1: install Java and Maven, or Docker"),
)


def reason_of(said: str) -> str:
    """Why a test was skipped, in the words that all tests of one reason have."""
    plain = " ".join(said.removeprefix("Skipped: ").split())
    for pattern, words in _SAME:
        found = pattern.search(plain)
        if found:
            return found.expand(words)
    return plain


def lines(skipped: Iterable[str], asked: int) -> Iterator[str]:
    """One line in front that tells how many of how many tests were not run, and one for every reason."""
    counted = Counter(map(reason_of, skipped))
    if not counted:
        yield f"all {asked} tests were run"
        return
    missing = counted.total()
    yield f"{missing} of {asked} tests were not run ({missing / asked:.1%})"
    yield from (f"{count:5}  {reason}" for reason, count in counted.most_common())
