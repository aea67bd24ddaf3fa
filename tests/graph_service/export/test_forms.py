"""The whole graph as a file."""

import csv
import io
import json
import runpy
from collections.abc import Iterator
from pathlib import Path

import networkx
import pytest
from store_tools import now

from graph_service.errors import StoreMismatch
from graph_service.export import forms as export
from graph_service.export.graphml import graph as networkx_graph
from graph_service.queries.labels import LABEL_OF
from graph_service.store import open_store
from graph_service.store.protocol import Change, Store
from graph_service.store.sqlite_graph import GraphReads
from loaders.model import Edge, Node

MEASURE = Path(__file__).parents[4] / "shared" / "measure.py"


def lines(store: Store) -> list[dict]:  # type: ignore[type-arg]
    """The export as JSON, a value a line."""
    return [json.loads(line) for line in "".join(export.jsonl(now(store))).splitlines()]


def test_nodes_come_first_and_both_are_sorted(graph: Store) -> None:
    """Nodes are sorted by id and edges by start, label and end, so that a diff of two exports can be read."""
    rows = lines(graph)
    kinds = [row["type"] for row in rows]
    assert kinds == ["node"] * kinds.count("node") + ["relationship"] * kinds.count("relationship")
    assert (kinds.count("node"), kinds.count("relationship")) == (11, 16)
    nodes = [row["id"] for row in rows if row["type"] == "node"]
    edges = [(row["start"]["id"], row["label"], row["end"]["id"]) for row in rows if row["type"] == "relationship"]
    assert (nodes, edges) == (sorted(nodes), sorted(edges))


def test_an_edge_has_its_ends_with_labels_and_its_evidence(graph: Store) -> None:
    """A row can be read without the others."""
    (row,) = [row for row in lines(graph) if row.get("label") == "SUPERSEDES"]
    assert row["id"] == "154-kh-tu.an-lac.2020 SUPERSEDES 120-kh-tu.an-lac.2015"
    assert row["start"] == {"id": "154-kh-tu.an-lac.2020", "labels": ["Document", "Plan"]}
    assert row["end"] == {"id": "120-kh-tu.an-lac.2015", "labels": ["Document", "Plan"]}
    assert set(row["properties"]["evidence"][0]) >= {"source", "file", "start", "end", "quote", "rule", "confidence"}


def test_letters_stay_as_they_are(graph: Store) -> None:
    """Vietnamese can be searched in the file, and keys are sorted."""
    text = "".join(export.jsonl(now(graph)))
    assert "Kế hoạch này thay thế" in text
    assert text == "".join(
        json.dumps(json.loads(line), ensure_ascii=False, sort_keys=True) + "\n" for line in text.splitlines()
    )


@pytest.mark.parametrize("form", list(export.FORMATS))
def test_the_same_graph_gives_the_same_bytes(graph: Store, tmp_path: Path, form: str) -> None:
    """Written in another order into another store, the graph is exported byte for byte the same."""
    other = open_store(f"sqlite:{tmp_path / 'other.db'}")
    with other.writing() as writer:
        writer.apply(Change(put_nodes=list(now(graph).all_nodes())[::-1], put_edges=list(now(graph).all_edges())[::-1]))
    export.write(graph, form, tmp_path / "one")
    export.write(other, form, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert len((tmp_path / "one").read_bytes()) > 1000
    other.close()


def test_quality_is_measured_on_it(graph: Store, tmp_path: Path) -> None:
    """The script that scores extraction reads every node, relation, issuer and quote of the export."""
    if not MEASURE.exists():
        pytest.skip("needs measure.py in ../shared beside the repository")
    export.write(graph, "jsonl", tmp_path / "graph.jsonl")
    read = runpy.run_path(str(MEASURE))["Graph"](tmp_path / "graph.jsonl")
    assert len(read.documents) == 8
    assert read.issuers["154-kh-tu.an-lac.2020"] == {"Tỉnh ủy An Lạc"}
    relations = {(start, label, end): evidence for start, label, end, evidence in read.relations()}
    assert relations["154-kh-tu.an-lac.2020", "IMPLEMENTS", "77-nq-tw.2021"][0]["start"] == 10


def test_a_table_holds_nodes_then_edges(graph: Store) -> None:
    """Spreadsheets find the letters by the byte order mark, lists are JSON, and no row is broken."""
    text = "".join(export.comma_separated(now(graph)))
    assert text.startswith("\ufeff_id,_labels,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 27
    plan = next(row for row in rows if row["_id"] == "154-kh-tu.an-lac.2020")
    assert plan["_labels"] == ":Document:Plan"
    assert json.loads(plan["issued_on_variants"]) == ["2022-07-20", "2022-07-21"]
    edge = next(row for row in rows if row["_type"] == "SUPERSEDES")
    assert json.loads(edge["evidence"])[0]["quote"] == "Kế hoạch này thay thế Kế hoạch số 120-KH/TU."


@pytest.mark.parametrize("title", ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\tx"])
def test_a_spreadsheet_runs_nothing_that_a_document_says(tmp_path: Path, title: str) -> None:
    """A title that looks like a formula is text."""
    store = open_store(f"sqlite:{tmp_path / 'formula.db'}")
    with store.writing() as writer:
        writer.apply(Change(put_nodes=[Node("d", ("Document",), {"title": title})]))
    (row,) = csv.DictReader(io.StringIO("".join(export.comma_separated(now(store))).removeprefix("\ufeff")))
    assert row["title"] == f"'{title}"
    store.close()


def test_graphml_is_read_by_networkx(graph: Store, tmp_path: Path) -> None:
    """Nodes, edges, labels, numbers and sentences come through."""
    export.write(graph, "graphml", tmp_path / "graph.graphml")
    read = networkx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert set(read.nodes) == {node.id for node in now(graph).all_nodes()}
    assert sorted((a, b, data["label"]) for a, b, data in read.edges(data=True)) == sorted(
        (edge.start, edge.end, edge.label) for edge in now(graph).all_edges()
    )
    assert read.nodes["77-nq-tw.2021"]["citations"] == 2
    sentences = {data["quotes"] for _, _, data in read.edges(data=True) if data["label"] == "SUPERSEDES"}
    assert sentences == {"Kế hoạch này thay thế Kế hoạch số 120-KH/TU."}


def test_graphml_holds_no_sign_that_xml_forbids(tmp_path: Path) -> None:
    """Form feeds between pages and other control characters become blanks."""
    store = open_store(f"sqlite:{tmp_path / 'control.db'}")
    quote = {"quote": "trang một\x0ctrang\x00hai"}
    with store.writing() as writer:
        nodes = [Node("a", ("Document",), {"title": "một\x0chai"}), Node("b", ("Document",))]
        writer.apply(Change(put_nodes=nodes, put_edges=[Edge("a", "CITES", "b", {"evidence": [quote]})]))
    export.write(store, "graphml", tmp_path / "graph.graphml")
    read = networkx.read_graphml(tmp_path / "graph.graphml")
    assert read.nodes["a"]["title"] == "một hai"
    assert read.edges["a", "b"]["quotes"] == "trang một trang hai"
    store.close()


def test_the_graph_of_networkx_has_its_labels(graph: Store) -> None:
    """Two relations between the same documents are two edges."""
    made = networkx_graph(now(graph))
    assert set(made["31-kh-hu.song-tra.2020"]["154-kh-tu.an-lac.2020"]) == {"IMPLEMENTS", "CITES"}
    assert made.nodes["77-nq-tw.2021"]["labels"] == "Document:Resolution"


def test_linked_data_speaks_the_terms_of_eli(graph: Store) -> None:
    """Every prefix is declared, and relations that ELI has are said in its words."""
    document = json.loads("".join(export.FORMATS["jsonld"](now(graph))))
    context, items = document["@context"], document["@graph"]
    plan = next(item for item in items if item.get("@id") == "graph:154-kh-tu.an-lac.2020" and "@type" in item)
    assert plan["@type"] == ["eli:LegalResource", "schema:Legislation", "term:Document", "term:Plan"]
    assert plan["eli:date_document"] == {"@type": "xsd:date", "@value": "2022-07-20"}
    assert {"@id": plan["@id"], "eli:implements": {"@id": "graph:77-nq-tw.2021"}} in items
    assert {"@id": plan["@id"], "eli:passed_by": {"@id": "graph:body.tinh-uy-an-lac"}} in items
    used = {key.partition(":")[0] for item in items for key in item if ":" in key}
    assert used <= set(context)


def test_linked_data_keeps_the_evidence_of_every_edge(graph: Store) -> None:
    """Each edge is a statement of its own, with its label and all its properties."""
    items = json.loads("".join(export.FORMATS["jsonld"](now(graph))))["@graph"]
    said = {
        (item["rdf:subject"]["@id"], item["term:label"], item["rdf:object"]["@id"]): item["term:properties"]["@value"]
        for item in items
        if item.get("@type") == "rdf:Statement"
    }
    assert said == {(f"graph:{e.start}", e.label, f"graph:{e.end}"): e.properties for e in now(graph).all_edges()}
    assert {label for _, label, _ in said} <= set(LABEL_OF)


def test_a_failure_leaves_the_old_file_and_no_other(graph: Store, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """Where the store fails half way, the file that was there stays and nothing half written is left."""
    out = tmp_path / "out" / "graph.jsonl"
    out.parent.mkdir()
    out.write_text("before")

    def broken(_: GraphReads) -> Iterator[Edge]:
        yield Edge("nobody", "CITES", "77-nq-tw.2021")

    monkeypatch.setattr(GraphReads, "all_edges", broken)
    with pytest.raises(StoreMismatch, match="damaged"):
        export.write(graph, "jsonl", out)
    assert out.read_text() == "before"
    assert list(out.parent.iterdir()) == [out]


@pytest.mark.parametrize("name", ["missing/graph.jsonl", "file/graph.jsonl"])
def test_a_file_that_cannot_be_written_is_named(graph: Store, tmp_path: Path, name: str) -> None:
    """The error says which file it is and why."""
    (tmp_path / "file").touch()
    with pytest.raises(export.UnwritableFile, match=name):
        export.write(graph, "jsonl", tmp_path / name)


def test_an_empty_store_is_an_empty_graph(tmp_path: Path) -> None:
    """Every form of nothing can be read."""
    store = open_store(f"sqlite:{tmp_path / 'empty.db'}")
    written = {form: "".join(chunks(now(store))) for form, chunks in export.FORMATS.items()}
    assert written["jsonl"] == ""
    assert json.loads(written["jsonld"])["@graph"] == []
    assert len(networkx.parse_graphml(written["graphml"])) == 0
    assert written["csv"] == "\ufeff_id,_labels,_start,_end,_type\r\n"
    store.close()
