"""What implements a directive as an Atom feed (RFC 4287): the newest first, each with the sentences that say so."""

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from graph_service.queries.chains import Chain, Step
from graph_service.words import Words, vietnamese

from .graphml import plain_text

_VIETNAMESE = Words("vi")
MEDIA_TYPE = "application/atom+xml"
_NEVER = "1900-01-01"


def atom(found: Chain, home: str) -> str:
    """The feed of a chain; ``home`` is the address of the service, to whose pages its entries lead.

    An entry's day is that of issue: the same graph gives the same feed.
    """
    steps = sorted(found.steps, key=lambda step: (_day(step), step.document.id), reverse=True)
    return "\n".join(_lines(found, steps, home)) + "\n"


def _lines(found: Chain, steps: list[Step], home: str) -> Iterator[str]:
    root = found.root
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">'
    yield f"<id>urn:directive-graph:implementing:{escape(quote(root.id))}</id>"
    yield f"<title>{_text(_VIETNAMESE('chain_of', name=_name(root.id, root.properties)))}</title>"
    yield f"<updated>{_time(_day(steps[0]) if steps else _NEVER)}</updated>"
    yield f'<link rel="alternate" href={quoteattr(_page(home, root.id))}/>'
    for step in steps:
        yield from _entry(step, home)
    yield "</feed>"


def _entry(step: Step, home: str) -> Iterator[str]:
    known = step.document.properties
    quotes = [item["quote"] for edge in step.via for item in edge.properties.get("evidence") or ()]
    yield "<entry>"
    yield f"<id>urn:directive-graph:node:{escape(quote(step.document.id))}</id>"
    yield f"<title>{_text(_name(step.document.id, known))}</title>"
    yield f"<updated>{_time(_day(step))}</updated>"
    for issuer in known.get("issuers") or (vietnamese("(not known)"),):
        yield f"<author><name>{_text(issuer)}</name></author>"
    yield f'<link rel="alternate" href={quoteattr(_page(home, step.document.id))}/>'
    yield f"<summary>{_text(' · '.join(filter(None, [known.get('title'), *quotes])))}</summary>"
    yield "</entry>"


def _day(step: Step) -> str:
    return str(step.document.properties.get("issued_on") or _NEVER)


def _time(day: str) -> str:
    return datetime.fromisoformat(day).replace(tzinfo=UTC).isoformat()


def _name(id_: str, known: dict[str, object]) -> str:
    return str(known.get("name") or id_)


def _page(home: str, id_: str) -> str:
    return f"{home}/documents/{quote(id_)}"


def _text(text: str) -> str:
    return escape(plain_text(text))
