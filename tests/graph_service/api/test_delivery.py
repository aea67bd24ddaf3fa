"""What is done with every answer on its way out."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from graph_service.api.app import create_app
from graph_service.api.delivery import LOG
from graph_service.api.logs import Lines
from graph_service.settings import Settings
from graph_service.store import open_store
from graph_service.store.protocol import Change
from loaders.model import Node

DOCUMENTS, CHAIN = "/api/v1/documents", "/api/v1/documents/77-nq%2Ftw/implemented-by"
PATH = "/api/v1/path?from=77-NQ/TW&to=154-kh-tu.an-lac.2020"
PORTAL = "https://portal.example"


@pytest.fixture
def client(store_url: str) -> Iterator[TestClient]:
    """A client of the service, which pages of one other site may ask too."""
    settings = Settings(store=store_url, cors=f"{PORTAL}, https://second.example/")
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("address", [DOCUMENTS, CHAIN, "/api/v1/stats", "/api/v1/export", PATH])
def test_who_has_an_answer_is_told_that_it_stands(client: TestClient, address: str) -> None:
    """The tag of an answer brings 304 without a body; it is of the address, and of the language that was asked for."""
    answer = client.get(address)
    tag = answer.headers["etag"]
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "private, no-cache"
    again = client.get(address, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get(address, headers={"Accept-Language": "en"}).headers["etag"] != tag
    assert client.get(f"{DOCUMENTS}/77-NQ%2FTW").headers["etag"] != tag


def test_a_change_of_the_store_changes_every_tag(client: TestClient, store_url: str) -> None:
    """After a commit no answer of before is called the same, whatever was changed."""
    tag = client.get(CHAIN).headers["etag"]
    store = open_store(store_url)
    with store.writing() as writer:
        writer.apply(Change(put_nodes=[Node("body.moi", ("Body", "Committee"), {"name": "Mới"})]))
    store.close()
    assert client.get(CHAIN, headers={"If-None-Match": tag}).status_code == 200
    assert client.get(CHAIN).headers["etag"] != tag


def test_large_answers_are_compressed_for_whoever_can_read_that(client: TestClient) -> None:
    """The same answer comes with and without compression, and says that it depends on it."""
    packed = client.get(CHAIN, headers={"Accept-Encoding": "gzip"})
    plain = client.get(CHAIN, headers={"Accept-Encoding": "identity"})
    assert (packed.headers["content-encoding"], "content-encoding" in plain.headers) == ("gzip", False)
    assert packed.json() == plain.json()
    assert "Accept-Encoding" in packed.headers["vary"]
    assert packed.headers["etag"] == plain.headers["etag"]


@pytest.mark.parametrize("address", [DOCUMENTS, CHAIN, "/healthz", "/openapi.json", "/api/v1/export", "/vi/"])
def test_head_is_answered_like_get_without_a_body(client: TestClient, address: str) -> None:
    """Status and headers are those of GET."""
    head, get = client.head(address), client.get(address)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert {name: head.headers.get(name) for name in ("etag", "content-type", "content-length")} == {
        name: get.headers.get(name) for name in ("etag", "content-type", "content-length")
    }
    assert client.head(f"{DOCUMENTS}/none-of-this").status_code == 404


def test_pages_of_named_sites_may_ask(client: TestClient) -> None:
    """The browser of a person is told so for the origins in the settings, and for no other."""
    for origin in (PORTAL, "https://second.example"):
        answer = client.get(DOCUMENTS, headers={"Origin": origin})
        assert answer.headers["access-control-allow-origin"] == origin
        assert "ETag" in answer.headers["access-control-expose-headers"]
    assert (
        "access-control-allow-origin" not in client.get(DOCUMENTS, headers={"Origin": "https://evil.example"}).headers
    )
    asked = {"Origin": PORTAL, "Access-Control-Request-Method": "DELETE"}
    assert client.options(f"{DOCUMENTS}/x", headers=asked).status_code == 200


def test_without_the_setting_no_other_site_may_ask(store_url: str) -> None:
    """The default is no other origin."""
    with TestClient(create_app(Settings(store=store_url))) as client:
        assert "access-control-allow-origin" not in client.get(DOCUMENTS, headers={"Origin": PORTAL}).headers


def test_requests_are_counted_by_route(client: TestClient) -> None:
    """Prometheus reads how many of each route and status there were; what was asked for is in no label."""
    client.get(f"{DOCUMENTS}/secret-number")
    client.get(f"{DOCUMENTS}?q=secret+words")
    client.get("/vi/?q=secret+words")
    client.get("/nowhere/secret")
    counted = client.get("/metrics")
    assert counted.headers["content-type"].startswith("text/plain; version=")
    lines = counted.text.splitlines()
    wanted = 'directive_graph_requests_total{method="GET",route="/api/v1/documents/{id:path}",status="404"} 1.0'
    assert wanted in lines
    assert 'directive_graph_requests_total{method="GET",route="/api/v1/documents",status="200"} 1.0' in lines
    assert 'directive_graph_requests_total{method="GET",route="other",status="404"} 1.0' in lines
    assert any(line.startswith("directive_graph_request_seconds_bucket") for line in lines)
    assert "secret" not in counted.text


def test_a_line_of_the_log_names_no_word_that_was_asked(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    """Method, route, status and time, as JSON; no number, no word of a search, no text of a document."""
    with caplog.at_level(logging.INFO, logger=LOG.name):
        client.get(f"{DOCUMENTS}?q=nông+thôn")
        client.get(f"{DOCUMENTS}/154-KH%2FTU")
    lines = [json.loads(Lines().format(record)) for record in caplog.records if record.name == LOG.name]
    assert [(line["method"], line["route"], line["status"]) for line in lines] == [
        ("GET", "/api/v1/documents", 200),
        ("GET", "/api/v1/documents/{id:path}", 409),
    ]
    assert {name for line in lines for name in line} == {
        "at",
        "level",
        "from",
        "what",
        "method",
        "route",
        "status",
        "ms",
    }


def test_an_error_in_the_log_tells_where_and_not_what() -> None:
    """The words of an error may be those of a document; its kind and its place are not."""
    try:
        int("Kế hoạch mật số 5")
    except ValueError as error:
        told = (type(error), error, error.__traceback__)
        record = logging.LogRecord("x", logging.ERROR, "", 0, "failed", None, told)
    line = Lines().format(record)
    assert "mật" not in line
    assert "ValueError" in line
    assert Path(__file__).name in line


@pytest.mark.parametrize(
    ("asked", "title", "language"),
    [
        ("en", "Not found", "en"),
        ("vi", "Không tìm thấy", "vi"),
        ("en-GB,en;q=0.9,vi;q=0.5", "Not found", "en"),
        ("fr, vi;q=0.3, en;q=0.2", "Không tìm thấy", "vi"),
        ("en;q=0, vi;q=0.1", "Không tìm thấy", "vi"),
        ("fr", "Không tìm thấy", "vi"),
        ("en;q=x", "Không tìm thấy", "vi"),
    ],
)
def test_a_problem_is_told_in_the_callers_language(client: TestClient, asked: str, title: str, language: str) -> None:
    """The language that is liked best of those that are spoken here, else Vietnamese."""
    answer = client.get(f"{DOCUMENTS}/9-NQ%2FTW", headers={"Accept-Language": asked})
    assert (answer.status_code, answer.json()["title"]) == (404, title)
    assert answer.headers.get("content-language") == language


def test_a_problem_in_vietnamese_has_no_english(client: TestClient) -> None:
    """Whatever a person reads of it is Vietnamese."""
    vietnamese = {"Accept-Language": "vi"}
    for address in (
        f"{DOCUMENTS}/9-NQ%2FTW",
        f"{DOCUMENTS}?type=letter",
        "/api/v1/bodies/zzz",
        f"{DOCUMENTS}/154-KH%2FTU",
    ):
        told = client.get(address, headers=vietnamese).json()
        words = f"{told['title']} {told['detail']} {told['reason']} {told['advice']}".split()
        assert not {"the", "is", "no", "not", "fit", "of"} & set(words)
    assert client.get("/api/v1/nothing", headers=vietnamese).json()["title"] == "Không có địa chỉ này"
    wrong = client.get(f"{DOCUMENTS}?limit=0&typ=plan", headers=vietnamese).json()
    assert [each["reason"] for each in wrong["errors"]] == ["Phải từ 1 trở lên", "Không nhận mục này"]


_ASKED = ["", "?limit=1", "?q=ke+hoach&limit=2", "?number=154-kh/tu&limit=1", "?level=district&limit=1", "?q=nowhere"]


@pytest.mark.parametrize("asked", [*_ASKED, "?place=An+Lạc&limit=1", "?issuer=tinh+uy&limit=1", "?type=plan&limit=1"])
def test_the_total_is_that_of_all_pages(client: TestClient, asked: str) -> None:
    """Every page tells how many documents all pages hold together."""
    page = client.get(f"{DOCUMENTS}{asked}").json()
    totals, items, joint = [page["total"]], len(page["items"]), "&" if asked else "?"
    while page["next"]:
        page = client.get(f"{DOCUMENTS}{asked}{joint}cursor={page['next']}").json()
        totals.append(page["total"])
        items += len(page["items"])
    assert set(totals) == {items}


def test_bodies_tell_their_total(client: TestClient) -> None:
    """A page of one body knows of the others."""
    page = client.get("/api/v1/bodies?limit=1").json()
    assert (len(page["items"]), page["total"]) == (1, 3)
    assert client.get(f"/api/v1/bodies?limit=1&cursor={page['next']}").json()["total"] == 3
