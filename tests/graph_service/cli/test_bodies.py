"""Bodies and places on the command line."""

import json

import pytest
from click.testing import CliRunner, Result

from graph_service.cli import main
from graph_service.store import open_store
from graph_service.store.protocol import Change
from loaders.know.surroundings import about


@pytest.fixture
def url(tmp_path: object) -> str:
    """A store with what is known of two bodies."""
    url = f"sqlite:{tmp_path}/graph.db"
    store = open_store(url)
    nodes, edges = about(["Quận ủy Nam Từ Liêm", "HĐND phường Phúc Xá"])
    with store.writing() as writer:
        writer.apply(Change(put_nodes=nodes, put_edges=edges))
    store.close()
    return url


def run(url: str, *arguments: str) -> Result:
    """The command with a store."""
    return CliRunner().invoke(main, [*arguments, "--store", url], catch_exceptions=False)


def test_who_answers_is_printed(url: str) -> None:
    """Each successor is a line with its time and its part."""
    lines = run(url, "body", "quan uy nam tu liem", "--as-of", "2026-01-01").stdout.splitlines()
    assert "Cơ quan chịu trách nhiệm tại ngày 1/1/2026" in lines
    told = "  Đảng ủy phường Từ Liêm (1/7/2025 – …)  [body.dang-uy-phuong-tu-liem] — một phần"
    assert told in lines
    assert "  thuộc: Thành ủy Hà Nội  [body.thanh-uy-ha-noi]" in lines


def test_an_end_without_a_known_successor_is_said(url: str) -> None:
    """What ended and is not known to have become anything is told so."""
    printed = run(url, "body", "HĐND phường Phúc Xá", "--as-of", "2022").stdout
    assert "đã kết thúc, chưa rõ cơ quan kế thừa" in printed


def test_json_has_all(url: str) -> None:
    """The same as the API answers, in one piece."""
    answer = json.loads(run(url, "body", "Quận ủy Nam Từ Liêm", "--as-of", "2026", "--documents", "--json").stdout)
    assert len(answer["answering"]["items"]) == 9
    assert answer["issued"]["items"] == []
    assert json.loads(run(url, "places", "cau giay", "--json").stdout)["items"][0]["label"] == "Ward"


def test_nothing_found_ends_with_1(url: str) -> None:
    """An empty list and an unknown body are said on stderr, with exit code 1."""
    for arguments in (("bodies", "khong", "co"), ("places", "khong"), ("body", "khong co")):
        done = run(url, *arguments)
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr
    assert run(url, "bodies", "--level", "ward", "--as-of", "2026").exit_code == 0
