"""Answers as tables for spreadsheets."""

import csv
import io

from duty_graph import PROGRAMME, TARGET, edge, task
from store_tools import now, write

from graph_service.export import answers
from graph_service.export.answers import AnswerTable
from graph_service.export.cells import sheet
from graph_service.queries import every as queries
from graph_service.store.protocol import Store


def rows_of(table: AnswerTable) -> list[dict[str, str]]:
    """What a spreadsheet reads."""
    text = "".join(table.lines())
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_no_cell_is_a_formula_and_none_is_cut(told: Store) -> None:
    """What a document says is text, however it begins and however long it is; a line break stays in its cell."""
    text = '=HYPERLINK("http://x")\n' + "rất dài " * 6000
    key = f"{PROGRAMME}.task.9"
    write(told, put_nodes=[task(key, text, "9", 9)], put_edges=[edge(key, "SET_BY", PROGRAMME, "+9. hàng", PROGRAMME)])
    last = rows_of(answers.tasks(queries.tasks(now(told), PROGRAMME)))[-1]
    assert last["task"] == f"'{text}"
    assert last["sentences"] == "'+9. hàng"


def test_numbers_stay_numbers_and_nothing_is_an_empty_cell() -> None:
    """A negative number is no formula; a text that looks like one is text."""
    lines = list(sheet(("a", "b", "c", "d"), [(-3, "-3", None, 87.5), ("@x", "\tx", "a,b", 'say "x"')]))
    assert lines == ["\ufeff", "a,b,c,d\r\n", "-3,'-3,,87.5\r\n", '\'@x,\'\tx,"a,b","say ""x"""\r\n']


def test_coverage_has_a_row_for_each_document_and_for_each_that_issued_none(told: Store) -> None:
    """States are Vietnamese words, and sentences stand with their place in the text."""
    rows = rows_of(answers.coverage(queries.coverage(now(told), PROGRAMME, "district", as_of="2024")))
    assert len(rows) == 30
    assert (rows[1]["body"], rows[1]["state"], rows[1]["days"], rows[1]["steps"], rows[1]["through"]) == (
        "quận Hoàn Kiếm",
        "đã có văn bản thực hiện",
        "337",
        "2",
        "Kế hoạch 207-KH/TU",
    )
    assert rows[1]["sentences"] == "Triển khai Kế hoạch số 207-KH/TU."
    assert rows[1]["files"] == "12-kh-ubnd.hoan-kiem.2023.txt, 10-43"
    assert (rows[2]["loaded_texts"], rows[2]["sentences"][:9]) == ("1", "Quận ủy đ")


def test_duties_and_targets_tell_roles_and_figures(told: Store) -> None:
    """A role a row, a result a row; a target without a result has one row too."""
    roles = rows_of(answers.duties(queries.duties(now(told), "Sở Nội vụ thành phố Hà Nội")))
    assert [(row["duty"], row["row"], row["state"]) for row in roles] == [
        ("chủ trì", "1", "đã có văn bản"),
        ("phối hợp", "2", "có thể đã có văn bản"),
        ("chủ trì", "3", "chưa thấy văn bản"),
    ]
    received = rows_of(answers.duties(queries.duties(now(told), "Quận ủy Tây Hồ")))
    assert [(row["duty"], row["number"], row["purpose"]) for row in received] == [
        ("tổ chức thực hiện", "44-CTr/TU", ""),
        ("nhận", "44-CTr/TU", "để thực hiện"),
    ]
    figures = rows_of(answers.targets(queries.targets(now(told), PROGRAMME)))
    assert [(row["value"], row["reported_value"], row["met"]) for row in figures] == [
        ("80", "87.5", "đạt"),
        ("3 - 5", "2", "chưa đạt"),
        ("1000", "", ""),
    ]
    assert TARGET not in figures[0].values()


def test_status_of_an_unchanged_document_is_one_row(told: Store) -> None:
    """A row of its own, without a change."""
    [row] = rows_of(answers.status(queries.status(now(told), "207-KH/TU", as_of="2024")))
    assert (row["standing"], row["relation"]) == ("còn hiệu lực theo các văn bản đã nạp", "")
