"""Views that a browser has already are not made again, as long as nothing changed that they are made of."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from fastapi import Request

from graph_service.api.moments import tag_of
from graph_service.store.protocol import Reads
from loaders.errors import DirectiveGraphError

Question = Callable[[Reads], str]

#: views that tell of more than the store: of uploads that wait, the file of corrections, the session
_OF_MORE = ("", "loads", "corrections", "correct", "login", "logout")


def tag_of_view(request: Request, base: str, asked: Callable[[Question], str]) -> str | None:
    """The ``ETag`` of a view: of the store, the day, who asks in which role, the address, and this program.

    ``None`` for what is no view of the store alone, and where the store cannot be asked: the view says why. The tag is
    never newer than the view that is made after it, so no change is missed.
    """
    path = request.url.path.removeprefix(base)
    if request.method not in ("GET", "HEAD") or path.strip("/").partition("/")[0] in _OF_MORE:
        return None
    caller = request.state.caller
    who = (caller.name, caller.role) if caller else ()
    # files to take away hold addresses
    also = (*who, str(request.base_url), _made_of())
    try:
        return asked(lambda reads: tag_of(reads, request, *also))
    except DirectiveGraphError:
        return None


@cache
def _made_of() -> str:
    """A digest of templates, words and code of the page."""
    folder = Path(__file__).parent
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".html", ".svg", ".csv", ".py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
