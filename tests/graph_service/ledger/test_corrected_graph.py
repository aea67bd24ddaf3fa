"""The graph is a function of the texts and of people's corrections, whatever way both came."""

from collections.abc import Iterable, Iterator, Mapping

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from said_right import at, said_right, written
from store_tools import clear, embedded, now, update
from texts import CITY, directive, directives, said

from graph_service.export import forms as export
from graph_service.ledger.step import correct
from graph_service.store.protocol import Store
from loaders.errors import BadCorrection
from loaders.model import Extract, Node
from loaders.resolve.correction_text import parse, removed
from loaders.resolve.corrections import Corrections, family_of

QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
FILES = ("a.txt", "b.txt", "c.txt", "d.txt")
POOLS = st.lists(directives(), min_size=6, max_size=6, unique=True)


@pytest.fixture(params=["sqlite", "neo4j"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty store of each engine, without corrections."""
    if request.param == "sqlite":
        with embedded() as opened:
            yield opened
    else:
        opened = request.getfixturevalue("neo4j_store")
        clear(opened)
        say(opened, "")
        yield opened


def put(store: Store, texts: Mapping[str, Extract], drop: Iterable[str] = ()) -> None:
    """One step of a load."""
    with store.writing() as writer:
        update(writer, texts, list(drop))


def say(store: Store, text: str) -> None:
    """Make these the corrections."""
    with store.writing() as writer:
        correct(writer, text)


def graph(store: Store) -> str:
    """The whole graph, byte for byte."""
    return "".join(export.jsonl(now(store)))


def document(store: Store, key: str) -> Node:
    """A node that is there."""
    return now(store).nodes([key])[key]


def assert_a_function_of_both(store: Store, data: st.DataObject, texts: list[str]) -> None:
    """Loads, corrections and their undoing in any order give what one load and the last corrections give."""
    pool = [said(text) for text in texts]
    state: dict[str, Extract] = {}
    say(store, "")
    corrections = ""
    for _ in range(data.draw(st.integers(2, 6))):
        if data.draw(st.booleans()) or not state:
            step = data.draw(st.dictionaries(st.sampled_from(FILES), st.sampled_from(pool), min_size=1))
            drop = data.draw(st.sets(st.sampled_from(FILES))) - step.keys()
            put(store, step, drop)
            state = {name: text for name, text in {**state, **step}.items() if name not in drop}
        else:
            nodes, edges = list(now(store).all_nodes()), list(now(store).all_edges())
            corrections = data.draw(said_right(nodes, edges, list(state.values())))
            say(store, corrections)
    event(f"{len(parse(corrections).entries)} corrections")
    with embedded() as fresh:
        say(fresh, corrections)
        put(fresh, state)
        assert graph(store) == graph(fresh)
    say(store, "")
    with embedded() as plain:
        put(plain, state)
        assert graph(store) == graph(plain)


@settings(max_examples=40, deadline=None, suppress_health_check=QUIET)
@given(data=st.data(), texts=POOLS)
def test_the_graph_is_a_function_of_texts_and_corrections(data: st.DataObject, texts: list[str]) -> None:
    """Whatever was loaded, corrected and undone before leaves no trace."""
    with embedded() as store:
        assert_a_function_of_both(store, data, texts)


@settings(max_examples=3, deadline=None, suppress_health_check=QUIET)
@given(data=st.data(), texts=POOLS)
def test_the_same_in_neo4j(neo4j_store: Store, data: st.DataObject, texts: list[str]) -> None:
    """A real Neo4j gives the same bytes."""
    clear(neo4j_store)
    assert_a_function_of_both(neo4j_store, data, texts)


OLD = said(directive("Nghị quyết", "09-NQ/TU", CITY, "14/3/2017"))
NEW = said(directive("Nghị quyết", "09-NQ/TU", CITY, "16/6/2022"))
PLAN = said(
    directive(
        "Kế hoạch",
        "105-KH/TU",
        CITY,
        "23/9/2022",
        sentences=["Thực hiện Nghị quyết số 09-NQ/TU ngày 16/6/2022, Thành ủy ban hành Kế hoạch."],
    )
)
OLD_ID, NEW_ID, PLAN_ID = "09-nq-tu.minh-son.2015", "09-nq-tu.minh-son.2020", "105-kh-tu.minh-son.2020"


def ends(store: Store, label: str) -> set[tuple[str, str]]:
    """The edges of a label."""
    return {(edge.start, edge.end) for edge in now(store).all_edges() if edge.label == label}


def test_a_wrong_edge_is_gone_and_comes_back(store: Store) -> None:
    """It stays away while texts are loaded again, both documents tell why, and undoing draws it with its sentence."""
    put(store, {"plan.txt": PLAN, "new.txt": NEW})
    before = graph(store)
    say(store, written(("not-edge", PLAN_ID, "IMPLEMENTS", NEW_ID)))
    assert ends(store, "IMPLEMENTS") == set()
    assert (PLAN_ID, NEW_ID) in ends(store, "CITES")
    for key in (PLAN_ID, NEW_ID):
        [told] = document(store, key).properties["corrected"]
        assert told == f"not-edge {PLAN_ID} IMPLEMENTS {NEW_ID}: đã đối chiếu bản gốc (lan, 2026-11-24)"
    put(store, {"old.txt": OLD}, ["plan.txt"])
    put(store, {"plan.txt": PLAN}, ["old.txt"])
    assert ends(store, "IMPLEMENTS") == set()
    say(store, "")
    assert graph(store) == before


def test_a_wrong_issuer_is_gone_from_edge_and_node(store: Store) -> None:
    """Nobody is held to have issued it, and a body that nothing else names is no node."""
    put(store, {"new.txt": NEW})
    [(_, body)] = ends(store, "ISSUED_BY")
    say(store, written(("not-edge", NEW_ID, "ISSUED_BY", body)))
    assert ends(store, "ISSUED_BY") == set()
    assert "issuers" not in document(store, NEW_ID).properties


def test_relations_follow_documents_that_are_one(store: Store) -> None:
    """What is stated of either is stated of the one that stays; parted again each has its own."""
    put(store, {"plan.txt": PLAN, "old.txt": OLD})
    say(store, written(("same", OLD_ID, NEW_ID)))
    assert ends(store, "IMPLEMENTS") == {(PLAN_ID, OLD_ID)}
    assert NEW_ID not in now(store).nodes([NEW_ID])
    assert document(store, OLD_ID).properties["issued_on_variants"] == ["2017-03-14", "2022-06-16"]
    say(store, "")
    assert ends(store, "IMPLEMENTS") == {(PLAN_ID, NEW_ID)}


def plan(sentence: str) -> Extract:
    """A plan with one sentence."""
    return said(directive("Kế hoạch", "105-KH/TU", CITY, "23/9/2022", sentences=[sentence]))


LAW_AND_RULES = plan("Căn cứ Luật Di sản văn hóa và Điều lệ Đảng.")
TWO_AT_ONCE = plan("Thực hiện Nghị quyết Trung ương 4 (khóa XI, XII).")


def place_of(text: Extract, name: str) -> str:
    """How a correction names the mention of a document by its name."""
    return next(at(text, index) for index, each in enumerate(text.references) if each.name and name in each.name)


@pytest.mark.parametrize(
    ("text", "mention", "barred"),
    [
        (LAW_AND_RULES, "Luật", "luat-di-san-van-hoa"),
        (TWO_AT_ONCE, "khóa XI", "nghi-quyet-trung-uong-4-khoa-xi"),
        (TWO_AT_ONCE, "khóa XI", "nghi-quyet-trung-uong-4-khoa-xii"),
    ],
)
def test_what_is_barred_is_so_whichever_came_first(store: Store, text: Extract, mention: str, barred: str) -> None:
    """A mention that is not of its document is of none, and never of another one that its text happens to name."""
    said_so = written(("different", place_of(text, mention), barred))
    put(store, {"plan.txt": text})
    assert (PLAN_ID, barred) in ends(store, "CITES")
    say(store, said_so)
    loaded_first = graph(store)
    put(store, {}, ["plan.txt"])
    put(store, {"plan.txt": text})
    assert graph(store) == loaded_first
    assert barred not in {end for _, end in ends(store, "CITES")}
    assert len(ends(store, "CITES")) == 1


def test_a_right_date_is_the_document_s(store: Store) -> None:
    """It is its date, whatever its texts give, and the others stay as variants."""
    put(store, {"plan.txt": PLAN})
    say(store, written(("date", PLAN_ID, "2022-09-24")))
    known = document(store, PLAN_ID).properties
    assert known["issued_on"] == "2022-09-24"
    assert known["issued_on_variants"] == ["2022-09-23"]


def test_an_alias_is_the_body_s(store: Store) -> None:
    """Documents of the alias are the body's, which tells the name; the alias is no node of its own."""
    told = said(
        directive("Báo cáo", "12-BC/TU", CITY, "1/8/2022", sentences=["Theo Quy định 60-QĐ/TW của Bộ Chính trị."])
    )
    put(store, {"told.txt": told})
    assert "body.bo-chinh-tri" in now(store).nodes(["body.bo-chinh-tri"])
    say(store, written(("alias", "Ban Bí thư", "Bộ Chính trị")))
    assert "body.bo-chinh-tri" not in {end for _, end in ends(store, "ISSUED_BY")}
    assert "Bộ Chính trị" in document(store, "body.ban-bi-thu").properties["aliases"]


def test_a_change_of_corrections_touches_its_own_families_only() -> None:
    """The rest of the ledger is neither read nor written."""
    others = {f"{n}.txt": said(directive("Kế hoạch", f"{n}-KH/TU", CITY, "1/8/2022")) for n in range(200, 230)}
    with embedded() as store:
        put(store, {"plan.txt": PLAN, "new.txt": NEW, "old.txt": OLD, **others})
        with store.writing() as writer:
            change = correct(writer, written(("same", NEW_ID, OLD_ID)))
    assert {mention.family for mention in change.put_mentions} == {family_of(NEW_ID)}
    assert {node.id for node in change.put_nodes} <= {NEW_ID, OLD_ID}
    assert not change.put_sources


def test_corrections_that_cannot_hold_change_nothing(store: Store) -> None:
    """A text that contradicts itself is refused before anything is written."""
    put(store, {"new.txt": NEW})
    say(store, written(("date", NEW_ID, "2022-06-17")))
    before = graph(store), now(store).corrections()
    with pytest.raises(BadCorrection):
        say(store, written(("date", NEW_ID, "2022-06-17"), ("date", NEW_ID, "2022-06-18")))
    assert (graph(store), now(store).corrections()) == before


def test_the_text_is_kept_as_it_was_written() -> None:
    """Comments and order stay, so that people find their own words again."""
    text = "# ghi chú\n" + written(("date", NEW_ID, "2022-06-17"))
    with embedded() as store:
        say(store, text)
        assert now(store).corrections() == text
        say(store, removed(text, parse(text).entries[0]))
        assert now(store).corrections() == "# ghi chú\n"
        assert parse(now(store).corrections()) == Corrections()
