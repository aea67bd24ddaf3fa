"""What came of tasks and targets is a function of the texts and of people's corrections, however both came."""

from collections.abc import Iterator
from itertools import permutations

import pytest
from store_tools import clear, embedded, now, update
from texts import said

from graph_service.export import forms as export
from graph_service.ledger.step import correct
from graph_service.queries import every as queries
from graph_service.store.protocol import Store, ask
from loaders.model import Edge
from loaders.resolve.correction_text import added
from loaders.resolve.corrections import Correction

PROGRAMME = """TỈNH ỦY LAM THỦY
*
Số 41-CTr/TU
Lam Thủy, ngày 03 tháng 02 năm 2021

CHƯƠNG TRÌNH
về giữ gìn đê điều

II. CHỈ TIÊU

1. Đến năm 2025, ít nhất 80% tuyến đê cấp ba được kiên cố hóa mặt đê.

2. Mỗi năm trồng ít nhất 60% diện tích rừng chắn sóng ven đê.

3. Đến năm 2025, 90% đội canh đê có thuyền máy.

T/M TỈNH ỦY

PHỤ LỤC

TT\tNội dung\tCơ quan chủ trì
1\tĐề án: Xây dựng đội tuần tra canh gác đê điều mùa nước lớn.\tUBND tỉnh
2\tKế hoạch di dời hộ dân sống trong hành lang thoát lũ.\tUBND tỉnh
3\tĐề án: Trồng rừng chắn sóng ven đê biển.\tSở Nông nghiệp
"""
REPORT = """TỈNH ỦY LAM THỦY
*
Số 77-BC/TU
Lam Thủy, ngày 10 tháng 3 năm 2023

BÁO CÁO
kết quả thực hiện Chương trình số 41-CTr/TU

Tỉnh ủy đã lãnh đạo thực hiện Chương trình số 41-CTr/TU ngày 03/02/2021 của Tỉnh ủy Lam Thủy.
Đến nay đã có 3/3 chỉ tiêu đạt và vượt kế hoạch.

Ban Thường vụ Tỉnh ủy ban hành Đề án số 15-ĐA/TU ngày 12/5/2022 về xây dựng đội tuần tra canh gác đê điều mùa nước lớn.

Ủy ban nhân dân tỉnh ban hành Kế hoạch số 88/KH-UBND ngày 02/6/2022 về di dời hộ dân ở bãi bồi ra khỏi hành lang
thoát lũ và khu sạt lở.

Đến nay có 84,5% tuyến đê cấp ba được kiên cố hóa mặt đê.
"""
OLD = """TỈNH ỦY LAM THỦY
*
Số 5-BC/TU
Lam Thủy, ngày 10 tháng 3 năm 2022

BÁO CÁO
tình hình đê điều

Năm 2019 Tỉnh ủy có Đề án số 09-ĐA/TU ngày 12/5/2019 về xây dựng đội tuần tra canh gác đê điều mùa nước lớn; năm 2021
có Chương trình số 41-CTr/TU ngày 03/02/2021. Đã có 2/3 chỉ tiêu đạt kế hoạch.
"""
TEXTS = (PROGRAMME, REPORT, OLD)


@pytest.fixture(params=["sqlite", "neo4j"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty store of each engine."""
    if request.param == "sqlite":
        with embedded() as opened:
            yield opened
    else:
        opened = request.getfixturevalue("neo4j_store")
        clear(opened)
        say(opened)
        yield opened
        say(opened)


def load(store: Store, *numbers: int) -> None:
    """One step for each text."""
    for number in numbers:
        with store.writing() as writer:
            update(writer, {f"{number}.txt": said(TEXTS[number])})


def say(store: Store, *corrections: tuple[str, str, str]) -> None:
    """Make these the corrections."""
    text = ""
    for kind, *about in corrections:
        text = added(text, Correction(kind, tuple(about), "lan", "2026-11-24", "đã đối chiếu bản gốc"))  # type: ignore[arg-type]
    with store.writing() as writer:
        correct(writer, text)


def graph(store: Store) -> list[str]:
    """The whole graph, line by line."""
    return list(export.jsonl(now(store)))


def edges(store: Store, label: str) -> dict[tuple[str, str], Edge]:
    """The edges of a label by the number that their document's id begins with, and the end of their other end's."""
    found = [edge for edge in now(store).all_edges() if edge.label == label]
    return {(edge.start.split(".")[0], edge.end.rpartition(".task.")[2]): edge for edge in found}


def task(store: Store, row: str) -> str:
    """The id of a row of the programme."""
    return next(n.id for n in now(store).all_nodes() if n.labels == ("Task",) and n.properties.get("row") == row)


def test_what_was_issued_for_a_row_is_linked(store: Store) -> None:
    """The same subject, issued later by the programme's issuer, is sure; a subject that goes elsewhere waits."""
    load(store, 0, 1, 2)
    found = edges(store, "REALISES")
    assert set(found) == {("15-da-tu", "1"), ("88-kh-ubnd", "2")}
    sure, suggested = found["15-da-tu", "1"].properties, found["88-kh-ubnd", "2"].properties
    assert (sure["state"], suggested["state"]) == ("sure", "suggested")
    assert sure["score"] > suggested["score"]
    assert "subject=1" in sure["parts"]
    [item] = sure["evidence"]
    assert "Đề án số 15-ĐA/TU" in item["quote"]
    assert item["file"] == "1.txt"


def test_a_task_tells_what_was_issued_for_it() -> None:
    """Rows stand in the states that their links have; the one without a link is asked for by its state."""
    with embedded() as store:
        load(store, 0, 1)
        told = ask(store, lambda reads: queries.tasks(reads, "41-CTr/TU"))
        unseen = ask(store, lambda reads: queries.tasks(reads, "41-CTr/TU", states=("not_seen",)))
    assert [each.state for each in told.items if each.task.properties.get("row")] == ["issued", "suggested", "not_seen"]
    assert [each.task.properties["row"] for each in unseen.items if each.task.properties.get("row")] == ["3"]


def test_figures_are_reported_and_met_is_computed(store: Store) -> None:
    """A count of all targets meets each; a figure is that of the target which has its words; a part tells of none."""
    load(store, 0, 1, 2)
    told = ask(store, lambda reads: queries.targets(reads, "41-CTr/TU"))
    assert len(told.items) == 3
    results = [{each.document.id.split(".")[0]: each for each in aim.results} for aim in told.items]
    assert [each["77-bc-tu"].met for each in results] == [True, True, True]
    assert [each["77-bc-tu"].edge.properties.get("value") for each in results] == [84.5, None, None]
    assert [each["5-bc-tu"].met for each in results] == [None, None, None] if "5-bc-tu" in results[0] else True
    [first] = {each["77-bc-tu"].edge.properties["achieved"] for each in results}
    assert first == 3


def test_the_order_of_texts_makes_no_difference(store: Store) -> None:
    """Byte for byte, in steps of every order and in one."""
    with store.writing() as writer:
        update(writer, {f"{number}.txt": said(text) for number, text in enumerate(TEXTS)})
    at_once = graph(store)
    assert sum('"REALISES"' in line for line in at_once) == 2
    for order in permutations(range(len(TEXTS))):
        clear(store)
        load(store, *order)
        assert graph(store) == at_once


def test_what_a_text_told_goes_with_it(store: Store) -> None:
    """After a text is dropped the graph is that of the others, whichever it was."""
    for gone in range(len(TEXTS)):
        rest = [number for number in range(len(TEXTS)) if number != gone]
        clear(store)
        load(store, *rest)
        wanted = graph(store)
        clear(store)
        load(store, 0, 1, 2)
        with store.writing() as writer:
            update(writer, {}, [f"{gone}.txt"])
        assert graph(store) == wanted


def test_people_confirm_and_refuse(store: Store) -> None:
    """A confirmed link holds without a text, a refused one is shown to nobody; both are undone without a trace."""
    load(store, 0, 1, 2)
    before = graph(store)
    rows = {row: task(store, row) for row in "123"}
    documents = {edge.start.split(".")[0]: edge.start for edge in now(store).all_edges() if edge.label == "ISSUED_BY"}
    say(store, ("realise", rows["3"], documents["09-da-tu"]), ("not-realised", rows["1"], documents["15-da-tu"]))
    found = edges(store, "REALISES")
    assert found["09-da-tu", "3"].properties["state"] == "confirmed"
    assert found["09-da-tu", "3"].properties["evidence"][0]["quote"].startswith("3")
    assert found["15-da-tu", "1"].properties["state"] == "refused"
    told = ask(store, lambda reads: queries.tasks(reads, "41-CTr/TU"))
    assert [each.state for each in told.items if each.task.properties.get("row")] == ["not_seen", "suggested", "issued"]
    say(store)
    assert graph(store) == before


def test_corrections_wait_for_their_texts(store: Store) -> None:
    """Said before the texts come they give the same graph as said after."""
    load(store, 0, 1, 2)
    row, scheme = task(store, "2"), "09-da-tu.lam-thuy.2015"
    assert scheme in now(store).nodes([scheme])
    say(store, ("realise", row, scheme))
    wanted = graph(store)
    clear(store)
    load(store, 2, 1, 0)
    assert graph(store) == wanted
