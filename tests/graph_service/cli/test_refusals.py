"""A load's summary tells in few words why files were refused, and in which way the others were read."""

import ast
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

import loaders.read
from graph_service.cli.language import speak
from graph_service.cli.loading import print_report
from graph_service.cli.refusals import _CAUSES, OTHER, cause_of, causes
from graph_service.ledger import reading
from graph_service.ledger.load import LoadReport
from graph_service.words import table
from loaders.errors import Saying, UnreadableFile

#: which argument of an error tells the reason
REASONS = {"UnreadableFile": 1, "TooMuch": 0, "Refusal": 1}


def reasons(folder: Path) -> Iterator[str]:
    """The reasons that modules give, as they are written."""
    for path in sorted(folder.glob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in REASONS:
                told = call.args[REASONS[call.func.id]] if len(call.args) > REASONS[call.func.id] else None
                if isinstance(told, ast.Call) and isinstance(told.func, ast.Name) and told.func.id == "Saying":
                    told = told.args[0]
                if isinstance(told, ast.Constant):
                    yield str(told.value)


EVERY = sorted({*reasons(Path(loaders.read.__file__).parent), *reasons(Path(reading.__file__).parent)})


def test_reasons_are_found() -> None:
    """The next test has something to hold."""
    assert len(EVERY) > 40


@pytest.mark.parametrize("reason", [each for each in EVERY if "loaded" not in each and "several folders" not in each])
def test_every_reason_has_few_words(reason: str) -> None:
    """What a reader of files may refuse is told by its cause, but for texts that break the extraction."""
    assert (cause_of(reason) == OTHER) == reason.startswith("its text cannot be extracted")


def test_what_fills_a_reason_says_nothing_of_its_cause() -> None:
    """A file inside an archive may be called anything."""
    for name in ("password.txt", "scan.pdf", "bomb", "UTF-8"):
        assert cause_of(Saying("there is no {file} in it any more", file=name)) == "unopened"
        assert (
            cause_of(Saying("a file in it is called {written!r:.80}, which leads out of it", written=name)) == "archive"
        )


def test_every_cause_has_its_words() -> None:
    """In the table, and no word of it is for a cause that there is not."""
    named = {name.removeprefix("cause_") for name in table() if name.startswith("cause_")}
    assert named == {*_CAUSES, OTHER}


def test_refusals_are_counted_by_why_and_ending() -> None:
    """The most frequent reason stands first."""
    refused = [
        UnreadableFile("a.pdf", "scan: no text layer", ""),
        UnreadableFile("b.PDF", "broken PDF (x)", ""),
        UnreadableFile("c/d.zip", "broken zip (x)", ""),
    ]
    assert list(causes(refused).items()) == [
        ("broken", {".pdf": 1, ".zip": 1}),
        ("scan", {".pdf": 1}),
    ]


def test_the_summary_tells_all_of_it() -> None:
    """Kinds, OCR, conversion, refusals with their reasons, endings that were passed over: a line each."""
    refused = (UnreadableFile("a.pdf", "scan: no text layer", ""), UnreadableFile("b", "an archive (RAR)", ""))
    kinds = {"doc": 2, "pdf": 5, "converted": 2, "ocr": 1}
    done = LoadReport(7, 0, 0, refused, 9, 20, 1, kinds=kinds, passed_over={".exe": 3})
    console = Console(file=io.StringIO(), width=200)
    speak("vi")
    print_report(console, done)
    assert console.file.getvalue().splitlines()[7:] == [
        "Đã đọc theo loại: doc 2, pdf 5",
        "Trong đó nhận dạng chữ (OCR): 1",
        "Trong đó chuyển từ mã chữ hoặc định dạng cũ: 2",
        "Bị từ chối vì: bản chụp không có chữ 1 (.pdf 1); tệp nén, thư 1 (- 1)",
        "Bỏ qua theo đuôi tệp: .exe 3",
    ]
