"""Findings, explanations, corrections and old ids over HTTP."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from store_tools import update
from texts import CITY, directive, said

from graph_service.api.app import create_app
from graph_service.ledger.corrections import Kept
from graph_service.settings import Settings
from graph_service.store import open_store
from loaders.resolve.corrections import Correction

KEY = "09-nq-tu.minh-son.2020"
TEXTS = {
    "new.txt": directive("Nghị quyết", "09-NQ/TU", CITY, "16/6/2022"),
    "report.txt": directive(
        "Báo cáo",
        "12-BC/TU",
        CITY,
        "1/8/2022",
        sentences=["Theo Nghị quyết số 09-NQ/TU ngày 17/6/2022.", "Theo Nghị quyết số 09-NQ/TU ngày 31/02/2022."],
    ),
}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """A client of a service over texts with slips, one of them corrected."""
    url = f"sqlite:{tmp_path / 'store.db'}"
    with closing(open_store(url)) as store:
        with store.writing() as writer:
            update(writer, {name: said(text) for name, text in TEXTS.items()})
        Kept(store).add(Correction("date", ("12-bc-tu.minh-son.2020", "2022-08-02"), "lan", "2026-11-24", "bản gốc"))
    with TestClient(create_app(Settings(store=url)), follow_redirects=False) as client:
        yield client


def test_findings(client: TestClient) -> None:
    """All with their sentences and places; filters narrow, cursors go on, unknown codes are a problem."""
    found = client.get("/api/v1/findings").json()
    assert found["total"] == len(found["items"]) > 1
    item = client.get("/api/v1/findings", params={"code": "contradictory-dates"}).json()["items"][0]
    assert (item["severity"], item["documents"]) == ("warning", [KEY])
    assert item["vietnamese"].endswith("16/6/2022; 17/6/2022.")
    place = item["places"][-1]
    assert TEXTS[place["file"]][place["start"] : place["end"]] == place["written"]
    listed, asked = [], {"limit": "1"}
    while True:
        page = client.get("/api/v1/findings", params=asked).json()
        listed += page["items"]
        if page["next"] is None:
            break
        asked["cursor"] = page["next"]
    assert listed == found["items"]
    assert client.get("/api/v1/findings", params={"document": "09-NQ/TU", "severity": "error"}).json()["total"] == 1
    assert client.get("/api/v1/findings", params={"code": "nonsense"}).status_code == 422


def test_an_explanation(client: TestClient) -> None:
    """Every mention with its steps, page by page; a number in any spelling is understood."""
    told = client.get(f"/api/v1/documents/{KEY}/explanation").json()
    assert (told["document"]["id"], told["total"]) == (KEY, 3)
    assert all(mention["steps"] and mention["document"] == KEY for mention in told["items"])
    first = client.get("/api/v1/documents/09-NQ%2FTU/explanation", params={"limit": 2}).json()
    second = client.get(f"/api/v1/documents/{KEY}/explanation", params={"cursor": first["next"]}).json()
    assert first["items"] + second["items"] == told["items"]
    assert client.get("/api/v1/documents/99-NQ%2FTW/explanation").status_code == 404


def test_corrections(client: TestClient) -> None:
    """What people have said, and whether it still applies."""
    [entry] = client.get("/api/v1/corrections").json()["items"]
    assert (entry["kind"], entry["about"], entry["idle"]) == ("date", ["12-bc-tu.minh-son.2020", "2022-08-02"], None)


@pytest.mark.parametrize("part", ["", "/implements?depth=2", "/lineage", "/mentions", "/explanation?limit=3"])
def test_an_old_id_is_redirected_with_the_reason(client: TestClient, part: str) -> None:
    """The redirect asks the same of the document that stands there now."""
    answer = client.get(f"/api/v1/documents/09-nq-tu.minh-son.2015{part}")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/api/v1/documents/{KEY}{part}"
    assert answer.json()["moved_to"] == KEY
    assert f"chỉ {KEY} có số và địa bàn ấy" in answer.json()["reason"]
    assert client.get(answer.headers["location"]).status_code == 200


def test_an_old_id_in_a_filter_is_redirected_too(client: TestClient) -> None:
    """What stands in the query string is replaced there."""
    answer = client.get("/api/v1/findings", params={"document": "09-nq-tu.minh-son.2015", "limit": 5})
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/api/v1/findings?document={KEY}&limit=5"


def test_an_old_id_with_blanks_about_it_is_redirected(client: TestClient) -> None:
    """Whatever kind of blank stands there, `Location` is a URL, and leads to the document."""
    answer = client.get("/api/v1/documents/09-nq-tu.minh-son.2015%E2%80%83", follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"].isascii()
    assert client.get(answer.headers["location"]).json()["document"]["id"] == KEY
