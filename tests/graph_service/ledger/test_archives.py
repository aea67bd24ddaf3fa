"""What archives hold is in the graph under their names, and follows what they hold."""

import io
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph_service.cli import main
from graph_service.ledger.load import LoadReport, forget, load
from graph_service.store import open_store
from graph_service.store.protocol import Store, ask

PLAN = "Số {}-KH/TU\nAn Lạc, ngày 20 tháng 7 năm 2022\n\nKẾ HOẠCH\nThực hiện Nghị quyết số 21-NQ/TW.\n"


def zipped(**files: str) -> bytes:
    """An archive of these texts, by their names without endings."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.txt", content)
    return buffer.getvalue()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with closing(open_store(f"sqlite:{tmp_path / 'a.db'}")) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an archive of two plans."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.zip").write_bytes(zipped(one=PLAN.format(1), two=PLAN.format(2)))
    return tmp_path / "in"


def names(store: Store) -> list[str]:
    """The names of the files in the store."""
    return sorted(file.name for file in ask(store, lambda reads: reads.files()))


def told(done: LoadReport) -> tuple[int, int, int, int]:
    """Read, unchanged, removed, refused."""
    return done.read, done.unchanged, done.removed, len(done.refused)


def test_an_archive_is_followed(store: Store, folder: Path) -> None:
    """What is in it is read once, a changed file anew, one that is gone is taken back, and so is all of it."""
    assert told(load(store, [folder])) == (2, 0, 0, 0)
    assert names(store) == ["a.zip/one.txt", "a.zip/two.txt"]
    assert told(load(store, [folder])) == (0, 2, 0, 0)
    (folder / "a.zip").write_bytes(zipped(two=PLAN.format(3)))
    assert told(load(store, [folder])) == (1, 0, 1, 0)
    assert names(store) == ["a.zip/two.txt"]
    (folder / "a.zip").unlink()
    assert told(load(store, [folder])) == (0, 0, 1, 0)
    assert names(store) == []


def test_an_archive_that_is_named_itself_is_followed_too(store: Store, folder: Path) -> None:
    """As an upload is, which has no folder that stays."""
    upload = [folder / "a.zip"]
    assert told(load(store, upload, base=folder, root="upload")) == (2, 0, 0, 0)
    (folder / "a.zip").write_bytes(zipped(two=PLAN.format(2)))
    assert told(load(store, upload, base=folder, root="upload")) == (0, 1, 1, 0)


def test_an_archive_that_broke_leaves_what_is_known_of_it(store: Store, folder: Path) -> None:
    """It is refused by name, as any file is that cannot be read, and one broken file in it likewise."""
    load(store, [folder])
    whole = (folder / "a.zip").read_bytes()
    (folder / "a.zip").write_bytes(whole[:100])
    assert told(load(store, [folder])) == (0, 0, 0, 1)
    (folder / "a.zip").write_bytes(whole.replace(b"2-KH/TU", b"2-KH/TX", 1))
    done = load(store, [folder])
    assert told(done) == (0, 1, 0, 1)
    assert done.refused[0].subject == "a.zip/two.txt"
    assert len(names(store)) == 2


def test_an_archive_is_taken_back_as_a_whole_or_in_parts(store: Store, folder: Path) -> None:
    """By its own name, or by that of a file in it."""
    load(store, [folder])
    assert forget(store, ["a.zip/one.txt"]).removed == 1
    assert forget(store, ["a.zip"]).removed == 1
    assert [error.subject for error in forget(store, ["a.zip"]).refused] == ["a.zip"]


def test_names_in_archives_are_composed(store: Store, folder: Path) -> None:
    """An archive that a Mac made is the one that any other system makes."""
    (folder / "a.zip").write_bytes(zipped(**{unicodedata.normalize("NFD", "kế hoạch/số"): PLAN.format(1)}))
    assert told(load(store, [folder])) == (1, 0, 0, 0)
    assert names(store) == ["a.zip/kế hoạch/số.txt"]
    (folder / "a.zip").write_bytes(zipped(**{unicodedata.normalize("NFC", "kế hoạch/số"): PLAN.format(1)}))
    assert told(load(store, [folder])) == (0, 1, 0, 0)


def test_the_evidence_names_the_archive(store: Store, folder: Path) -> None:
    """A sentence is found by the archive and the file in it."""
    load(store, [folder])
    edges = ask(store, lambda reads: reads.edges(["21-nq-tw.2021"], ["IMPLEMENTS"], "in"))
    assert {item["file"] for edge in edges for item in edge.properties["evidence"]} == {
        "a.zip/one.txt",
        "a.zip/two.txt",
    }


@pytest.mark.parametrize("content", [b"", zipped(), b"PK\x03\x04"])
def test_nothing_readable_leaves_no_store_behind(tmp_path: Path, content: bytes) -> None:
    """A folder of which nothing could be read says why, and there is no store afterwards."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.zip").write_bytes(content)
    (tmp_path / "in" / "b.exe").write_bytes(b"x")
    done = CliRunner().invoke(main, ["load", str(tmp_path / "in"), "--store", f"sqlite:{tmp_path / 'b.db'}"])
    assert done.exit_code == 1
    assert "a.zip: " in done.stderr
    assert "Bỏ qua theo đuôi tệp: .exe 1" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
    (tmp_path / "in" / "a.zip").unlink()
    empty = CliRunner().invoke(main, ["load", str(tmp_path / "in"), "--store", f"sqlite:{tmp_path / 'b.db'}"])
    assert (empty.exit_code, "Không có tệp nào đọc được ở đây" in empty.stderr) == (1, True)
    assert "Bỏ qua theo đuôi tệp: .exe 1" in empty.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
