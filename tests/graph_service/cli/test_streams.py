"""No text and no file's name steers a terminal; a disk that is full is told of."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from rich.text import Text

from graph_service.cli.consoles import SafeConsole
from graph_service.cli.streams import Harmless
from graph_service.signs import harmless

COMMAND = [sys.executable, "-c", "from graph_service.cli import main; main()"]


def test_signs_that_steer_are_shown_as_codes() -> None:
    """Escapes, deletions and turns of direction; line ends, tabs and Vietnamese letters stay."""
    assert harmless("a\x1b]0;x\x07\x9b\r\u202eb\tộ\n") == "a\\x1b]0;x\\x07\\x9b\\x0d\\u202eb\tộ\n"


def test_a_stream_writes_codes() -> None:
    """However it is written to."""
    behind = io.StringIO()
    stream = Harmless(behind)
    stream.write("\x1b[2J")
    stream.writelines(["\x1b[31m"])
    assert behind.getvalue() == "\\x1b[2J\\x1b[31m"


def test_a_console_keeps_its_own_colours_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed bold is; what a text brings along is not."""
    behind = io.StringIO()
    monkeypatch.setattr(sys, "stdout", behind)
    SafeConsole(force_terminal=True, color_system="standard").print(Text.assemble(("x", "bold"), "\x1b[31my"))
    assert "\x1b[1mx" in behind.getvalue()
    assert "\x1b[31m" not in behind.getvalue()
    assert "\\x1b" in behind.getvalue()


def test_a_file_with_a_steering_name_is_told_of_harmlessly(tmp_path: Path) -> None:
    """On stderr, whatever it leads to."""
    name = tmp_path / "\x1b]0;owned\x07.docx"
    name.write_bytes(b"this is no docx")
    done = subprocess.run([*COMMAND, "text", str(name)], capture_output=True, check=False)
    assert done.returncode == 1
    assert b"\x1b" not in done.stderr
    assert b"\\x1b]0;owned" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("words", [["export", "-"], ["find", "nông thôn"], ["stats", "--json"]])
def test_a_full_disk_is_told_of(store_url: str, words: list[str]) -> None:
    """In one line, with exit code 2."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *words, "--store", store_url], stdout=full, stderr=subprocess.PIPE, check=False, encoding="utf-8"
        )
    assert done.returncode == 2
    assert "Không ghi hết kết quả" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
