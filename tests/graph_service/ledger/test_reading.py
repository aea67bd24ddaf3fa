"""Whatever a file does to its reader happens to that file alone."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph_service.cli import main
from graph_service.ledger import messages, reading
from graph_service.ledger.load import load
from graph_service.ledger.reading import Limits, Reader, reader
from graph_service.limits import limits_of
from graph_service.settings import Settings
from graph_service.store import open_store
from loaders.errors import UnreadableFile


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A short text."""
    (tmp_path / "a.txt").write_text("Thực hiện Nghị quyết số 21-NQ/TW.", encoding="utf-8")
    return tmp_path / "a.txt"


@pytest.fixture
def own(request: pytest.FixtureRequest) -> Iterator[Reader]:
    """A reader with the limits that the test names."""
    reader = Reader(getattr(request, "param", None))
    yield reader
    reader.close()


def slow(folder: Path, times: int = 60_000) -> Path:
    """A file that takes a reader longer than a second: one line of a million letters with many numbers, or more."""
    file = folder / "slow.txt"
    file.write_text("Nghị quyết số 21-NQ/TW của Ban Chấp hành Trung ương " * times, encoding="utf-8")
    return file


def test_a_file_is_read_in_another_process(own: Reader, text: Path) -> None:
    """What comes back is what reading and extracting here would give, and the process waits for the next file."""
    source, said = own.read(text, "a.txt")
    assert (source.text, said.references[0].number) == (text.read_text(encoding="utf-8"), "21-NQ/TW")
    first = own._worker
    own.read(text, "b.txt")
    assert own._worker is first
    assert first is not None
    assert first.pid != os.getpid()


def test_what_takes_too_long_is_refused(own: Reader, text: Path) -> None:
    """The file is named with the reason, and the next one is read."""
    own.read(text, "a.txt")
    own.limits = Limits(seconds=1.5)
    begun = time.monotonic()
    with pytest.raises(UnreadableFile, match=r"slow\.txt: reading it takes more than 1\.5 seconds"):
        own.read(slow(text.parent), "slow.txt")
    assert time.monotonic() - begun < 20
    own.limits = Limits()
    assert own.read(text, "a.txt")[1].references


@pytest.mark.parametrize("own", [Limits(memory=1 << 30)], indirect=True)
def test_what_takes_too_much_memory_is_refused(own: Reader, text: Path) -> None:
    """A file that fills what one file may take does not fill the machine, and the next one is read."""
    (text.parent / "b.txt").write_bytes(b"a" * 900_000_000)
    with pytest.raises(UnreadableFile, match=r"b.txt: .*(?:memory|takes too much)"):
        own.read(text.parent / "b.txt", "b.txt")
    assert own.read(text, "a.txt")[1].references


def test_a_process_that_dies_takes_one_file_with_it(own: Reader, text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash while a file is read refuses that file; a process that died between files is started again."""
    own.read(text, "a.txt")
    assert own._worker is not None

    def ask_and_die(stream: object, message: object) -> None:
        assert own._worker is not None
        own._worker.kill()
        own._worker.wait()

    monkeypatch.setattr(reading, "send", ask_and_die)
    with pytest.raises(UnreadableFile, match=r"b\.txt: the process that read it was ended"):
        own.read(text, "b.txt")
    monkeypatch.setattr(reading, "send", messages.send)
    assert own.read(text, "a.txt")[1].references
    own._worker.kill()
    own._worker.wait()
    assert own.read(text, "a.txt")[1].references


def test_a_process_ends_with_whoever_started_it(text: Path) -> None:
    """In the middle of a file too: a load that was killed leaves nobody at the files of the next one."""
    script = (
        "import sys; from pathlib import Path; from graph_service.ledger.reading import Reader\n"
        "own = Reader(); own.read(Path(sys.argv[1]), 'a.txt'); print(own._worker.pid, flush=True)\n"
        "own.read(Path(sys.argv[2]), 'slow.txt')"
    )
    command = [sys.executable, "-c", script, str(text), str(slow(text.parent, 1_000_000))]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        worker = int(process.stdout.readline())
        time.sleep(0.5)
        process.kill()
    until = time.monotonic() + 10
    while _runs(worker):
        assert time.monotonic() < until
        time.sleep(0.02)


def _runs(process: int) -> bool:
    """Whether a process has not ended; one that nobody waits for has."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_the_process_has_no_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our settings are not handed on to the process that meets what strangers send."""
    monkeypatch.setenv("DIRECTIVE_GRAPH_NEO4J_PASSWORD", "secret")
    assert "secret" not in reading._environment().values()


def test_limits_that_are_set_hold_in_the_process(tmp_path: Path, text: Path) -> None:
    """A setting reaches the process that reads, for a load and for a single file alike."""
    limits = limits_of(Settings(read_letters=10, read_seconds=20, read_memory_megabytes=2048))
    with reader(limits) as mine, pytest.raises(UnreadableFile, match="more than 10 letters of text"):
        mine.read(text, "a.txt")
    with closing(open_store(f"sqlite:{tmp_path / 'a.db'}")) as store:
        assert [error.subject for error in load(store, [text], limits=limits).refused] == ["a.txt"]
        assert load(store, [text]).refused == ()
    for command in (["text"], ["extract"], ["columns"]):
        done = CliRunner().invoke(main, [*command, str(text)], env={"DIRECTIVE_GRAPH_READ_LETTERS": "10"})
        assert (done.exit_code, "dài hơn 10 chữ" in done.stderr) == (1, True)


def test_the_usual_limits_are_those_of_the_settings() -> None:
    """What is documented is what holds where nothing is set."""
    assert limits_of(Settings()) == Limits()


def test_single_files_are_read_in_a_process_of_their_own(tmp_path: Path) -> None:
    """What breaks its reader ends neither `text` nor `extract` without an answer."""
    file = tmp_path / "b.txt"
    file.write_bytes(b"a" * 900_000_000)
    for command in ("text", "extract"):
        done = CliRunner().invoke(main, [command, str(file)], env={"DIRECTIVE_GRAPH_READ_MEMORY_MEGABYTES": "1024"})
        assert (done.exit_code, "b.txt: " in done.stderr) == (1, True)


def test_one_file_does_not_end_a_load(tmp_path: Path, text: Path) -> None:
    """Fourteen good files are loaded with a fifteenth that cannot be read, which is refused by name and reason."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for number in range(14):
        (folder / f"{number:02}.txt").write_bytes(text.read_bytes() + str(number).encode())
    (folder / os.fsdecode(b"K\xea hoach.txt")).write_text("Kế hoạch", encoding="utf-8")
    (folder / "z.docx").write_bytes(b"PK\x03\x04")
    with closing(open_store(f"sqlite:{tmp_path / 'a.db'}")) as store:
        done = load(store, [folder])
    assert (done.read, len(done.refused)) == (14, 2)
    assert {error.reason.partition(" (")[0] for error in done.refused} == {"its name is not UTF-8", "broken docx"}
