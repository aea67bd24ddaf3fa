"""Questions are answered by the short way, and whatever is not asked as declared by that of the framework."""

from collections.abc import Iterator

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from graph_service.api import questions
from graph_service.api.app import create_app
from graph_service.api.moments import is_of_one_moment
from graph_service.api.questions import Questions, question_of
from graph_service.api.routes import declared
from graph_service.settings import Settings

DOCUMENTS = "/api/v1/documents"


@pytest.fixture
def client(store_url: str) -> Iterator[TestClient]:
    """A client of the service."""
    with TestClient(create_app(Settings(store=store_url)), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the endpoints that are asked by the short way."""
    asked: list[str] = []
    answer = Questions._answer

    def noted(self: Questions, question: questions.Question, *rest: object) -> object:
        asked.append(question.endpoint.__name__)
        return answer(self, question, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Questions, "_answer", noted)
    return asked


def test_every_endpoint_of_one_moment_is_a_question() -> None:
    """None goes the long way for want of a reader of its parameters."""
    made = [route for route in declared() if isinstance(route, APIRoute) and is_of_one_moment(route.endpoint)]
    found = [question_of(route) for route in made]
    assert len(found) >= 25
    assert all(found)
    assert {name for each in found if each and each.parameters for name in each.parameters.lists} == {"body", "state"}


@pytest.mark.parametrize(
    ("address", "endpoint"),
    [
        (DOCUMENTS, "find_documents"),
        (f"{DOCUMENTS}?q=ke+hoach&limit=1", "find_documents"),
        (f"{DOCUMENTS}/77-NQ%2FTW", "get_document"),
        (f"{DOCUMENTS}/77-NQ%2FTW/implemented-by?depth=1", "get_implemented_by"),
        (f"{DOCUMENTS}/77-NQ%2FTW/tasks?state=issued&state=not_seen", "get_tasks"),
        (f"{DOCUMENTS}/77-NQ%2FTW/feed", "get_document_feed"),
        ("/api/v1/path?from=77-NQ/TW&to=154-kh-tu.an-lac.2020", "find_path"),
        ("/api/v1/findings", "list_findings"),
        ("/api/v1/stats", "get_stats"),
    ],
)
def test_what_is_asked_as_declared_goes_the_short_way(
    client: TestClient, short: list[str], address: str, endpoint: str
) -> None:
    """GET and HEAD, with the parameters that the endpoint declares."""
    assert (client.get(address).status_code, client.head(address).status_code) == (200, 200)
    assert short == [endpoint, endpoint]


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", f"{DOCUMENTS}?limit=0", 422),
        ("GET", f"{DOCUMENTS}?of=none", 422),
        ("GET", f"{DOCUMENTS}/77-NQ%2FTW/status?format=pdf", 422),
        ("POST", DOCUMENTS, 405),
        ("GET", "/api/v1/nowhere", 404),
        ("GET", "/api/v1/loads", 200),
        ("GET", "/healthz", 200),
    ],
)
def test_all_else_is_passed_on(client: TestClient, short: list[str], method: str, address: str, status: int) -> None:
    """What is wrong, and what is no question, the framework answers as it always did."""
    assert client.request(method, address).status_code == status
    assert short == []


def test_of_a_parameter_that_is_given_twice_the_last_counts(client: TestClient, short: list[str]) -> None:
    """As the framework reads it; one that may be given several times keeps all."""
    assert len(client.get(f"{DOCUMENTS}?limit=3&limit=1").json()["items"]) == 1
    assert short == ["find_documents"]


def test_an_error_of_a_question_is_a_problem(client: TestClient, short: list[str]) -> None:
    """With the status and in the language of the caller; an unexpected one says nothing of its words."""
    found = client.get(f"{DOCUMENTS}/9-NQ%2FTW", headers={"Accept-Language": "en"})
    assert (found.status_code, found.json()["title"]) == (404, "Not found")
    assert found.headers["content-type"] == "application/problem+json"
    assert short == ["get_document"]


def test_a_question_that_fails_unexpectedly_is_a_problem(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words may be those of a document, and stay inside."""

    def failing(*_: object, **__: object) -> None:
        raise ValueError("Kế hoạch mật số 5")

    monkeypatch.setattr("graph_service.queries.every.connections", failing)
    answer = client.get(f"{DOCUMENTS}/77-NQ%2FTW")
    assert (answer.status_code, answer.json()["type"]) == (500, "urn:directive-graph:problem:internal")
    assert "mật" not in answer.text


def test_who_cannot_read_compressed_answers_is_told_that_they_depend_on_it(client: TestClient) -> None:
    """A proxy between keeps both apart; what is small is the same for all."""
    chain = f"{DOCUMENTS}/77-NQ%2FTW/implemented-by"
    packed, plain = (client.get(chain, headers={"Accept-Encoding": each}) for each in ("gzip", "identity"))
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Language, Accept-Encoding"
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) == len(plain.content)
    small = client.get(f"{DOCUMENTS}?limit=1", headers={"Accept-Encoding": "gzip"})
    assert ("content-encoding" in small.headers, small.headers["vary"]) == (False, "Accept-Language")


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
@pytest.mark.parametrize(
    "below",
    [
        "?q=ke+hoach&limit=1",
        "/77-NQ%2FTW",
        "/77-NQ%2FTW/implemented-by",
        "/77-NQ%2FTW/tasks?state=issued",
        "/9-NQ%2FTW",
    ],
)
def test_both_ways_give_the_same_answer(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, below: str, encoding: str
) -> None:
    """Whoever asks cannot tell by which of them an answer came; packed it may be a little longer by one."""
    headers = {"Accept-Encoding": encoding}
    short = client.get(DOCUMENTS + below, headers=headers)
    monkeypatch.setattr(Questions, "_asked", lambda *_: None)
    long = client.get(DOCUMENTS + below, headers=headers)
    assert (short.status_code, short.content) == (long.status_code, long.content)
    told = ("content-type", "content-encoding", "vary", "etag", "cache-control", "link")
    assert {name: short.headers.get(name) for name in told} == {name: long.headers.get(name) for name in told}
