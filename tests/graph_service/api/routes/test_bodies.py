"""Bodies and places over HTTP, after a real load."""

from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from store_tools import update

from graph_service.api.app import create_app
from graph_service.settings import Settings
from graph_service.store import open_store
from loaders.extract import extract
from loaders.model import Source

API = "/api/v1"
DISTRICT = """ĐẢNG BỘ THÀNH PHỐ HÀ NỘI
QUẬN ỦY NAM TỪ LIÊM
Số 87-KH/QU
Nam Từ Liêm, ngày 28 tháng 9 năm 2022

KẾ HOẠCH
thực hiện Chỉ thị số 15-CT/TU của Thành ủy Hà Nội

Quận ủy Nam Từ Liêm thực hiện Chỉ thị số 15-CT/TU của Thành ủy Hà Nội tại quận Nam Từ Liêm.
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A client of a service whose store holds one plan of a district."""
    path: Path = tmp_path_factory.mktemp("bodies") / "graph.db"
    store = open_store(f"sqlite:{path}")
    with store.writing() as writer:
        update(writer, {"87.txt": extract(Source("87.txt", "8" * 64, "text", DISTRICT))})
    store.close()
    return TestClient(create_app(Settings(store=f"sqlite:{path}")))


def test_who_answers_today(client: TestClient) -> None:
    """The main question about bodies, by a name with its marks in the path."""
    answer = client.get(
        f"{API}/bodies/{quote('Quận ủy Nam Từ Liêm')}/successors", params={"as_of": "2026-01-01"}
    ).json()
    assert (answer["asked"]["id"], answer["as_of"]) == ("body.quan-uy-nam-tu-liem", "2026-01-01")
    assert len(answer["items"]) == 9
    assert {(item["on"], item["part"], item["exists"]) for item in answer["items"]} == {("2025-07-01", "part", True)}


def test_a_body_and_its_documents(client: TestClient) -> None:
    """The body has its superior and its place; its documents are those that the texts say it issued."""
    shown = client.get(f"{API}/bodies/body.quan-uy-nam-tu-liem").json()
    assert (shown["body"]["valid_from"], shown["body"]["valid_to"]) == ("2014-04-01", "2025-06-30")
    assert {"GOVERNS", "PART_OF", "SUCCEEDED_BY"} == {edge["label"] for edge in shown["outgoing"]}
    assert all(edge["evidence"] == [] and edge["properties"]["known_from"] for edge in shown["outgoing"])
    issued = client.get(f"{API}/bodies/body.quan-uy-nam-tu-liem/documents").json()
    assert [item["number"] for item in issued["items"]] == ["87-KH/QU"]
    assert issued["total"] == shown["documents"] == 1


def test_lists_come_in_pages(client: TestClient) -> None:
    """Page by page all bodies and all places come, each once; a day leaves those that exist on it."""
    for what in ("bodies", "places"):
        found: list[str] = []
        asked = {"limit": "4"}
        while True:
            page = client.get(f"{API}/{what}", params=asked).json()
            found += [item["id"] for item in page["items"]]
            if page["next"] is None:
                break
            asked["cursor"] = page["next"]
        assert found == sorted(set(found)) == [item["id"] for item in client.get(f"{API}/{what}").json()["items"]]
    then = client.get(f"{API}/places", params={"as_of": "2022", "level": "district"}).json()["items"]
    assert [item["name"] for item in then] == ["quận Nam Từ Liêm"]


def test_a_place_and_what_it_became(client: TestClient) -> None:
    """A district became its wards."""
    answer = client.get(f"{API}/places/place.ha-noi.quan-nam-tu-liem/successors", params={"as_of": "2025-07-01"}).json()
    assert "phường Từ Liêm" in {item["name"] for item in answer["items"]}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("bodies/khong-co", 404),
        ("bodies/dang uy phuong/successors", 409),
        ("bodies/body.quan-uy-nam-tu-liem/successors?as_of=31/2/2025", 422),
        ("bodies?level=planet", 422),
        ("bodies?cursor=x", 422),
        ("places/body.quan-uy-nam-tu-liem/successors", 404),
    ],
)
def test_what_cannot_be_answered_is_a_problem(client: TestClient, path: str, status: int) -> None:
    """Unknown, ambiguous and misunderstood questions get problem+json, never an empty list."""
    answer = client.get(f"{API}/{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_documents_that_name_a_place_or_body(client: TestClient) -> None:
    """The documents that name it, with the sentence; an unknown place is an error."""
    shown = client.get(f"{API}/bodies/body.thanh-uy-ha-noi").json()
    for path in ("places/place.ha-noi.quan-nam-tu-liem/documents", "bodies/body.thanh-uy-ha-noi/named-in"):
        answer = client.get(f"{API}/{path}").json()
        assert [item["number"] for item in answer["items"]] == ["87-KH/QU"]
        [relation] = answer["relations"]
        assert relation["label"] == "NAMES"
        assert relation["evidence"][0]["quote"] in DISTRICT
        assert answer["total"] == shown["named_in"] == 1
    assert client.get(f"{API}/places/khong-co/documents").status_code == 404
