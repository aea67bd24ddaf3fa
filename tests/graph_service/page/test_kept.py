"""A view that a browser has already is made again when something changed that it is made of, and only then."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from graph_service.api.app import create_app
from graph_service.api.keys import ROLES, Keys
from graph_service.settings import Settings
from graph_service.store import open_store
from graph_service.store.protocol import Change
from loaders.model import Node

VIEWS = ("documents/77-nq-tw.2021", "documents?q=ke+hoach", "files", "findings", "documents/77-nq-tw.2021/chain.csv")


@pytest.fixture
def client(store_url: str, tmp_path: Path) -> Iterator[TestClient]:
    """A client of the service over the hand-made graph."""
    with TestClient(create_app(Settings(store=store_url, state=tmp_path / "state"))) as client:
        yield client


@pytest.mark.parametrize("view", VIEWS)
def test_who_has_a_view_is_told_that_it_stands(client: TestClient, view: str) -> None:
    """304 without a body, with the same rules of safety; another address or language is another view."""
    answer = client.get(f"/vi/{view}")
    tag = answer.headers["etag"]
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "private, no-cache")
    again = client.get(f"/vi/{view}", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert again.headers["content-security-policy"] == answer.headers["content-security-policy"]
    assert client.get(f"/en/{view}", headers={"If-None-Match": tag}).status_code == 200
    assert client.get(f"/vi/{view}", headers={"If-None-Match": tag, "Host": "127.0.0.1"}).status_code == 200


def test_a_change_of_the_store_makes_every_view_anew(client: TestClient, store_url: str) -> None:
    """After a commit no view of before is called the same."""
    tags = {view: client.get(f"/vi/{view}").headers["etag"] for view in VIEWS}
    store = open_store(store_url)
    with store.writing() as writer:
        writer.apply(Change(put_nodes=[Node("body.moi", ("Body", "Committee"), {"name": "Mới"})]))
    store.close()
    for view, tag in tags.items():
        assert client.get(f"/vi/{view}", headers={"If-None-Match": tag}).status_code == 200


def test_a_view_is_of_whoever_asks(client: TestClient, tmp_path: Path) -> None:
    """What a reader has is not what an editor sees, who has buttons for corrections."""
    keys = Keys(tmp_path / "state" / "keys.json")
    (tmp_path / "state").mkdir(exist_ok=True)
    headers = [{"Authorization": f"Bearer {keys.add(f'{role} Lan', role)}"} for role in ROLES]
    tags = [client.get(f"/vi/{VIEWS[0]}", headers=each).headers["etag"] for each in headers]
    assert len(set(tags)) == len(ROLES)
    nobody = client.get(f"/vi/{VIEWS[0]}", headers={"If-None-Match": tags[0]}, follow_redirects=False)
    assert nobody.status_code == 303


@pytest.mark.parametrize("view", ["", "loads", "corrections", "login", "documents/no-such-thing"])
def test_what_is_not_of_the_store_alone_is_always_made(client: TestClient, view: str) -> None:
    """Uploads that wait, the file of corrections and failures have no tag."""
    answer = client.get(f"/vi/{view}", headers={"If-None-Match": '"other"'})
    assert answer.status_code in (200, 404)
    assert "etag" not in answer.headers
