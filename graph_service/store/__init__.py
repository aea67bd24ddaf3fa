"""Two engines behind one protocol; ``open_store(url)`` gives the right one."""

from typing import TYPE_CHECKING

from graph_service.errors import StoreRefused
from graph_service.store.protocol import Store
from graph_service.store.sqlite import SqliteStore

if TYPE_CHECKING:
    from urllib.parse import SplitResult

NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_FORMS = "Use sqlite:PATH or neo4j://user:password@host:7687/database."


def open_store(url: str, *, user: str | None = None, password: str | None = None, create: bool = True) -> Store:
    """The store behind ``url``: ``sqlite:PATH``, or ``neo4j://user:password@host:7687/database`` and its group.

    ``user`` and ``password`` go before those of the URL. With ``create`` false a store that does not
    exist is refused instead of made. Errors are ``StoreError``s and never show the password.
    """
    scheme, _, rest = url.partition(":")
    if scheme == "sqlite":
        return _open_sqlite(rest, create)
    if scheme in NEO4J_SCHEMES and rest.startswith("//"):
        return _open_neo4j(url, user, password, create)
    raise StoreRefused(without_password(url), "this is no URL of a store", _FORMS)


def without_password(url: str) -> str:
    """The URL as it may be shown: without user and password."""
    scheme, separator, rest = url.partition("://")
    return f"{scheme}{separator}{rest.rpartition('@')[2]}" if separator else url


def _open_sqlite(path: str, create: bool) -> Store:
    if not path or path.startswith(":"):
        raise StoreRefused(f"sqlite:{path}", "a store needs a file", _FORMS)
    return SqliteStore(path, create=create)


def _parts(url: str) -> "SplitResult":
    """The parts of a server's URL; refused where they are none, or where a password is cut."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise StoreRefused(without_password(url), f"this is no URL ({_plain(error)})", _FORMS) from error
    if not has_host:
        raise StoreRefused(without_password(url), "this URL names no server", _FORMS)
    if "@" in parts.path + parts.query + parts.fragment:
        reason = "its password holds a sign that ends it in a URL"
        advice = "Write / as %2F, ? as %3F and # as %23, or set DIRECTIVE_GRAPH_NEO4J_PASSWORD."
        raise StoreRefused(without_password(url), reason, advice)
    return parts


def _plain(error: ValueError) -> str:
    """What is wrong with a URL, without the part that is wrong: it may be one of a password."""
    return str(error).split("'", maxsplit=1)[0].strip(" :,") or "it cannot be read"


def _open_neo4j(url: str, user: str | None, password: str | None, create: bool) -> Store:
    # the driver takes longer to import than an embedded store takes to answer
    from urllib.parse import unquote, urlunsplit

    from graph_service.store.neo4j import Neo4jStore

    parts = _parts(url)
    host = parts.netloc.rpartition("@")[2]
    return Neo4jStore(
        urlunsplit((parts.scheme, host, "", parts.query, "")),
        user=user or unquote(parts.username or "neo4j"),
        password=password or unquote(parts.password or ""),
        database=parts.path.strip("/") or None,
        create=create,
    )
