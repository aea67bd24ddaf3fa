"""What of a chain is shown: small enough to be read, the same for any order, every document counted."""

import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from graph_service.page.chain import MOST_BOXES, ShownChain, read_chain
from graph_service.page.picture import picture
from graph_service.page.tree import Branch, branches
from graph_service.store import open_store
from graph_service.store.protocol import Change, Store
from graph_service.words import Words
from loaders.model import Edge, Node

ROOT = "1-nq-tw.2021"
VI = Words("vi")


def node(key: str, level: str | None, day: str | None = None, place: str | None = None) -> Node:
    """A document of an invented place."""
    known = {"name": key, "number": key.upper(), "type": "Kế hoạch", "level": level, "issued_on": day, "place": place}
    return Node(key, ("Document", "Plan"), known)


def carries_out(start: str, end: str, label: str = "IMPLEMENTS") -> Edge:
    """A relation with one sentence."""
    told = {"source": start, "file": "a.txt", "start": 0, "end": 5, "quote": "thực.", "rule": "cue", "confidence": 0.9}
    return Edge(start, label, end, {"evidence": [told]})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    found = open_store(f"sqlite:{tmp_path / 'chain.db'}")
    yield found
    found.close()


def chain_of(store: Store, nodes: list[Node], edges: list[Edge], root: str = ROOT) -> ShownChain:
    """The chain around a document of a graph."""
    with store.writing() as writer:
        writer.apply(Change(put_nodes=nodes, put_edges=edges))
    with store.reading() as reads:
        return read_chain(reads, reads.nodes([root])[root])


def siblings(many: int) -> tuple[list[Node], list[Edge]]:
    """A resolution that many districts carry out, of which the first has a ward below it."""
    plans = [node(f"{at}-kh-hu", "district", f"2022-0{1 + at % 9}-01", f"huyện {at}") for at in range(many)]
    ward = node("9-kh-du", "ward", "2023-01-01", "xã 1")
    nodes = [node(ROOT, "central", "2021-05-05"), *plans, ward]
    return nodes, [*(carries_out(plan.id, ROOT) for plan in plans), carries_out(ward.id, f"{many - 1}-kh-hu")]


def test_few_siblings_are_all_shown(store: Store) -> None:
    """Nothing is left out where all can be read."""
    found = chain_of(store, *siblings(4))
    assert len(found.shown) == 6
    assert found.groups == ()


def test_many_siblings_collapse_and_all_are_counted(store: Store) -> None:
    """The earliest stay, the others are one box that tells how many they are, of how many places, and what is below."""
    found = chain_of(store, *siblings(25))
    (group,) = found.groups
    assert len(found.shown) + len(group.members) + group.behind == 27
    assert group.places == len(group.members) == 20
    told = next(box for box in picture(VI, found, "/vi").boxes if box.group)
    assert told.told == "và 20 văn bản khác của 20 địa bàn kèm 1 văn bản cấp dưới"


@pytest.mark.parametrize("many", [40, 400, 2_000])
def test_a_picture_stays_small(store: Store, many: int) -> None:
    """However many there are, at most some forty boxes are drawn, and each document is shown or counted once."""
    found = chain_of(store, *siblings(many))
    assert len(found.rows) <= MOST_BOXES
    assert len(found.shown) + sum(len(group.members) + group.behind for group in found.groups) == many + 2


def test_ancestors_collapse_too(store: Store) -> None:
    """A plan that carries out thirty documents shows a few of them and counts the others."""
    above = [node(f"{at}-nq-tw", "central", "2021-01-01") for at in range(30)]
    edges = [carries_out("5-kh-tu", each.id) for each in above]
    found = chain_of(store, [node("5-kh-tu", "city"), *above], edges, "5-kh-tu")
    (group,) = found.groups
    assert not group.below
    assert len(found.shown) - 1 + len(group.members) == 30


def test_the_picture_is_the_same_for_any_order_of_rows(tmp_path: Path) -> None:
    """Nodes and edges written in another order give the same picture and the same list."""
    nodes, edges = siblings(30)
    edges += [carries_out("3-kh-hu", "4-kh-hu", "GUIDES"), carries_out("9-kh-du", "2-kh-hu")]
    told = []
    for at in range(3):
        shuffled = random.Random(at)  # noqa: S311 - nothing is kept secret
        shuffled.shuffle(nodes)
        shuffled.shuffle(edges)
        store = open_store(f"sqlite:{tmp_path / f'{at}.db'}")
        found = chain_of(store, nodes, edges)
        told.append((picture(VI, found, "/vi"), branches(VI, found, "/vi")))
        store.close()
    assert told[0] == told[1] == told[2]


def test_levels_stand_below_each_other(store: Store) -> None:
    """The centre is on top; what is of no known level stands below what it carries out."""
    nodes = [node(ROOT, "central"), node("2-kh-tu", "city"), node("3-kh-hu", "district"), node("4-kh-du", "ward")]
    edges = [carries_out(b.id, a.id) for a, b in pairwise(nodes)]
    found = chain_of(store, [*nodes, node("5-kh-xx", None)], [*edges, carries_out("5-kh-xx", ROOT)])
    drawn = picture(VI, found, "/vi")
    tops = {box.id: box.top for box in drawn.boxes}
    assert tops[ROOT] < tops["2-kh-tu"] < tops["3-kh-hu"] < tops["4-kh-du"] < tops["5-kh-xx"]
    assert [band.level for band in drawn.bands] == ["central", "city", "district", "ward", "below"]
    assert all(first.bottom == second.top for first, second in pairwise(drawn.bands))


def test_a_circle_is_drawn_and_listed(store: Store) -> None:
    """Documents that carry each other out are each shown once; nothing goes round for ever."""
    nodes = [node("1-kh-tu", "city"), node("2-kh-tu", "city"), node("3-kh-tu", "city")]
    edges = [
        carries_out("1-kh-tu", "2-kh-tu"),
        carries_out("2-kh-tu", "3-kh-tu"),
        carries_out("3-kh-tu", "1-kh-tu"),
    ]
    found = chain_of(store, nodes, edges, "1-kh-tu")
    drawn = picture(VI, found, "/vi")
    assert len(drawn.boxes) == len(drawn.lines) == 3
    listed = branches(VI, found, "/vi")
    assert {name for each in listed for name in names(each)} == {"Kế hoạch số " + n.id.upper() for n in nodes}


def names(branch: Branch) -> Iterator[str]:
    """The names of a branch and of all below it."""
    yield branch.name
    for under in branch.under:
        yield from names(under.branch)


def test_an_arrow_leads_from_what_carries_out(store: Store) -> None:
    """The arrow stands at what is carried out, also where that is of a lower level; its words tell the sentences."""
    nodes = [node("1-kh-tu", "city"), node("2-kh-hu", "district")]
    up = chain_of(store, nodes, [carries_out("2-kh-hu", "1-kh-tu")], "1-kh-tu")
    (line,) = picture(VI, up, "/vi").lines
    assert (line.up, line.down, line.text) == (True, False, "thực hiện · 1 câu")
    both = chain_of(store, nodes, [carries_out("1-kh-tu", "2-kh-hu", "AMENDS")], "1-kh-tu")
    (line,) = picture(VI, both, "/vi").lines
    assert (line.up, line.down) == (True, True)
