"""The commands that look after a store."""

from pathlib import Path

from click.testing import CliRunner, Result
from store_tools import write

from graph_service.cli import main
from graph_service.store import open_store


def run(*words: str) -> Result:
    """What the command did."""
    return CliRunner().invoke(main, list(words))


def test_a_store_is_checked_and_copied(store_url: str, tmp_path: Path) -> None:
    """The copy has the digest of the store; a second copy is not written over it."""
    checked = run("check", "--store", store_url)
    assert checked.exit_code == 0
    digest = next(line for line in checked.stdout.splitlines() if line.startswith("digest"))
    out = tmp_path / "copy.db"
    assert run("backup", str(out), "--store", store_url).exit_code == 0
    assert digest in run("check", "--store", f"sqlite:{out}").stdout.splitlines()
    assert run("backup", str(out), "--store", store_url).exit_code == 2
    assert '"faults": []' in run("check", "--json", "--store", store_url).stdout


def test_a_damaged_store_is_said(store_url: str, tmp_path: Path) -> None:
    """One bit: neither checked nor answered from, with exit code 2."""
    out = tmp_path / "copy.db"
    run("backup", str(out), "--store", store_url)
    held = bytearray(out.read_bytes())
    held[-100] ^= 4
    out.write_bytes(held)
    for words in (["check"], ["stats"], ["export", str(tmp_path / "x")]):
        done = run(*words, "--store", f"sqlite:{out}")
        assert done.exit_code == 2
        assert "kho bị hỏng" in done.output


def test_what_does_not_fit_is_told_in_the_language(tmp_path: Path) -> None:
    """A line each, with exit code 1; a program reads the English."""
    url = f"sqlite:{tmp_path / 'graph.db'}"
    store = open_store(url)
    write(store, files={"a.txt": "1"})
    store.close()
    vietnamese, english = (run("check", "--lang", language, "--store", url) for language in ("vi", "en"))
    assert (vietnamese.exit_code, english.exit_code) == (1, 1)
    assert "lỗi\ttoàn văn 1 của một tệp không có trong kho" in vietnamese.stdout.splitlines()
    assert "fault\ttext 1 is named by a file and is not there" in english.stdout.splitlines()
    assert '"text 1 is named by a file and is not there"' in run("check", "--json", "--store", url).stdout
