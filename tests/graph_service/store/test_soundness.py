"""Damage is seen: one flipped bit is said, never answered from or written on; copies are whole."""

import os
import random
import shutil
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from store_tools import document, everything, named, now, write

from graph_service.errors import StoreError, StoreMismatch, StoreRefused
from graph_service.export import forms as export
from graph_service.store import open_store, sqlite_patrol, sqlite_soundness, sqlite_sums
from graph_service.store.checking import check
from graph_service.store.protocol import Store, ask
from graph_service.store.sqlite import SqliteStore
from graph_service.store.sqlite_module import sqlite3
from graph_service.store.sqlite_sums import Sums
from loaders.model import Edge


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with something in it, closed."""
    with closing(SqliteStore(tmp_path / "store.db")) as store:
        for number in range(40):
            nodes = [document(f"{number}-kh", title="kế hoạch " * 40), document("1-nq")]
            write(store, put_nodes=nodes, put_edges=[Edge(f"{number}-kh", "IMPLEMENTS", "1-nq")])
    return tmp_path / "store.db"


def flip(path: Path, at: int, bit: int) -> None:
    """Turn one bit of a file."""
    with path.open("r+b") as file:
        file.seek(at)
        [byte] = file.read(1)
        file.seek(at)
        file.write(bytes([byte ^ 1 << bit]))


def test_one_flipped_bit_is_said_wherever_it_is(path: Path) -> None:
    """A hundred bits, one at a time: no question is answered and nothing is written before it is set right."""
    chance = random.Random(14)  # noqa: S311 - places of bits
    size = path.stat().st_size
    for _ in range(100):
        at, bit = chance.randrange(size), chance.randrange(8)
        flip(path, at, bit)
        with pytest.raises(StoreError):
            SqliteStore(path)
        flip(path, at, bit)
    with closing(SqliteStore(path)) as store:
        assert len(everything(store)[0]) == 41


def test_a_running_service_sees_it_too(path: Path) -> None:
    """Where the file is changed under an open store the next question says so, and no load writes on."""
    with closing(SqliteStore(path)) as store:
        assert len(everything(store)[0]) == 41
        store._file._sound._looked = -1e9
        flip(path, path.stat().st_size - 50, 3)
        with pytest.raises(StoreMismatch, match="damaged"):
            everything(store)
        with pytest.raises(StoreMismatch, match="damaged"):
            write(store, files={"a.txt": "1"})


def test_damaged_sums_are_no_damaged_store(path: Path) -> None:
    """That is told apart, with what to do."""
    sums = path.with_name("store.db.sums")
    flip(sums, sums.stat().st_size - 1, 0)
    with pytest.raises(StoreMismatch, match=r"its sums \(store.db.sums\) are damaged"):
        SqliteStore(path)
    sums.unlink()
    SqliteStore(path).close()


def test_what_a_killed_process_left_in_the_log_is_sound(path: Path, tmp_path: Path) -> None:
    """A log without sums, and pages that it brought into the file since, are no damage."""
    copy = tmp_path / "copy.db"
    with closing(SqliteStore(path)) as store:
        write(store, put_nodes=[document("late")])
        # as the disk is at a kill between the commit and the note of it
        for end in ("", "-wal", ".sums"):
            shutil.copy(f"{path}{end}", f"{copy}{end}")
    with closing(SqliteStore(copy)) as store:
        assert len(everything(store)[0]) == 42
        write(store, put_nodes=[document("later")])
    with closing(SqliteStore(copy)) as store:
        assert len(everything(store)[0]) == 43


def test_a_long_log_is_brought_into_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sums go with it, while others read the state of before."""
    monkeypatch.setattr(sqlite_soundness, "LONG_LOG", 10_000)
    with closing(SqliteStore(path)) as store, closing(SqliteStore(path)) as other:
        with other.reading() as before:
            assert before.count_files() == 0
            for number in range(20):
                write(store, put_nodes=[document(f"new-{number}")])
            assert len(before.nodes(["new-1"])) == 0
        write(store, put_nodes=[document("last")])
        assert len(everything(other)[0]) == 62
    with closing(SqliteStore(path)) as store:
        assert len(everything(store)[0]) == 62


def test_a_page_that_nobody_writes_is_sound(path: Path) -> None:
    """SQLite leaves the page behind the first GiB alone: a file that grows past it is what was written."""
    SqliteStore(path).close()
    size, sums = 4096, Sums(path)
    pages = path.stat().st_size // size
    with path.open("ab") as file:
        file.write(bytes(size) + b"x" * size)
    path.with_name("store.db.sums-new").write_bytes(struct.pack("<II", pages + 2, zlib.crc32(b"x" * size)))
    sums.fold()
    assert sums.damaged() == []
    sums.close()


def test_a_copy_is_whole_while_the_store_is_used(path: Path, tmp_path: Path) -> None:
    """What is in the log alone is in it too; it is a store by itself, and restored by putting it there."""
    out = tmp_path / "copy.db"
    with closing(SqliteStore(path)) as store:
        write(store, files={"a.txt": "1"}, put_nodes=[document("late")])
        store.copy(out)
        held = everything(store)
        with pytest.raises(StoreRefused, match="already"):
            store.copy(out)
    assert {each.name for each in tmp_path.iterdir() if each.name.startswith(".")} == set()
    for end in ("", "-wal", "-shm", ".sums", ".sums-new"):
        Path(f"{path}{end}").unlink(missing_ok=True)
    shutil.copy(out, path)
    shutil.copy(f"{out}.sums", f"{path}.sums")
    with closing(SqliteStore(path)) as restored:
        assert everything(restored) == held
        assert named(restored) == {"a.txt": "1"}
        assert restored.faults() == []
    flip(out, out.stat().st_size - 50, 3)
    with pytest.raises(StoreMismatch):
        SqliteStore(out)


def test_a_check_finds_what_sqlite_knows_of(path: Path) -> None:
    """An index that lacks a row is a fault, though every page is what was written."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'label, start', 'label') WHERE name = 'edge_in'"
        )
    for end in (".sums", ".sums-new"):
        Path(f"{path}{end}").unlink(missing_ok=True)
    with closing(SqliteStore(path)) as store:
        assert store.faults() != []


def test_the_same_contents_have_the_same_digest(store: Store) -> None:
    """On either engine, however they came there; anything else has another."""
    write(store, put_nodes=[document("a"), document("b")], put_edges=[Edge("a", "CITES", "b")])
    first = ask(store, check)
    assert (first.nodes, first.edges, first.faults) == (2, 1, ())
    assert first.digest == "fe39706121bd59a8ea8afcb041a60c23497b9f7d09bb54e33538cd4a7600666f"
    write(store, put_nodes=[document("a", title="x")])
    second = ask(store, check)
    assert second.digest != first.digest
    write(store, put_nodes=[document("a")])
    assert ask(store, check).digest == first.digest


def test_a_file_whose_text_is_gone_is_a_fault(store: Store) -> None:
    """The ledger names it, and nobody has it."""
    write(store, files={"a.txt": "1"})
    assert ask(store, check).faults == ("text 1 is named by a file and is not there",)


def test_nothing_is_looked_at_twice(path: Path) -> None:
    """A file that nobody wrote to is sound still, until the hour is over where it is large."""
    with closing(SqliteStore(path)) as store:
        now(store).count_files()
        store._file._sound._sums.damaged = lambda: [1]  # type: ignore[method-assign]
        now(store).count_files()


@pytest.mark.parametrize("how", ["export", "check", "backup", "load"])
def test_nothing_is_read_as_a_whole_or_written_on_before_every_page_was_looked_at(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """Of a large file too, which questions look at once an hour: a bit that turned while nobody wrote is said."""
    monkeypatch.setattr(sqlite_soundness, "SMALL_FILE", 0)
    SqliteStore(path).close()
    seen = path.stat()
    flip(path, seen.st_size - 50, 3)
    # what fails on a disk tells no time
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    actions: dict[str, Callable[[Store], object]] = {
        "export": lambda store: export.write(store, "jsonl", tmp_path / "out.jsonl"),
        "check": lambda store: ask(store, check),
        "backup": lambda store: store.copy(tmp_path / "copy.db"),
        "load": lambda store: write(store, files={"a.txt": "1"}),
    }
    store = SqliteStore(path)
    with pytest.raises(StoreMismatch, match="damaged"):
        actions[how](store)
    store.close()
    assert not (tmp_path / "out.jsonl").exists()
    assert not (tmp_path / "copy.db").exists()


def test_a_service_looks_again_after_a_while(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a file that nobody wrote to: a bit that turned meanwhile is said to the next question."""
    with closing(SqliteStore(path)) as store:
        seen = path.stat()
        flip(path, seen.st_size - 50, 3)
        os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
        now(store).count_files()
        store._file._sound._due = float("-inf")
        with pytest.raises(StoreMismatch, match="damaged"):
            now(store).count_files()


@pytest.fixture
def patrolled(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The store as a large one, gone round without rest, as long as it is open."""
    monkeypatch.setattr(sqlite_soundness, "SMALL_FILE", 0)
    for name in ("FIRST_REST", "ROUND", "REST"):
        monkeypatch.setattr(sqlite_patrol, name, 0.01)
    with closing(SqliteStore(path)) as store:
        yield store


def until(holds: Callable[[], bool]) -> None:
    """Return when it holds."""
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_service_finds_what_turned_in_a_large_file(path: Path, patrolled: Store) -> None:
    """Within a round, whether anybody asks or not; the next question says so, and the one after it."""
    seen = path.stat()
    flip(path, seen.st_size - 50, 3)
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    until(lambda: patrolled._file._sound._due == float("-inf"))  # type: ignore[attr-defined]
    for _ in range(2):
        with pytest.raises(StoreMismatch, match="damaged"):
            now(patrolled).count_files()


def test_a_patrol_is_no_trouble_to_who_writes(path: Path, patrolled: Store) -> None:
    """What is written and brought into the file while it goes round is sound; a round is told to other processes."""
    told = path.with_name("store.db.sums-seen")
    for number in range(30):
        write(patrolled, put_nodes=[document(f"more-{number}")])
        patrolled._file._sound.empty_log()  # type: ignore[attr-defined]
        assert now(patrolled).count_files() == 0
    told.unlink(missing_ok=True)
    until(told.exists)
    assert len(everything(patrolled)[0]) == 71


def test_a_large_file_is_looked_at_once_an_hour(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And whenever anybody wrote to it."""
    monkeypatch.setattr(sqlite_soundness, "SMALL_FILE", 0)
    SqliteStore(path).close()
    looked: list[int] = []
    monkeypatch.setattr(sqlite_soundness.Sums, "damaged", lambda _: looked.append(1) or [])
    SqliteStore(path).close()
    assert looked == []
    monkeypatch.setattr(sqlite_soundness, "AN_HOUR", -1.0)
    SqliteStore(path).close()
    assert looked


def test_a_server_is_copied_by_its_own_tools(engine_url: str, tmp_path: Path) -> None:
    """Which are named."""
    with closing(open_store(engine_url)) as store:
        if engine_url.startswith("sqlite"):
            store.copy(tmp_path / "copy.db")
            return
        with pytest.raises(StoreRefused, match="neo4j-admin"):
            store.copy(tmp_path / "copy.db")


def test_pages_that_sqlite_never_writes_are_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of its locks, which every file beyond a gibibyte has, and holes that a checkpoint leaves in a file."""
    path, size = tmp_path / "file.db", 4096
    head = bytearray(size)
    head[16:18] = size.to_bytes(2, "big")
    path.write_bytes(head)
    sums = sqlite_sums.Sums(path)
    sums.begin()
    last = b"x" * size
    # page 2 is a hole, page 3 that of the locks, and the log has told of page 4 alone
    monkeypatch.setattr(sqlite_sums, "_LOCKED", 2 * size)
    path.write_bytes(head + bytes(size) + b"?" * size + last)
    path.with_name("file.db.sums-new").write_bytes(struct.pack("<II", 4, zlib.crc32(last)))
    sums.fold()
    assert sums.damaged() == []
    flip(path, size + 7, 1)
    assert sums.damaged() == [2]
    sums.close()
