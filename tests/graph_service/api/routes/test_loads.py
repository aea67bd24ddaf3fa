"""Uploads over HTTP."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph_service.api.app import create_app
from graph_service.api.journal import FINISHED
from graph_service.ledger.load import LoadReport
from graph_service.settings import Settings
from loaders.errors import BadCorrection

LOADS = "/api/v1/loads"
PLAN = """ĐẢNG BỘ TỈNH AN LẠC
Số 154-KH/TU
An Lạc, ngày 20 tháng 7 năm 2022

KẾ HOẠCH
thực hiện Nghị quyết số 77-NQ/TW, ngày 15/3/2022 của Ban Chấp hành Trung ương

Thực hiện Nghị quyết số 77-NQ/TW, ngày 15/3/2022 của Ban Chấp hành Trung ương, Tỉnh ủy ban hành Kế hoạch.
"""


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """A client of a service over a new store."""
    with TestClient(create_app(Settings(store=f"sqlite:{tmp_path / 'new.db'}", upload_megabytes=1))) as client:
        yield client


def upload(client: TestClient, *files: tuple[str, bytes], **headers: str) -> Any:
    """The answer to an upload."""
    return client.post(LOADS, files=[("files", file) for file in files], headers=headers)


def finished(client: TestClient, location: str) -> Any:
    """The status of a load when it has come to its end."""
    while True:
        status = client.get(location).json()
        if status["state"] in FINISHED:
            return status
        time.sleep(0.01)


def test_an_upload_is_loaded_under_its_own_name(client: TestClient) -> None:
    """The answer says where to ask; in the end the graph has the document, its file and its sentences."""
    answer = upload(client, ("ke-hoach.txt", PLAN.encode()))
    assert answer.status_code == 202
    status = finished(client, answer.headers["location"])
    assert (status["state"], status["failure"], status["done"], status["total"]) == ("done", None, 1, 1)
    assert (status["report"]["read"], status["report"]["refused"]) == (1, [])
    assert status["report"]["references"] > 0
    (step,) = client.get("/api/v1/documents/77-nq%2Ftw/implemented-by").json()["items"]
    assert step["document"]["number"] == "154-KH/TU"
    assert step["document"]["files"] == ["ke-hoach.txt"]
    assert {item["file"] for item in step["via"][0]["evidence"]} == {"ke-hoach.txt"}


def test_an_upload_again_changes_nothing(client: TestClient) -> None:
    """The same file again is unchanged, and a changed one replaces what it said."""
    finished(client, upload(client, ("a.txt", PLAN.encode())).headers["location"])
    before = client.get("/api/v1/export").content
    again = finished(client, upload(client, ("a.txt", PLAN.encode())).headers["location"])
    assert (again["report"]["read"], again["report"]["unchanged"]) == (0, 1)
    assert client.get("/api/v1/export").content == before
    finished(client, upload(client, ("a.txt", PLAN.replace("77-NQ", "78-NQ").encode())).headers["location"])
    assert client.get("/api/v1/documents", params={"number": "77-nq/tw"}).json()["items"] == []


def test_another_upload_takes_nothing_back(client: TestClient) -> None:
    """Files of earlier uploads stay loaded."""
    finished(client, upload(client, ("a.txt", PLAN.encode())).headers["location"])
    other = finished(client, upload(client, ("b.txt", PLAN.replace("154-KH", "155-KH").encode())).headers["location"])
    assert other["report"]["removed"] == 0
    assert client.get("/api/v1/stats", params={"files": True}).json()["file_names"] == ["a.txt", "b.txt"]
    assert client.get("/api/v1/stats").json()["file_names"] is None


def test_a_file_that_cannot_be_read_is_refused_and_the_rest_loaded(client: TestClient) -> None:
    """The report names the file as it was uploaded, and the reason."""
    answer = upload(client, ("good.txt", PLAN.encode()), ("broken.docx", b"this is no docx"))
    report = finished(client, answer.headers["location"])["report"]
    assert report["read"] == 1
    assert [refused["file"] for refused in report["refused"]] == ["broken.docx"]
    assert report["refused"][0]["reason"]
    assert report["refused"][0]["advice"]


def test_loads_are_listed_the_newest_first(client: TestClient) -> None:
    """Each with its files; a page of one knows of the others."""
    for name in ("a.txt", "b.txt"):
        finished(client, upload(client, (name, PLAN.encode())).headers["location"])
    assert [load["files"] for load in client.get(LOADS).json()["items"]] == [["b.txt"], ["a.txt"]]
    first = client.get(LOADS, params={"limit": 1}).json()
    second = client.get(LOADS, params={"limit": 1, "cursor": first["next"]}).json()
    assert [(page["total"], page["items"][0]["files"]) for page in (first, second)] == [(2, ["b.txt"]), (2, ["a.txt"])]
    assert second["next"] is None


def test_loads_come_one_after_the_other(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one runs the next waits, and both tell how far they are."""
    running, go_on = Event(), Event()

    def slow(_store: Any, folder: Path, names: Any, progress: Any) -> LoadReport:
        progress(0, len(names), names[0])
        running.set()
        assert go_on.wait(30)
        assert [path.name for path in folder.iterdir()] == list(names)
        return LoadReport(len(names), 0, 0, (), 0, 0, 0)

    monkeypatch.setattr(client.app.state.loads, "loader", slow)  # type: ignore[attr-defined]
    first, second = (upload(client, (name, b"x")).headers["location"] for name in ("a.txt", "b.txt"))
    assert running.wait(30)
    assert client.get(first).json()["state"] == "running"
    assert client.get(first).json()["current"] == "a.txt"
    assert client.get(second).json()["state"] == "queued"
    go_on.set()
    assert [finished(client, location)["state"] for location in (first, second)] == ["done", "done"]


def test_a_load_that_fails_says_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason is told; what nobody expected tells nothing of the inside."""
    for error, said in (
        (BadCorrection("corrections, line 3", "it contradicts another", "Undo one."), "corrections, line 3: it"),
        (RuntimeError("secret"), "Có lỗi ngoài dự kiến; xem nhật ký."),
    ):

        def broken(*_: Any, error: Exception = error) -> LoadReport:
            raise error

        monkeypatch.setattr(client.app.state.loads, "loader", broken)  # type: ignore[attr-defined]
        status = finished(client, upload(client, ("a.txt", b"x")).headers["location"])
        assert (status["state"], status["report"]) == ("failed", None)
        assert status["failure"].startswith(said)


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil.txt", "..\\evil.txt", "C:\\evil.txt"])
def test_no_upload_leaves_its_folder(client: TestClient, name: str) -> None:
    """Folders in a name are dropped."""
    status = finished(client, upload(client, (name, PLAN.encode())).headers["location"])
    assert status["files"] == ["evil.txt"]
    assert status["report"]["read"] == 1


@pytest.mark.parametrize("names", [["a.txt", "a.txt"], ["x/a.txt", "y/a.txt"], [".."], ["a/"], ["a" * 300]])
def test_names_that_cannot_be_kept_are_refused(client: TestClient, names: list[str]) -> None:
    """Two files of one name, or a file of none, load nothing."""
    answer = upload(client, *((name, b"x") for name in names))
    assert answer.status_code == 422
    assert client.get(LOADS).json()["items"] == []


def test_an_upload_without_files_is_refused(client: TestClient) -> None:
    """The field is named."""
    answer = client.post(LOADS)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "body.files"


def test_an_upload_that_is_too_large_is_refused(client: TestClient) -> None:
    """More than the setting allows is not even read."""
    answer = upload(client, ("a.txt", b"x" * 1_100_000))
    assert answer.status_code == 413
    assert answer.json()["type"] == "urn:directive-graph:problem:upload-too-large"


def test_an_upload_that_does_not_say_its_length_is_refused(client: TestClient) -> None:
    """A stream without an end could fill the disk."""
    answer = client.post(LOADS, content=iter([b"x"]))
    assert answer.status_code == 411


def test_a_page_of_another_site_cannot_load(client: TestClient) -> None:
    """A form that another site sends with a person's browser is refused; the service's own pages may load."""
    assert upload(client, ("a.txt", PLAN.encode()), origin="http://evil.example").status_code == 403
    assert upload(client, ("a.txt", PLAN.encode()), origin="http://localhost").status_code == 202


def test_an_unknown_load_is_not_found(client: TestClient) -> None:
    """A load that is not there is a problem, whatever its id could lead to on the disk."""
    for key in ("none", "..", "%2e%2e", "00000001-000000000000", ".lock"):
        assert client.get(f"{LOADS}/{key}").status_code == 404


def paused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> tuple[Event, Event]:
    """Makes loads wait in the middle: an event that one has come there, and one that lets it go on."""
    running, go_on = Event(), Event()

    def slow(_store: Any, _folder: Path, names: Any, progress: Any) -> LoadReport:
        progress(0, 2, names[0])
        running.set()
        assert go_on.wait(30)
        progress(1, 2, "next.txt")
        return LoadReport(2, 0, 0, (), 0, 0, 0)

    monkeypatch.setattr(client.app.state.loads, "loader", slow)  # type: ignore[attr-defined]
    return running, go_on


def test_a_load_can_be_ended(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that runs ends before its next file, one that waits never begins, one that is done stays done."""
    running, go_on = paused(client, monkeypatch)
    first, second, third = (upload(client, (name, b"x")).headers["location"] for name in ("a.txt", "b.txt", "c.txt"))
    assert running.wait(30)
    assert [client.post(f"{location}/cancel").status_code for location in (first, second)] == [202, 202]
    assert client.get(first).json()["state"] == "running"
    go_on.set()
    ended = [finished(client, location) for location in (first, second, third)]
    assert [(load["state"], load["report"] is None) for load in ended] == [
        ("cancelled", True),
        ("cancelled", True),
        ("done", False),
    ]
    assert client.post(f"{third}/cancel").status_code == 422
    assert client.post(f"{LOADS}/none/cancel").status_code == 404
    assert client.post(f"{third}/cancel", headers={"Origin": "http://evil.example"}).status_code == 403


def test_a_load_can_be_followed(client: TestClient) -> None:
    """Events tell each change, the last one the end with the report; then the answer ends."""
    location = upload(client, ("a.txt", PLAN.encode())).headers["location"]
    answer = client.get(f"{location}/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    events = [dict(line.split(": ", 1) for line in event.splitlines()) for event in answer.text.strip().split("\n\n")]
    assert [event["event"] for event in events] == [*["progress"] * (len(events) - 1), "end"]
    last = json.loads(events[-1]["data"])
    assert (last["state"], last["report"]["read"]) == ("done", 1)
    assert client.get(f"{LOADS}/none/events").status_code == 404
