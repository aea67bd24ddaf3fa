"""What holds for the embedded store alone: its file, its locks, and what a kill leaves."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from itertools import product
from pathlib import Path
from threading import Barrier, Event

import pytest
from store_tools import document, everything, now, write

from graph_service.errors import StoreError, StoreMismatch, StoreRefused, StoreUnavailable
from graph_service.store import sqlite_documents
from graph_service.store.protocol import Change, DocumentQuery
from graph_service.store.sqlite import SqliteStore
from graph_service.store.sqlite_file import LARGE_CACHE, LARGE_CACHES, SMALL_CACHE, SqliteFile
from graph_service.store.sqlite_module import sqlite3
from graph_service.store.sqlite_schema import SCHEMA_VERSION
from loaders.model import Edge

KILLED = """
import sys
from store_tools import document
from graph_service.store.protocol import Change, FileKey
from graph_service.store.sqlite import SqliteStore
store = SqliteStore(sys.argv[1])
with store.writing() as writer:
    nodes = [document(f"new-{number}", title="x" * 500) for number in range(20_000)]
    writer.apply(Change(files={FileKey("a.txt"): "2"}, drop_nodes=["a"], put_nodes=nodes))
    print("written", flush=True)
    sys.stdin.read()
"""
COUNTING = """
import sys
from store_tools import document
from graph_service.store import sqlite_documents
from graph_service.store.protocol import Change, DocumentQuery
from graph_service.store.sqlite import SqliteStore
store = SqliteStore(sys.argv[1])
for _ in range(100):
    with store.writing() as writer:
        held = writer.nodes(["a"])["a"].properties["citations"]
        writer.apply(Change(put_nodes=[document("a", citations=held + 1)]))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store may be made."""
    return tmp_path / "store.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    """An empty store that does not wait long."""
    with closing(SqliteStore(path, patience=0.05)) as opened:
        yield opened


def test_readers_see_whole_transactions(store: SqliteStore) -> None:
    """Whoever reads while others write sees each transaction whole or not at all."""
    done = Event()

    def keep_reading() -> set[int]:
        sizes = set()
        while not done.is_set():
            sizes.add(len(now(store).nodes([f"{half}-{number}" for half in "ab" for number in range(40)])))
        return sizes

    with ThreadPoolExecutor() as pool:
        readers = [pool.submit(keep_reading) for _ in range(2)]
        for number in range(40):
            write(store, put_nodes=[document(f"a-{number}"), document(f"b-{number}")])
        done.set()
        sizes = set().union(*(reader.result() for reader in readers))
    assert all(size % 2 == 0 for size in sizes)


def run(script: str, path: Path) -> "subprocess.Popen[str]":
    """A process of its own that runs the script on the store at ``path``."""
    here = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(here), str(here.parent)])}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, "-c", script, str(path)], env=environment, **pipes)


def test_a_kill_in_the_middle_of_a_write(path: Path) -> None:
    """A process that is killed inside its transaction leaves the store as it was, and free to write."""
    with closing(SqliteStore(path)) as store:
        write(
            store, put_nodes=[document("a"), document("b")], put_edges=[Edge("a", "CITES", "b")], files={"a.txt": "1"}
        )
        before = everything(store)
    with run(KILLED, path) as process:
        assert process.stdout
        assert process.stdout.readline() == "written\n"
        process.send_signal(signal.SIGKILL)
    with closing(SqliteStore(path, patience=0)) as store:
        assert everything(store) == before
        write(store, put_nodes=[document("c")])
        assert len(now(store).nodes("abc")) == 3


def test_processes_take_turns(path: Path) -> None:
    """Two processes that count in the same store at the same time lose nothing."""
    with closing(SqliteStore(path)) as store:
        write(store, put_nodes=[document("a", citations=0)])
        processes = [run(COUNTING, path) for _ in range(2)]
        assert [process.wait() for process in processes] == [0, 0]
        for process in processes:
            process.communicate()
        assert now(store).nodes(["a"])["a"].properties["citations"] == 200


def test_a_held_lock_is_named(path: Path, store: SqliteStore) -> None:
    """A writer that does not get its turn says which process has it."""
    with (
        closing(SqliteStore(path, patience=0)) as other,
        store.writing(),
        pytest.raises(StoreUnavailable, match=f"process {os.getpid()} is writing to it"),
        other.writing(),
    ):
        pass


def test_another_program_holds_the_file(path: Path, store: SqliteStore) -> None:
    """A lock of a program that is not ours is an error that says so, and reading goes on."""
    with closing(sqlite3.connect(path, isolation_level=None)) as foreign:
        foreign.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="another program holds it locked"), store.writing():
            pass
        assert everything(store) == ([], [], {})


def test_a_newer_store_is_refused(path: Path, store: SqliteStore) -> None:
    """A store of a newer version is not touched."""
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(StoreMismatch, match=r"newer version.*Update directive-graph"):
        SqliteStore(path)


def test_an_older_store_is_refused(path: Path, store: SqliteStore) -> None:
    """A store of an older version is not taken for one of today."""
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("PRAGMA user_version = 0")
    with pytest.raises(StoreMismatch, match="older version"):
        SqliteStore(path)


def test_another_program_s_database_is_refused(path: Path) -> None:
    """A database of another program is refused and stays as it is, byte for byte."""
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("CREATE TABLE node (x)")
    before = path.read_bytes()
    with pytest.raises(StoreMismatch, match="another program"):
        SqliteStore(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"Not a database. " * 400, b"%PDF-1.7\n", b"\0" * 5000], ids=["text", "pdf", "zeros"]
)
def test_a_file_that_is_no_database_is_refused(path: Path, content: bytes) -> None:
    """A file of another kind is refused and stays as it is."""
    path.write_bytes(content)
    with pytest.raises(StoreMismatch, match="no sound database"):
        SqliteStore(path)
    assert path.read_bytes() == content


def test_a_cut_store_is_refused(path: Path) -> None:
    """A store whose file was cut is an error and not half an answer."""
    with closing(SqliteStore(path)) as store:
        write(store, put_nodes=[document(f"n{number}", title="x" * 400) for number in range(500)])
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(StoreMismatch), closing(SqliteStore(path)) as cut:
        everything(cut)


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    """A file without content, as a temporary file is, becomes a store."""
    path.touch()
    with closing(SqliteStore(path)) as store:
        assert everything(store) == ([], [], {})


def test_places_where_no_store_can_be(tmp_path: Path) -> None:
    """A folder, a missing folder and a missing store that is not to be made are refused, and nothing is made."""
    (tmp_path / "folder").mkdir()
    refused: list[tuple[Path, bool, str]] = [
        (tmp_path / "folder", True, "is a folder"),
        (tmp_path / "missing" / "x.db", True, "no folder"),
        (tmp_path / "x.db", False, "no such store"),
    ]
    for place, create, reason in refused:
        with pytest.raises(StoreRefused, match=reason):
            SqliteStore(place, create=create)
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere; run as a user")
def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    """Where nothing may be written no store is made."""
    tmp_path.chmod(0o500)
    with pytest.raises(StoreRefused, match="cannot be written"):
        SqliteStore(tmp_path / "store.db")


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that not even root can write to: /proc")
def test_a_folder_that_takes_no_files_is_refused() -> None:
    """Where the system takes no files the error says that, whatever one's rights are."""
    with pytest.raises(StoreRefused):
        SqliteStore(Path("/proc/self/store.db"))


@pytest.mark.parametrize("_time", range(5))
def test_many_open_a_new_store(path: Path, _time: int) -> None:
    """A store that several open for the first time at once is made once, and all of them can use it."""
    ready = Barrier(8)

    def opened(_: int) -> SqliteStore:
        ready.wait()
        return SqliteStore(path)

    with ThreadPoolExecutor(8) as pool:
        stores = list(pool.map(opened, range(8)))
    for number, store in enumerate(stores):
        write(store, put_nodes=[document(f"n{number}")])
    assert len(everything(stores[0])[0]) == 8
    for store in stores:
        store.close()


def test_a_closed_store_gives_its_file_back(path: Path, store: SqliteStore) -> None:
    """Once the last one has closed it, a store is one file that can be moved, beside its lock."""
    write(store, put_nodes=[document("a")])
    store.close()
    assert {each.name for each in path.parent.iterdir()} == {"store.db", "store.db.lock", "store.db.sums"}


def test_the_page_caches_are_bounded_together(path: Path) -> None:
    """However many threads read at once, few have a large cache; those are the ones that are used again."""
    with closing(SqliteFile(path, create=True, patience=1.0)) as file:
        for _ in range(2):
            with ExitStack() as stack:
                caches = [_cache(stack.enter_context(file.reading())) for _ in range(40)]
            assert sorted(caches, reverse=True) == [LARGE_CACHE] * LARGE_CACHES + [SMALL_CACHE] * (40 - LARGE_CACHES)
            with file.reading() as connection:
                assert _cache(connection) == LARGE_CACHE


def _cache(connection: sqlite3.Connection) -> int:
    """KiB of page cache."""
    [[size]] = connection.execute("PRAGMA cache_size")
    return -int(size)


def test_errors_are_ours(store: SqliteStore, path: Path) -> None:
    """What SQLite refuses while a store is open comes out as an error of the store, named by its URL."""
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("DROP TABLE edge")
    with pytest.raises(StoreError, match="no such table") as caught:
        now(store).info()
    assert caught.value.subject == f"sqlite:{path}"


def test_search_stays_sound(store: SqliteStore, path: Path) -> None:
    """After words were put, changed and dropped, the search index agrees with the documents."""
    for title in ("một hai", "hai ba", "hai ba", None):
        write(store, put_nodes=[document(f"n{number}", title=title) for number in range(20)])
        write(store, drop_nodes=["n3"])
    with store.writing() as writer:
        writer.apply(Change(drop_nodes=["n4", "n5"]))
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("INSERT INTO document_search (document_search, rank) VALUES ('integrity-check', 1)")


@pytest.mark.parametrize("after", [None, (5, "d-05")])
def test_a_search_finds_the_same_wherever_it_looks_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: tuple[int, str] | None
) -> None:
    """Along the order of the answer, among few of it, in the index of all words or in that of the rarest alone."""
    pages = []
    with closing(SqliteStore(tmp_path / "store.db")) as store:
        titles = ("kế hoạch nước", "nước sạch", "kế hoạch")
        nodes = [document(f"d-{at:02}", title=titles[at % 3], citations=at % 7, level="ward") for at in range(60)]
        write(store, put_nodes=nodes)
        for first, common in product((0, 7, 20, 300, 1_000), (0, 30, 2_000)):
            monkeypatch.setattr(sqlite_documents, "FIRST", first)
            monkeypatch.setattr(sqlite_documents, "COMMON", common)
            query = DocumentQuery(words=("ke", "nuo"), level="ward", after=after, limit=5)
            pages.append([node.id for node in now(store).documents(query)])
            assert now(store).count_matching(query) == 20
    assert len(pages[0]) == 5
    assert pages == [pages[0]] * 15
