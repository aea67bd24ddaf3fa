"""Nobody gets in who may not."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph_service.api import guard
from graph_service.api.access import COOKIE, Access, needed
from graph_service.api.app import create_app
from graph_service.api.keys import ROLES, Keys, is_loopback
from graph_service.settings import Settings

READ, WRITE = "/api/v1/stats", "/vi/corrections/undo"
UNDO = {"number": 1, "said": "same a b"}


@pytest.fixture
def client(store_url: str, tmp_path: Path) -> Iterator[TestClient]:
    """A client of a service without keys."""
    with TestClient(create_app(Settings(store=store_url, state=tmp_path / "state"))) as client:
        yield client


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    """The keys of the service."""
    return Keys(tmp_path / "state" / "keys.json")


@pytest.fixture
def closed(client: TestClient, keys: Keys, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The keys of one caller of each role; from then on the service asks for them."""
    monkeypatch.setattr(guard, "FIRST_DELAY", 0.01)
    return {role: keys.add(f"{role} Lan", role) for role in ROLES}


def bearer(secret: str) -> dict[str, str]:
    """The header that shows a key."""
    return {"authorization": f"Bearer {secret}"}


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "192.168.1.7", "0.0.0.0", "", "127.0.0.1.evil.example"],  # noqa: S104
)
def test_another_host_reads_and_writes_nothing(client: TestClient, host: str) -> None:
    """A name that was turned to this machine's address is not this machine's: DNS rebinding gets nothing."""
    for answer in (
        client.get(READ, headers={"host": host}),
        client.get("/vi/", headers={"host": host}),
        client.post("/api/v1/loads", files=[("files", ("a.txt", b"x"))], headers={"host": host}),
    ):
        assert answer.status_code == 403
        assert answer.json()["type"] == "urn:directive-graph:problem:foreign-host"
    assert client.get("/api/v1/loads").json()["total"] == 0


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:1", "127.8.9.1", "[::1]:8000"])
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    """Under each of its own names."""
    assert client.get(READ, headers={"host": host}).status_code == 200


def test_what_a_proxy_brings_is_not_of_this_machine(client: TestClient) -> None:
    """A proxy may name this machine as host and bring anybody in."""
    assert client.get(READ, headers={"x-forwarded-for": "203.0.113.9"}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:81"},
        {"origin": "ftp://localhost"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_page_of_elsewhere_changes_nothing(client: TestClient, headers: dict[str, str]) -> None:
    """A form that another site sends with a person's browser is refused, and so is one of another port."""
    for answer in (
        client.post(WRITE, data=UNDO, headers=headers),
        client.post("/api/v1/loads", files=[("files", ("a.txt", b"x"))], headers=headers),
        client.delete("/api/v1/files/a.txt", headers=headers),
    ):
        assert answer.status_code == 403
        assert answer.json()["type"] == "urn:directive-graph:problem:foreign-origin"


def test_with_keys_nothing_is_told_without_one(client: TestClient, closed: dict[str, str]) -> None:
    """A program gets 401 and a person the way in; the probes and what every page is drawn with stay open."""
    for path in (READ, "/api/v1/loads", "/openapi.json", "/docs", "/nowhere"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
        # an address stands in logs and histories: no key is taken from there
        by_address = dict.fromkeys(("key", "token", "access_token", "authorization"), closed["editor"])
        assert client.get(path, params=by_address).status_code == 401
    answer = client.get("/vi/documents?q=a%26b", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/vi/login?next=%2Fvi%2Fdocuments%3Fq%3Da%2526b"
    assert client.get("/healthz").status_code == 200
    assert client.get("/healthz", headers=bearer("dg_of_yesterday")).status_code == 200
    assert client.get("/readyz").status_code == 200
    assert client.get("/page/page.css").status_code == 200
    assert "Khóa truy cập" in client.get("/vi/login").text


def test_roles_decide(client: TestClient, closed: dict[str, str]) -> None:
    """A reader reads; a loader also loads; an editor also corrects."""
    got: dict[str, list[int]] = {}
    for role, secret in closed.items():
        headers = bearer(secret)
        got[role] = [
            client.get(READ, headers=headers).status_code,
            client.post("/api/v1/loads", files=[("files", (f"{role}.txt", b"x"))], headers=headers).status_code,
            client.post(WRITE, data=UNDO, headers=headers).status_code,
        ]
    assert got == {"reader": [200, 403, 403], "loader": [200, 202, 403], "editor": [200, 202, 422]}


def test_what_is_not_named_needs_an_editor() -> None:
    """A way of writing that nobody thought of here is not open to those who may do least."""
    assert needed("POST", "/api/v1/anything") == "editor"
    assert needed("PATCH", "/vi/") == "editor"
    assert needed("DELETE", "/api/v1/files/a.txt") == "loader"
    assert needed("GET", "/vi/login") is None
    assert needed("POST", "/api/v1/loads/x/login") == "loader"


def test_a_key_that_is_revoked_is_shut_out_at_once(client: TestClient, keys: Keys, closed: dict[str, str]) -> None:
    """By its header and by the session that it began."""
    client.post("/vi/login", data={"key": closed["reader"]})
    assert client.get("/vi/").url.path == "/vi/"
    keys.revoke("reader Lan")
    assert client.get(READ, headers=bearer(closed["reader"])).status_code == 401
    assert client.get("/vi/").url.path == "/vi/login"


def test_a_wrong_key_is_logged_and_slowed(
    client: TestClient, closed: dict[str, str], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each waits twice as long as the one before; the log tells whence, never the key; a right one does not wait."""
    waited: list[float] = []

    async def asleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(guard.asyncio, "sleep", asleep)
    with caplog.at_level(logging.WARNING):
        assert [client.get(READ, headers=bearer("dg_guess")).status_code for _ in range(3)] == [401] * 3
        assert client.post("/vi/login", data={"key": "dg_guess"}).status_code == 401
        assert client.get(READ, headers=bearer(closed["reader"])).status_code == 200
    assert waited == [0.01, 0.02, 0.04, 0.08]
    assert caplog.text.count("wrong key from testclient") == 4
    assert "dg_guess" not in caplog.text


def test_too_many_wrong_keys_at_once_are_turned_away(
    client: TestClient, closed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that wait are bounded."""
    monkeypatch.setattr(guard, "MOST_WAITING", 0)
    answer = client.get(READ, headers=bearer("dg_guess"))
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "8")


def test_the_page_is_entered_with_a_key_and_left(client: TestClient, closed: dict[str, str]) -> None:
    """A session by a cookie that no script reads and no other site sends; it leads to where the person was going."""
    answer = client.post("/vi/login", data={"key": closed["editor"], "next": "/vi/findings"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/vi/findings")
    told = answer.headers["set-cookie"].lower()
    assert "httponly" in told
    assert "samesite=strict" in told
    assert closed["editor"] not in answer.headers["set-cookie"]
    page = client.get("/vi/").text
    assert "editor Lan" in page
    assert "Nạp văn bản" in page
    client.post("/vi/logout")
    assert client.get("/vi/", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("next_", ["https://evil.example/", "//evil.example", "/vi//evil.example", "/vi/\\x", ""])
def test_the_way_in_leads_nowhere_else(client: TestClient, closed: dict[str, str], next_: str) -> None:
    """An address of another site is not taken."""
    answer = client.post("/vi/login", data={"key": closed["reader"], "next": next_}, follow_redirects=False)
    assert answer.headers["location"] == "/vi/"


def test_a_reader_is_shown_no_button_that_is_refused(client: TestClient, closed: dict[str, str]) -> None:
    """Neither loading nor setting right; an editor has both."""
    found: dict[str, str] = {}
    for role in ("reader", "editor"):
        client.post("/vi/login", data={"key": closed[role]})
        found[role] = client.get("/vi/documents/77-NQ%2FTW").text
    assert "Trùng với văn bản khác" in found["editor"]
    assert "Trùng với văn bản khác" not in found["reader"]
    assert "Quan hệ này sai" not in found["reader"]
    assert "Nạp văn bản" not in found["reader"]


def test_an_invented_cookie_is_nobodys(client: TestClient, closed: dict[str, str]) -> None:
    """Only what the service gave away begins a session."""
    client.cookies.set(COOKIE, "x" * 40)
    assert client.get(READ).status_code == 401


def test_others_than_this_machine_need_a_key_even_where_none_is_left(tmp_path: Path) -> None:
    """A service that listens to others stays shut when its last key is revoked."""
    access = Access(Settings(host="0.0.0.0", state=tmp_path))  # noqa: S104
    assert access.needs_keys
    assert access.of_key("") is None
    assert not Access(Settings(host="127.0.0.1", state=tmp_path)).needs_keys


def test_keys_that_cannot_be_read_let_nobody_in(client: TestClient, keys: Keys, closed: dict[str, str]) -> None:
    """A damaged file is no open door."""
    keys.path.write_text('{"keys": [{"name": "x"}]}', encoding="utf-8")
    answer = client.get(READ, headers=bearer(closed["editor"]))
    assert answer.status_code == 503
    assert answer.json()["type"] == "urn:directive-graph:problem:keys-unreadable"


@pytest.mark.parametrize(
    ("host", "told"),
    [("localhost", True), ("127.0.0.1", True), ("::1", True), ("0.0.0.0", False), ("a.b", False)],  # noqa: S104
)
def test_loopback_is_told(host: str, told: bool) -> None:
    """An address of this machine alone."""
    assert is_loopback(host) is told


def test_the_key_of_the_settings_opens(store_url: str, tmp_path: Path) -> None:
    """A container has its key from a variable."""
    settings: dict[str, Any] = {"store": store_url, "state": tmp_path, "host": "0.0.0.0"}  # noqa: S104
    with TestClient(create_app(Settings(key="a key of twenty signs or more", **settings))) as client:
        assert client.get(READ).status_code == 401
        assert client.get(READ, headers=bearer("a key of twenty signs or more")).status_code == 200
