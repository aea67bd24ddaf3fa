"""The documents that a task itself names, and how they are related to it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..know.words import any_of
from ..model import Concern, Evidence, Reference, Task
from .page import DutyText

#: what stands before a document, the nearest words deciding
_CUES = (
    ("SUPERSEDES", re.compile(any_of("supersedes"), re.IGNORECASE)),
    ("AMENDS", re.compile(any_of("amends"), re.IGNORECASE)),
    ("REPEALS", re.compile(any_of("repeals"), re.IGNORECASE)),
    ("CONTINUES", re.compile(r"tiếp tục thực hiện", re.IGNORECASE)),
    ("IMPLEMENTS", re.compile(r"(?<!tục )(?:thực hiện|triển khai|cụ thể hóa|thi hành)", re.IGNORECASE)),
    ("REVIEWS", re.compile(r"(?:sơ|tổng) kết", re.IGNORECASE)),
    ("BASED_ON", re.compile(r"theo|căn cứ|tại", re.IGNORECASE)),
)
_REACH = 60


def with_concerns(page: DutyText, tasks: Sequence[Task], references: Sequence[Reference]) -> Iterator[Task]:
    """The tasks with the documents that stand in their words; ``references`` in the order of the text."""
    starts = [reference.span.start for reference in references]
    for task in tasks:
        first = bisect_left(starts, task.evidence.start)
        last = bisect_left(starts, task.evidence.end)
        said = task.evidence
        found = tuple(concerned(page.source.text, said, said.start, references, range(first, last)))
        yield replace(task, concerns=found) if found else task


def concerned(
    text: str, evidence: Evidence, start: int, references: Sequence[Reference], inside: range
) -> Iterator[Concern]:
    """The documents among those ``inside`` a task whose words begin at ``start``, with what stands before each."""
    position, last = start, None
    for index in inside:
        span = references[index].span
        before = text[max(position, span.start - _REACH) : span.start].replace("\n", " ")
        found = _nearest(before)
        last = found or last
        if last:
            yield Concern(last, index, replace(evidence, rule=f"{last.lower()} in a task", marks=(span,)))
        position = span.end


def _nearest(before: str) -> str | None:
    """The relation whose words stand nearest before a document."""
    ends = [(max((match.end() for match in cue.finditer(before)), default=-1), name) for name, cue in _CUES]
    end, name = max(ends, key=lambda each: each[0])
    return name if end >= 0 else None
