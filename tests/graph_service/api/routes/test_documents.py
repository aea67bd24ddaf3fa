"""Documents over HTTP."""

import base64
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

API = "/api/v1/documents"


def ids(answer: Any) -> list[str]:
    """The ids of a page of documents or steps."""
    return [item.get("document", item)["id"] for item in answer.json()["items"]]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"number": "77-nq/tw"}, ["77-nq-tw.2021"]),
        ({"number": "nghi quyet 77"}, ["77-nq-tw.2021"]),
        ({"number": "KH 154"}, ["154-kh-tu.an-lac.2020", "154-kh-tu.an-lac.2015"]),
        ({"number": "1-nq/tw"}, []),
        ({"q": "nong thon"}, ["77-nq-tw.2021"]),
        ({"type": "plan", "level": "district"}, ["31-kh-hu.song-tra.2020"]),
        ({"type": "KH", "issuer": "body.tinh-uy-an-lac", "issued_from": "2022"}, ["154-kh-tu.an-lac.2020"]),
        ({"in_corpus": "false"}, ["77-nq-tw.2021", "luat-tiep-can"]),
    ],
)
def test_documents_are_searched_and_filtered(client: TestClient, asked: dict[str, str], expected: list[str]) -> None:
    """Numbers in any spelling, words, and every filter of the query string."""
    answer = client.get(API, params=asked)
    assert answer.status_code == 200
    assert ids(answer) == expected


def test_pages_follow_their_cursors(client: TestClient) -> None:
    """Page by page all documents come, each once."""
    found, asked = [], {"limit": "3"}
    while True:
        answer = client.get(API, params=asked)
        found += ids(answer)
        if answer.json()["next"] is None:
            break
        asked["cursor"] = answer.json()["next"]
    assert found == ids(client.get(API))
    assert len(found) == 8


@pytest.mark.parametrize("key", ["77-nq-tw.2021", quote("77-NQ/TW", safe=""), "77-NQ/TW", quote("nghị quyết 77")])
def test_the_main_question(client: TestClient, key: str) -> None:
    """What implements a resolution is answered with sentences, by its id and by any spelling of its number."""
    answer = client.get(f"{API}/{key}/implemented-by").json()
    assert answer["root"]["id"] == "77-nq-tw.2021"
    assert answer["total"] == 3
    assert [(step["document"]["number"], step["depth"]) for step in answer["items"]] == [
        ("08-CTr/TU", 1),
        ("154-KH/TU", 1),
        ("31-KH/HU", 2),
    ]
    (item,) = answer["items"][1]["via"][0]["evidence"]
    assert item["quote"] == "Ban hành Kế hoạch số 154-KH/TU triển khai thực hiện Nghị quyết số 77-NQ/TW."
    assert [piece["text"] for piece in item["marked"] if piece["mark"]] == ["thực hiện", "77-NQ/TW"]


def test_every_step_of_every_answer_carries_its_sentences(client: TestClient) -> None:
    """There is no relation without evidence in chains, lineages and mentions."""
    relations = []
    for question in ("implemented-by", "implements"):
        for step in client.get(f"{API}/154-kh-tu.an-lac.2020/{question}").json()["items"]:
            relations += step["via"]
    relations += client.get(f"{API}/154-kh-tu.an-lac.2020/lineage").json()["edges"]
    relations += client.get(f"{API}/77-nq-tw.2021/mentions").json()["items"]
    assert len(relations) == 8
    assert all(item["quote"] and item["file"] for relation in relations for item in relation["evidence"])
    assert all(relation["evidence"] for relation in relations)


def test_chains_are_filtered_limited_and_paged(client: TestClient) -> None:
    """Depth limits the walk, filters what is shown, and the cursor goes on."""
    url = f"{API}/77-nq-tw.2021/implemented-by"
    assert ids(client.get(url, params={"depth": 1})) == ["08-ctr-tu.an-lac.2020", "154-kh-tu.an-lac.2020"]
    assert ids(client.get(url, params={"type": "plan", "level": "district"})) == ["31-kh-hu.song-tra.2020"]
    first = client.get(url, params={"limit": 2})
    second = client.get(url, params={"limit": 2, "cursor": first.json()["next"]})
    assert ids(second) == ["31-kh-hu.song-tra.2020"]
    assert second.json()["next"] is None


def test_upwards(client: TestClient) -> None:
    """What a district plan implements, up to the resolution."""
    answer = client.get(f"{API}/31-kh%2Fhu/implements")
    assert ids(answer) == ["08-ctr-tu.an-lac.2020", "154-kh-tu.an-lac.2020", "77-nq-tw.2021"]


@pytest.mark.parametrize(("way", "depths"), [("up", {0, -1}), ("down", {0, 1, 2}), ("both", {-1, 0, 1, 2})])
def test_lineage_goes_up_down_and_both_ways(client: TestClient, way: str, depths: set[int]) -> None:
    """Nodes come with their steps, and edges join nodes of the answer."""
    answer = client.get(f"{API}/154-kh-tu.an-lac.2020/lineage", params={"way": way}).json()
    assert {node["depth"] for node in answer["nodes"]} == depths
    known = {node["document"]["id"] for node in answer["nodes"]}
    assert {end for edge in answer["edges"] for end in (edge["start"], edge["end"])} <= known
    assert answer["complete"] is True


def test_one_document_with_its_relations(client: TestClient) -> None:
    """All that touches it, with what the other ends are called."""
    answer = client.get(f"{API}/154-kh-tu.an-lac.2020").json()
    assert answer["document"]["issued_on_variants"] == ["2022-07-20", "2022-07-21"]
    assert {(edge["label"], edge["english"]) for edge in answer["outgoing"]} >= {("SUPERSEDES", "supersedes")}
    names = {other["id"]: other["name"] for other in answer["others"]}
    assert names["body.tinh-uy-an-lac"] == "Tỉnh ủy An Lạc"


def test_mentions_are_paged(client: TestClient) -> None:
    """One mention a page, the second page has the second."""
    url = f"{API}/77-nq-tw.2021/mentions"
    first = client.get(url, params={"limit": 1}).json()
    second = client.get(url, params={"limit": 1, "cursor": first["next"]}).json()
    assert [first["items"][0]["start"], second["items"][0]["start"]] == [
        "154-kh-tu.an-lac.2020",
        "31-kh-hu.song-tra.2020",
    ]
    assert (first["total"], second["next"]) == (2, None)


@pytest.mark.parametrize("place", ['[0, 1000000000000000000000000000000, "x"]', '[0, 1, "\\ud800"]', "[" * 5_000])
def test_a_cursor_that_was_made_up_is_the_askers_mistake(client: TestClient, place: str) -> None:
    """Numbers beyond 64 bits, halves of letters and lists without end are refused, and nothing breaks."""
    made_up = base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")
    assert client.get("/api/v1/documents", params={"cursor": made_up}).status_code == 422


@pytest.mark.parametrize("depth", [2**31, 2**63, 10**21])
def test_a_depth_beyond_all_is_the_whole_chain(client: TestClient, depth: int) -> None:
    """A depth that no chain has is no bound."""
    asked = "/api/v1/documents/77-nq-tw.2021/implemented-by"
    assert client.get(asked, params={"depth": depth}).json() == client.get(asked).json()
