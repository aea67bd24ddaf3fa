"""A small graph of an invented part of the country, written by hand, in an embedded store; and a Neo4j store."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from duty_graph import filled
from store_tools import emptied

from graph_service.store import open_store
from graph_service.store.protocol import Change, Store
from loaders.model import Edge, Node

BODIES = {
    "body.ban-chap-hanh-trung-uong": ("Ban Chấp hành Trung ương", "central"),
    "body.tinh-uy-an-lac": ("Tỉnh ủy An Lạc", "city"),
    "body.huyen-uy-song-tra": ("Huyện ủy Sông Trà", "district"),
}


def document(key: str, type_: str, label: str, number: str | None, **known: Any) -> Node:
    """A document node; ``issuer`` is the id of one of ``BODIES``."""
    issuer = known.pop("issuer", None)
    level = BODIES[issuer][1] if issuer else None
    name = known.pop("name", None) or f"{type_} số {number}"
    properties = {
        "name": name,
        "number": number,
        "type": type_,
        "level": level,
        "issuers": [BODIES[issuer][0]] if issuer else [],
        "citations": 0,
        "in_corpus": True,
        **known,
    }
    return Node(key, ("Document", label), properties)


def evidence(source: str, quote: str, *marked: str, start: int = 10) -> dict[str, Any]:
    """One item of evidence; the words of ``marked`` are its marks."""
    marks = [[start + quote.index(words), start + quote.index(words) + len(words)] for words in marked]
    return {
        "source": source,
        "file": f"{source}.txt",
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "rule": "cue",
        "confidence": 0.9,
        "marks": marks,
    }


def edge(start: str, label: str, end: str, quote: str, *marked: str) -> Edge:
    """An edge with one sentence."""
    return Edge(start, label, end, {"evidence": [evidence(start, quote, *marked)]})


RESOLUTION = "77-nq-tw.2021"
PROGRAMME = "08-ctr-tu.an-lac.2020"
PLAN = "154-kh-tu.an-lac.2020"
DISTRICT_PLAN = "31-kh-hu.song-tra.2020"
OLDER_PLAN = "120-kh-tu.an-lac.2015"
SAME_NUMBER = "154-kh-tu.an-lac.2015"
LAW = "luat-tiep-can"
REPORT = "402-bc-hu.song-tra.2020"

#: of the term before
BEFORE = {"place": "An Lạc", "series": "2015-2020"}

NODES = (
    *(Node(key, ("Body", "Committee"), {"name": name, "kind": "Committee"}) for key, (name, _) in BODIES.items()),
    document(
        RESOLUTION,
        "Nghị quyết",
        "Resolution",
        "77-NQ/TW",
        issuer="body.ban-chap-hanh-trung-uong",
        title="về chuyển đổi số nông thôn",
        series="2021-2026",
        issued_on="2022-03-15",
        citations=2,
        in_corpus=False,
    ),
    document(
        PROGRAMME,
        "Chương trình",
        "Programme",
        "08-CTr/TU",
        issuer="body.tinh-uy-an-lac",
        place="An Lạc",
        series="2020-2025",
        issued_on="2022-05-04",
    ),
    document(
        PLAN,
        "Kế hoạch",
        "Plan",
        "154-KH/TU",
        issuer="body.tinh-uy-an-lac",
        place="An Lạc",
        series="2020-2025",
        title="về thực hiện Nghị quyết số 77-NQ/TW",
        issued_on="2022-07-20",
        issued_on_variants=["2022-07-20", "2022-07-21"],
        citations=1,
    ),
    document(
        DISTRICT_PLAN,
        "Kế hoạch",
        "Plan",
        "31-KH/HU",
        issuer="body.huyen-uy-song-tra",
        place="Sông Trà",
        series="2020-2025",
        issued_on="2022-08-01",
    ),
    document(
        OLDER_PLAN, "Kế hoạch", "Plan", "120-KH/TU", issuer="body.tinh-uy-an-lac", place="An Lạc", series="2015-2020"
    ),
    document(
        SAME_NUMBER, "Kế hoạch", "Plan", "154-KH/TU", issuer="body.tinh-uy-an-lac", place="An Lạc", series="2015-2020"
    ),
    document(LAW, "Luật", "Law", None, name="Luật Tiếp cận dịch vụ", in_corpus=False),
    document(REPORT, "Báo cáo", "Report", "402-BC/HU", issuer="body.huyen-uy-song-tra", place="Sông Trà"),
)

EDGES = (
    edge(
        PROGRAMME,
        "IMPLEMENTS",
        RESOLUTION,
        "Chương trình số 08-CTr/TU\nthực hiện Nghị quyết số 77-NQ/TW.",
        "Nghị quyết số 77-NQ/TW",
        "thực hiện",
    ),
    edge(
        PLAN,
        "IMPLEMENTS",
        RESOLUTION,
        "Ban hành Kế hoạch số 154-KH/TU triển khai thực hiện Nghị quyết số 77-NQ/TW.",
        "thực hiện",
        "77-NQ/TW",
    ),
    edge(DISTRICT_PLAN, "IMPLEMENTS", PLAN, "Kế hoạch này cụ thể hóa Kế hoạch số 154-KH/TU.", "cụ thể hóa"),
    edge(DISTRICT_PLAN, "IMPLEMENTS", PROGRAMME, "Thực hiện Chương trình số 08-CTr/TU.", "Thực hiện"),
    edge(PLAN, "SUPERSEDES", OLDER_PLAN, "Kế hoạch này thay thế Kế hoạch số 120-KH/TU.", "thay thế"),
    edge(REPORT, "REVIEWS", DISTRICT_PLAN, "Sơ kết một năm thực hiện Kế hoạch số 31-KH/HU.", "Sơ kết"),
    edge(PLAN, "CITES", RESOLUTION, "Nghị quyết số 77-NQ/TW.", "77-NQ/TW"),
    edge(DISTRICT_PLAN, "CITES", RESOLUTION, "Nghị quyết số 77-NQ/TW.", "77-NQ/TW"),
    edge(DISTRICT_PLAN, "CITES", PLAN, "Kế hoạch số 154-KH/TU.", "154-KH/TU"),
    *(
        Edge(node.id, "ISSUED_BY", next(key for key, (name, _) in BODIES.items() if name in node.properties["issuers"]))
        for node in NODES
        if node.properties.get("issuers")
    ),
)


@pytest.fixture(scope="module")
def neo4j_store(neo4j_server: Any) -> Iterator[Store]:
    """A store in a real Neo4j, emptied before the first test of a module."""
    with closing(open_store(emptied(neo4j_server.url))) as store:
        yield store


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    """The URL of an embedded store that holds the graph."""
    url = f"sqlite:{tmp_path / 'graph.db'}"
    filled = open_store(url)
    with filled.writing() as writer:
        writer.apply(Change(put_nodes=NODES, put_edges=EDGES))
    filled.close()
    return url


@pytest.fixture
def graph(store_url: str) -> Iterator[Store]:
    """The graph in an open store."""
    store = open_store(store_url)
    yield store
    store.close()


@pytest.fixture
def duties_url(tmp_path: Path) -> Iterator[str]:
    """The URL of an embedded store that holds the graph of tests/duty_graph.py."""
    with filled(tmp_path) as (_, url):
        yield url


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Store]:
    """The graph of tests/duty_graph.py in an open store."""
    with filled(tmp_path) as (store, _):
        yield store
