"""Several workers are one service: whatever one was told, the others know."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from service_process import COMMAND, serving
from worker_processes import connected, is_alive, workers

from graph_service.ledger.load import load
from graph_service.store import open_store

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the processes of a service are found in /proc")

KEY = "a key of twenty signs or more"
PLAN = (
    "ĐẢNG BỘ TỈNH AN LẠC\nSố {number}-KH/TU\nAn Lạc, ngày 20 tháng 7 năm 2022\n\n"
    "KẾ HOẠCH\nthực hiện Nghị quyết số 77-NQ/TW\n"
)
LINE = "Các xã, phường báo cáo kết quả thực hiện Kế hoạch số 599-KH/TU về Tỉnh ủy trước ngày 15 hằng tháng.\n"
CHAIN = "/api/v1/documents/77-NQ%2FTW/implemented-by"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Both:
    """Two workers of one service, each of which is asked by itself."""

    url: str
    state: Path
    processes: tuple[int, int]

    def ask(self, worker: int, path: str, body: bytes | None = None, key: str = KEY, **headers: str) -> Answer:
        """What this worker answers."""
        with connected(self.url, worker, self.processes) as connection:
            return asked(connection, path, body, key, **headers)


def asked(
    connection: http.client.HTTPConnection, path: str, body: bytes | None = None, key: str = KEY, **headers: str
) -> Answer:
    """What is answered over a connection."""
    sent = {"Authorization": f"Bearer {key}", **headers} if key else headers
    connection.request("GET" if body is None else "POST", path, body, sent)
    answer = connection.getresponse()
    return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path, int]]:
    """The address of a service of two workers over one plan, its state, and the process that was started."""
    folder = tmp_path_factory.mktemp("workers")
    url = f"sqlite:{folder / 'store.db'}"
    (folder / "599.txt").write_text(PLAN.format(number=599), encoding="utf-8")
    with closing(open_store(url)) as store:
        load(store, [folder / "599.txt"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIRECTIVE_GRAPH_KEY", KEY)
        with serving("serve", "--store", url, "--workers", "2", stop=signal.SIGTERM) as (address, process):
            yield address, folder / "store.db.state", process.pid


@pytest.fixture
def both(service: tuple[str, Path, int]) -> Both:
    """The workers that there are now."""
    url, state, supervisor = service
    one, other = workers(supervisor)
    return Both(url, state, (one, other))


def until(look: Callable[[], Any], seconds: float = 60) -> Any:
    """What a look finds, when it finds something."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end
        time.sleep(0.05)
    return found


def form(files: Mapping[str, str]) -> bytes:
    """The body of an upload."""
    head = '--x\r\nContent-Disposition: form-data; name="files"; filename="{}"\r\n\r\n{}\r\n'
    return ("".join(head.format(name, text) for name, text in files.items()) + "--x--\r\n").encode()


def upload(both: Both, worker: int, files: Mapping[str, str]) -> str:
    """The id of a load that this worker took."""
    sent = both.ask(worker, "/api/v1/loads", form(files), **{"Content-Type": "multipart/form-data; boundary=x"})
    assert sent.status == 202, sent.body
    return str(sent.json["id"])


def test_both_answer_alike_and_at_once(both: Both) -> None:
    """The same bytes under the same tag, which the other knows too; and no answer waits for the client's system."""
    one, other = (both.ask(each, CHAIN) for each in both.processes)
    assert one.status == 200
    assert (one.body, one.headers["etag"]) == (other.body, other.headers["etag"])
    for each, answer in zip(both.processes, (other, one), strict=True):
        assert both.ask(each, CHAIN, **{"If-None-Match": answer.headers["etag"]}).status == 304
        with connected(both.url, each, both.processes) as connection:
            # with TCP_NODELAY unset each of them takes 40 ms or more, on any machine
            assert min(_seconds(lambda: asked(connection, "/api/v1/stats")) for _ in range(20)) < 0.035


def _seconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def test_either_tells_what_both_have_counted(both: Both) -> None:
    """Requests are summed over the workers, whichever of them a supervisor happens to ask."""

    def counted(worker: int) -> float:
        found = re.search(
            r'_requests_total\{.*route="/api/v1/bodies".*\} (\S+)', both.ask(worker, "/metrics").body.decode()
        )
        return float(found[1]) if found else 0.0

    before = counted(both.processes[0])
    for each in both.processes:
        both.ask(each, "/api/v1/bodies")
    # a request is counted when its answer is on its way
    until(lambda: [counted(each) - before for each in both.processes] == [2, 2])


@pytest.mark.parametrize("taken_by", [0, 1])
def test_what_one_takes_is_loaded_and_told_by_both(both: Both, taken_by: int) -> None:
    """One of the two loads; progress, report and graph are told by either."""
    mine, other = both.processes[taken_by], both.processes[1 - taken_by]
    before = both.ask(other, CHAIN)
    taken = upload(both, mine, {"new.txt": PLAN.format(number=600 + taken_by)})
    for each in (other, mine):
        until(lambda each=each: both.ask(each, f"/api/v1/loads/{taken}").json["state"] == "done")  # type: ignore[misc]
    after = [both.ask(each, CHAIN, **{"If-None-Match": before.headers["etag"]}) for each in both.processes]
    assert [answer.status for answer in after] == [200, 200]
    assert after[0].body == after[1].body
    assert f"{600 + taken_by}-KH/TU" in after[0].body.decode()


def test_a_load_is_cancelled_through_whoever_does_not_load(both: Both) -> None:
    """It stops before its next file, and both tell how far it came."""
    # long enough that the loader tells how far it is, which it does once a second, before it is done
    texts = {f"{number}.txt": PLAN.format(number=number) + 100 * LINE for number in range(1000, 1190)}
    taken = upload(both, both.processes[0], texts)
    until(lambda: both.ask(both.processes[0], f"/api/v1/loads/{taken}").json["state"] == "running")
    loader = int((both.state / "loads" / ".lock").read_text().split()[-1])
    (other,) = {*both.processes} - {loader}
    # how far it is, the other knows from what the loader tells
    until(lambda: both.ask(other, f"/api/v1/loads/{taken}").json["current"])
    assert both.ask(other, f"/api/v1/loads/{taken}/cancel", b"").status == 202
    for each in (loader, other):
        told = until(lambda each=each: _ended(both.ask(each, f"/api/v1/loads/{taken}").json))  # type: ignore[misc]
        assert told["state"] == "cancelled"
        assert told["done"] < told["total"] == 190


def _ended(load: Any) -> Any:
    return load if load["state"] not in ("queued", "running") else None


def test_a_session_is_one_of_all_workers(both: Both) -> None:
    """Begun with one it holds with the other, and once it is ended there it is over everywhere."""
    one, other = both.processes
    sent = {"Content-Type": "application/x-www-form-urlencoded"}
    entered = both.ask(one, "/vi/login", urlencode({"key": KEY}).encode(), key="", **sent)
    assert entered.status == 303
    cookie = {"Cookie": entered.headers["set-cookie"].partition(";")[0]}
    assert [both.ask(each, "/vi/", key="", **cookie).status for each in both.processes] == [200, 200]
    (kept,) = (both.state / "sessions").iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.name not in cookie["Cookie"]
    assert both.ask(other, "/vi/logout", b"", key="", **cookie).status == 303
    assert [both.ask(each, "/vi/", key="", **cookie).status for each in both.processes] == [303, 303]


def test_a_worker_that_is_killed_is_replaced(both: Both, service: tuple[str, Path, int]) -> None:
    """The other answers meanwhile, and a new one comes that answers too."""
    killed, left = both.processes
    os.kill(killed, signal.SIGKILL)
    assert both.ask(left, CHAIN).status == 200
    until(lambda: not is_alive(killed))
    (new,) = {*workers(service[2])} - {left}
    both = replace(both, processes=(left, new))
    assert both.ask(new, CHAIN).body == both.ask(left, CHAIN).body


def refused(*words: str) -> str:
    """What the command says that does not serve."""
    done = subprocess.run(
        [*COMMAND, "serve", "--port", "0", "--workers", "2", *words],
        capture_output=True, check=False, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_store_that_will_never_open_is_told_before_a_worker_begins(tmp_path: Path) -> None:
    """Once, not by each of them again and again."""
    (tmp_path / "store.db").write_bytes(b"this is no store" * 1000)
    said = refused("--store", str(tmp_path / "store.db"), "--lang", "en")
    assert said.count(str(tmp_path / "store.db")) == 1


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that not even root can write to: /proc")
def test_sessions_that_cannot_be_kept_are_told(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where browsers need them, several workers do not begin without a folder that all can write to."""
    monkeypatch.setenv("DIRECTIVE_GRAPH_KEY", KEY)
    monkeypatch.setenv("DIRECTIVE_GRAPH_STATE", "/proc/self/state")
    assert "take one worker" in refused("--store", store_url, "--lang", "en")
