"""The work list names what the extraction passes over, and nothing that it read."""

from pathlib import Path

from bench.silence import form_of, silent_clauses, silent_forms
from loaders.extract import extract
from loaders.model import Source

READ = "Kế hoạch số 7-KH/TU thực hiện Nghị quyết số 9-NQ/TW."
SILENT = "Các phòng đã tổ chức thực hiện nghiêm Chỉ thị số 8-CT/TU."


def source(text: str) -> Source:
    """The text as a loaded file."""
    return Source("a.txt", "0" * 64, "text", text)


def test_a_clause_with_a_verb_and_a_document_that_stated_nothing_is_listed() -> None:
    """The clause that relates two documents is read; the one that names one only is on the list."""
    found = list(silent_clauses(source(f"{READ}\n{SILENT}"), extract(source(f"{READ}\n{SILENT}"))))
    assert [clause for clause, _ in found] == [SILENT]


def test_a_form_keeps_verbs_documents_and_joiners() -> None:
    """Words between are dots, however many; a document is one letter."""
    text = "Sở Xây dựng thực hiện 9-NQ/TW, 8-CT/TU và phối hợp với các đơn vị"
    spans = [(text.index(number), text.index(number) + len(number)) for number in ("9-NQ/TW", "8-CT/TU")]
    assert form_of(text, 0, len(text), spans) == "… IMPLEMENTS D , D và …"


def test_the_most_frequent_form_comes_first(tmp_path: Path) -> None:
    """Forms of more clauses stand above those of fewer, each with one of its clauses."""
    for index in range(3):
        (tmp_path / f"{index}.txt").write_text(SILENT.replace("8-", f"{index + 1}-"), encoding="utf-8")
    (tmp_path / "other.txt").write_text("Theo quy định tại Nghị định số 7/2024/NĐ-CP", encoding="utf-8")
    forms = silent_forms(tmp_path.glob("*.txt"))
    assert [form.many for form in forms] == [3, 1]
    assert "Chỉ thị" in forms[0].sample
