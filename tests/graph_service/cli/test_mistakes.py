"""Ordinary mistakes are named, make nothing, and show no inside of the program."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from neo4j_server import free_ports

from graph_service.cli import main
from graph_service.demo import corpus


def run(*words: str) -> Result:
    """The result of a command."""
    return CliRunner().invoke(main, words)


@pytest.mark.parametrize(
    "words", [("serve", "--port", "0"), ("implementing", "1-NQ/TW"), ("find", "x"), ("mcp",), ("stats",), ("list",)]
)
def test_a_store_that_is_not_there_is_never_made(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Neither a question nor the service makes one: its name was mistaken."""
    done = run(*words, "--store", str(tmp_path / "typo.db"))
    assert done.exit_code == 2
    assert "typo.db" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_store_can_be_named_by_its_path(store_url: str) -> None:
    """`--store graph.db` is `--store sqlite:graph.db`; another scheme is refused in words."""
    path = store_url.removeprefix("sqlite:")
    assert run("stats", "--store", path).stdout == run("stats", "--store", store_url).stdout
    refused = run("stats", "--store", "postgres://here/graph")
    assert refused.exit_code == 2
    assert "sqlite:PATH" in refused.stderr


def test_a_folder_without_readable_files_is_named(tmp_path: Path) -> None:
    """Nothing is made of it, and it is no success."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "picture.xyz").write_bytes(b"\0\1")
    done = run("load", str(tmp_path / "folder"), "--store", str(tmp_path / "new.db"))
    assert done.exit_code == 1
    assert "Không có tệp nào đọc được ở đây" in done.stderr
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize(
    ("words", "without"),
    [
        (("implementing", "77-NQ/TW", "--level", "ward"), 3),
        (("find", "ke hoach", "--level", "ward"), 4),
        (("list", "--type", "circular"), 8),
    ],
)
def test_filters_that_hide_everything_say_how_much(store_url: str, words: tuple[str, ...], without: int) -> None:
    """An empty answer of a narrowed question tells what there is without the filters."""
    done = run(*words, "--store", store_url)
    assert done.exit_code == 1
    assert f"0 sau khi lọc, {without} khi không lọc" in done.stderr


def test_an_unknown_issuer_is_named(store_url: str) -> None:
    """A body that nobody knows is no filter that hides everything."""
    done = run("list", "--issuer", "Ủy ban Sao Hỏa", "--store", store_url)
    assert done.exit_code == 1
    assert "Ủy ban Sao Hỏa" in done.stderr
    assert "không có cơ quan nào tên như vậy" in done.stderr
    assert run("list", "--issuer", "tinh uy", "--store", store_url).exit_code == 0


def test_words_of_a_title_are_no_issuer(store_url: str) -> None:
    """A body is known by its own name, not by documents that have the words elsewhere."""
    assert run("find", "chuyển đổi số", "--store", store_url).exit_code == 0
    done = run("list", "--issuer", "chuyển đổi số", "--store", store_url)
    assert "không có cơ quan nào tên như vậy" in done.stderr


def test_a_mistyped_command_is_answered_with_the_one_that_is_meant() -> None:
    """In the language of the reader; what is nearly called so is named, and nothing where nothing is."""
    assert "Có phải là implementing?" in run("implemnting", "1-NQ/TW").stderr
    assert "Did you mean implementing?" in run("--lang", "en", "implemnting", "1-NQ/TW").stderr
    assert "Có phải" not in run("qqqq").stderr


def test_candidates_of_a_body_show_their_names(tmp_path: Path) -> None:
    """Several bodies that fit are told by their ids and, in letters that are read, by their names."""
    store = f"sqlite:{tmp_path / 'demo.db'}"
    assert run("load", str(corpus()), "--store", store).exit_code == 0
    done = run("duties", "Sở Văn", "--store", store)
    assert done.exit_code == 1
    assert done.stderr.startswith("Có nhiều cơ quan phù hợp: ")
    assert "body.sowr-vawn-hosa-vaf-theer-thao-an-thijnh (Sở Văn hóa và Thể thao An Thịnh)" in done.stderr


def test_a_server_that_is_down_is_told_of_in_one_line() -> None:
    """What the driver says to itself stays with it."""
    told = f"neo4j://127.0.0.1:{free_ports(1)[0]}"
    command = [sys.executable, "-m", "graph_service.command", "show", "1-NQ/TW", "--store", told]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3])
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert told in done.stderr


def test_candidates_and_lists_show_titles(store_url: str) -> None:
    """Of several documents of a number each is told apart by what it is about."""
    ambiguous = run("show", "154-KH/TU", "--store", store_url)
    assert ambiguous.exit_code == 1
    assert "về thực hiện Nghị quyết số 77-NQ/TW" in ambiguous.stderr
    assert "về chuyển đổi số nông thôn" in run("find", "77-NQ/TW", "--store", store_url).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_told_how_to_complete(shell: str) -> None:
    """The script that is printed asks this program."""
    done = run("completion", shell)
    assert done.exit_code == 0
    assert "_DIRECTIVE_GRAPH_COMPLETE" in done.stdout


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.2, 0.4, 0.7, 1.0, 1.5, 2.5])
def test_ctrl_c_ends_it_without_a_traceback(tmp_path: Path, seconds: float) -> None:
    """At any moment of a load: while it is imported, while files are read, while the store is written."""
    # what Python itself says before it comes to us is its own
    program = "from graph_service.command import main; print('here', flush=True); main()"
    command = [sys.executable, "-c", program, "load", str(corpus()), "--store", str(tmp_path / "a.db")]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        cwd=Path(__file__).parents[3],
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "here\n"
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert "Traceback" not in said
    assert process.returncode in (0, 1, 130, -signal.SIGINT)


def test_ctrl_c_amid_what_can_raise_nothing_comes_again() -> None:
    """Where Python passes over an interruption, as in the callback of a weak reference, it is raised a moment later."""
    program = (
        "import sys, time, weakref; from graph_service.command import interrupt_again\n"
        "sys.unraisablehook = interrupt_again\n"
        "def interrupted(_): raise KeyboardInterrupt\n"
        "class Module: pass\n"
        "module = Module(); kept = weakref.ref(module, interrupted); del module\n"
        "try: time.sleep(20); print('ignored')\n"
        "except KeyboardInterrupt: print('interrupted')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[3],
        check=True,
    )
    assert (done.stdout, done.stderr) == ("interrupted\n", "")


def test_ctrl_c_that_is_told_as_an_error_is_an_interruption() -> None:
    """A function that SQLite calls is broken off by Ctrl+C, which SQLite tells as an error of its own."""
    program = (
        "import os, signal, sqlite3, sys; from graph_service import cli, command\n"
        "def broken(): os.kill(os.getpid(), signal.SIGINT); [None for _ in range(10 ** 6)]\n"
        "def commands():\n"
        "    store = sqlite3.connect(':memory:'); store.create_function('broken', 0, broken)\n"
        "    try: store.execute('SELECT broken()').fetchall()\n"
        "    except sqlite3.OperationalError: sys.exit(2)\n"
        "cli.main = commands; command.main()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=Path(__file__).parents[3])
    assert done.returncode == 130
