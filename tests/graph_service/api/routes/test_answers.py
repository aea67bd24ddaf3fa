"""Who is to do what, over HTTP."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner
from duty_graph import KE_HOACH, NOI_VU, PROGRAMME
from fastapi.testclient import TestClient
from lxml import etree

from graph_service.api.app import create_app
from graph_service.cli import main
from graph_service.settings import Settings

API = "/api/v1"
DOCUMENT = f"{API}/documents/{PROGRAMME}"


@pytest.fixture
def duties(duties_url: str) -> Iterator[TestClient]:
    """A client over the graph of tests/duty_graph.py."""
    with TestClient(create_app(Settings(store=duties_url)), raise_server_exceptions=False) as client:
        yield client


ENDPOINTS: tuple[tuple[str, dict[str, Any], tuple[str, ...]], ...] = (
    (f"{DOCUMENT}/coverage", {"level": "district", "as_of": "2024"},
     ("coverage", PROGRAMME, "--level", "district", "--as-of", "2024")),
    (f"{API}/documents/44-CTr/TU/status", {"as_of": "2025"}, ("status", PROGRAMME, "--as-of", "2025")),
    (f"{DOCUMENT}/tasks", {"state": ["issued", "not_seen"]},
     ("tasks", PROGRAMME, "--state", "issued", "--state", "not_seen")),
    (f"{DOCUMENT}/targets", {}, ("targets", PROGRAMME)),
    (f"{DOCUMENT}/responsible", {"as_of": "2026"}, ("responsible", PROGRAMME, "--as-of", "2026")),
    (f"{API}/bodies/{NOI_VU}/duties", {"programme": "44-CTr/TU"}, ("duties", NOI_VU, "--programme", PROGRAMME)),
    (f"{API}/path", {"from": "65-KH/QU", "to": "207-KH/TU"}, ("path", "65-KH/QU", "207-KH/TU")),
    (f"{API}/bodies/Quận ủy Tây Hồ/named-in", {}, ("naming", "body.quan-uy-tay-ho")),
    (f"{API}/list", {"issuer": "Thành ủy Hà Nội"}, ("list", "--issuer", "Thành ủy Hà Nội")),
)  # fmt: skip


@pytest.mark.parametrize(("path", "asked", "words"), ENDPOINTS, ids=[words[0] for _, _, words in ENDPOINTS])
def test_the_same_answer_as_on_the_command_line(
    duties: TestClient, duties_url: str, path: str, asked: dict[str, Any], words: tuple[str, ...]
) -> None:
    """As JSON and, byte for byte, as a table."""
    answer, table = duties.get(path, params=asked), duties.get(path, params={**asked, "format": "csv"})
    assert (answer.status_code, table.status_code) == (200, 200)
    printed = CliRunner().invoke(main, [*words, "--json", "--store", duties_url]).stdout
    assert answer.json() == json.loads(printed)
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.content == CliRunner().invoke(main, [*words, "--csv", "--store", duties_url]).stdout_bytes


def test_coverage_of_named_bodies(duties: TestClient) -> None:
    """Each as its own parameter."""
    asked = {"body": ["quận Ba Đình", "Quận ủy Tây Hồ"], "as_of": "2024"}
    items = duties.get(f"{DOCUMENT}/coverage", params=asked).json()["items"]
    assert [(item["name"], item["state"]) for item in items] == [
        ("quận Ba Đình", "issued"),
        ("Quận ủy Tây Hồ", "none_seen"),
    ]


def test_duties_come_in_pages(duties: TestClient) -> None:
    """Page by page every task comes once; a table holds all."""
    found: list[str] = []
    asked: dict[str, Any] = {"limit": 2}
    while True:
        page = duties.get(f"{API}/bodies/{NOI_VU}/duties", params=asked).json()
        found += [item["task"]["row"] for item in page["items"]]
        if page["next"] is None:
            break
        asked["cursor"] = page["next"]
    assert (found, page["total"]) == (["1", "2", "3"], 3)
    table = duties.get(f"{API}/bodies/{NOI_VU}/duties", params={"limit": 1, "format": "csv"}).text
    assert table.count("Sở Nội vụ thành phố Hà Nội,44-CTr/TU") == 3


def test_who_answers_now(duties: TestClient) -> None:
    """A body that ended names its successor."""
    answer = duties.get(f"{API}/bodies/{KE_HOACH}/duties", params={"as_of": "2026"}).json()
    assert [item["name"] for item in answer["answering"]] == ["Sở Tài chính thành phố Hà Nội"]


@pytest.mark.parametrize(
    ("path", "asked", "status"),
    [
        (f"{DOCUMENT}/coverage", {}, 422),
        (f"{DOCUMENT}/coverage", {"level": "thôn"}, 422),
        (f"{DOCUMENT}/status", {"as_of": "hôm qua"}, 422),
        (f"{DOCUMENT}/tasks", {"state": "done"}, 422),
        (f"{DOCUMENT}/targets", {"limit": 3}, 422),
        (f"{API}/documents/1-NQ/TW/tasks", {}, 404),
        (f"{API}/bodies/{NOI_VU}/duties", {"programme": "1-NQ/TW"}, 404),
        (f"{API}/bodies/Ban/duties", {}, 409),
        (f"{API}/path", {"from": PROGRAMME}, 422),
        (f"{API}/path", {"from": PROGRAMME, "to": "1-NQ/TW"}, 404),
    ],
)
def test_questions_that_cannot_be_answered_are_problems(
    duties: TestClient, path: str, asked: dict[str, Any], status: int
) -> None:
    """Never an empty answer."""
    answer = duties.get(path, params=asked)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_an_empty_chain_tells_its_silence(duties: TestClient) -> None:
    """Which loaded texts could have told, in words and as documents."""
    answer = duties.get(f"{API}/documents/30-BC/QU/implements").json()
    assert answer["silence"]["total"] == 1
    assert answer["silence"]["texts"][0]["number"] == "30-BC/QU"
    assert duties.get(f"{DOCUMENT}/implements").json()["silence"] is None


def test_a_chain_as_of_a_day(duties: TestClient) -> None:
    """The day narrows what is shown, beside the other filters."""
    asked = {"as_of": "2022", "level": "district"}
    items = duties.get(f"{DOCUMENT}/implemented-by", params=asked).json()["items"]
    assert [item["document"]["number"] for item in items] == ["65-KH/QU"]


def test_a_feed_tells_what_implements_a_document(client: TestClient) -> None:
    """Well-formed Atom: the newest first, each with its page and its sentence, the same for the same graph."""
    answer = client.get("/api/v1/documents/77-NQ%2FTW/feed")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    atom = "{http://www.w3.org/2005/Atom}"
    feed = etree.fromstring(answer.content)
    entries = feed.findall(f"{atom}entry")
    days = [str(entry.findtext(f"{atom}updated")) for entry in entries]
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{atom}updated") == days[0]
    assert len(entries) == client.get("/api/v1/documents/77-NQ%2FTW/implemented-by").json()["total"]
    for entry in entries:
        link = entry.find(f"{atom}link")
        assert link is not None
        assert client.get(link.attrib["href"].removeprefix("http://localhost")).status_code == 200
        assert entry.findtext(f"{atom}summary")
    assert answer.content == client.get("/api/v1/documents/77-NQ%2FTW/feed").content


def test_an_answer_names_its_other_forms(client: TestClient) -> None:
    """Each link leads to an answer of the type that it tells."""
    answer = client.get("/api/v1/documents/77-NQ%2FTW/status")
    links = re.findall(r'<([^>]+)>; rel="alternate"; type="([^"]+)"', answer.headers["link"])
    assert {type_ for _, type_ in links} >= {"text/csv", "text/html", "application/atom+xml", "application/ld+json"}
    for address, type_ in links:
        other = client.get(address)
        assert other.status_code == 200, address
        assert other.headers["content-type"].startswith(type_), address
