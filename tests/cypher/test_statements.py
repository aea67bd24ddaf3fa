"""Every statement in cypher/ says truly what it does, and a real server takes it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest
from neo4j_server import Server, parts
from store_tools import emptied

import cypher
from graph_service.store import open_store

FOLDER = Path(cypher.__file__).parent
NAMES = sorted(path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.cypher"))
#: parameters that name what is looked for: such a statement must not look at all there is
KEYS = {"rows", "ids", "sources", "families", "kins", "numbers", "start", "issuers"}
SCANS = {"AllNodesScan", "NodeByLabelScan", "DirectedAllRelationshipsScan", "UndirectedAllRelationshipsScan"}


@pytest.fixture(scope="module", params=["neo4j_server", "neo4j_newest"])
def session(request: pytest.FixtureRequest) -> Iterator[neo4j.Session]:
    """A session on a real server that holds an empty store: the hardest case for plans, for want of counts."""
    server: Server = request.getfixturevalue(request.param)
    open_store(emptied(server.url)).close()
    url, user, password = parts(server.url)
    quiet = neo4j.GraphDatabase.driver(url, auth=(user, password), notifications_min_severity="OFF")
    with quiet as driver, driver.session() as opened:
        yield opened


def header(name: str) -> dict[str, list[str]]:
    """What the header says: purpose lines, and the names of parameters and columns."""
    lines = (FOLDER / f"{name}.cypher").read_text(encoding="utf-8").splitlines()
    comments = [line.removeprefix("//").strip() for line in lines if line.startswith("//")]
    said = {
        word: [line for line in comments if line.startswith(f"{word}:")] for word in ("Parameters", "Slots", "Columns")
    }
    purpose = [line for line in comments if not line.startswith(("Parameters:", "Slots:", "Columns:"))]
    return {
        "purpose": purpose,
        "parameters": _names(said["Parameters"], ";"),
        "slots": _names(said["Slots"], ","),
        "columns": _names(said["Columns"], ","),
        "lines": [word for word in ("Parameters", "Columns") for _ in said[word]],
    }


def _names(lines: list[str], separator: str) -> list[str]:
    """The first word of each item; what stands in brackets explains."""
    text = " ".join(re.sub(r"\([^)]*\)", "", line.split(":", 1)[1]) for line in lines)
    names = [item.split()[0].strip(",.") for item in text.split(separator) if item.split()]
    return [] if names == ["none"] else names


def explain(session: neo4j.Session, name: str) -> tuple[list[str], set[str]]:
    """The columns and the operators of the plan; fails where the server does not take the statement."""
    dummies: dict[str, Any] = dict.fromkeys(header(name)["parameters"])
    result = session.run(f"EXPLAIN {cypher.load(name)}", dummies)
    columns = list(result.keys())
    return columns, set(_operators(result.consume().plan or {}))


def _operators(plan: dict[str, Any]) -> Iterator[str]:
    if plan:
        yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from _operators(child)


def test_there_are_statements() -> None:
    """Statements of all four kinds are found, so that the tests below test something."""
    assert {name.partition("/")[0] for name in NAMES} == {"schema", "write", "read", "browser"}


@pytest.mark.parametrize("name", NAMES)
def test_headers(name: str) -> None:
    """A statement begins with its purpose, its parameters and its columns, and holds no comment further down."""
    said = header(name)
    assert said["purpose"]
    assert said["lines"] == ["Parameters", "Columns"]
    lines = (FOLDER / f"{name}.cypher").read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if not line.startswith("//"))
    assert not [line for line in lines[first:] if "//" in line]


@pytest.mark.parametrize("name", NAMES)
def test_parameters_and_slots(name: str) -> None:
    """The parameters and slots that the header names are those that the statement has."""
    statement = cypher.load(name)
    assert set(header(name)["parameters"]) == set(re.findall(r"\$(\w+)", statement))
    assert set(header(name)["slots"]) == set(re.findall(r"/\*(\w+)\*/", statement))


@pytest.mark.parametrize("name", NAMES)
def test_one_statement_a_file(name: str) -> None:
    """A file holds one statement, without a semicolon."""
    assert ";" not in cypher.load(name)
    assert cypher.load(name).strip()


@pytest.mark.parametrize("name", NAMES)
def test_the_server_takes_it(session: neo4j.Session, name: str) -> None:
    """A real server can plan the statement, and its columns are those of the header."""
    columns, _ = explain(session, name)
    assert columns == header(name)["columns"]


@pytest.mark.parametrize("name", [name for name in NAMES if KEYS & set(header(name)["parameters"])])
def test_what_is_named_is_found_by_an_index(session: neo4j.Session, name: str) -> None:
    """A statement that is told what to look for looks at nothing else, even in a store without counts."""
    _, operators = explain(session, name)
    assert not operators & SCANS


@pytest.mark.parametrize("name", ["read/all_nodes", "read/all_edges"])
def test_exports_stream(session: neo4j.Session, name: str) -> None:
    """Everything is read in the order of an index, which is by code points and needs no memory for a sort."""
    _, operators = explain(session, name)
    assert not {operator for operator in operators if "Sort" in operator}
    assert "NodeIndexScan" in operators or "NodeUniqueIndexScan" in operators


def test_pages_of_all_documents_are_walked_in_their_order(session: neo4j.Session) -> None:
    """A page of a wide question costs a page, not a sort of all documents."""
    _, operators = explain(session, "read/documents")
    assert not {operator for operator in operators if "Sort" in operator or operator.startswith("Top")}


def test_slots_are_filled() -> None:
    """A slot gives way to its text with the word that touches it; others are left alone."""
    filled = cypher.load("read/walk_out", labels=":IMPLEMENTS|GUIDES", depth="3")
    assert "[:IMPLEMENTS|GUIDES*1..3]" in filled
    assert "[e:AMENDS]" in cypher.load("write/put_edges", label="AMENDS")
    assert "[e/*labels*/]" in cypher.load("read/edges_in")


def test_an_unknown_statement() -> None:
    """A statement that does not exist is an error that names it."""
    with pytest.raises(FileNotFoundError, match="nothing"):
        cypher.load("read/nothing")
