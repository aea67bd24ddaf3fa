"""What registers say: each row names documents by its columns, and what becomes of them."""

from collections.abc import Sequence

import pytest

from loaders.extract import extract
from loaders.know.columns import role_of
from loaders.model import OWN, Extract, Source
from loaders.relate.register import REGISTERS, tables

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


def test_headings_that_mean_nothing_have_no_role() -> None:
    """Earlier rows of the table go first, and a heading that none fits has no role."""
    assert [role_of(heading) for heading in ("Bãi bỏ", "Văn bản bị bãi bỏ", "Ghi chú", "")] == [
        "repeals", "repealed", None, None,
    ]  # fmt: skip
    assert "docx" not in REGISTERS
