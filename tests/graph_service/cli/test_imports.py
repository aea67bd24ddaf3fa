"""A process is started for every question, and imports no more than the question needs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

#: what takes longer to import than a question to answer
DEAR = (
    *("networkx", "fastapi", "starlette", "uvicorn", "neo4j", "openpyxl"),
    *(f"graph_service.wire.{name}" for name in ("documents", "bodies", "review", "loads", "assignments", "standing")),
    *("loaders.read", "loaders.extract", "graph_service.ledger.load"),
)
READERS = ("loaders.read", "graph_service.ledger.load")
PROGRAM = """
import json, sys
from graph_service.cli import main
try:
    main(sys.argv[2:], standalone_mode=False)
finally:
    print(json.dumps([name for name in json.loads(sys.argv[1]) if name in sys.modules]), file=sys.stderr)
"""


def imported(*words: str) -> set[str]:
    """Which of the dear modules a command imports."""
    program = [sys.executable, "-c", PROGRAM, json.dumps(DEAR), *words]
    done = subprocess.run(program, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3])
    return set(json.loads(done.stderr.strip().splitlines()[-1]))


@pytest.mark.parametrize(
    "words", [("--help",), ("implementing", "77-nq/tw"), ("find", "nông thôn"), ("show", "77-nq/tw")]
)
def test_a_question_imports_nothing_that_it_does_not_need(store_url: str, words: tuple[str, ...]) -> None:
    """Neither networkx nor the web framework, nor the shapes of JSON, nor what reads files."""
    options = () if words == ("--help",) else ("--store", store_url)
    assert imported(*words, *options) == set()


def test_a_load_imports_what_reads_files_alone(tmp_path: Path) -> None:
    """A load needs the readers, and of the rest nothing: files are extracted in a process of their own."""
    (tmp_path / "plan.txt").write_text("KẾ HOẠCH\nSố 5-KH/TU\n", encoding="utf-8")
    words = ("load", str(tmp_path / "plan.txt"), "--store", f"sqlite:{tmp_path / 'store.db'}")
    assert imported(*words) == set(READERS)


def test_the_shapes_of_json_are_imported_for_json(store_url: str) -> None:
    """What the tests above look for is found where it is needed."""
    assert "graph_service.wire.documents" in imported("find", "nông thôn", "--json", "--store", store_url)
