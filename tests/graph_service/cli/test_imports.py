"""A process is started for every question, and imports no more than the question needs."""

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

from graph_service.cli.commands import COMMANDS
from graph_service.cli.language import english

#: what takes longer to import than a question to answer
DEAR = (
    *("networkx", "fastapi", "starlette", "uvicorn", "neo4j", "openpyxl"),
    *(f"graph_service.wire.{name}" for name in ("documents", "bodies", "review", "loads", "assignments", "standing")),
    *("loaders.read", "loaders.extract", "graph_service.ledger.load"),
)
#: what a question does without, where its answer goes into a pipe or a file
NOT_FOR_LINES = (
    *("rich", "msgspec", "pydantic", "loaders.model", "loaders.number", "loaders.resolve", "graph_service.store.rows"),
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


def imported(*words: str, among: tuple[str, ...] = DEAR) -> set[str]:
    """Which of the dear modules a command imports."""
    program = [sys.executable, "-c", PROGRAM, json.dumps(among), *words]
    done = subprocess.run(program, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3])
    return set(json.loads(done.stderr.strip().splitlines()[-1]))


@pytest.mark.parametrize(
    "words", [("--help",), ("implementing", "77-nq/tw"), ("find", "nông thôn"), ("show", "77-nq/tw")]
)
def test_a_question_imports_nothing_that_it_does_not_need(store_url: str, words: tuple[str, ...]) -> None:
    """Neither networkx nor the web framework, nor the shapes of JSON, nor what reads files or prints on a terminal."""
    options = () if words == ("--help",) else ("--store", store_url)
    assert imported(*words, *options) == set()


@pytest.mark.parametrize("word", ["implementing", "implements"])
def test_a_chain_waits_for_nothing_that_reads_or_decorates_it(store_url: str, word: str) -> None:
    """Its lines need neither Rich nor msgspec, nor the nouns of texts: importing them took longer than all else."""
    assert imported(word, "77-nq/tw", "--store", store_url, among=NOT_FOR_LINES) == set()


def test_a_load_imports_what_reads_files_alone(tmp_path: Path) -> None:
    """A load needs the readers, and of the rest nothing: files are extracted in a process of their own."""
    (tmp_path / "plan.txt").write_text("KẾ HOẠCH\nSố 5-KH/TU\n", encoding="utf-8")
    words = ("load", str(tmp_path / "plan.txt"), "--store", f"sqlite:{tmp_path / 'store.db'}")
    assert imported(*words) == set(READERS)


def test_the_shapes_of_json_are_imported_for_json(store_url: str) -> None:
    """What the tests above look for is found where it is needed."""
    assert "graph_service.wire.documents" in imported("find", "nông thôn", "--json", "--store", store_url)


def test_the_list_of_commands_says_what_the_commands_say() -> None:
    """The table that tells the help without imports has every command of each module, with its own first words."""
    for module, told in COMMANDS.items():
        commands = import_module(f"graph_service.cli.{module}").COMMANDS
        assert {name: click.Command(name, help=said).get_short_help_str() for name, said in told.items()} == {
            command.name: click.Command("x", help=english(command)).get_short_help_str() for command in commands
        }
        assert list(told) == [command.name for command in commands]
        assert all(english(command).split("\n\n")[0] == told[command.name] for command in commands)


def test_help_imports_no_command() -> None:
    """The list of commands is told by a table, and "--help" needs nothing else of ours but the words."""
    program = """
import sys
from graph_service.cli import main
main(["--help"], standalone_mode=False)
print(sorted(name for name in sys.modules if name.split(".")[0] in ("graph_service", "loaders")), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    own = [f"graph_service{name}" for name in ("", ".cli", ".cli.commands", ".cli.language", ".words")]
    assert done.stderr.strip() == str([*own, "loaders", "loaders.errors"])


@pytest.mark.parametrize(("columns", "longest"), [("60", 58), ("300", 98), ("30", 50), ("no number", 78)])
def test_help_is_as_wide_as_the_terminal_without_asking_all_of_the_system(columns: str, longest: int) -> None:
    """At least 50 letters a line and at most 98; what click asks for the width brings archives along."""
    program = """
import sys
from graph_service.cli import main
main(["--help"], standalone_mode=False)
print("shutil" in sys.modules, file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "COLUMNS": columns},
    )
    assert done.stderr.strip() == "False"
    widths = [len(line) for line in done.stdout.splitlines()]
    assert longest - 12 < max(widths) <= longest
