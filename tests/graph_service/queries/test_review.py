"""Findings of the whole graph, explanations, and old ids, asked of every engine."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_tools import document, now, update, write
from texts import CITY, PROVINCE, directive, said

from graph_service.errors import Ambiguous, BadQuestion, Moved, NotFound
from graph_service.ledger.load import load
from graph_service.ledger.step import correct
from graph_service.queries import every as queries
from graph_service.queries.findings import findings
from graph_service.queries.order import out_of_order
from graph_service.queries.reasons import REASONS
from graph_service.store.protocol import Reads, Store
from graph_service.words import by_english, vietnamese
from loaders.model import Edge, Extract, Node
from loaders.resolve import corrected
from loaders.resolve import documents as resolve
from loaders.resolve.correction_text import added
from loaders.resolve.corrections import Correction
from loaders.resolve.documents import Reason
from loaders.resolve.findings import SEVERITIES, codes

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


def report(number: str, *sentences: str, day: str = "1/8/2022") -> Extract:
    """A city's report that holds these sentences."""
    return said(directive("Báo cáo", number, CITY, day, sentences=sentences))


def put(store: Store, *extracts: Extract, drop: Iterable[str] = ()) -> None:
    """Load texts under the names 0.txt, 1.txt and so on."""
    with store.writing() as writer:
        update(writer, {f"{index}.txt": extract for index, extract in enumerate(extracts)}, list(drop))


def say(store: Store, *entries: tuple[str, ...]) -> None:
    """Make these the corrections."""
    text = ""
    for kind, *about in entries:
        text = added(text, Correction(kind, tuple(about), "lan", "2026-11-24", "đã đối chiếu"))  # type: ignore[arg-type]
    with store.writing() as writer:
        correct(writer, text)


def evidence(file: str) -> dict[str, object]:
    """The evidence of an edge."""
    return {"evidence": [{"source": "a", "file": file, "start": 3, "end": 9, "quote": "câu", "rule": "r"}]}


def test_documents_that_implement_each_other_in_a_circle(store: Store) -> None:
    """A circle is one finding with all its documents and places; what only leads into it is not in it."""
    write(
        store,
        put_nodes=[document(key) for key in "abcd"],
        put_edges=[Edge(*triple, evidence(f"{triple[0]}.txt")) for triple in _implement("ab", "bc", "ca", "da")],
    )
    [finding] = findings(now(store), code="circle").findings
    assert finding.documents == ("a", "b", "c")
    assert [spot.file for spot in finding.places] == ["a.txt", "b.txt", "c.txt"]
    assert findings(now(store), code="circle", document="d").findings == ()


def _implement(*pairs: str) -> list[tuple[str, str, str]]:
    return [(start, "IMPLEMENTS", end) for start, end in pairs]


def test_a_supersession_that_goes_back_in_time(store: Store) -> None:
    """A document cannot replace one that was issued after it; the same day can."""
    days = {"old": "2021-01-05", "new": "2022-06-15", "same": "2021-01-05", "none": None}
    write(
        store,
        put_nodes=[document(key, issued_on=day) for key, day in days.items()],
        put_edges=[Edge("old", "SUPERSEDES", end, evidence("a.txt")) for end in ("new", "same", "none")],
    )
    [finding] = findings(now(store), code="supersedes-later").findings
    assert finding.documents == ("old", "new")
    assert "5/1/2021" in finding.vietnamese


def numbered(serial: int, day: str) -> Node:
    """A plan of a series."""
    number = f"{serial:02}-KH/TU"
    return document(f"{serial}", number=number, issued_on=day, place="Minh Sơn", series="2020-2025")


def test_a_date_that_is_out_of_the_order_of_numbers() -> None:
    """One dated years after its successors is told; one that is merely some months late is not."""
    nodes = [
        numbered(7, "2021-05-01"),
        numbered(8, "2024-05-01"),
        numbered(9, "2021-06-01"),
        numbered(10, "2021-03-01"),
    ]
    [finding] = out_of_order(nodes)
    assert finding.documents == ("8", "9")
    assert not [*out_of_order([numbered(7, "2021-05-01"), numbered(8, "2021-01-01")])]


@given(days=st.lists(st.dates().map(str), max_size=8).map(sorted))
def test_dates_in_the_order_of_numbers_are_no_finding(days: list[str]) -> None:
    """However far apart, a series that counts upwards is in order."""
    assert not [*out_of_order(numbered(serial, day) for serial, day in enumerate(days, start=1))]


def test_a_mention_that_fits_several_documents(store: Store) -> None:
    """It is ambiguous with its candidates, and about each of them."""
    old, new = (said(directive("Nghị quyết", "09-NQ/TU", CITY, day)) for day in ("14/3/2017", "16/6/2022"))
    undated = said(directive("Báo cáo", "", CITY, sentences=["Thực hiện Nghị quyết số 09-NQ/TU."]))
    put(store, old, new, undated)
    [finding] = findings(now(store), code="ambiguous").findings
    assert finding.documents == ("09-nq-tu.minh-son.2015", "09-nq-tu.minh-son.2020")
    assert [(spot.file, spot.written) for spot in finding.places] == [("2.txt", "Nghị quyết số 09-NQ/TU")]
    assert findings(now(store), code="ambiguous", document="09-nq-tu.minh-son.2015").total == 1
    [left] = [each for each in queries.explain(now(store), "09-nq-tu.minh-son.2015").mentions if each.file == "2.txt"]
    assert left.document is None
    assert "nhiều nhiệm kỳ" in vietnamese(left.steps[-1])


def test_a_mention_that_a_correction_leaves_without_a_document(store: Store) -> None:
    """It is unresolved, in words of both languages."""
    citing = report("12-BC/TU", "Thực hiện Nghị quyết số 09-NQ/TU.")
    put(store, citing, said(directive("Nghị quyết", "09-NQ/TU", CITY, "16/6/2022")))
    say(store, ("different", f"{citing.sha256}:{citing.references[0].span.start}", "09-nq-tu.minh-son.2020"))
    [finding] = findings(now(store), code="unresolved").findings
    assert "điều chỉnh đã loại" in finding.vietnamese
    assert "a correction bars" in finding.english


def test_a_correction_that_no_longer_applies(store: Store) -> None:
    """It is a finding from the day on which its text is gone until the text is back."""
    sentence = "Thực hiện Nghị quyết số 09-NQ/TU ngày 16/6/2022, Thành ủy ban hành Kế hoạch."
    plan = said(directive("Kế hoạch", "105-KH/TU", CITY, "23/9/2022", sentences=[sentence]))
    put(store, plan)
    key, target = "105-kh-tu.minh-son.2020", "09-nq-tu.minh-son.2020"
    mention = f"{plan.sha256}:{plan.references[0].span.start}"
    say(
        store,
        ("date", key, "2022-09-24"),
        ("not-edge", key, "IMPLEMENTS", target),
        ("different", mention, "09-nq-tu.minh-son.2015"),
        ("alias", "Thành ủy Minh Sơn", "Thành ủy Thủ phủ"),
    )
    assert idle_kinds(store) == {"different"}
    other = report("12-BC/TU", "Thực hiện Nghị quyết số 09-NQ/TU.")
    put(store, other)
    told = {
        finding.particulars["correction"].split()[0]
        for finding in findings(now(store), code="idle-correction").findings
    }  # type: ignore[union-attr]
    assert {"date", "not-edge", "different"} <= told
    put(store, plan)
    assert idle_kinds(store) == {"different"}


def idle_kinds(store: Store) -> set[str]:
    """The kinds of the corrections that no longer apply."""
    return {
        str(each.particulars["correction"]).split()[0] for each in findings(now(store), code="idle-correction").findings
    }


def test_findings_are_narrowed_and_paged(store: Store) -> None:
    """Gravest first; every page goes on where the last one ended; code, severity and document narrow."""
    one = report("12-BC/TU", "Theo Kế hoạch số 56-KH/TU ngày 28/12/2021, Kế hoạch số 57-KH/TU ngày 31/02/2022.")
    other = report("13-BC/TU", "Theo Kế hoạch số 56-KH/TU ngày 30/12/2021, Kế hoạch số 58-KH/TU.")
    put(store, one, other)
    everything = findings(now(store)).findings
    severities = [SEVERITIES.index(finding.severity) for finding in everything]
    assert severities == sorted(severities)
    assert {"contradictory-dates", "no-such-date", "assumed-series"} <= {finding.code for finding in everything}
    paged, place = [], 0
    while place is not None:
        page = findings(now(store), after=place, limit=1)
        assert page.total == len(everything)
        paged += page.findings
        place = page.next
    assert tuple(paged) == everything
    [found] = findings(now(store), severity="warning").findings
    assert found.code == "contradictory-dates"
    assert findings(now(store), document="56-KH/TU").findings == (found,)
    with pytest.raises(BadQuestion, match="no finding has that code"):
        findings(now(store), code="no-such-code")
    with pytest.raises(BadQuestion, match="no such severity"):
        findings(now(store), severity="fatal")


def test_every_mention_is_explained(store: Store) -> None:
    """What it says, what was assumed and why it is of its document, for all places and series of the number."""
    old, new = (said(directive("Nghị quyết", "09-NQ/TU", CITY, day)) for day in ("14/3/2017", "16/6/2022"))
    elsewhere = said(directive("Nghị quyết", "09-NQ/TU", PROVINCE, "14/3/2017"))
    citing = report("12-BC/TU", "Thực hiện Nghị quyết số 09-NQ/TU khóa XVII, Nghị quyết số 09-NQ/TU.")
    put(store, old, new, elsewhere, citing)
    found = queries.explain(now(store), "09-nq-tu.minh-son.2020")
    assert [node.id for node in found.documents] == [
        "09-nq-tu.lam-thuy.2015",
        "09-nq-tu.minh-son.2015",
        "09-nq-tu.minh-son.2020",
    ]
    assert [str(why) for why in found.apart] == [
        "09-nq-tu.lam-thuy.2015 and 09-nq-tu.minh-son.2015: the places differ (Lam Thủy; Minh Sơn)",
        "09-nq-tu.minh-son.2015 and 09-nq-tu.minh-son.2020: the terms or years differ (2015-2020; 2020-2025)",
    ]
    assert found.total == 5
    texts = {f"{n}.txt": each for n, each in enumerate((old, new, elsewhere, citing))}
    graph = {
        place: m.document for m in now(store).mentions(["9/nq"]) for place in [f"{m.sha256}:{m.reference.span.start}"]
    }
    for mention in found.mentions:
        assert mention.document == graph[mention.at]
        assert mention.at.startswith(texts[mention.file].sha256)
        assert vietnamese(mention.steps[-1]).startswith(f"là {mention.document}: ")
        assert mention.written in mention.quote or mention.own
    last = found.mentions[-1]
    assert "không ghi địa bàn" in vietnamese(last.steps[1])
    page = queries.explain(now(store), "09-nq-tu.minh-son.2020", after=3, limit=1)
    assert (page.mentions, page.next) == (found.mentions[3:4], 4)


def test_an_explanation_tells_of_corrections(store: Store) -> None:
    """What people have said stands beside the documents, and where it decided it is the reason."""
    old, new = (said(directive("Nghị quyết", "09-NQ/TU", CITY, day)) for day in ("14/3/2017", "16/6/2022"))
    citing = report("12-BC/TU", "Thực hiện Nghị quyết số 09-NQ/TU.")
    put(store, old, new, citing)
    say(store, ("same", f"{citing.sha256}:{citing.references[0].span.start}", "09-nq-tu.minh-son.2015"))
    found = queries.explain(now(store), "09-nq-tu.minh-son.2020")
    [entry] = found.corrections
    assert entry.kind == "same"
    [told] = [mention for mention in found.mentions if mention.file == "2.txt"]
    assert told.steps[-1] == "it is 09-nq-tu.minh-son.2015: a person's correction says so"


def test_every_reason_is_told_in_both_languages() -> None:
    """No reason of resolution is unknown to explanations, nor one for leaving a mention open."""
    assert set(REASONS) == set(Reason)
    assert set(REASONS.values()) <= by_english().keys()
    for reason in (resolve_reason(), corrected._BARRED, corrected._SEVERAL_LEFT):
        assert vietnamese(reason) != reason


def resolve_reason() -> str:
    """Why the resolution of the texts leaves a mention open."""
    old, new = (said(directive("Nghị quyết", "09-NQ/TU", CITY, day)) for day in ("14/3/2017", "16/6/2022"))
    undated = said(directive("Báo cáo", "", CITY, sentences=["Thực hiện Nghị quyết số 09-NQ/TU."]))
    mentions = [((each.sha256, -1), each.own) for each in (old, new)]
    [left] = resolve.resolve([*mentions, ((undated.sha256, 0), undated.references[0])]).unresolved
    return left.reason


def test_an_old_id_leads_to_what_stands_there_now(store: Store) -> None:
    """The only document of its number and place is meant; of several all are named; of none it is not found."""
    put(store, said(directive("Nghị quyết", "09-NQ/TU", CITY, "16/6/2022")))
    put(store, said(directive("Nghị quyết", "09-NQ/TU", CITY, "16/6/2022")))
    for old in ("09-nq-tu.minh-son.undated", "09-nq-tu.minh-son.2015", "09-nq-tu.minh-son.2020.0123abcd"):
        with pytest.raises(Moved) as moved:
            queries.one_document(now(store), old)
        assert moved.value.document == "09-nq-tu.minh-son.2020"
    for other in ("09-nq-tu.lam-thuy.2015", "10-nq-tu.minh-son.2015", "09-nq-tw.2015"):
        with pytest.raises(NotFound):
            queries.one_document(now(store), other)
    write(store, put_nodes=[document("09-nq-tu.minh-son.2010", number="09-NQ/TU", place="Minh Sơn")])
    with pytest.raises(Ambiguous) as ambiguous:
        queries.one_document(now(store), "09-nq-tu.minh-son.2015")
    assert set(ambiguous.value.candidates) == {"09-nq-tu.minh-son.2010", "09-nq-tu.minh-son.2020"}


def test_an_id_that_a_correction_joined_leads_to_the_one_that_stays(store: Store) -> None:
    """The reason is the correction, even where number and place are others."""
    put(
        store,
        said(directive("Nghị quyết", "09-NQ/TU", CITY, "16/6/2022")),
        said(directive("Nghị quyết", "90-NQ/TU", CITY, "16/6/2022")),
    )
    say(store, ("same", "09-nq-tu.minh-son.2020", "90-nq-tu.minh-son.2020"))
    with pytest.raises(Moved, match="a correction says") as moved:
        queries.connections(now(store), "90-nq-tu.minh-son.2020")
    assert moved.value.document == "09-nq-tu.minh-son.2020"


@pytest.mark.skipif(not SEEDS.is_dir(), reason=f"needs the real texts of {SEEDS}, which are not part of the project")
def test_what_real_texts_hold(store: Store) -> None:
    """Two dates of three documents, two numbers and dates of a letter, and a date of 2028 are among the findings."""
    load(store, [SEEDS], None, base=SEEDS)
    found = findings(now(store))
    about = {(code, document) for each in found.findings for code in [each.code] for document in each.documents}
    for key in ("56-kh-tu", "14-ct-tu", "09-qd-tu"):
        assert ("contradictory-dates", f"{key}.ha-noi.2020") in about
    [number] = findings(now(store), code="two-numbers").findings
    assert (number.particulars["number"], number.particulars["other"]) == ("1021-CV/TU", "1021-CV/VPTU")
    [date] = findings(now(store), code="two-dates").findings
    assert (date.particulars["date"], date.particulars["other"]) == ("2024-02-06", "2024-01-06")
    [future] = findings(now(store), code="date-after-text").findings
    assert future.documents == ("08-qdi-tw.2016",)
    assert future.particulars["date"] == "2028-10-25"
    for each in found.findings:
        assert each.code in codes()
        for spot in each.places:
            text = (SEEDS / spot.file).read_bytes().decode()
            assert text[spot.start : spot.end].strip()


def test_findings_about_a_document_are_those_of_all(store: Store) -> None:
    """Asked for one document: all that name it, and all of which a place stands in its own text."""
    load(store, [SEEDS], None, base=SEEDS)
    reads = now(store)
    every = findings(reads).findings
    documents = [node for node in reads.all_nodes() if node.labels[0] == "Document"]
    asked = [node for node in documents if node.properties.get("findings") or node.properties.get("in_corpus")]
    assert len(asked) > 10
    for node in asked:
        files = set(node.properties.get("files") or ())
        about = findings(reads, document=node.id).findings
        expected = [each for each in every if node.id in each.documents or files & {spot.file for spot in each.places}]
        assert sorted(map(str, about)) == sorted(map(str, expected)), node.id


class Counted:
    """Reads that say which methods were called."""

    def __init__(self, inner: Reads) -> None:
        self.inner, self.called = inner, set[str]()

    def __getattr__(self, name: str) -> Any:
        self.called.add(name)
        return getattr(self.inner, name)


def test_findings_about_a_document_read_what_concerns_it(store: Store) -> None:
    """Neither all documents nor all open mentions are looked at."""
    put(store, report("12-BC/TU", "Sơ kết 02 năm thực hiện Nghị quyết số 09-NQ/TU."))
    with store.reading() as reads:
        counted = Counted(reads)
        findings(counted, document="12-BC/TU")  # type: ignore[arg-type]
    assert counted.called.isdisjoint({"unresolved", "all_nodes", "all_edges"})
