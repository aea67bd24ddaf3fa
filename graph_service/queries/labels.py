"""What the labels of edges mean: for people, in sentences of the table of words, and in the terms of linked data.

Terms are those of the European Legislation Identifier (``eli``) where it has one. CONTINUES and the
relations of duty have none; the project's own name stands there.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EdgeLabel:
    """A label, and what it says where it is read from its start and from its end."""

    label: str
    said: str
    said_inverse: str
    term: str | None = None


LABELS: tuple[EdgeLabel, ...] = (
    EdgeLabel("IMPLEMENTS", "implements", "is implemented by", "eli:implements"),
    EdgeLabel("CONTINUES", "continues", "is continued by"),
    EdgeLabel("SUPERSEDES", "supersedes", "is superseded by", "eli:repeals"),
    EdgeLabel("AMENDS", "amends", "is amended by", "eli:amends"),
    EdgeLabel("REPEALS", "repeals", "is repealed by", "eli:repeals"),
    EdgeLabel("SUSPENDS", "suspends", "is suspended by"),
    EdgeLabel("APPROVES", "approves", "is approved by"),
    EdgeLabel("GUIDES", "guides", "is guided by"),
    EdgeLabel("BASED_ON", "is based on", "is the basis of", "eli:based_on"),
    EdgeLabel("REPLIES_TO", "replies to", "is answered by"),
    EdgeLabel("REVIEWS", "reviews", "is reviewed by"),
    EdgeLabel("CITES", "cites", "is cited by", "eli:cites"),
    EdgeLabel("ISSUED_BY", "is issued by", "issues", "eli:passed_by"),
    EdgeLabel("NAMES", "names", "is named by", "schema:mentions"),
    EdgeLabel("SENT_TO", "is sent to", "receives"),
    EdgeLabel("SET_BY", "is set by", "sets"),
    EdgeLabel("LEADS", "leads", "is led by"),
    EdgeLabel("COORDINATES", "coordinates", "is coordinated by"),
    EdgeLabel("ADVISES", "advises", "is advised by"),
    EdgeLabel("MONITORS", "monitors", "is monitored by"),
    EdgeLabel("CARRIES_OUT", "carries out", "is carried out by"),
    EdgeLabel("REALISES", "realises", "is realised by"),
    EdgeLabel("CONCERNS", "concerns", "is concerned by"),
    EdgeLabel("REPORTS", "reports", "is reported by"),
    EdgeLabel("PART_OF", "is part of", "has part"),
    EdgeLabel("SUCCEEDED_BY", "is succeeded by", "succeeds"),
    EdgeLabel("GOVERNS", "governs", "is governed by"),
    EdgeLabel("WITHIN", "lies within", "contains"),
)

LABEL_OF: dict[str, EdgeLabel] = {entry.label: entry for entry in LABELS}

#: Relations that carry a chain from the centre to the ward, and back.
LINEAGE: tuple[str, ...] = (
    "AMENDS",
    "APPROVES",
    "BASED_ON",
    "CONTINUES",
    "GUIDES",
    "IMPLEMENTS",
    "REPEALS",
    "REPLIES_TO",
    "REVIEWS",
    "SUPERSEDES",
    "SUSPENDS",
)

#: The other relations, none of which says what a document comes from or leads to.
NOT_LINEAGE: tuple[str, ...] = (
    # to name a document is not yet to follow from it
    "CITES",
    # to and between bodies and places
    *("ISSUED_BY", "NAMES", "SENT_TO", "PART_OF", "SUCCEEDED_BY", "GOVERNS", "WITHIN"),
    # of tasks and targets
    *("SET_BY", "LEADS", "COORDINATES", "ADVISES", "MONITORS", "CARRIES_OUT", "REALISES", "CONCERNS", "REPORTS"),
)


def phrase(label: str, *, inverse: bool = False) -> str:
    """What the label says; an unknown label says itself."""
    entry = LABEL_OF.get(label)
    if entry is None:
        return label
    return entry.said_inverse if inverse else entry.said
