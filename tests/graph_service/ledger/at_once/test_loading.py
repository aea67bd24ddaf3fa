"""A load of all at once by its processes: reported like any other, and whole or not at all, whatever ends it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import fields
from pathlib import Path

import pytest
from store_tools import named, now
from texts import CITY, citation, directive

from graph_service.export import forms as export
from graph_service.ledger import load as load_module
from graph_service.ledger.at_once import loading, processes
from graph_service.ledger.load import LoadReport, load
from graph_service.store import open_store
from graph_service.store.protocol import Store

Told = tuple[int, int, str]
#: by the files of a folder; most tests load the same
_BY_STEPS: dict[tuple[tuple[str, bytes], ...], tuple[dict[str, object], str]] = {}
#: loads a folder and tells each step of its progress on a line
SCRIPT = """
import sys
from pathlib import Path
from graph_service.ledger import load
from graph_service.ledger.at_once import processes
from graph_service.store import open_store

load.WORTH_IT = 1
processes.workers = lambda: 1
if __name__ == "__main__":
    store = open_store(f"sqlite:{sys.argv[1]}")
    report = load.load(store, [Path(sys.argv[2])], lambda *told: print(told[2], flush=True))
    store.close()
    print(f"read {report.read}")
"""


@pytest.fixture(autouse=True)
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every load that brings more than the store holds is one of all at once, however small."""
    monkeypatch.setattr(load_module, "WORTH_IT", 1)
    monkeypatch.setattr(processes, "workers", lambda: 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty embedded store."""
    with closing(open_store(f"sqlite:{tmp_path / 'store.db'}")) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve plans that name each other, a text under two names, and a file that cannot be read."""
    made = tmp_path / "folder"
    made.mkdir()
    for serial in range(1, 13):
        before = citation("Kế hoạch", f"{serial - 1}-KH/TU", "1/9/2022", "của Thành ủy") if serial > 1 else ""
        sentences = [f"Thực hiện {before}, Thành ủy ban hành kế hoạch này."] if before else []
        text = directive("Kế hoạch", f"{serial}-KH/TU", CITY, "1/9/2022", "nạo vét kênh", sentences)
        (made / f"{serial:02}.txt").write_text(text, encoding="utf-8")
    (made / "copy.txt").write_bytes((made / "03.txt").read_bytes())
    (made / "empty.txt").write_bytes(b"")
    return made


def graph(store: Store) -> str:
    """The whole graph, byte for byte."""
    return "".join(export.jsonl(now(store)))


def plain(report: LoadReport) -> dict[str, object]:
    """What a report tells, with errors by their words."""
    return {each.name: repr(getattr(report, each.name)) for each in fields(report)}


def by_steps(folder: Path, where: Path) -> tuple[dict[str, object], str]:
    """What a load in steps comes to."""
    told = tuple(sorted((path.name, path.read_bytes()) for path in folder.iterdir()))
    if told not in _BY_STEPS:
        _BY_STEPS[told] = _by_steps(folder, where)
    return _BY_STEPS[told]


def _by_steps(folder: Path, where: Path) -> tuple[dict[str, object], str]:
    with pytest.MonkeyPatch.context() as patch, closing(open_store(f"sqlite:{where / 'steps.db'}")) as other:
        patch.setattr(load_module, "WORTH_IT", 10**9)
        return plain(load(other, [folder])), graph(other)


def test_it_is_reported_as_steps_are(
    store: Store, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files read and refused, duplicates, kinds, references and what is unresolved are told alike; the graph is one."""
    monkeypatch.setattr(processes, "workers", lambda: 3)
    report = load(store, [folder])
    assert (plain(report), graph(store)) == by_steps(folder, tmp_path)
    assert (report.read, len(report.refused)) == (13, 1)
    assert [now(store).text(sha256)[:9] for sha256 in named(store).values()] == ["THÀNH ỦY "] * 13
    assert not store.workshop().exists()


def test_what_a_store_holds_stays(store: Store, folder: Path, tmp_path: Path) -> None:
    """Files that were there before stay, those that are gone go, and those that changed say what they say now."""
    later = [path.rename(tmp_path / path.name) for path in sorted(folder.glob("*.txt"))[3:]]
    assert load(store, [folder]).read == 3
    for path in later:
        path.rename(folder / path.name)
    (folder / "01.txt").unlink()
    (folder / "02.txt").write_bytes((folder / "12.txt").read_bytes())
    report = load(store, [folder])
    assert (report.read, report.unchanged, report.removed) == (11, 1, 1)
    assert graph(store) == by_steps(folder, tmp_path)[1]


def test_progress_is_told_through_all_phases(store: Store, folder: Path) -> None:
    """Each file is told when it is read, then each part of each phase, and the end."""
    told: list[Told] = []
    load(store, [folder], lambda *each: told.append(each))
    assert [done for done, total, _ in told if total == 14] == [*range(1, 15), 14]
    phases = [name for _, _, name in told if not name.endswith("txt")]
    assert list(dict.fromkeys(phases)) == ["deal", "resolve", "state", "join", "write", ""]
    assert told[-1] == (14, 14, "")


def broken_at(count: int) -> Callable[[int, int, str], None]:
    """Progress that breaks the load off when so many files are read."""

    def tell(done: int, total: int, name: str) -> None:
        if done == count:
            raise KeyboardInterrupt

    return tell


def test_a_broken_load_goes_on_where_it_stopped_reading(store: Store, folder: Path, tmp_path: Path) -> None:
    """The store is as it was, and what was read is not read again."""
    with pytest.raises(KeyboardInterrupt):
        load(store, [folder], broken_at(6))
    assert named(store) == {}
    assert store.workshop().stat().st_mode & 0o077 == 0
    asked: list[object] = []
    with pytest.MonkeyPatch.context() as patch:
        whole = processes.Process.answer

        def answer(self: processes.Process, request: object, name: str) -> object:
            asked.append(request)
            return whole(self, request, name)

        patch.setattr(processes.Process, "answer", answer)
        report = load(store, [folder])
    assert len([each for each in asked if isinstance(each, loading.Keep)]) <= 14 - 5
    assert (plain(report), graph(store)) == by_steps(folder, tmp_path)


def test_a_phase_that_fails_leaves_the_store_as_it_was(store: Store, folder: Path, tmp_path: Path) -> None:
    """Nothing of a load that fails while it writes can be seen, and the next one is whole."""
    load(store, [folder / "01.txt"], base=folder)
    held = graph(store)
    for name in ("put_sources", "put_edges", "finish"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(f"graph_service.store.sqlite_filling.SqliteFiller.{name}", _raise)
            with pytest.raises(OSError, match="disk full"):
                load(store, [folder])
        assert graph(store) == held
    load(store, [folder])
    assert graph(store) == by_steps(folder, tmp_path)[1]


def _raise(*_: object) -> None:
    raise OSError("disk full")


def test_another_writer_between_reading_and_writing(store: Store, folder: Path, tmp_path: Path) -> None:
    """What somebody else loads while the files are read is not lost."""
    other = tmp_path / "other.txt"
    other.write_text(directive("Kế hoạch", "99-KH/TU", CITY, "1/9/2022", "giữ đê"), encoding="utf-8")
    loads = iter([other])

    def tell(done: int, total: int, name: str) -> None:
        for path in loads:
            load(store, [path])

    load(store, [folder], tell)
    assert list(named(store)) == [*sorted(named(store))]
    assert {"other.txt", "01.txt", "12.txt"} <= named(store).keys()
    with closing(open_store(f"sqlite:{tmp_path / 'fresh.db'}")) as fresh:
        load(fresh, [folder])
        load(fresh, [other])
        assert graph(store) == graph(fresh)


@pytest.mark.parametrize("at", ["05.txt", "deal", "resolve", "state", "join", "write"])
def test_a_kill_at_any_moment_leaves_a_store_that_loads_on(folder: Path, tmp_path: Path, at: str) -> None:
    """The killed load left nothing in the store; the next one comes to the same graph and leaves nothing behind."""
    script, path = tmp_path / "loading.py", tmp_path / "store.db"
    script.write_text(SCRIPT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(script), str(path), str(folder)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            if line.strip() == at:
                time.sleep(0.02 if at == "write" else 0)
                process.send_signal(signal.SIGKILL)
                break
    with closing(open_store(f"sqlite:{path}")) as store:
        assert len(named(store)) in (0, 13)
        load(store, [folder])
        assert graph(store) == by_steps(folder, tmp_path)[1]
        assert not store.workshop().exists()


def test_what_a_killed_load_may_still_write_is_not_read(store: Store, folder: Path, tmp_path: Path) -> None:
    """Its processes may outlive it by a moment: what they write between the phases of the next load is not in it."""

    def tell(done: int, total: int, name: str) -> None:
        for each in ("mentions", "outcomes", "said", "rows-nodes", "rows-edges"):
            (store.workshop() / f"{each}-0-1").write_bytes(b"\x00\x00\x00\x01?")

    load(store, [folder], tell)
    assert graph(store) == by_steps(folder, tmp_path)[1]
    assert not store.workshop().exists()


def test_a_process_that_is_ended_fails_the_load(store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A phase whose process dies is an error that says what to do; what was read is kept."""
    monkeypatch.setattr(loading, "PHASES", ("deal", "unknown"))
    with pytest.raises(Exception, match="a process of the load was ended"):
        load(store, [folder])
    assert named(store) == {}
    assert (store.workshop() / "journal").exists()
