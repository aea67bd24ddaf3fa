"""Every error over HTTP has one shape."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph_service.api.app import create_app
from graph_service.api.problems import MEDIA_TYPE
from graph_service.settings import Settings

DOCUMENTS = "/api/v1/documents"


@pytest.fixture
def client(store_url: str) -> Iterator[TestClient]:
    """A client; errors that nobody expects are answers, as they are over a network."""
    with TestClient(create_app(Settings(store=store_url)), raise_server_exceptions=False) as client:
        yield client


def problem(answer: Any, status: int, name: str) -> Any:
    """The problem that an answer is."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == MEDIA_TYPE
    body = answer.json()
    assert body["type"] == f"urn:directive-graph:problem:{name}"
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    assert body["instance"] == answer.request.url.path
    return body


@pytest.mark.parametrize("question", ["", "/implemented-by", "/implements", "/lineage", "/mentions"])
def test_an_unknown_document_is_not_found(client: TestClient, question: str) -> None:
    """The advice says what may have been meant."""
    body = problem(client.get(f"{DOCUMENTS}/77-nq%2Ftu{question}"), 404, "not-found")
    assert "77-nq-tw.2021" in body["advice"]
    assert body["subject"] == "'77-nq/tu'"


@pytest.mark.parametrize("question", ["", "/implemented-by", "/implements", "/lineage", "/mentions"])
def test_an_ambiguous_number_is_answered_with_all_candidates(client: TestClient, question: str) -> None:
    """No document is chosen; each candidate tells its term and date."""
    body = problem(client.get(f"{DOCUMENTS}/154-kh%2Ftu{question}"), 409, "ambiguous")
    assert [(c["id"], c["series"], c["issued_on"]) for c in body["candidates"]] == [
        ("154-kh-tu.an-lac.2020", "2020-2025", "2022-07-20"),
        ("154-kh-tu.an-lac.2015", "2015-2020", None),
    ]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (f"{DOCUMENTS}?type=planet", "bad-question"),
        (f"{DOCUMENTS}?level=galaxy", "bad-question"),
        (f"{DOCUMENTS}?issued_from=31/2/2022", "bad-question"),
        (f"{DOCUMENTS}?issued_from=2023&issued_to=2022", "bad-question"),
        (f"{DOCUMENTS}?cursor=x", "bad-question"),
        (f"{DOCUMENTS}?q=-", "bad-question"),
        (f"{DOCUMENTS}?q=a&number=b", "bad-question"),
        (f"{DOCUMENTS}?limit=0", "invalid-request"),
        (f"{DOCUMENTS}?limit=many", "invalid-request"),
        (f"{DOCUMENTS}?typ=plan", "invalid-request"),
        (f"{DOCUMENTS}/77-nq-tw.2021/implemented-by?depth=0", "invalid-request"),
        (f"{DOCUMENTS}/77-nq-tw.2021/implemented-by?cursor=WzFd", "bad-question"),
        (f"{DOCUMENTS}/77-nq-tw.2021/lineage?way=sideways", "invalid-request"),
        ("/api/v1/export?format=pdf", "invalid-request"),
    ],
)
def test_a_question_that_means_nothing_is_refused(client: TestClient, url: str, name: str) -> None:
    """A wrong value and a parameter that does not exist are errors, never ignored."""
    problem(client.get(url), 422, name)


def test_a_wrong_field_is_named(client: TestClient) -> None:
    """The problem lists each field with its reason."""
    body = problem(client.get(f"{DOCUMENTS}?limit=0&typ=plan"), 422, "invalid-request")
    assert {error["field"] for error in body["errors"]} == {"query.limit", "query.typ"}


def test_a_page_that_does_not_exist_is_a_problem(client: TestClient) -> None:
    """Paths and methods that nobody serves have the same shape."""
    problem(client.get("/api/v1/nothing"), 404, "not-found")
    answer = client.delete(DOCUMENTS)
    problem(answer, 405, "method-not-allowed")
    assert answer.headers["allow"] == "GET"
    assert client.options("/api/v1/loads").headers["allow"] == "GET, POST"


def test_a_store_that_is_out_of_reach_is_a_503(tmp_path: Path) -> None:
    """The process lives, is not ready, and says when to come again; nothing is an empty answer."""
    settings = Settings(store=f"sqlite:{tmp_path / 'missing' / 'graph.db'}")
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        assert client.get("/healthz").json() == {"status": "ok"}
        for url in ("/readyz", DOCUMENTS, "/api/v1/stats"):
            answer = client.get(url)
            assert problem(answer, 503, answer.json()["type"].rpartition(":")[2])["advice"]
            assert answer.headers["retry-after"]


def test_a_file_that_is_no_store_is_a_problem(tmp_path: Path) -> None:
    """A store of another kind or version is the service's fault, and is named."""
    (tmp_path / "graph.db").write_text("This is a letter and not a store, however long it may become. " * 100)
    settings = Settings(store=f"sqlite:{tmp_path / 'graph.db'}")
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        assert "graph.db" in problem(client.get(DOCUMENTS), 500, "store-mismatch")["detail"]


def test_what_nobody_expected_tells_nothing_of_the_inside(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer is a problem without the text of the error; the log has it."""

    def broken(*_: object) -> None:
        raise RuntimeError("secret path")

    monkeypatch.setattr("graph_service.wire.documents.stats", broken)
    assert "secret" not in str(problem(client.get("/api/v1/stats"), 500, "internal"))


def test_a_store_is_opened_when_it_comes_into_reach(tmp_path: Path) -> None:
    """A service that started before its store answers when the store is there."""
    settings = Settings(store=f"sqlite:{tmp_path / 'late' / 'graph.db'}")
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        assert client.get("/readyz").status_code == 503
        (tmp_path / "late").mkdir()
        assert client.get("/readyz").status_code == 200
