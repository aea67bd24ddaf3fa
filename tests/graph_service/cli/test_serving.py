"""The commands that serve."""

import asyncio
import json
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import webbrowser
from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from click.testing import CliRunner, Result
from service_process import COMMAND, get, serving

from graph_service.cli import main
from graph_service.cli.serving import _listen
from graph_service.demo import COVERAGE_QUESTION, QUESTION, RESOLUTION, TARGETS_QUESTION, TASKS_QUESTION
from graph_service.store import open_store
from graph_service.words import vietnamese


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_serve_answers_until_it_is_stopped(store_url: str, stop: signal.Signals, workers: str) -> None:
    """It says where it listens, answers from the store that is named, and ends when it is told to."""
    with serving("serve", "--store", store_url, "--workers", workers, stop=stop) as (url, process):
        assert get(f"{url}/readyz") == {"status": "ok"}
        assert get(f"{url}/api/v1/documents/77-NQ%2FTW/implemented-by")["total"] == 3
    assert process.returncode == 0


def test_the_page_stands_where_serve_says(store_url: str) -> None:
    """The address that is printed leads to the page for policy staff, in Vietnamese."""
    with serving("serve", "--store", store_url) as (url, _), urllib.request.urlopen(f"{url}/", timeout=30) as answer:  # noqa: S310 - http, on this machine
        assert answer.url == f"{url}/vi/"
        assert '<html lang="vi">' in answer.read().decode()


def test_a_port_that_is_taken_is_told(store_url: str) -> None:
    """One line that names the address, and no traceback."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*COMMAND, "serve", "--port", str(port), "--store", store_url],
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
    assert done.returncode == 2
    assert f"127.0.0.1:{port}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def scratch(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A place for temporary files that can be looked into."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def test_the_demo_answers_its_question_and_leaves_nothing(scratch: Any) -> None:
    """The question, the answer with sentences, and a temporary store that is gone at the end."""
    done = subprocess.run(
        [*COMMAND, "demo", "--no-serve"], capture_output=True, check=True, encoding="utf-8", cwd=scratch
    )
    assert vietnamese(QUESTION) in done.stdout
    assert "\n1. " in done.stdout.partition(vietnamese(QUESTION))[2]
    assert "“" in done.stdout
    assert RESOLUTION in done.stdout
    covered = done.stdout.partition(vietnamese(COVERAGE_QUESTION))[2]
    assert "  2 đã có văn bản thực hiện" in covered
    assert "nên chưa thể nói gì: quận Đông Thịnh (chỉ biết từ văn bản)" in covered
    assert vietnamese(TASKS_QUESTION) in covered
    assert vietnamese(TARGETS_QUESTION) in covered
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_demo_serves_what_it_printed(scratch: Any, stop: signal.Signals) -> None:
    """The API answers the same question from the same store."""
    with serving("demo", stop=stop) as (url, _):
        number = RESOLUTION.replace("/", "%2F")
        items = get(f"{url}/api/v1/documents/{number}/implemented-by")["items"]
    assert len(items) > 1
    assert all(step["via"][0]["evidence"][0]["quote"] for step in items)
    assert list(scratch.iterdir()) == []


def test_small_answers_are_sent_at_once() -> None:
    """A connection to the service says that it is of TCP, so that asyncio sets TCP_NODELAY on it."""
    ready = Event()

    async def answered(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        told.append(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()
        ready.set()

    async def serve(listening: socket.socket) -> None:
        async with await asyncio.start_server(answered, sock=listening):
            _, writer = await asyncio.open_connection(*listening.getsockname()[:2])
            while not ready.is_set():
                await asyncio.sleep(0.01)
            writer.close()

    told: list[int] = []
    asyncio.run(serve(_listen("127.0.0.1", 0)))
    assert told
    assert all(told)


PLAN = (
    "ĐẢNG BỘ TỈNH AN LẠC\nSố {number}-KH/TU\nAn Lạc, ngày 20 tháng 7 năm 2022\n\n"
    "KẾ HOẠCH\nthực hiện Nghị quyết số 77-NQ/TW\n"
)


def upload(url: str, name: str, text: str) -> str:
    """The id of the load that an upload is."""
    form = f'--x\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n{text}\r\n--x--\r\n'
    request = urllib.request.Request(  # noqa: S310 - http, on this machine
        f"{url}/api/v1/loads", form.encode(), {"Content-Type": "multipart/form-data; boundary=x"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        return str(json.load(answer)["id"])


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGKILL])
def test_no_accepted_upload_is_lost(tmp_path: Any, stop: signal.Signals, workers: str) -> None:
    """Six are accepted, the service is stopped or killed at once, and the next one loads them all.

    Workers hold its stderr open, so that whoever reads it to the end knows that none was left.
    """
    url = f"sqlite:{tmp_path / 'store.db'}"
    open_store(url).close()
    with serving("serve", "--store", url, "--workers", workers, stop=stop) as (address, _):
        loads = [upload(address, f"{number}.txt", PLAN.format(number=number)) for number in range(100, 106)]
    with serving("serve", "--store", url) as (address, _):
        until = time.monotonic() + 60
        while (states := {get(f"{address}/api/v1/loads/{load}")["state"] for load in loads}) != {"done"}:
            assert time.monotonic() < until, states
            time.sleep(0.1)
        assert get(f"{address}/api/v1/documents/77-NQ%2FTW/implemented-by")["total"] == 6


@pytest.fixture
def opened_in_browser(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser was told to open; the service itself ends at once."""
    opened: list[str] = []
    told = Event()

    def open_there(address: str) -> bool:
        opened.append(address)
        told.set()
        return True

    def run(_app: Any, listening: socket.socket, clear: Callable[[], None]) -> None:
        listening.close()
        # who opens it is another thread; where nobody does it is not waited for
        told.wait(0.5)
        clear()

    monkeypatch.setattr(webbrowser, "open", open_there)
    monkeypatch.setattr("graph_service.api.server.run", run)
    monkeypatch.setattr("graph_service.cli.serving.signal.signal", lambda *_: None)
    for name in ("SSH_CONNECTION", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    return opened


def served(monkeypatch: pytest.MonkeyPatch, *words: str, terminal: bool = True, **environment: str) -> Result:
    """What the command did on a terminal, or on none."""
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: terminal, raising=False)
    return CliRunner(env=environment).invoke(main, [*words, "--port", "0"])


@pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_the_page_is_opened_where_somebody_sits(
    store_url: str, opened_in_browser: list[str], monkeypatch: pytest.MonkeyPatch, display: str
) -> None:
    """On a terminal with a display `serve` and `demo` open the address that they print, once."""
    done = served(monkeypatch, "serve", "--store", store_url, **{display: ":0"})
    assert done.exit_code == 0, done.output
    (address,) = opened_in_browser
    assert f" {address} " in done.stderr


def test_the_demo_opens_its_page(opened_in_browser: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """As `serve` does."""
    done = served(monkeypatch, "demo", DISPLAY=":0")
    assert done.exit_code == 0, done.output
    assert [address in done.stderr for address in opened_in_browser] == [True]


@pytest.mark.parametrize(
    ("words", "terminal", "environment"),
    [
        (("--no-browser",), True, {"DISPLAY": ":0"}),
        ((), False, {"DISPLAY": ":0"}),
        ((), True, {}),
        ((), True, {"DISPLAY": ":0", "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}),
    ],
    ids=["not wanted", "no terminal", "no display", "from elsewhere"],
)
def test_no_browser_is_opened_where_nobody_could_see_it(
    store_url: str,
    opened_in_browser: list[str],
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    terminal: bool,
    environment: dict[str, str],
) -> None:
    """Not where it is refused, in no service of the system, on no server, and not for a terminal of elsewhere."""
    done = served(monkeypatch, "serve", "--store", store_url, *words, terminal=terminal, **environment)
    assert done.exit_code == 0, done.output
    assert "http://127.0.0.1:" in done.stderr
    assert opened_in_browser == []
