"""Ids that no document has any more, since mentions split or merged: where they lead today.

A pure function of the present graph: an id tells number and place, and what has them now is what was meant.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from graph_service.errors import Ambiguous, Moved
from graph_service.store.protocol import DocumentQuery, Reads
from loaders.fold import slug, spelled_slug
from loaders.graph import Node

_ID = re.compile(
    r"(?P<number>[a-z0-9]+(?:-[a-z0-9]+)+)(?:\.(?P<place>[a-z][a-z-]*))?\.(?P<series>\d{4}|undated)(?:\.[0-9a-f]{8})?"
)
_BATCH = 500


def follow(reads: Reads, asked: str) -> None:
    """Return where ``asked`` is no old id.

    Raises ``Moved`` with the only document that is meant today, or ``Ambiguous`` with all that may be.
    """
    match = _ID.fullmatch(asked)
    if match is None or asked in reads.nodes([asked]):
        return
    # most questions name no old id, and reading corrections takes a library that is long to import
    from loaders.resolve.correction_text import parse

    joined = parse(reads.corrections()).current(asked)
    if joined != asked and joined in reads.nodes([joined]):
        raise Moved(asked, f"a correction says that it is {joined}", f"Ask for {joined}.", joined)
    candidates = [node for node in _of_number(reads, match["number"]) if _is_of(node, match)]
    if len(candidates) > 1:
        ids = [node.id for node in candidates]
        reason = f"it is no id any more, and {len(ids)} documents have its number and place"
        raise Ambiguous(repr(asked), reason, f"Ask for one of them: {'; '.join(ids)}", candidates)
    if candidates:
        found = candidates[0].id
        reason = f"it is no id any more; {found} is the only document of its number and place"
        raise Moved(asked, reason, f"Ask for {found}.", found)


def _of_number(reads: Reads, number: str) -> Iterator[Node]:
    query = DocumentQuery(number_key=number.replace("-", ""), limit=_BATCH)
    while batch := reads.documents(query):
        yield from batch
        query = replace(query, after=(batch[-1].properties.get("citations") or 0, batch[-1].id))


def _is_of(document: Node, old: re.Match[str]) -> bool:
    """Whether the document has the number and the place that the old id tells."""
    known = document.properties
    place = known.get("place")
    names = {slug(place), spelled_slug(place)} if place else {None}
    return slug(known.get("number") or "") == old["number"] and old["place"] in names
