"""The house keeps its shape: arrows point one way, and nothing grows past what one reads at once."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("loaders", "cypher", "graph_service", "bench")
LONGEST_FILE, LONGEST_FUNCTION = 400, 40

#: Part of the house -> the parts that it may import besides itself. A module belongs to the longest name that fits.
NOUNS = {"loaders.model", "loaders.graph", "loaders.noun", "loaders.errors", "loaders.fold", "graph_service.errors"}
_KNOWN = {*NOUNS, "loaders.know", "loaders.number"}
_PROTOCOL = "graph_service.store.protocol"
ARROWS: dict[str, set[str]] = {
    # the list of stages, and nothing else, knows of all that read a text
    "loaders.extract": {
        *_KNOWN,
        "loaders.clean",
        "loaders.find",
        "loaders.relate",
        "loaders.duties",
        "loaders.version",
    },
    "loaders.version": set(),
    "loaders.model": {"loaders.graph", "loaders.noun"},
    "loaders.graph": set(),
    "loaders.noun": set(),
    "loaders.errors": set(),
    "loaders.fold": set(),
    "loaders.number": {*NOUNS, "loaders.know"},
    "loaders.read": NOUNS,
    "loaders.clean": NOUNS,
    "loaders.know": NOUNS,
    "loaders.find": {*_KNOWN, "loaders.clean"},
    "loaders.relate": {*_KNOWN, "loaders.clean", "loaders.find"},
    "loaders.duties": {*_KNOWN, "loaders.clean", "loaders.find"},
    "loaders.resolve": _KNOWN,
    "loaders": set(),
    "cypher": set(),
    # what an ambiguous question is answered with: the documents that fit
    "graph_service.errors": {"loaders.errors", "loaders.graph"},
    # findings: Neo4j shows them to people as sentences
    "graph_service.store": {*NOUNS, "cypher", "loaders.resolve.groups", "loaders.resolve.findings"},
    "graph_service.ledger": {
        *NOUNS,
        "loaders.extract",
        "loaders.know",
        "loaders.number",
        "loaders.read",
        "loaders.resolve",
        "loaders.version",
        _PROTOCOL,
    },
    # its processes make the rows of a whole store, which one of them writes
    "graph_service.ledger.at_once": {
        *NOUNS,
        "loaders.know",
        "loaders.resolve",
        "loaders.version",
        _PROTOCOL,
        "graph_service.store.codec",
        "graph_service.store.columns",
        "graph_service.store.file_lock",
        "graph_service.store.rows",
        "graph_service.ledger",
    },
    # corrections are checked against what the questions know
    "graph_service.ledger.corrections": {
        *_KNOWN,
        "loaders.resolve",
        _PROTOCOL,
        "graph_service.ledger",
        "graph_service.queries",
    },
    # the table of words, of which answers in both languages take theirs
    "graph_service.words": {"loaders.errors"},
    "graph_service.queries": {*_KNOWN, "loaders.resolve", _PROTOCOL, "graph_service.words"},
    "graph_service.wire": {
        *NOUNS,
        "loaders.resolve",
        _PROTOCOL,
        "graph_service.queries",
        "graph_service.ledger",
        "graph_service.words",
    },
    # signs that steer what shows them, of terminals and of tables
    "graph_service.signs": set(),
    "graph_service.export": {*NOUNS, _PROTOCOL, "graph_service.queries", "graph_service.words", "graph_service.signs"},
    # faces: command line, API, demo, documentation
    "graph_service": {"loaders", "graph_service"},
}
#: Reading files belongs to the readers alone, among all that extracts.
INPUT_OUTPUT = {"pathlib", "io", "zipfile", "sqlite3", "urllib", "http", "socket", "subprocess", "requests", "httpx"}


def modules(package: str) -> list[Path]:
    """The modules of a package, sorted."""
    return sorted((ROOT / package).rglob("*.py"))


def dotted(path: Path) -> str:
    """The name by which a module is imported."""
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return name.removesuffix(".__init__")


def imports(path: Path) -> Iterator[str]:
    """Every module that the file imports, with each imported name as if it were a submodule."""
    package = dotted(path) if path.name == "__init__.py" else dotted(path).rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            levels = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*levels, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def within(module: str, part: str) -> bool:
    """Whether a module is this part of the house, or lies in it."""
    return module == part or module.startswith(f"{part}.")


def part_of(module: str) -> str:
    """The most particular part of the house that a module belongs to."""
    return max((part for part in ARROWS if within(module, part)), key=len)


def forbidden(path: Path) -> list[str]:
    """The imports of our own packages that the file may not have."""
    part = part_of(dotted(path))
    own = [module for module in imports(path) if module.partition(".")[0] in PACKAGES]
    allowed = ARROWS[part] | {part}
    return sorted(module for module in own if not any(within(module, each) for each in allowed))


@pytest.mark.parametrize("package", ["loaders", "cypher", "graph_service"])
def test_arrows_point_one_way(package: str) -> None:
    """Stages import earlier stages, faces import questions, questions the store's protocol, never the other way."""
    assert {dotted(path): names for path in modules(package) if (names := forbidden(path))} == {}


def test_an_arrow_that_points_back_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A loader that imports the service, in any way that Python has, is an offender."""
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    (tmp_path / "loaders").mkdir()
    offender = tmp_path / "loaders" / "resolve.py"
    offender.write_text(
        "def late():\n    from graph_service.store import sqlite\nimport graph_service.cli\nimport loaders.model\n"
    )
    assert forbidden(offender) == ["graph_service.cli", "graph_service.store.sqlite"]


def test_questions_do_not_know_which_engine_answers() -> None:
    """No module outside the store names an engine's module but the one that opens a store by its URL."""
    engines = ("sqlite3", "neo4j", "graph_service.store.sqlite", "graph_service.store.neo4j")
    offenders = {
        dotted(path): names
        for path in modules("graph_service")
        if not within(dotted(path), "graph_service.store")
        and (names := [name for name in imports(path) if any(within(name, engine) for engine in engines)])
    }
    assert offenders == {}


def test_only_readers_touch_files() -> None:
    """Extraction is a pure function: only the readers and the vocabulary's own data files are opened."""
    offenders = {
        dotted(path): names
        for path in modules("loaders")
        if not within(dotted(path), "loaders.read")
        and (names := [name for name in imports(path) if name.partition(".")[0] in INPUT_OUTPUT])
    }
    assert offenders == {}


def test_no_file_is_too_long() -> None:
    """A file of more than 400 lines is two ideas."""
    lengths = {
        dotted(path): len(path.read_text(encoding="utf-8").splitlines())
        for package in PACKAGES
        for path in modules(package)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Every function of the file with its number of lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{dotted(path)}.{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_function_is_too_long() -> None:
    """No function takes more than 40 lines."""
    lengths = dict(each for package in PACKAGES for path in modules(package) for each in functions(path))
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_the_code_is_synchronous() -> None:
    """No function is a coroutine but the hooks that the web framework wants so: endpoints run in its thread pool."""
    coroutines = {
        dotted(path)
        for package in PACKAGES
        for path in modules(package)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.AsyncFunctionDef)
    }
    # what wraps every request, and an answer that waits for hours without holding a thread
    hooks = {f"graph_service.api.{name}" for name in ("app", "delivery", "following", "guard", "limits")}
    # a supervisor is answered while every thread of the pool is busy
    hooks |= {"graph_service.api.readiness", "graph_service.api.routes.health"}
    assert coroutines <= {"graph_service.page.site", *hooks}
