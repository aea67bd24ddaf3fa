"""The loaded files over HTTP: listed, read around a place, taken back."""

import io
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from graph_service.api.app import create_app
from graph_service.api.keys import Keys, Role
from graph_service.api.state import make_state_folder
from graph_service.ledger.load import load
from graph_service.settings import Settings
from graph_service.store import open_store

FILES = "/api/v1/files"
PLAN = """TỈNH ỦY AN LẠC
Số 154-KH/TU
An Lạc, ngày 20 tháng 7 năm 2022

KẾ HOẠCH
thực hiện Nghị quyết số 77-NQ/TW, ngày 15/3/2022 của Ban Chấp hành Trung ương

Thực hiện Nghị quyết số 77-NQ/TW, ngày 15/3/2022 của Ban Chấp hành Trung ương, Tỉnh ủy ban hành Kế hoạch.
"""
NAMES = ("2022/kế hoạch 154.txt", "a+b&c.txt", "plan 155.txt")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """A client of a service over three files, of which one lies in a folder."""
    for number, name in enumerate(NAMES):
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PLAN.replace("154-KH", f"{154 + number}-KH"), encoding="utf-8")
    url = f"sqlite:{tmp_path / 'graph.db'}"
    store = open_store(url)
    load(store, [tmp_path / "docs"])
    store.close()
    with TestClient(create_app(Settings(store=url)), raise_server_exceptions=False) as client:
        yield client


def test_files_are_listed_with_their_documents(client: TestClient) -> None:
    """By name, page by page, each with the document whose text it is."""
    page = client.get(FILES, params={"limit": 2}).json()
    assert [item["name"] for item in page["items"]] == list(NAMES[:2])
    assert page["total"] == 3
    rest = client.get(FILES, params={"limit": 2, "cursor": page["next"]}).json()
    assert ([item["name"] for item in rest["items"]], rest["total"], rest["next"]) == ([NAMES[2]], 3, None)
    assert [item["document"] for item in page["items"]] == ["154-kh-tu.an-lac.2020", "155-kh-tu.an-lac.2020"]
    assert all(len(item["sha256"]) == 64 for item in page["items"])


def test_files_are_found_by_letters_of_their_names(client: TestClient) -> None:
    """Whatever their case; a word that no name holds finds none."""
    assert [each["name"] for each in client.get(FILES, params={"q": "PLAN"}).json()["items"]] == [NAMES[2]]
    assert client.get(FILES, params={"q": "zzz"}).json()["total"] == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_place_of_a_text_is_given_exactly(client: TestClient, name: str) -> None:
    """What stands there is what the file holds there, with what is before and behind it."""
    address = f"{FILES}/{quote(name, safe='')}/text"
    start = PLAN.index("thực hiện")
    found = client.get(address, params={"start": start, "end": start + 9, "around": 5}).json()
    assert (found["text"], found["before"], found["after"]) == ("thực hiện", PLAN[start - 5 : start], " Nghị")
    assert (found["length"], found["file"]["name"]) == (len(PLAN), name)
    assert client.get(address).json()["text"].splitlines()[0] == "TỈNH ỦY AN LẠC"


def test_evidence_leads_to_its_words(client: TestClient) -> None:
    """File, start and end of any sentence of an answer give that sentence."""
    steps = client.get("/api/v1/documents/77-NQ%2FTW/implemented-by").json()["items"]
    (step,) = [each for each in steps if "154" in each["document"]["id"]]
    for item in step["via"][0]["evidence"]:
        asked = {"start": item["start"], "end": item["end"]}
        assert client.get(f"{FILES}/{quote(item['file'], safe='')}/text", params=asked).json()["text"] == item["quote"]


@pytest.mark.parametrize("asked", [{"start": 9_999}, {"start": 5, "end": 4}, {"start": -1}, {"end": 9_999}])
def test_a_place_that_is_not_there_is_refused(client: TestClient, asked: dict[str, int]) -> None:
    """A stretch outside of the text is a bad question, and an unknown file is not found."""
    assert client.get(f"{FILES}/{quote(NAMES[0], safe='')}/text", params=asked).status_code == 422
    assert client.get(f"{FILES}/nothing.txt/text").status_code == 404


def test_a_file_is_taken_back(client: TestClient) -> None:
    """What only it said is gone; the other files stay, and a second time it is not found."""
    done = client.delete(f"{FILES}/{quote(NAMES[0], safe='')}")
    assert (done.status_code, done.json()["removed"]) == (200, 1)
    assert [item["name"] for item in client.get(FILES).json()["items"]] == list(NAMES[1:])
    assert client.get("/api/v1/documents/154-kh-tu.an-lac.2020").status_code == 404
    assert client.get("/api/v1/documents/155-kh-tu.an-lac.2020").status_code == 200
    assert client.delete(f"{FILES}/{quote(NAMES[0], safe='')}").status_code == 404


def test_a_page_of_another_site_takes_nothing_back(client: TestClient) -> None:
    """A foreign origin is refused and changes nothing."""
    refused = client.delete(f"{FILES}/{quote(NAMES[0], safe='')}", headers={"Origin": "https://evil.example"})
    assert refused.status_code == 403
    assert client.get(FILES).json()["total"] == 3


@pytest.fixture
def keyed(client: TestClient, tmp_path: Path) -> dict[str, dict[str, str]]:
    """The headers of two loaders and an editor; from then on the service asks for a key."""
    keys = Keys(tmp_path / "graph.db.state" / "keys.json")
    make_state_folder(Settings(store=f"sqlite:{tmp_path / 'graph.db'}"))
    roles: dict[str, Role] = {"Lan": "loader", "Mai": "loader", "Nga": "editor"}
    return {name: {"Authorization": f"Bearer {keys.add(name, role)}"} for name, role in roles.items()}


def uploaded(client: TestClient, name: str, content: bytes, headers: dict[str, str]) -> None:
    """Upload a file and wait until it is loaded."""
    where = client.post("/api/v1/loads", files=[("files", (name, content))], headers=headers).headers["location"]
    for _ in range(600):
        if client.get(where, headers=headers).json()["state"] == "done":
            return
        time.sleep(0.05)
    raise AssertionError(where)


def test_a_loader_takes_back_only_its_own(client: TestClient, keyed: dict[str, dict[str, str]]) -> None:
    """Neither another key's upload, under each of its names, nor what a command loaded; an editor takes back all."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("trong.txt", PLAN.replace("154-KH", "161-KH"))
    uploaded(client, NAMES[2], PLAN.replace("154-KH", "160-KH").encode(), keyed["Lan"])
    uploaded(client, "kho.zip", packed.getvalue(), keyed["Lan"])
    before = {item["name"] for item in client.get(FILES, headers=keyed["Lan"]).json()["items"]}
    assert {f"{NAMES[2]} [upload]", "kho.zip/trong.txt", NAMES[0]} <= before

    def answers(who: str, *names: str) -> list[int]:
        return [client.delete(f"{FILES}/{quote(name, safe='')}", headers=keyed[who]).status_code for name in names]

    of_lan = (f"{NAMES[2]} [upload]", "kho.zip/trong.txt", "kho.zip")
    assert answers("Mai", *of_lan, *NAMES[:2]) == [403] * 5
    assert answers("Lan", *NAMES[:2]) == [403] * 2
    assert {item["name"] for item in client.get(FILES, headers=keyed["Lan"]).json()["items"]} == before
    assert answers("Lan", "nothing.txt", f"{NAMES[2]} [upload]", "kho.zip") == [404, 200, 200]
    assert answers("Nga", *NAMES) == [200] * 3
