"""Documents are found alike on every engine."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from store_tools import body, document, now, write

from graph_service.store.protocol import DocumentQuery, Store
from loaders.model import Edge, Node

PLAN = document(
    "kh-105",
    name="Kế hoạch số 105-KH/TU",
    number="105-KH/TU",
    type="Kế hoạch",
    title="về quản lý và sử dụng đất đai",
    issued_on="2022-09-23",
    level="city",
    place="Hà Nội",
    in_corpus=True,
    citations=3,
    issuers=["Ban Thường vụ Thành ủy Hà Nội"],
)
RESOLUTION = document(
    "nq-21",
    name="Nghị quyết 21-NQ/TW",
    number="21-NQ/TW",
    type="Nghị quyết",
    issued_on="2022-06-16",
    level="central",
    in_corpus=False,
    citations=9,
)
RULES = document("qc-05", name="Quy chế 05-QC/TU", number="05-QC/TU", type="Quy chế", level="city", citations=3)
NAMELESS = document("van-kien", name="Văn kiện Đại hội XIII của Đảng", issued_on="2021-02-01")
ALL = [RESOLUTION, PLAN, RULES, NAMELESS]


@pytest.fixture
def filled(store: Store) -> Store:
    """A store of four documents and two bodies."""
    nodes = [*ALL, body("thanh-uy"), body("ke-hoach")]
    issued = [Edge("kh-105", "ISSUED_BY", "thanh-uy"), Edge("qc-05", "ISSUED_BY", "thanh-uy")]
    write(store, put_nodes=nodes, put_edges=[*issued, Edge("nq-21", "SENT_TO", "thanh-uy")])
    return store


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ALL),
        ({"words": ("ke", "hoach")}, [PLAN]),
        ({"words": ("hoa", "k")}, [PLAN]),
        ({"words": ("oach",)}, []),
        ({"words": ("dat",)}, [PLAN]),
        ({"words": ("thanh", "uy", "105")}, [PLAN]),
        ({"words": ("dai", "hoi")}, [NAMELESS]),
        ({"words": ("dai",)}, [PLAN, NAMELESS]),
        ({"words": ("and",)}, []),
        ({"words": ("tu",)}, [PLAN, RULES]),
        ({"number_key": "105khtu"}, [PLAN]),
        ({"number_key": "5qctu"}, [RULES]),
        ({"number_key": "05qctu"}, [RULES]),
        ({"number_key": "105kh"}, []),
        ({"serial": "21"}, [RESOLUTION]),
        ({"serial": "05"}, [RULES]),
        ({"serial": "2"}, []),
        ({"type": "Kế hoạch"}, [PLAN]),
        ({"level": "city"}, [PLAN, RULES]),
        ({"place": "Hà Nội"}, [PLAN]),
        ({"issuer": "thanh-uy"}, [PLAN, RULES]),
        ({"issuer": "ke-hoach"}, []),
        ({"issued_from": "2022-06-16"}, [RESOLUTION, PLAN]),
        ({"issued_to": "2022-06-16"}, [RESOLUTION, NAMELESS]),
        ({"issued_from": "2022-06-17", "issued_to": "2022-12-31"}, [PLAN]),
        ({"in_corpus": True}, [PLAN]),
        ({"in_corpus": False}, [RESOLUTION, RULES, NAMELESS]),
        ({"limit": 2}, [RESOLUTION, PLAN]),
        ({"after": (3, "kh-105")}, [RULES, NAMELESS]),
        ({"after": (3, "kh-105"), "limit": 1}, [RULES]),
        ({"words": ("tu",), "issuer": "thanh-uy", "number_key": "105khtu", "level": "city"}, [PLAN]),
        ({"words": ("quy",), "serial": "105"}, []),
    ],
    ids=str,
)
def test_questions(filled: Store, asked: dict[str, Any], found: list[Node]) -> None:
    """Every field narrows the answer; most cited come first, then by id; only documents are found."""
    assert now(filled).documents(DocumentQuery(**asked)) == found
    of_all_pages = now(filled).documents(DocumentQuery(**{**asked, "limit": 50, "after": None}))
    assert now(filled).count_matching(DocumentQuery(**asked)) == len(of_all_pages)


def test_every_commit_gives_the_state_another_name(filled: Store, open_again: Callable[[], Store]) -> None:
    """A state is called alike as long as nothing is written, by whoever opens it, and never again after a change."""
    names = [now(filled).state()]
    assert now(open_again()).state() == names[0]
    for citations in (4, 4, 3):
        write(filled, put_nodes=[replace(PLAN, properties={**PLAN.properties, "citations": citations})])
        names.append(now(filled).state())
        assert now(filled).state() == names[-1]
    assert len(set(names)) == len(names)


def test_words_follow_the_document(filled: Store) -> None:
    """A document that is renamed, or is none any more, or is dropped, is not found by its old words."""
    write(filled, put_nodes=[replace(PLAN, properties={"name": "Chương trình", "citations": 1})])
    assert now(filled).documents(DocumentQuery(words=("ke",))) == []
    assert [found.id for found in now(filled).documents(DocumentQuery(words=("chuong",)))] == ["kh-105"]
    write(filled, put_nodes=[replace(RULES, labels=("Task",))], drop_nodes=["nq-21"])
    assert now(filled).documents(DocumentQuery(words=("quy",))) == []
    assert [found.id for found in now(filled).documents(DocumentQuery())] == ["kh-105", "van-kien"]


def test_a_search_sees_a_commit_at_once(filled: Store) -> None:
    """A document is found by its words as soon as its transaction has ended."""
    for number in range(5):
        write(filled, put_nodes=[document(f"new-{number}", name=f"Tờ trình mới{number}")])
        assert [found.id for found in now(filled).documents(DocumentQuery(words=(f"moi{number}",)))] == [
            f"new-{number}"
        ]


@pytest.mark.parametrize("words", [(), ("ke",), ("rare",), ("ke", "chan")], ids=str)
def test_pages_give_every_document_once(store: Store, words: tuple[str, ...]) -> None:
    """Pages, each after the last of the one before, give all documents in order, for rare and common words alike."""
    dice = random.Random(1)  # noqa: S311 - a shuffle, no secret
    nodes = [
        document(
            f"kh-{number}", name=f"Kế hoạch {'rare' if number % 97 == 0 else 'chẵn lẻ'}", citations=dice.randrange(9)
        )
        for number in range(2_500)
    ]
    write(store, put_nodes=nodes)
    wanted = [
        node for node in nodes if ("rare" in node.properties["name"]) == (words == ("rare",)) or words in ((), ("ke",))
    ]
    expected = sorted((-node.properties["citations"], node.id) for node in wanted)
    assert list(_walk(store, DocumentQuery(words=words, limit=700))) == expected
    assert now(store).count_matching(DocumentQuery(words=words, limit=700)) == len(expected)


def _walk(store: Store, query: DocumentQuery) -> list[tuple[int, str]]:
    seen: list[tuple[int, str]] = []
    while page := now(store).documents(query):
        seen += [(-node.properties["citations"], node.id) for node in page]
        query = replace(query, after=(-seen[-1][0], seen[-1][1]))
    return seen
