"""Tasks, targets and duties in the graph are a function of the texts, however they came and went."""

from itertools import permutations

from duty_texts import TEXTS
from store_tools import embedded, now, update
from texts import said

from graph_service.export import forms as export
from graph_service.ledger.step import correct
from graph_service.store.protocol import Store
from loaders.resolve.correction_text import added
from loaders.resolve.corrections import Correction


def graph(store: Store) -> list[str]:
    """The whole graph, line by line."""
    return list(export.jsonl(now(store)))


def load(store: Store, numbers: tuple[int, ...], drop: tuple[int, ...] = ()) -> None:
    """One step for each text, then one that drops."""
    for number in numbers:
        with store.writing() as writer:
            update(writer, {f"{number}.txt": said(TEXTS[number])})
    if drop:
        with store.writing() as writer:
            update(writer, {}, [f"{number}.txt" for number in drop])


def test_duties_are_nodes_and_edges() -> None:
    """A row is a task that its document sets, led by the body of its cell; a recipient is told what for."""
    with embedded() as store:
        load(store, (0,))
        nodes = {node.id: node for node in now(store).all_nodes()}
        edges = {(edge.start, edge.label, edge.end): edge for edge in now(store).all_edges()}
    [task] = [key for key, node in nodes.items() if node.labels == ("Task",) and node.properties.get("row") == "1"]
    [document] = [end for start, label, end in edges if label == "SET_BY" and start == task]
    assert task == f"{document}.task.1"
    assert nodes[task].properties["kind"] == "Đề án"
    [lead] = [key for key in edges if key[1:] == ("LEADS", task)]
    assert nodes[lead[0]].properties["name"] == "UBND tỉnh Lam Thủy"
    assert edges[lead].properties["basis"] == ["own_cell"]
    [sent] = [edge for (_, label, _), edge in edges.items() if label == "SENT_TO"]
    assert sent.properties["purpose"] == ["để thực hiện"]


def test_the_order_of_texts_makes_no_difference() -> None:
    """Byte for byte, though two texts write one group's name in letters of another case."""
    graphs = []
    for order in permutations(range(len(TEXTS))):
        with embedded() as store:
            load(store, order)
            graphs.append(graph(store))
    assert all(each == graphs[0] for each in graphs)
    assert any("Tổ tuần tra" in line for line in graphs[0])


def test_what_a_text_set_goes_with_it() -> None:
    """After a text is dropped the graph is that of the others, whichever it was."""
    for gone in range(len(TEXTS)):
        rest = tuple(number for number in range(len(TEXTS)) if number != gone)
        with embedded() as store, embedded() as other:
            load(store, tuple(range(len(TEXTS))), (gone,))
            load(other, rest)
            assert graph(store) == graph(other)


def test_a_body_that_people_say_is_not_named_keeps_its_tasks() -> None:
    """Whether they said so before the text came or after, and without a trace once the text is gone."""
    with embedded() as store:
        load(store, (0,))
        [(lead, _, _)] = [edge for edge in triples(store) if edge[1] == "LEADS" and edge[2].endswith(".task.1")]
        [document] = {end for _, label, end in triples(store) if label == "SET_BY"}
        denial = added("", Correction("not-edge", (document, "NAMES", lead), "lan", "2026-11-24", "đã đối chiếu"))
        say(store, denial)
        after = graph(store)
        assert (document, "NAMES", lead) not in triples(store)
        assert lead in {start for start, label, _ in triples(store) if label == "LEADS"}
    with embedded() as store:
        say(store, denial)
        load(store, (0,))
        assert graph(store) == after
        load(store, (), drop=(0,))
        assert graph(store) == []


def triples(store: Store) -> list[tuple[str, str, str]]:
    """Every edge."""
    return [(edge.start, edge.label, edge.end) for edge in now(store).all_edges()]


def say(store: Store, text: str) -> None:
    """Make these the corrections."""
    with store.writing() as writer:
        correct(writer, text)
