"""The graph is a function of the texts and their names, whatever way they came, on every engine."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from store_tools import clear, embedded, named, now, update
from texts import CAPITAL, CITY, PROVINCE, SPELT, UNHELD, citation, directive, directives, said

from graph_service.export import forms as export
from graph_service.store.protocol import Change, Claim, Direction, FileKey, MentionRow, Store, Triple, Writer
from loaders.model import OWN, Edge, Extract, MentionKey, Node, Reference
from loaders.resolve import corrected
from loaders.resolve.documents import Reason, Resolution, ResolvedDocument, Unresolved, resolve
from loaders.resolve.groups import PlaceHint

#: some of them are called otherwise while others are there
FILES = (
    "a.txt",
    "b.txt",
    "c/a.txt",
    FileKey("a.txt", "/srv/one/docs"),
    FileKey("a.txt", "/srv/two/docs"),
    FileKey("b.txt", "upload"),
)
#: what one step does: the number of a text for each file that is put, ``None`` for one that is dropped
Step = Mapping[str | FileKey, int | None]
STEPS = st.lists(
    st.dictionaries(st.sampled_from(FILES), st.none() | st.integers(0, 7), min_size=1, max_size=4),
    min_size=1,
    max_size=6,
)
POOLS = st.lists(directives(), min_size=8, max_size=8, unique=True)
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


def put(store: Store, texts: Mapping[str, str], drop: Collection[str] = ()) -> Change:
    """One step: these files with these texts, without those dropped."""
    with store.writing() as writer:
        return update(writer, {file: said(text) for file, text in texts.items()}, drop).change


def take(store: Store, pool: list[Extract], step: Step) -> None:
    """One step on texts of a pool."""
    with store.writing() as writer:
        update(
            writer,
            {file: pool[number] for file, number in step.items() if number is not None},
            [file for file, number in step.items() if number is None],
        )


def final(steps: Iterable[Step]) -> dict[str | FileKey, int]:
    """The files that stand after all steps."""
    state: dict[str | FileKey, int | None] = {}
    for step in steps:
        state |= step
    return {file: number for file, number in state.items() if number is not None}


def graph(store: Store) -> str:
    """The whole graph, byte for byte."""
    return "".join(export.jsonl(now(store)))


def books(store: Store, pool: Iterable[Extract]) -> dict[str, Any]:
    """All that the ledger holds of the texts of a pool and of their families, and what no text answers for."""
    texts = {extract.sha256: extract for extract in pool}
    families = {reference.family for extract in texts.values() for reference in (extract.own, *extract.references)}
    with store.writing() as writer:
        return {
            "files": writer.files(),
            "extracts": writer.extracts(texts),
            "mentions": writer.mentions(sorted(families)),
            "claims": writer.claims_of(sorted(texts)),
        }


def edge(store: Store, label: str) -> Edge:
    """The only edge of a label."""
    [found] = [each for each in now(store).all_edges() if each.label == label]
    return found


def assert_history_leaves_no_trace(store: Store, pool: list[Extract], steps: list[Step]) -> None:
    """A store that took the steps holds what a fresh one holds that got the outcome at once."""
    for step in steps:
        take(store, pool, step)
    outcome = final(steps)
    event(f"{len(outcome)} files at the end")
    with embedded() as fresh:
        take(fresh, pool, outcome)
        assert graph(store) == graph(fresh)
        assert books(store, pool) == books(fresh, pool)


@settings(max_examples=120, deadline=None, suppress_health_check=QUIET)
@given(texts=POOLS, steps=STEPS)
def test_history_leaves_no_trace(texts: list[str], steps: list[Step]) -> None:
    """Loads, changes, renames and removals in any order give the graph and the ledger of one load of what is left."""
    with embedded() as store:
        assert_history_leaves_no_trace(store, [said(text) for text in texts], steps)


@settings(max_examples=40, deadline=None, suppress_health_check=QUIET)
@given(order=st.permutations(range(len(SPELT))))
def test_no_spelling_comes_last(order: list[int]) -> None:
    """What a place or body is called that no table holds depends on no order, however texts spell it."""
    texts = [directive("Kế hoạch", f"{at + 11}-KH/TU", CITY, "1/10/2022", sentences=[SPELT[at]]) for at in order]
    with embedded() as store, embedded() as fresh:
        for at, text in zip(order, texts, strict=True):
            put(store, {f"{at}.txt": text})
        put(fresh, {f"{at}.txt": text for at, text in zip(order, texts, strict=True)})
        assert graph(store) == graph(fresh)
        names = {node.properties["name"] for node in now(store).all_nodes() if "Document" not in node.labels}
    assert {"tỉnh Kim Thủy", "huyện Trà Khê", "quận Hòa Khê", "Quận ủy Hòa Khê"} <= names
    assert not [name for name in names if "KHÊ" in name or "THỦY" in name]


@settings(max_examples=25, deadline=None, suppress_health_check=QUIET)
@given(
    order=st.permutations(range(len(UNHELD))),
    gone=st.sets(st.integers(0, len(UNHELD) - 1), max_size=len(UNHELD) - 1),
)
def test_a_body_of_no_table_is_called_as_it_is_best_written(order: list[int], gone: set[int]) -> None:
    """A body that texts alone know has the best written of the names that the texts which are left give it."""
    texts = {at: directive("Kế hoạch", f"{at + 11}-KH/TU", CITY, "1/10/2022", sentences=[UNHELD[at]]) for at in order}
    with embedded() as store, embedded() as fresh:
        for at in order:
            put(store, {f"{at}.txt": texts[at]})
        put(store, {}, [f"{at}.txt" for at in gone])
        put(fresh, {f"{at}.txt": texts[at] for at in order if at not in gone})
        assert graph(store) == graph(fresh)
        names = [node.properties["name"] for node in now(store).nodes_under("body.chi-cujc")]
    ranked = ["Chi cục Bến đò Hòa Khê", "Chi cục bến đò Hòa Khê", "Chi cục Bến đò hòa khê"]
    left = {UNHELD[at].replace("Hoà", "Hòa").replace("hoà", "hòa") for at in set(order) - gone}
    assert names == [name for name in ranked if f"Giao {name} lập sổ bến đò." in left][:1]


@settings(max_examples=12, deadline=None, suppress_health_check=QUIET)
@given(texts=POOLS, steps=STEPS)
def test_history_leaves_no_trace_in_neo4j(neo4j_store: Store, texts: list[str], steps: list[Step]) -> None:
    """The same on a real Neo4j, whose export is the one of the embedded store byte for byte."""
    clear(neo4j_store)
    assert_history_leaves_no_trace(neo4j_store, [said(text) for text in texts], steps)


@settings(max_examples=60, deadline=None, suppress_health_check=QUIET)
@given(texts=POOLS, steps=STEPS)
def test_unresolved_mentions_leave_no_trace(texts: list[str], steps: list[Step]) -> None:
    """A mention that a later text makes ambiguous, or settles, is in the end as if all had come at once."""
    with pytest.MonkeyPatch.context() as patch, embedded() as store:
        patch.setattr(corrected, "resolve", doubtful)
        assert_history_leaves_no_trace(store, [said(text) for text in texts], steps)


def doubtful(
    mentions: Iterable[tuple[MentionKey, Reference]], at_home: Mapping[MentionKey, str] | None = None
) -> Resolution:
    """Resolution that leaves a mention without a date open where its number has several documents at its place."""
    found = resolve(mentions, at_home)
    ids_at: dict[str, tuple[str, ...]] = {}
    for document in found.documents:
        home = _home(document)
        ids_at[home] = (*ids_at.get(home, ()), document.id)
    opened = []
    for document in found.documents:
        ids = ids_at[_home(document)]
        if len(ids) < 2:
            continue
        doubted = [place for place, reference in document.mentions if not reference.issued_on and place[1] != OWN]
        document.mentions[:] = [item for item in document.mentions if item[0] not in doubted]
        for place in doubted:
            document.reasons.pop(place)
            opened.append(Unresolved(place, "several documents fit", ids))
    kept = tuple(document for document in found.documents if document.mentions)
    return Resolution(kept, (*found.unresolved, *opened))


def _home(document: ResolvedDocument) -> str:
    """Number and place of a document: its id without the series, which a number with a year does not have."""
    return document.id if Reason.YEAR in document.reasons.values() else document.id.rpartition(".")[0]


@pytest.fixture(params=["sqlite", "neo4j"])
def empty(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty store of each engine."""
    if request.param == "sqlite":
        with embedded() as store:
            yield store
    else:
        store = request.getfixturevalue("neo4j_store")
        clear(store)
        yield store


RESOLUTION = citation("Nghị quyết", "21-NQ/TW", "16/6/2022", "của Ban Chấp hành Trung ương")
PLAN = directive(
    "Kế hoạch",
    "105-KH/TU",
    CITY,
    "23/9/2022",
    "bảo tồn làng nghề",
    [f"Thực hiện {RESOLUTION}, Ban Thường vụ Thành ủy ban hành kế hoạch này."],
)


def test_evidence_goes_with_the_file(empty: Store) -> None:
    """A text under another name says the same, and every sentence and finding names the file as it is called now."""
    put(empty, {"old.txt": PLAN})
    put(empty, {"new.txt": PLAN}, ["old.txt"])
    assert {item["file"] for each in now(empty).all_edges() for item in each.properties["evidence"]} == {"new.txt"}
    assert "old.txt" not in graph(empty)
    [plan] = [node for node in now(empty).all_nodes() if node.properties.get("in_corpus")]
    assert plan.properties["files"] == ["new.txt"]


def test_one_text_under_two_names(empty: Store) -> None:
    """Two names of one text are one source, told by the first; the other takes over when the first is dropped."""
    put(empty, {"b.txt": PLAN})
    alone = edge(empty, "IMPLEMENTS")
    put(empty, {"a.txt": PLAN})
    both = edge(empty, "IMPLEMENTS")
    assert [item["file"] for item in both.properties["evidence"]] == ["a.txt"] * len(alone.properties["evidence"])
    [plan] = [node for node in now(empty).all_nodes() if node.properties.get("in_corpus")]
    assert plan.properties["files"] == ["a.txt", "b.txt"]
    put(empty, {}, ["a.txt"])
    assert edge(empty, "IMPLEMENTS") == alone


def test_texts_that_swap_their_names(empty: Store) -> None:
    """Two files that change places lose nothing."""
    other = directive("Kế hoạch", "106-KH/TU", CITY, "1/10/2022", sentences=["Căn cứ Kế hoạch số 105-KH/TU."])
    put(empty, {"a.txt": PLAN, "b.txt": other})
    put(empty, {"a.txt": other, "b.txt": PLAN})
    with embedded() as fresh:
        put(fresh, {"a.txt": other, "b.txt": PLAN})
        assert graph(empty) == graph(fresh)


def test_what_only_a_dropped_text_said_goes_with_it(empty: Store) -> None:
    """After the last file is forgotten the graph is empty, bodies too."""
    put(empty, {"a.txt": PLAN})
    put(empty, {}, ["a.txt"])
    assert graph(empty) == ""


def test_the_same_again_changes_nothing(empty: Store) -> None:
    """A step with what the store holds already writes nothing but the file's name."""
    put(empty, {"a.txt": PLAN})
    change = put(empty, {"a.txt": PLAN})
    written = {each.name: getattr(change, each.name) for each in fields(change) if getattr(change, each.name)}
    assert written == {"files": {FileKey("a.txt"): said(PLAN).sha256}}


def test_who_issued_is_told_once_by_each_text(empty: Store) -> None:
    """A text that names the issuer three times is one sentence behind ``ISSUED_BY``, two texts are two."""
    named = citation("Kế hoạch", "77-KH/TU", "1/3/2022", "của Ban Thường vụ Thành ủy")
    often = directive("Báo cáo", "12-BC/TU", CITY, "1/5/2022", sentences=[f"Thực hiện {named}, đã sơ kết."] * 3)
    once = directive("Báo cáo", "13-BC/TU", CITY, "1/6/2022", sentences=[f"Căn cứ {named}."])
    put(empty, {"often.txt": often, "once.txt": once})
    [issued] = [
        each for each in now(empty).all_edges() if each.label == "ISSUED_BY" and each.start.startswith("77-kh-tu")
    ]
    assert issued.end == "body.ban-thuong-vu-thanh-uy-minh-sown"
    assert [item["file"] for item in issued.properties["evidence"]] == ["often.txt", "once.txt"]
    assert {item["rule"] for item in issued.properties["evidence"]} == {"issuer named"}
    assert all("77-KH/TU" in item["quote"] for item in issued.properties["evidence"])


def test_a_named_issuer_takes_the_place_of_the_sign(empty: Store) -> None:
    """The sign's body stands while no text names the issuer, and comes back when that text goes."""
    bare = directive("Báo cáo", "12-BC/TU", CITY, "1/5/2022", sentences=["Căn cứ Kế hoạch số 77-KH/TU ngày 1/3/2022."])
    naming = bare.replace("12-BC", "13-BC").replace("1/3/2022.", "1/3/2022 của Ban Thường vụ Thành ủy.")

    def issuers() -> set[str]:
        return {e.end for e in now(empty).all_edges() if e.label == "ISSUED_BY" and e.start.startswith("77-kh-tu")}

    put(empty, {"bare.txt": bare})
    assert issuers() == {"body.thanh-uy-minh-sown"}
    put(empty, {"naming.txt": naming})
    assert issuers() == {"body.ban-thuong-vu-thanh-uy-minh-sown"}
    put(empty, {}, ["naming.txt"])
    assert issuers() == {"body.thanh-uy-minh-sown"}


def test_no_document_has_a_relation_to_itself(empty: Store) -> None:
    """A text that names itself states nothing of itself: neither that it implements nor that it cites itself."""
    text = directive(
        "Kế hoạch",
        "105-KH/TU",
        CITY,
        "23/9/2022",
        sentences=[
            "Thực hiện Kế hoạch số 105-KH/TU ngày 23/9/2022 của Ban Thường vụ Thành ủy, Thành ủy ban hành kế hoạch."
        ],
    )
    put(empty, {"a.txt": text})
    assert "105-kh-tu.minh-son.2020" in {each.id for each in now(empty).all_nodes()}
    assert [each for each in now(empty).all_edges() if each.start == each.end] == []


def test_an_unresolved_mention_has_no_edge(empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays in the ledger without a document; the sentence comes into the graph when it is resolved."""
    monkeypatch.setattr(corrected, "resolve", doubtful)
    old = directive("Nghị quyết", "09-NQ/TU", CITY, "14/3/2017")
    new = directive("Nghị quyết", "09-NQ/TU", CITY, "16/6/2022")
    citing = directive(
        "Báo cáo", "12-BC/TU", CITY, "1/8/2022", sentences=["Sơ kết 02 năm thực hiện Nghị quyết số 09-NQ/TU."]
    )
    put(empty, {"old.txt": old, "new.txt": new, "citing.txt": citing})
    assert not [each for each in now(empty).all_edges() if each.label in ("CITES", "REVIEWS")]
    with empty.writing() as writer:
        mentions = writer.mentions_of([said(citing).sha256])
    assert [mention.document is None for mention in mentions] == [False, True]
    put(empty, {}, ["old.txt"])
    assert edge(empty, "REVIEWS").end == edge(empty, "CITES").end == "09-nq-tu.minh-son.2020"


def test_a_step_that_fails_leaves_no_trace(empty: Store) -> None:
    """What goes wrong after the writes of a step takes them all back."""
    put(empty, {"a.txt": PLAN})
    before = graph(empty), named(empty)
    other = directive("Kế hoạch", "106-KH/TU", PROVINCE, "1/10/2022")

    def cut_off() -> None:
        with empty.writing() as writer:
            update(writer, {"b.txt": said(other)}, ["a.txt"])
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        cut_off()
    assert (graph(empty), named(empty)) == before


@dataclass(slots=True)
class CountingWriter:
    """A writer that counts the rows that pass through it, the list of files aside."""

    inner: Writer
    read: int = 0
    written: int = 0

    def files(self) -> dict[str, str]:
        return self.inner.files()

    def mentions_of(self, sources: Collection[str]) -> list[MentionRow]:
        return self._count(self.inner.mentions_of(sources))

    def mentions(self, families: Collection[str]) -> list[MentionRow]:
        return self._count(self.inner.mentions(families))

    def mentions_of_groups(self, groups: Collection[str]) -> list[MentionRow]:
        return self._count(self.inner.mentions_of_groups(groups))

    def place_hints(self, numbers: Collection[str]) -> list[tuple[str, PlaceHint]]:
        return self._count(self.inner.place_hints(numbers))

    def claims_touching(self, places: Collection[MentionKey]) -> list[Claim]:
        return self._count(self.inner.claims_touching(places))

    def claims_of(self, sources: Collection[str]) -> list[Claim]:
        return self._count(self.inner.claims_of(sources))

    def claims(self, triples: Collection[Triple]) -> list[Claim]:
        return self._count(self.inner.claims(triples))

    def extracts(self, sources: Collection[str]) -> dict[str, Extract]:
        return self._count(self.inner.extracts(sources))

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        return self._count(self.inner.nodes(ids))

    def edges(self, ids: Collection[str], labels: Collection[str], direction: Direction) -> list[Edge]:
        return self._count(self.inner.edges(ids, labels, direction))

    def entered(self, ids: Collection[str], labels: Collection[str], besides: Collection[str] = ()) -> set[str]:
        return self._count(self.inner.entered(ids, labels, besides))

    def corrections(self) -> str:
        return self.inner.corrections()

    def files_named(self, names: Collection[str]) -> dict[FileKey, str]:
        return self._count(self.inner.files_named(names))

    def files_of(self, sources: Collection[str]) -> dict[FileKey, str]:
        return self._count(self.inner.files_of(sources))

    def families_naming(self, bodies: Collection[str]) -> list[str]:
        return self._count(self.inner.families_naming(bodies))

    def apply(self, change: Change) -> None:
        self.written += sum(len(getattr(change, each.name) or ()) for each in fields(change))
        self.inner.apply(change)

    def _count(self, rows: Any) -> Any:
        self.read += len(rows)
        return rows


def plan_of(serial: int) -> str:
    """A plan with families of its own: its number, the resolution that it implements and a decision."""
    sentences = [
        f"Thực hiện Nghị quyết số {serial}-NQ/TU ngày 16/6/2022 của Thành ủy, Ban Thường vụ ban hành kế hoạch.",
        f"Căn cứ Quyết định số {serial}-QĐ/TU ngày 1/7/2022.",
    ]
    return directive("Kế hoạch", f"{serial}-KH/TU", CITY, "23/9/2022", sentences=sentences)


def counted(store: Store, act: Callable[[Writer], object]) -> tuple[int, int]:
    """How many rows an act on the writer reads and writes."""
    with store.writing() as writer:
        counting = CountingWriter(writer)
        act(counting)
    return counting.read, counting.written


@pytest.mark.parametrize("neighbour", [None, 7])
def test_one_more_file_costs_its_own_families(neighbour: int | None) -> None:
    """A file reads and writes the same rows beside 10 others as beside 100, when it comes, changes and goes."""

    def costs(others: int) -> list[tuple[int, int]]:
        with embedded() as store:
            put(store, {f"{serial}.txt": plan_of(serial) for serial in range(1, others + 1)})
            mine = plan_of(neighbour or 500).replace("23 tháng 9", "24 tháng 9")
            changed = mine.replace("1/7/2022", "2/7/2022")
            return [
                counted(store, lambda writer: update(writer, {"mine.txt": said(mine)})),
                counted(store, lambda writer: update(writer, {"mine.txt": said(changed)})),
                counted(store, lambda writer: update(writer, {"other.txt": said(changed)}, ["mine.txt"])),
                counted(store, lambda writer: update(writer, {}, ["other.txt"])),
            ]

    few = costs(10)
    assert few == costs(100)
    assert all(read < 120 and written < 120 for read, written in few)


def naming(serial: int, body: str) -> str:
    """A report of a family of its own that names a body and, in its words, nothing else of its own."""
    return directive("Báo cáo", f"{serial}-BC/TU", CITY, "1/9/2022", "", [f"Giao {body} phối hợp."])


def test_a_new_body_costs_its_own_surroundings() -> None:
    """What is known around a body is read for it alone, when it comes and goes, however many others are there."""

    def costs(others: int) -> list[tuple[int, int]]:
        with embedded() as store:
            bodies = ("Quận ủy Long Biên", "Quận ủy Ba Đình", "Huyện ủy Ba Vì")
            put(store, {f"{n}.txt": naming(n, bodies[n % 3]) for n in range(1, others + 1)})
            mine = {"mine.txt": said(naming(500, "Thị ủy Sơn Tây"))}
            return [
                counted(store, lambda writer: update(writer, mine)),
                counted(store, lambda writer: update(writer, {}, ["mine.txt"])),
            ]

    assert costs(6) == costs(60)


def test_names_are_claims_of_their_text(empty: Store) -> None:
    """Each text that names a ward is one sentence behind its edge, and the ward goes with the last of them."""
    texts = {
        f"{n}.txt": directive("Báo cáo", f"{n}-BC/TU", CAPITAL, "1/9/2022", "", ["Tại phường Mễ Trì."] * 2)
        for n in (1, 2)
    }
    ward = "place.ha-noi.quan-nam-tu-liem.phuong-me-tri"
    put(empty, texts)
    named = [each for each in now(empty).all_edges() if each.label == "NAMES" and each.end == ward]
    assert [len(each.properties["evidence"]) for each in named] == [1, 1]
    assert {each.properties["evidence"][0]["quote"] for each in named} == {"Tại phường Mễ Trì."}
    put(empty, {}, ["1.txt"])
    assert ward in now(empty).nodes([ward])
    put(empty, {}, ["2.txt"])
    assert graph(empty) == ""


def test_the_same_ward_body_by_issue_and_by_name(empty: Store) -> None:
    """UBND of a ward that issued a document of Hà Nội is the body that another text of Hà Nội names."""
    cited = citation("Kế hoạch", "30/KH-UBND", "1/3/2022", "của UBND phường Mễ Trì")
    put(
        empty,
        {
            "issued.txt": directive("Báo cáo", "12-BC/TU", CAPITAL, "1/9/2022", "", [f"Căn cứ {cited}."]),
            "named.txt": directive("Báo cáo", "13-BC/TU", CAPITAL, "1/9/2022", "", ["Giao UBND phường Mễ Trì."]),
            "other.txt": directive("Báo cáo", "14-BC/TU", CITY, "1/9/2022", "", ["Giao UBND phường Mễ Trì."]),
        },
    )
    of = {
        (each.label, each.properties["evidence"][0]["file"]): each.end
        for each in now(empty).all_edges()
        if each.label in ("ISSUED_BY", "NAMES") and each.end.startswith("body.ubnd-phuong")
    }
    assert of["ISSUED_BY", "issued.txt"] == of["NAMES", "named.txt"] == "body.ubnd-phuong-me-tri"
    assert of["NAMES", "other.txt"] == "body.ubnd-phuong-me-tri.minh-sown"


def test_the_cost_is_counted() -> None:
    """The counting writer sees all: a file of a family that ten others name reads their mentions."""
    shared = "Căn cứ Nghị quyết số 21-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương."

    def cost(others: int) -> tuple[int, int]:
        with embedded() as store:
            put(
                store,
                {
                    f"{n}.txt": directive("Báo cáo", f"{n}-BC/TU", CITY, "1/9/2022", "", [shared])
                    for n in range(1, others)
                },
            )
            mine = directive("Báo cáo", "500-BC/TU", CITY, "1/9/2022", "", [shared])
            return counted(store, lambda writer: update(writer, {"mine.txt": said(mine)}))

    assert cost(30)[0] >= cost(10)[0] + 20


def test_two_names_of_one_text_in_one_step() -> None:
    """Whichever name is put first, one text is one source, with the evidence of its first name."""
    with embedded() as one, embedded() as other:
        put(one, {"a.txt": PLAN, "b.txt": PLAN})
        put(other, {"b.txt": PLAN, "a.txt": PLAN})
        assert graph(one) == graph(other)
        assert {item["file"] for each in now(one).all_edges() for item in each.properties["evidence"]} == {"a.txt"}


def test_a_part_is_told_only_where_all_sentences_mean_a_part() -> None:
    """An edge names the parts that are meant, unless a sentence means the whole document."""
    amended = citation("Quy chế", "05-QC/TU", "1/2/2021")
    part = f"Sửa đổi Điều 2 của {amended}."
    whole = f"Quy chế này thay thế {amended}."
    with embedded() as store:
        extract = said(directive("Quy chế", "07-QC/TU", CITY, "1/8/2022", "", [part, whole]))
        [first, *_] = [each for each in extract.statements if each.relation != "CITES"] or extract.statements
        meant = [replace(first, part="Điều 2"), replace(first, part="Điều 3")]
        for statements, parts in (([*meant], ["Điều 2", "Điều 3"]), ([*meant, replace(first, part=None)], None)):
            with store.writing() as writer:
                update(writer, {}, ["a.txt"])
            with store.writing() as writer:
                update(writer, {"a.txt": replace(extract, statements=tuple(statements))})
            assert edge(store, first.relation).properties.get("part") == parts
