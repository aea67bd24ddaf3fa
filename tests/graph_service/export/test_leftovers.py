"""An export that is killed leaves nothing that the next one to the same name does not clear away."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graph_service.export import forms as export
from graph_service.store import open_store

#: an export that dies when a part is written
KILLED = """
import os, signal, sys
from pathlib import Path
from graph_service.export import forms as export
from graph_service.store import open_store

def lines(*_):
    yield "half"
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)

export.FORMATS = {"jsonl": lines}
export.PACKAGES = {"csv": lambda reads: [("documents.csv", lines)]}
url, form, out = sys.argv[1:]
export.write(open_store(url), form, Path(out))
"""


@pytest.mark.parametrize(("form", "name"), [("jsonl", "đồ thị [1].jsonl"), ("csv", "tables"), ("csv", "tables.zip")])
def test_what_a_killed_export_left_is_cleared(store_url: str, tmp_path: Path, form: str, name: str) -> None:
    """A file, a folder or a .zip: never under the name itself, and gone after the next export to that name."""
    folder = tmp_path / "out"
    folder.mkdir()
    killed = subprocess.run([sys.executable, "-c", KILLED, store_url, form, str(folder / name)], check=False)
    assert killed.returncode == -signal.SIGKILL
    (left,) = folder.iterdir()
    assert left.name.startswith(f".{name}.")
    store = open_store(store_url)
    export.write(store, form, folder / name)
    store.close()
    assert [path.name for path in folder.iterdir()] == [name]


def test_what_others_write_is_left_alone(store_url: str, tmp_path: Path) -> None:
    """An export of a process that runs, one to another name, and files of people are no leftovers."""
    folder = tmp_path / "out"
    folder.mkdir()
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    others = (f".a.jsonl.{os.getppid()}.partial", f".b.jsonl.{ended.pid}.partial", ".a.jsonl.mine.partial", "a.jsonl.1")
    for name in (*others, f".a.jsonl.{ended.pid}.partial", f".a.jsonl.{10**30}.partial"):
        (folder / name).write_text("half", encoding="utf-8")
    store = open_store(store_url)
    export.write(store, "jsonl", folder / "a.jsonl")
    store.close()
    assert sorted(path.name for path in folder.iterdir()) == sorted((*others, "a.jsonl"))
