"""The graph as a whole over HTTP."""

import tempfile
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from graph_service.export import forms as export
from graph_service.store.protocol import Store


def test_stats_count_what_the_store_holds(client: TestClient) -> None:
    """Nodes and edges by label."""
    answer = client.get("/api/v1/stats").json()
    assert (answer["engine"], answer["files"]) == ("sqlite", 0)
    assert (answer["nodes"]["Document"], answer["nodes"]["Body"]) == (8, 3)
    assert answer["edges"] == {"CITES": 3, "IMPLEMENTS": 4, "ISSUED_BY": 7, "REVIEWS": 1, "SUPERSEDES": 1}


@pytest.mark.parametrize("form", export.FORMS)
def test_the_export_is_that_of_the_command(client: TestClient, graph: Store, form: str, tmp_path: Path) -> None:
    """Byte for byte, with its media type and a name to save it under."""
    answer = client.get("/api/v1/export", params={"format": form})
    written = tmp_path / f"export{export.ending(form)}"
    export.write(graph, form, written)
    assert answer.content == written.read_bytes()
    assert answer.headers["content-type"] == export.MEDIA_TYPES[form]
    assert f'filename="directive-graph{export.ending(form)}"' in answer.headers["content-disposition"]


def test_an_export_leaves_nothing_behind(client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that is sent is removed when it is sent, and when it could not be written."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()
    assert client.get("/api/v1/export").status_code == 200

    def broken(_: Store) -> list[str]:
        raise RuntimeError

    monkeypatch.setitem(dict(export.FORMATS), "jsonl", broken)
    monkeypatch.setattr(export, "FORMATS", {"jsonl": broken})
    assert client.get("/api/v1/export").status_code == 500
    assert list((tmp_path / "scratch").iterdir()) == []
