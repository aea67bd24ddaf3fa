"""What registers say: each row names documents by its columns, and what becomes of them."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from loaders.extract import extract
from loaders.find.registers import REGISTERS, tables
from loaders.know.columns import role_of
from loaders.model import OWN, Extract, Source

OLD = "Nghị quyết số 02/2021/NQ-HĐND ngày 6/10/2021 của HĐND tỉnh Kim Sơn quy định mức thu"
NEW = "Nghị quyết số 07/2025/NQ-HĐND ngày 26/9/2025 của HĐND tỉnh Kim Sơn"
HEADS = ("STT\tTên gọi văn bản\tHình thức xử lý\t\t\tSố, ngày, tháng, năm ban hành VBQPPL", "\t\tThay thế\tBãi bỏ")


def register(*rows: str, heads: Sequence[str] = HEADS) -> Source:
    """A sheet with these headings and rows."""
    return Source("a.xlsx", "0" * 64, "xlsx", "\n".join(["Sổ", *heads, *rows]), (0,))


def relations(said: Extract) -> list[tuple[str | None, str, str | None]]:
    """What is said between documents, by their numbers."""
    numbers = [reference.number for reference in said.references]
    told = [s for s in said.statements if s.relation != "CITES"]
    return [(numbers[s.subject] if s.subject != OWN else "own", s.relation, numbers[s.object]) for s in told]


@pytest.mark.parametrize(("marks", "relation"), [("1\t", "SUPERSEDES"), ("\tx", "REPEALS")])
def test_a_mark_under_a_heading_says_what_the_new_document_does(marks: str, relation: str) -> None:
    """Two-line headings over several columns are read; the evidence is the whole row."""
    row = f"1\t{OLD}\t{marks}\t\t{NEW}"
    source = register(row)
    said = extract(source)
    assert relations(said) == [("07/2025/NQ-HĐND", relation, "02/2021/NQ-HĐND")]
    assert {statement.evidence.quote for statement in said.statements} == {row}
    assert all(source.text[s.evidence.start : s.evidence.end] == s.evidence.quote for s in said.statements)


def test_a_mark_alone_says_nothing() -> None:
    """What is to be replaced some day, and by nothing yet, is not replaced."""
    assert relations(extract(register(f"1\t{OLD}\t1"))) == []


def test_a_register_is_no_document_of_its_rows() -> None:
    """It has no number of its own, and what its rows say it does not say of itself."""
    said = extract(register(f"1\t{OLD}\t\t\t{NEW}"))
    assert (said.own.number, said.own.name, len(said.references)) == (None, "Sổ", 2)
    assert {s.relation for s in said.statements if s.subject == OWN} == {"CITES"}


def test_columns_give_day_issuer_and_subject() -> None:
    """The number of a book of incoming documents stands alone; what else is known of it is in its row."""
    heads = ["Số đến\tSố, ký hiệu\tNgày tháng văn bản\tCơ quan ban hành\tTrích yếu\tThay thế văn bản số"]
    row = "12\t91/KH-UBND\t5/3/2026\tUBND tỉnh Kim Sơn\tvề nạo vét kênh\t77/KH-UBND"
    said = extract(register(row, heads=heads))
    own = said.references[0]
    assert (own.number, own.issued_on, own.issuer, own.title) == (
        "91/KH-UBND", "2026-03-05", "UBND tỉnh Kim Sơn", "về nạo vét kênh",
    )  # fmt: skip
    assert relations(said) == [("91/KH-UBND", "SUPERSEDES", "77/KH-UBND")]


def test_a_sheet_without_headings_is_no_register() -> None:
    """A list of goods names documents like any text, and no more."""
    source = register("1\tCát\t2505", heads=["STT\tTên hàng\tMã số"])
    assert tables(source) == []
    assert relations(extract(source)) == []


def test_tasks_have_their_columns() -> None:
    """The columns of a list of tasks are told by their headings."""
    heads = ["\tTên nhiệm vụ\tNguồn chỉ đạo\tĐơn vị đầu mối\tĐơn vị phối hợp\tThời hạn HT\tTrạng thái"]
    [table] = tables(register("1\ta", heads=heads))
    assert table.columns == {"task": 1, "source": 2, "leads": 3, "coordinates": 4, "due": 5, "state": 6}
    assert [(row.sheet, row.number) for row in table.rows] == [("Sổ", 2)]


TASKS = [
    "\tTên nhiệm vụ\tNguồn chỉ đạo\tĐơn vị đầu mối\tĐơn vị phối hợp\tThời hạn HT\tTrạng thái",
    "1\tTrình Đề án số hóa kho lưu trữ\t12/TB-UBND\tSở Nội vụ\tSở Y tế  Sở Xây dựng\t30/04/2026\tĐang thực hiện",
    "2\tThực hiện Nghị quyết số 21-NQ/TW\tGiao ban tháng 3\tÔng An\t\tTháng 5/2026",
]


def test_a_row_of_a_list_of_tasks_is_a_task() -> None:
    """Text, source, leads, coordinates, due day and state come from their columns, and the row is the evidence."""
    first, second = extract(register(*TASKS[1:], heads=TASKS[:1])).tasks
    assert (first.text, first.source, first.state) == (
        "Trình Đề án số hóa kho lưu trữ", "12/TB-UBND", "Đang thực hiện",
    )  # fmt: skip
    assert first.due is not None
    assert (first.due.end, first.row, first.certain) == ("2026-04-30", "2", True)
    assert (first.evidence.quote, first.evidence.rule) == (TASKS[1], "register, row 2 of Sổ")
    assert (second.source, second.state, second.duties, second.certain) == ("Giao ban tháng 3", None, (), False)


def test_the_documents_of_a_task_are_told_by_its_columns() -> None:
    """The document under the source set the task; one in its own words is carried out."""
    said = extract(register(*TASKS[1:], heads=TASKS[:1]))
    concerned = [
        (concern.relation, said.references[concern.object].number) for task in said.tasks for concern in task.concerns
    ]
    assert concerned == [("SET_BY", "12/TB-UBND"), ("IMPLEMENTS", "21-NQ/TW")]


def test_lines_of_a_cell_are_bodies_of_their_own() -> None:
    """Each line of a cell of names is a name, and a person is none."""
    said = extract(register(*TASKS[1:], heads=TASKS[:1]))
    duties = [(duty.role, said.names[duty.body].name) for task in said.tasks for duty in task.duties]
    assert duties == [("LEADS", "Sở Nội vụ"), ("COORDINATES", "Sở Y tế"), ("COORDINATES", "Sở Xây dựng")]
    marked = [said.tasks[0].duties[index].evidence for index in range(3)]
    source = register(*TASKS[1:], heads=TASKS[:1]).text
    assert [each.marks[0].of(source) for each in marked] == ["Sở Nội vụ", "Sở Y tế", "Sở Xây dựng"]


def test_a_task_stays_the_same_where_rows_are_put_in() -> None:
    """Its key is made of its words, and two tasks of the same words are two."""
    before = extract(register(TASKS[1], heads=TASKS[:1])).tasks
    after = extract(register(TASKS[2], TASKS[1], TASKS[1], heads=TASKS[:1])).tasks
    assert before[0].key == after[1].key
    assert len({task.key for task in after}) == 3


def test_a_row_that_cannot_be_read_is_told_and_the_rest_goes_on() -> None:
    """Sheet, row and column say where; a heading between rows is no such row."""
    heads = ["STT\tSố, ký hiệu\tNgày ban hành\tTrích yếu"]
    rows = ("I. Đến", "1\tkhông số\t5/3/2026\tvề a", "2\t91/KH-UBND\tđầu năm\tvề b", "3\t92/KH-UBND\t6/3/2026\tvề c")
    said = extract(register(*rows, heads=heads))
    [sheet] = said.sheets
    assert [(each.row, each.column, each.role, each.written) for each in sheet.unread] == [
        (3, "B", "number", "không số"), (4, "C", "date", "đầu năm"),
    ]  # fmt: skip
    assert (sheet.name, sheet.headings, sheet.rows, sheet.told) == ("Sổ", 1, 4, False)
    assert [reference.number for reference in said.references] == ["91/KH-UBND", "92/KH-UBND"]


def test_a_title_ends_with_its_cell() -> None:
    """What stands in the next column is not a part of what a document is about."""
    row = f"1\t{OLD}\t1\t\t{NEW} về mức thu\tSở Tài chính"
    assert [reference.title for reference in extract(register(row)).references] == ["quy định mức thu", "mức thu"]


def test_a_file_of_columns_is_believed() -> None:
    """What a person says of a sheet holds instead of its headings."""
    columns = "Sổ:\n  headings: 1\n  number: C\n  replaced: B\n"
    source = register("1\t77/KH-UBND\t91/KH-UBND", heads=["a\tb\tc"])
    assert relations(extract(source)) == []
    told = extract(replace(source, columns=columns))
    assert relations(told) == [("91/KH-UBND", "SUPERSEDES", "77/KH-UBND")]
    assert [(each.letter, each.role, each.heading) for each in told.sheets[0].columns] == [
        ("B", "replaced", "b"), ("C", "number", "c"),
    ]  # fmt: skip
    assert told.sheets[0].told


def test_a_sheet_that_a_person_takes_out_is_read_as_a_text() -> None:
    """A sheet without columns is none of a register."""
    source = replace(register(f"1\t{OLD}\t1\t\t{NEW}"), columns="Sổ: {}\n")
    assert relations(extract(source)) == []
    assert extract(source).sheets[0].columns == ()


def test_headings_that_mean_nothing_have_no_role() -> None:
    """Earlier rows of the table go first, and a heading that none fits has no role."""
    assert [role_of(heading) for heading in ("Bãi bỏ", "Văn bản bị bãi bỏ", "Ghi chú", "")] == [
        "repeals", "repealed", None, None,
    ]  # fmt: skip
    assert "docx" not in REGISTERS
