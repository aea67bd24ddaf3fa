"""Setting right what texts or programs got wrong: said in words, with who and why, and undone again."""

from datetime import date
from http import HTTPStatus
from typing import Annotated, Any, cast

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from graph_service.api.access import caller_of
from graph_service.errors import Moved
from graph_service.ledger.corrections import Kept, named_mention, own_mention
from graph_service.page import review
from graph_service.page.failures import told
from graph_service.page.site import Site, site_of
from graph_service.queries.dates import read_day
from graph_service.queries.search import one_document
from graph_service.store.protocol import Reads
from loaders.errors import BadCorrection, DirectiveGraphError
from loaders.resolve.corrections import Correction, Kind

router = APIRouter()
KINDS = ("same", "different", "number", "date", "not-edge", "alias", "realise", "not-realised")
_Text = Annotated[str, Form(max_length=500)]


@router.get("/corrections")
def corrections(request: Request, done: str = "") -> Response:
    """All corrections."""
    site = site_of(request)
    found = site.ask(lambda reads: review.corrections(reads, site.words, _kept(site)))
    return site.page(request, "corrections.html", title=site.words("corrections"), found=found, done=done)


@router.get("/correct")
def form(request: Request, kind: str, about: Annotated[list[str], Query()]) -> Response:
    """The form of one correction, said in words before it is made."""
    return _form(request, kind, about, {})


@router.post("/correct")
def correct(
    request: Request, kind: _Text, about: Annotated[list[str], Form()], who: _Text = "", why: _Text = ""
) -> Response:
    """Make the correction; the form again, with the reason, where it cannot hold."""
    # with keys it is known who corrects
    site, known = site_of(request), caller_of(request).name
    given = {"who": known or who.strip(), "why": " ".join(why.split())}
    missing = [name for name in ("who", "why") if not given[name]]
    if kind not in KINDS or missing or not all(part.strip() for part in about):
        return _form(request, kind, about, given, site.words("correct_missing"))
    try:
        parts = site.ask(lambda reads: _understood(reads, kind, about))
        made = Correction(cast(Kind, kind), parts, given["who"], date.today().isoformat(), given["why"])
        _kept(site).add(made)
    except DirectiveGraphError as error:
        heading, detail = told(site, error)
        return _form(request, kind, about, given, f"{heading}: {detail}")
    return RedirectResponse(f"{site.base}/corrections?done=made", HTTPStatus.SEE_OTHER)


@router.post("/corrections/undo")
def undo(request: Request, number: Annotated[int, Form()], said: _Text) -> Response:
    """Take one back; nothing is taken back where another stands at its place by now."""
    site = site_of(request)
    entries = site.ask(lambda reads: _kept(site).all(reads).entries)
    if not 1 <= number <= len(entries) or entries[number - 1].said != said:
        raise BadCorrection(f"correction {number}", "it is another one by now", "Look at the list again.")
    _kept(site).undo(number)
    return RedirectResponse(f"{site.base}/corrections?done=undone", HTTPStatus.SEE_OTHER)


def _form(request: Request, kind: str, about: list[str], given: dict[str, str], error: str = "") -> Response:
    site = site_of(request)
    wanted = {"not-edge": 3}.get(kind, 2)
    if kind not in KINDS or len(about) > wanted or (kind == "not-edge" and len(about) < wanted):
        raise BadCorrection(kind, "there is no such correction", "Open it from a document.")
    names = site.ask(lambda reads: review.named(reads, site.words, set(about)))
    filled = tuple(about) + ("",) * (wanted - len(about))
    values: dict[str, Any] = {"kind": kind, "about": filled, "names": names, "given": given, "error": error}
    sentence = review.said(site.words, kind, tuple(about), names)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK
    return site.page(request, "correct.html", status, title=site.words("correct"), sentence=sentence, **values)


def _understood(reads: Reads, kind: str, about: list[str]) -> tuple[str, ...]:
    """What people typed as corrections write it: ids, mentions, a day, a name."""
    if kind == "not-edge":
        return tuple(about)
    if kind == "date":
        return _document(reads, about[0]), read_day(about[1])
    if kind == "number":
        mention, number = about
        meant = named_mention(reads, mention) or own_mention(reads, _document(reads, mention)) or mention
        return meant, number.strip()
    if kind == "alias":
        return about[0].strip(), " ".join(about[1].split())
    if kind in ("realise", "not-realised"):
        return about[0].strip(), _document(reads, about[1])
    first, second = (named_mention(reads, text) or _document(reads, text) for text in about)
    return first, second


def _document(reads: Reads, text: str) -> str:
    try:
        return one_document(reads, text).id
    except Moved as moved:
        return moved.document


def _kept(site: Site) -> Kept:
    return Kept(site.store(), site.corrections)
