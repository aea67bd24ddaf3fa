"""What was accepted is done, whatever becomes of the service."""

import io
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from graph_service.api import journal, uploads
from graph_service.api.access import OWNER, Caller
from graph_service.api.app import load_folder
from graph_service.api.journal import Journal, Load
from graph_service.api.uploads import LoadQueue
from graph_service.errors import BadQuestion, NotAllowed, NotFound, StoreUnavailable
from graph_service.ledger.load import LoadReport
from graph_service.store import file_lock, open_store
from graph_service.store.protocol import Store, ask

PLAN = (
    "ĐẢNG BỘ TỈNH AN LẠC\nSố 154-KH/TU\nAn Lạc, ngày 20 tháng 7 năm 2022\n\n"
    "KẾ HOẠCH\nthực hiện Nghị quyết số 77-NQ/TW\n"
)
LAN, MAI, EDITOR = Caller("Lan", "loader"), Caller("Mai", "loader"), Caller("An", "editor")
Queues = Callable[..., LoadQueue]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with closing(open_store(f"sqlite:{tmp_path / 'store.db'}")) as opened:
        yield opened


@pytest.fixture
def queue(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Queues]:
    """Makes queues over one folder, as services that are started one after the other; they are closed at the end."""
    monkeypatch.setattr(uploads, "FIRST_PAUSE", 0.01)
    monkeypatch.setattr(uploads, "_LOOK", 0.05)
    made: list[LoadQueue] = []

    def make(loader: Any = load_folder, *, start: bool = True) -> LoadQueue:
        made.append(LoadQueue(lambda: store, loader, tmp_path / "loads"))
        if start:
            made[-1].start()
        return made[-1]

    yield make
    for each in made:
        each.close()


def sent(queue: LoadQueue, *names: str, by: Caller = OWNER, text: str = PLAN) -> Load:
    """An upload."""
    return queue.submit([(name, io.BytesIO(text.encode())) for name in names], by)


def ended(queue: LoadQueue, load: Load) -> Load:
    """A load when it is at its end."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        found = queue.get(load.id)
        if found.is_finished:
            return found
        time.sleep(0.01)
    raise AssertionError(f"{load.id} did not end")


def nothing(_store: Any, _folder: Path, names: Any, progress: Any) -> LoadReport:
    """A loader that reads nothing."""
    progress(len(names), len(names), "")
    return LoadReport(len(names), 0, 0, (), 0, 0, 0)


def test_what_waits_when_the_service_ends_is_loaded_by_the_next(queue: Queues) -> None:
    """Nothing that was accepted is forgotten: all of them wait, and each is done in the order it came."""
    first = queue(start=False)
    loads = [sent(first, f"{number}.txt") for number in range(120)]
    first.close()
    order: list[str] = []

    def noting(_store: Any, folder: Path, names: Any, progress: Any) -> LoadReport:
        order.extend(names)
        assert (folder / names[0]).read_text(encoding="utf-8") == PLAN
        return nothing(_store, folder, names, progress)

    second = queue(noting)
    ended(second, loads[-1])
    assert order == [f"{number}.txt" for number in range(120)]
    assert {second.get(load.id).state for load in loads} == {"done"}
    assert (len(second.newest(100)), second.count()) == (100, 120)
    assert not list((second.folder).glob("*/files"))


def test_a_load_that_runs_when_the_service_ends_is_done_by_the_next(queue: Queues, store: Store) -> None:
    """It stops before its next file, is told as queued, and is not called done until it is."""
    reached, go_on = Event(), Event()

    def slow(_store: Any, folder: Path, names: Any, progress: Any) -> LoadReport:
        progress(0, len(names), names[0])
        reached.set()
        go_on.wait(30)
        progress(1, len(names), names[1])
        raise AssertionError("it was not stopped")

    first = queue(slow)
    load = sent(first, "a.txt", "b.txt")
    assert reached.wait(30)
    go_on.set()
    first.close()
    assert first.get(load.id).state == "queued"
    second = queue()
    assert ended(second, load).state == "done"
    assert ask(store, lambda reads: reads.count_files()) == 2


def test_a_load_that_ended_its_service_five_times_is_given_up(queue: Queues) -> None:
    """What kills the process that loads it must not keep all others from their turn."""
    first = queue(start=False)
    load, other = sent(first, "evil.txt"), sent(first, "good.txt")
    first._journal.write(replace(load, state="running", begun=5))
    second = queue(nothing)
    assert ended(second, other).state == "done"
    found = second.get(load.id)
    assert found.state == "failed"
    assert "5 times" in (found.failure or "")


def test_a_load_waits_for_its_store(queue: Queues) -> None:
    """A store that is locked is no failure of the load: it says what it waits for, and is done when it can be."""
    seen: list[Load] = []

    def locked(_store: Any, folder: Path, names: Any, progress: Any) -> LoadReport:
        seen.append(made.get(load.id))
        if len(seen) < 3:
            raise StoreUnavailable("store", "process 7 is writing to it", "Wait.")
        return nothing(_store, folder, names, progress)

    made = queue(locked, start=False)
    load = sent(made, "a.txt")
    made.start()
    assert ended(made, load).state == "done"
    assert [each.state for each in seen] == ["running"] * 3
    assert made.get(load.id).failure is None


def test_what_it_waits_for_is_told(queue: Queues) -> None:
    """Between two tries a load is queued, with the reason."""

    def locked(*_: Any) -> LoadReport:
        raise StoreUnavailable("store", "process 7 is writing to it", "Wait.")

    made = queue(locked)
    load = sent(made, "a.txt")
    until = time.monotonic() + 30
    while not made.get(load.id).failure and time.monotonic() < until:
        time.sleep(0.01)
    assert "process 7 is writing" in (made.get(load.id).failure or "")
    made.close()
    assert made.get(load.id).state == "queued"


def test_a_load_of_which_nothing_can_be_read_is_refused(queue: Queues) -> None:
    """Its report names each file with the reason, and the next service still tells it."""
    made = queue()
    load = sent(made, "broken.docx", text="this is no docx")
    found = ended(made, load)
    assert found.state == "refused"
    made.close()
    again = queue(start=False).get(load.id)
    assert again.state == "refused"
    assert again.report is not None
    assert found.report is not None
    told = [(error.subject, error.reason, error.advice) for error in again.report.refused]
    assert told == [(error.subject, error.reason, error.advice) for error in found.report.refused]
    assert told[0][0] == "broken.docx"


def test_what_waits_can_be_cancelled(queue: Queues) -> None:
    """It is never loaded; what is at its end cannot be."""
    made = queue(nothing, start=False)
    load, other = sent(made, "a.txt"), sent(made, "b.txt")
    assert made.cancel(load.id, OWNER).state == "cancelled"
    made.start()
    assert ended(made, other).state == "done"
    assert made.get(load.id).state == "cancelled"
    assert not (made.folder / load.id / "files").exists()
    with pytest.raises(BadQuestion):
        made.cancel(other.id, OWNER)
    with pytest.raises(NotFound):
        made.cancel("none", OWNER)


def test_what_runs_stops_before_its_next_file(queue: Queues) -> None:
    """Cancelled, it is told apart from done and failed."""
    reached, go_on = Event(), Event()

    def slow(_store: Any, folder: Path, names: Any, progress: Any) -> LoadReport:
        progress(0, 2, names[0])
        reached.set()
        go_on.wait(30)
        progress(1, 2, names[1])
        return nothing(_store, folder, names, progress)

    made = queue(slow)
    load = sent(made, "a.txt", "b.txt")
    assert reached.wait(30)
    made.cancel(load.id, OWNER)
    go_on.set()
    assert ended(made, load).state == "cancelled"


def test_a_loader_changes_only_what_the_same_key_loaded(queue: Queues) -> None:
    """Waiting or loaded: another key's file is an editor's to replace, and so is its load to cancel."""
    made = queue(start=False)
    load = sent(made, "a.txt", by=LAN)
    assert load.by == "Lan"
    with pytest.raises(NotAllowed, match="another key"):
        sent(made, "a.txt", by=MAI)
    with pytest.raises(NotAllowed):
        made.cancel(load.id, MAI)
    made.start()
    ended(made, load)
    with pytest.raises(NotAllowed):
        sent(made, "b.txt", "a.txt", by=MAI)
    assert ended(made, sent(made, "a.txt", by=LAN, text=PLAN + "x")).state == "done"
    assert ended(made, sent(made, "a.txt", by=EDITOR)).state == "done"
    with pytest.raises(NotAllowed):
        sent(made, "a.txt", by=LAN)


def test_a_file_whose_loader_nobody_knows_is_an_editors(queue: Queues, store: Store, tmp_path: Path) -> None:
    """It was loaded before there were keys, or its record is gone."""
    made = queue()
    ended(made, sent(made, "a.txt"))
    with pytest.raises(NotAllowed):
        sent(made, "a.txt", by=LAN)
    made.close()
    (tmp_path / "loads").rename(tmp_path / "gone")
    with pytest.raises(NotAllowed):
        sent(queue(start=False), "a.txt", by=LAN)


def test_of_two_services_one_loads(queue: Queues) -> None:
    """The other takes uploads and tells of all; when the first ends, it goes on."""
    first, second = queue(nothing), queue(nothing, start=False)
    ended(first, sent(first, "a.txt"))
    second.start()
    assert ended(second, sent(second, "b.txt")).state == "done"
    first.close()
    assert ended(second, sent(second, "c.txt")).state == "done"
    assert [load.files for load in second.newest(1000)] == [("c.txt",), ("b.txt",), ("a.txt",)]


def test_no_room_for_an_upload_is_told_and_leaves_nothing(queue: Queues, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was not accepted, and no part of it stays."""
    made = queue(start=False)

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(journal.shutil, "copyfileobj", full)
    with pytest.raises(StoreUnavailable, match="No space left"):
        sent(made, "a.txt")
    assert list(made.folder.iterdir()) == []


def test_what_a_killed_service_had_not_accepted_is_cleared(tmp_path: Path) -> None:
    """A half upload goes with the next start."""
    made = Journal(tmp_path)
    (tmp_path / ".incoming-1999999999-abc" / "files").mkdir(parents=True)
    made.tidy()
    assert list(tmp_path.iterdir()) == []


def test_old_records_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest stay, and whatever is not at its end."""
    monkeypatch.setattr(journal, "_KEPT", 2)
    made = Journal(tmp_path)
    loads = [made.accept([(f"{number}.txt", io.BytesIO(b"x"))], "") for number in range(5)]
    for load in loads[1:]:
        made.write(replace(load, state="done"))
    made.tidy()
    assert made.ids() == [loads[0].id, loads[3].id, loads[4].id]


@pytest.mark.parametrize("name", ["", "..", "a/", "a\nb.txt", "\x1b[2J.txt", "ă" * 101])
def test_a_name_that_cannot_be_kept_says_why(queue: Queues, name: str) -> None:
    """And is never printed with its control signs."""
    with pytest.raises(BadQuestion) as told:
        sent(queue(start=False), name)
    assert str(told.value).isprintable()


def slowly(reached: Event, go_on: Event) -> Any:
    """A loader of two files that waits before the second."""

    def load(_store: Any, folder: Path, names: Any, progress: Any) -> LoadReport:
        progress(0, len(names), names[0])
        reached.set()
        go_on.wait(30)
        progress(1, len(names), names[1])
        return nothing(_store, folder, names, progress)

    return load


def test_another_service_cancels_what_runs(queue: Queues) -> None:
    """Whoever takes the cancel need not be who loads: that one stops before its next file, and both tell so."""
    reached, go_on = Event(), Event()
    loading, other = queue(slowly(reached, go_on)), queue(start=False)
    load = sent(other, "a.txt", "b.txt")
    assert reached.wait(30)
    assert other.cancel(load.id, OWNER).state == "running"
    go_on.set()
    assert ended(loading, load).state == "cancelled"
    assert ended(other, load).state == "cancelled"
    assert not (other.folder / load.id / "files").exists()


def test_another_service_cancels_what_waits(queue: Queues) -> None:
    """It is told as cancelled at once, and never loaded by whoever loads."""
    reached, go_on = Event(), Event()
    loading, other = queue(slowly(reached, go_on)), queue(start=False)
    first = sent(loading, "a.txt", "b.txt")
    assert reached.wait(30)
    load = sent(loading, "c.txt", "d.txt")
    assert other.cancel(load.id, OWNER).state == "cancelled"
    assert loading.get(load.id).state == "cancelled"
    with pytest.raises(BadQuestion):
        loading.cancel(load.id, OWNER)
    go_on.set()
    assert ended(loading, first).state == "done"
    loading.close()
    assert not [each for each in other.newest(9) if each.state not in ("done", "cancelled")]


def test_another_service_tells_how_far_a_load_is(queue: Queues) -> None:
    """What runs elsewhere is told with its files and the one in work; a word that was lost is no error."""
    reached, go_on = Event(), Event()
    loading, other = queue(slowly(reached, go_on)), queue(start=False)
    load = sent(loading, "a.txt", "b.txt")
    assert reached.wait(30)
    found = other.get(load.id)
    assert (found.state, found.done, found.total, found.current) == ("running", 0, 2, "a.txt")
    (other.folder / load.id / "progress.json").write_text('{"done"', encoding="utf-8")
    assert (other.get(load.id).state, other.get(load.id).current) == ("running", None)
    go_on.set()
    assert ended(other, load).done == 2
    loading.close()
    assert not (other.folder / load.id / "progress.json").exists()


def test_progress_is_written_once_a_second_at_most(queue: Queues, monkeypatch: pytest.MonkeyPatch) -> None:
    """A load of many small files does not spend its time on telling others."""
    told: list[Load] = []

    def quick(_store: Any, folder: Path, names: Any, progress: Any) -> LoadReport:
        for number in range(5_000):
            progress(number, 5_000, names[0])
        return nothing(_store, folder, names, progress)

    monkeypatch.setattr(Journal, "tell", lambda _, load: told.append(load))
    made = queue(quick, start=False)
    load = sent(made, "a.txt")
    began = time.monotonic()
    made.start()
    ended(made, load)
    assert 1 <= len(told) <= 2 + (time.monotonic() - began)


def test_numbers_are_given_one_after_the_other(queue: Queues, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process takes the next number an upload waits; where that lasts too long, it is told."""
    monkeypatch.setattr(journal, "_PATIENCE", 0.1)
    made = queue(start=False)
    sent(made, "a.txt")
    with file_lock.locked(made.folder / ".numbers.lock", 1), pytest.raises(StoreUnavailable, match="writing to it"):
        sent(made, "b.txt")
    assert sent(made, "c.txt").id.startswith("00000002-")
    assert len([each for each in made.folder.iterdir() if each.is_dir()]) == 2
