"""Knowledge of bodies and places is kept in a store beside what the texts say."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import pytest
from store_tools import now, update

from graph_service.ledger.step import correct
from graph_service.ledger.surroundings import TO_BODIES
from graph_service.store import open_store
from graph_service.store.protocol import Change, Store, Writer
from loaders.extract import extract
from loaders.know.places import units
from loaders.know.surroundings import KNOWLEDGE, about
from loaders.model import Edge, Node, Source

DISTRICT = """ĐẢNG BỘ THÀNH PHỐ HÀ NỘI
QUẬN ỦY NAM TỪ LIÊM
Số {serial}-KH/QU
Nam Từ Liêm, ngày 28 tháng 9 năm 2022

KẾ HOẠCH
thực hiện Kế hoạch số 105-KH/TU, ngày 23/9/2022 của Ban Thường vụ Thành ủy Hà Nội

Thực hiện Kế hoạch số 105-KH/TU, ngày 23/9/2022 của Ban Thường vụ Thành ủy Hà Nội, Quận ủy ban hành Kế hoạch.
"""
MINISTRY = """BỘ Y TẾ
Số 12/2022/TT-BYT
Hà Nội, ngày 1 tháng 8 năm 2022

THÔNG TƯ
Quy định chi tiết Nghị định số 21/2021/NĐ-CP ngày 1/3/2021 của Chính phủ
"""
TEXTS = {"a.txt": DISTRICT.format(serial=87), "b.txt": DISTRICT.format(serial=88), "c.txt": MINISTRY}


def load(store: Store, texts: Mapping[str, str], *drop: str) -> Change:
    """Put some texts into a store and forget others."""
    said = {
        name: extract(Source(name, sha256(text.encode()).hexdigest(), "text", text)) for name, text in texts.items()
    }
    with store.writing() as writer:
        return update(writer, said, drop).change


def whole(store: Store) -> tuple[list[Node], list[Edge]]:
    """All of the graph."""
    return list(now(store).all_nodes()), list(now(store).all_edges())


def known(store: Store) -> set[tuple[str, str, str]]:
    """Every edge that no sentence says."""
    return {(edge.start, edge.label, edge.end) for edge in now(store).all_edges() if edge.label in KNOWLEDGE}


def test_what_is_known_of_the_bodies_is_kept(store: Store) -> None:
    """The knowledge in a store is what is known of the bodies that its documents lead to, and no more."""
    load(store, TEXTS)
    led_to = {edge.end for edge in now(store).all_edges() if edge.label in TO_BODIES}
    names = {node.properties["name"] for node in now(store).nodes(led_to).values() if "Body" in node.labels}
    assert {"Bộ Y tế", "Chính phủ"} <= names
    nodes, edges = about([*names, *(units()[key] for key in led_to if key.startswith("place."))])
    assert known(store) == {(edge.start, edge.label, edge.end) for edge in edges}
    assert now(store).nodes([node.id for node in nodes]) == {node.id: node for node in nodes}
    assert {node.id for node in now(store).all_nodes() if "Document" not in node.labels} == {node.id for node in nodes}


@pytest.mark.parametrize("order", [["a.txt", "b.txt", "c.txt"], ["c.txt", "b.txt", "a.txt"]])
def test_knowledge_has_no_history(store: Store, order: list[str]) -> None:
    """Texts that come one by one, in any order, and go and come again, leave what one load leaves."""
    load(store, TEXTS)
    at_once = whole(store)
    load(store, {}, *order)
    assert whole(store) == ([], [])
    for name in order:
        load(store, {name: TEXTS[name]})
    load(store, {}, order[1])
    load(store, {order[1]: TEXTS[order[1]]})
    assert whole(store) == at_once


def test_knowledge_goes_with_the_last_text_that_names_its_body(store: Store) -> None:
    """While one plan of the district is left its knowledge stays; then it goes, and that of others stays."""
    load(store, TEXTS)
    load(store, {}, "a.txt")
    assert "place.ha-noi.quan-nam-tu-liem" in now(store).nodes(["place.ha-noi.quan-nam-tu-liem"])
    load(store, {}, "b.txt")
    assert now(store).nodes(["place.ha-noi.quan-nam-tu-liem", "body.quan-uy-nam-tu-liem"]) == {}
    assert known(store) == {("body.bo-y-te", "PART_OF", "body.chinh-phu")}


class Counting:
    """A writer that counts what knowledge asks it."""

    def __init__(self, inner: Writer) -> None:
        self.inner, self.asked = inner, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def edges(self, ids: Any, labels: Any, direction: Any) -> list[Edge]:
        """Counted."""
        self.asked += 1
        return self.inner.edges(ids, labels, direction)


def test_a_step_that_brings_no_body_costs_nothing(store: Store) -> None:
    """One more plan of a district that is known does not ask what is known around it; the first one does."""
    for name, asked in (("a.txt", 1), ("b.txt", 0)):
        said = {name: extract(Source(name, name * 8, "text", TEXTS[name]))}
        with store.writing() as writer:
            counting = Counting(writer)
            update(counting, said)  # type: ignore[arg-type]
        assert counting.asked == asked


def test_an_alias_that_people_give_is_told_of_bodies_that_no_text_names(tmp_path: Any) -> None:
    """A correction reaches a superior that is in the graph by knowledge alone, and is taken back with it."""
    store = open_store(f"sqlite:{tmp_path / 'graph.db'}")
    load(store, {"a.txt": TEXTS["a.txt"]})
    before = whole(store)
    text = "- alias: [Ban Chấp hành Trung ương, Trung ương ta]\n  who: Lan\n  when: 2026-01-02\n  why: usage\n"
    try:
        with store.writing() as writer:
            correct(writer, text)
        told = now(store).nodes(["body.ban-chap-hanh-trung-uong"])["body.ban-chap-hanh-trung-uong"]
        assert "Trung ương ta" in told.properties["aliases"]
        with store.writing() as writer:
            correct(writer, "")
        assert whole(store) == before
    finally:
        store.close()
