"""The whole graph as a file."""

import csv
import io
import json
import runpy
import zipfile
from collections.abc import Iterator
from pathlib import Path

import networkx
import openpyxl
import pytest
import rdflib
from store_tools import now

from graph_service.errors import BadQuestion, StoreMismatch
from graph_service.export import forms as export
from graph_service.export import workbook
from graph_service.export.graphml import graph as networkx_graph
from graph_service.export.sheets import SHEETS
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


@pytest.mark.parametrize("form", export.FORMS)
def test_the_same_graph_gives_the_same_bytes(graph: Store, tmp_path: Path, form: str) -> None:
    """Written in another order into another store, the graph is exported byte for byte the same."""
    other = open_store(f"sqlite:{tmp_path / 'other.db'}")
    with other.writing() as writer:
        writer.apply(Change(put_nodes=list(now(graph).all_nodes())[::-1], put_edges=list(now(graph).all_edges())[::-1]))
    export.write(graph, form, tmp_path / f"one{export.ending(form)}")
    export.write(other, form, tmp_path / f"two{export.ending(form)}")
    one, two = (tmp_path / f"{name}{export.ending(form)}" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert len(one.read_bytes()) > 1000
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


def tables(store: Store, form: str, out: Path) -> dict[str, str]:
    """The files of a form of several files, by name."""
    export.write(store, form, out)
    return {path.name: path.read_bytes().decode() for path in sorted(out.iterdir())}


def test_tables_hold_what_their_names_say(graph: Store, tmp_path: Path) -> None:
    """Spreadsheets find the letters by the byte order mark; a sentence is a row, lists are parted, nothing is cut."""
    files = tables(graph, "csv", tmp_path / "tables")
    assert set(files) == {f"{sheet.name}.csv" for sheet in SHEETS}
    assert all(text.startswith("\ufeff") for text in files.values())
    rows = {name: list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))) for name, text in files.items()}
    assert (len(rows["documents.csv"]), len(rows["bodies.csv"]), len(rows["relations.csv"])) == (8, 3, 16)
    plan = next(row for row in rows["documents.csv"] if row["id"] == "154-kh-tu.an-lac.2020")
    assert plan["issued_on_variants"] == "2022-07-20; 2022-07-21"
    (edge,) = [row for row in rows["relations.csv"] if row["label"] == "SUPERSEDES"]
    assert (edge["vietnamese"], edge["start_name"]) == ("thay thế", "Kế hoạch số 154-KH/TU")
    assert edge["quote"] == "Kế hoạch này thay thế Kế hoạch số 120-KH/TU."


def test_tasks_and_targets_are_tables(told: Store, tmp_path: Path) -> None:
    """Each with the document that sets it; a task with whoever leads it."""
    rows = {
        name: list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
        for name, text in tables(told, "csv", tmp_path / "tables").items()
    }
    nodes = {kind: [node.id for node in now(told).all_nodes() if node.labels[0] == kind] for kind in ("Task", "Target")}
    assert [row["id"] for row in rows["tasks.csv"]] == nodes["Task"]
    assert [row["id"] for row in rows["targets.csv"]] == nodes["Target"]
    assert nodes["Task"]
    assert nodes["Target"]
    assert all(row["document"] for row in rows["tasks.csv"])
    assert any(row["leads"] for row in rows["tasks.csv"])


@pytest.mark.parametrize("title", ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\tx"])
def test_a_spreadsheet_runs_nothing_that_a_document_says(tmp_path: Path, title: str) -> None:
    """A title that looks like a formula is text, in CSV and in Excel."""
    store = open_store(f"sqlite:{tmp_path / 'formula.db'}")
    with store.writing() as writer:
        writer.apply(Change(put_nodes=[Node("d", ("Document",), {"title": title})]))
    text = tables(store, "csv", tmp_path / "tables")["documents.csv"]
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert row["title"] == f"'{title}"
    export.write(store, "xlsx", tmp_path / "graph.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "graph.xlsx")["documents"]
    cell = next(cell for cell in sheet[2] if sheet.cell(1, cell.column).value == "title")
    assert (cell.data_type, cell.value) == ("s", title)
    store.close()


def test_a_workbook_is_read_by_openpyxl(graph: Store, tmp_path: Path) -> None:
    """A sheet for each table, with the rows that CSV has; numbers are numbers."""
    export.write(graph, "xlsx", tmp_path / "graph.xlsx")
    book = openpyxl.load_workbook(tmp_path / "graph.xlsx")
    assert book.sheetnames == [sheet.name for sheet in SHEETS]
    for sheet in SHEETS:
        page = book[sheet.name]
        assert tuple(cell.value for cell in page[1]) == sheet.columns
        read = [tuple(cell.value for cell in row) for row in page.iter_rows(min_row=2)]
        assert read == [tuple(cell if cell != "" else None for cell in row) for row in sheet.rows(now(graph))]
    citations = SHEETS[0].columns.index("citations")
    assert {type(row[citations].value) for row in book["documents"].iter_rows(min_row=2)} == {int}


def test_a_table_too_long_for_a_sheet_goes_on_in_another(graph: Store, tmp_path: Path) -> None:
    """No row is lost where Excel takes no more."""
    workbook.write(now(graph), tmp_path / "graph.xlsx", most_rows=10)
    book = openpyxl.load_workbook(tmp_path / "graph.xlsx")
    assert [book[name].max_row for name in ("relations", "relations 2")] == [11, 7]


@pytest.mark.parametrize(
    ("out", "asked", "form"),
    [
        ("x.xlsx", None, "xlsx"),
        ("x.XLSX", None, "xlsx"),
        ("x.jsonl", "jsonl", "jsonl"),
        ("x.graphml", None, "graphml"),
        ("x.jsonld", None, "jsonld"),
        ("x", None, "jsonl"),
        ("x.txt", "jsonl", "jsonl"),
        ("x", "csv", "csv"),
        ("x.zip", "neo4j", "neo4j"),
    ],
)
def test_the_form_is_what_is_asked_for_or_what_the_ending_says(out: str, asked: str | None, form: str) -> None:
    """A name without an ending is JSON, line by line."""
    assert export.form_of(Path(out), asked) == form


_WRONG = [
    ("x.xlsx", "csv"),
    ("x.graphml", "jsonl"),
    ("x.csv", None),
    ("x.zip", None),
    ("x.csv", "csv"),
    ("x.doc", None),
]


@pytest.mark.parametrize(("out", "asked"), _WRONG)
def test_a_name_that_contradicts_its_form_is_refused(out: str, asked: str | None) -> None:
    """Nothing is written that is not what its name says."""
    with pytest.raises(BadQuestion, match=out):
        export.form_of(Path(out), asked)


@pytest.mark.parametrize("form", list(export.PACKAGES))
def test_a_zip_holds_the_files_of_the_folder(graph: Store, tmp_path: Path, form: str) -> None:
    """The same names and the same bytes."""
    files = tables(graph, form, tmp_path / "folder")
    export.write(graph, form, tmp_path / "packed.zip")
    with zipfile.ZipFile(tmp_path / "packed.zip") as packed:
        assert {name: packed.read(name).decode() for name in packed.namelist()} == files


def test_a_folder_with_something_in_it_is_left_alone(graph: Store, tmp_path: Path) -> None:
    """An empty one is taken, one with files is not."""
    (tmp_path / "empty").mkdir()
    export.write(graph, "csv", tmp_path / "empty")
    with pytest.raises(export.UnwritableFile, match="already"):
        export.write(graph, "csv", tmp_path / "empty")
    assert [path.name for path in tmp_path.iterdir() if "partial" in path.name] == []


def test_graphml_is_read_by_networkx(graph: Store, tmp_path: Path) -> None:
    """Nodes, edges, labels, numbers and sentences come through."""
    export.write(graph, "graphml", tmp_path / "graph.graphml")
    read = networkx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert set(read.nodes) == {node.id for node in now(graph).all_nodes()}
    assert sorted((a, b, data["relation"]) for a, b, data in read.edges(data=True)) == sorted(
        (edge.start, edge.end, edge.label) for edge in now(graph).all_edges()
    )
    assert read.nodes["77-nq-tw.2021"]["citations"] == 2
    assert read.nodes["77-nq-tw.2021"]["in_corpus"] is False
    names = {node.id: node.properties["name"] for node in now(graph).all_nodes()}
    assert {id_: data["label"] for id_, data in read.nodes(data=True)} == names
    sentences = {data["quotes"] for _, _, data in read.edges(data=True) if data["relation"] == "SUPERSEDES"}
    assert {data["label"] for _, _, data in read.edges(data=True)} >= {"thực hiện", "thay thế"}
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
    implemented, issuer = {"@id": "graph:77-nq-tw.2021"}, {"@id": "graph:body.tinh-uy-an-lac"}
    assert {"@id": plan["@id"], "eli:implements": implemented, "schema:legislationApplies": implemented} in items
    assert {"@id": plan["@id"], "eli:passed_by": issuer, "schema:legislationPassedBy": issuer} in items
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


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_linked_data_is_read_by_rdflib(graph: Store, tmp_path: Path) -> None:
    """Every edge is a triple and a statement, every sentence an annotation with its place and its words."""
    export.write(graph, "jsonld", tmp_path / "graph.jsonld")
    read = rdflib.Graph().parse(tmp_path / "graph.jsonld", format="json-ld")
    edges = list(now(graph).all_edges())
    assert len(list(read.subjects(rdflib.RDF.type, rdflib.RDF.Statement))) == len(edges)
    node = rdflib.Namespace("urn:directive-graph:node:")
    terms = ("http://data.europa.eu/eli/ontology#implements", "https://schema.org/legislationApplies")
    for term in terms:
        assert (node["154-kh-tu.an-lac.2020"], rdflib.URIRef(term), node["77-nq-tw.2021"]) in read
    found = read.query("""
        PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?source ?start ?end ?exact WHERE {
            ?note a oa:Annotation ; oa:hasBody ?edge ; oa:hasTarget ?target .
            ?target oa:hasSource ?source ; oa:hasSelector ?place , ?words .
            ?place oa:start ?start ; oa:end ?end . ?words oa:exact ?exact . }""")
    said = {(str(row.source), int(row.start), int(row.end), str(row.exact)) for row in found}
    assert said == {
        (str(node[item["source"]]), item["start"], item["end"], item["quote"])
        for edge in edges
        for item in edge.properties.get("evidence", ())
    }


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
    for form in (*export.PACKAGES, "xlsx"):
        export.write(store, form, tmp_path / f"empty{export.ending(form)}")
    assert openpyxl.load_workbook(tmp_path / "empty.xlsx")["relations"].max_row == 1
    store.close()
