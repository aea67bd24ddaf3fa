"""The table of words is complete in both languages, whoever says them, and no line has two."""

import ast
import inspect
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import click
import pytest
from pydantic import BaseModel, Field, ValidationError

import graph_service
import loaders
from graph_service.cli.commands import COMMANDS, main
from graph_service.cli.language import CLICK, english, speak
from graph_service.cli.printing import _FACTS
from graph_service.error_titles import TITLES
from graph_service.errors import NotFound
from graph_service.validation import OTHER, reason_of
from graph_service.words import DETAIL, SENTENCES, InBoth, Words, both, by_english, in_a_row, rows, table, vietnamese
from loaders.errors import Saying, UnreadableFile, of_system

PAGE = Path(graph_service.__file__).with_name("page")
PACKAGES = (Path(graph_service.__file__).parent, Path(loaders.__file__).parent)
_VIETNAMESE = re.compile("[àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
#: the English names a few Vietnamese words that people type, or that documents and tables hold
_EXAMPLES = re.compile("quận …|quận, phường …|phường, xã, quận|'kế hoạch'|`[^`]*`|\\(trích yếu\\)")
#: modules whose Vietnamese is not said to anybody, and why
_NOT_SAID = {
    "graph_service/api/examples.py": "names of the demo's documents, which the examples of the API are asked for",
    "graph_service/queries/dates.py": "the word for a day, which people may type before it",
}
#: what pydantic and the web framework say
_OF_LIBRARIES = re.compile(
    "Input should|String should|should have at|Field required|Extra inputs|JSON decode|parsing the body"
)
_SLOT = re.compile(r"(?<!\{)\{(\w+)[^{}]*\}|%\((\w+)\)s")
#: slots of libraries that they fill with English words, which a Vietnamese sentence leaves out
_LEFT_OUT = {DETAIL, "number_type", "expected_plural", "field_type"}
#: what a name begins with where a part of it is filled in
_FILLED = (
    *("advice_", "at_", "ask_", "body_", "cause_", "column_", "correction_", "fact_", "head_", "http_", "level_"),
    *("load_state_", "menu_", "n_", "order_", "remedy_", "report_", "role_", "said_", "severity_", "state_", "tab_"),
)
#: what raises or makes an error, and how many of its arguments are sentences behind the subject
_ERRORS = {
    *(kind.__name__ for kind in TITLES),
    *("BadKeys", "UnwritableFile", "MomentPassed", "Refusal", "_bad", "_wrong"),
    # no error, but it has its two sentences in the same places
    "EdgeLabel",
}
_OTHERS = {"TooMuch": 0, "Idle": 1, "_too_large": 1, "problem": 3, "_busy": 1, "_unauthorised": 1}
#: what tells the sentence that is its first argument
_FIRST = {"Saying", "say", "say_line", "vietnamese", "both"}
#: sentences that click says to programmers, or in commands and options of kinds that we have none of
_OF_NO_COMMAND = re.compile(
    "DeprecationWarning|Could not determine|No options defined|exactly one parameter|defined twice|Boolean option"
    "|iterable|Invalid start character|match the format|UUID|len_type|Choice\\(|colour|possibilities\\)"
)


@cache
def modules() -> list[tuple[Path, ast.Module]]:
    """Every module of ours, read."""
    paths = [path for package in PACKAGES for path in sorted(package.rglob("*.py"))]
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


def called(node: ast.Call) -> str:
    """The last name of what is called."""
    function = node.func
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def written(node: ast.expr, module: ast.Module) -> Iterator[str]:
    """Every sentence that an argument can be, as far as it is written out in its module; of a ``Saying`` its own."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from written(node.body, module)
        yield from written(node.orelse, module)
    elif isinstance(node, ast.Name):
        for assigned in ast.walk(module):
            if isinstance(assigned, ast.Assign) and any(
                isinstance(each, ast.Name) and each.id == node.id for each in assigned.targets
            ):
                yield from written(assigned.value, module)
    elif isinstance(node, ast.JoinedStr) and any(isinstance(part, ast.Constant) for part in node.values):
        yield ast.unparse(node)


def said_by(node: ast.Call, module: ast.Module) -> Iterator[str]:
    """The sentences of the table that a call says."""
    name = called(node)
    if name in _FIRST:
        yield from written(node.args[0], module)
    elif name in _ERRORS:
        for argument in node.args[-2:] if name in ("_bad", "_wrong") else node.args[1:3]:
            yield from written(argument, module)
    elif name in _OTHERS:
        for argument in node.args[_OTHERS[name] :]:
            yield from written(argument, module)


def sentences() -> dict[str, str]:
    """Every sentence that an error of ours says, and where."""
    return {
        sentence: f"{path.name}:{node.lineno}"
        for path, module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        for sentence in said_by(node, module)
        if re.search("[a-z]", sentence)
    }


def helps() -> Iterator[str]:
    """Every paragraph of help, in English."""
    speak("en")
    commands = [main, *(command for _, command in main.every())]
    for command in commands:
        commands += getattr(command, "commands", {}).values()
        # whoever was told the help in Vietnamese before left it so
        yield from paragraphs(english(command))
        yield from (
            " ".join(english(each).split()) for each in command.params if isinstance(each, click.Option) and each.help
        )
    yield from (short for names in COMMANDS.values() for short in names.values())
    speak("vi")


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a docstring, each on one line."""
    yield from (" ".join(each.split()) for each in inspect.cleandoc(text).split("\n\n") if each.strip())


def of_click() -> Iterator[str]:
    """Every sentence that click can say to somebody at a terminal."""
    for module in CLICK:
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and called(node) in ("_", "ngettext"):
                sentences = (each.value for each in node.args if isinstance(each, ast.Constant))
                yield from (each for each in sentences if isinstance(each, str) and not _OF_NO_COMMAND.search(each))


def vietnamese_literals() -> Iterator[tuple[str, str]]:
    """Every text in the service's code that has Vietnamese letters, no example of what people type, and where."""
    service = PACKAGES[0]
    for path, module in modules():
        if not path.is_relative_to(service):
            continue
        told = set(map(id, docstrings(module)))
        for node in ast.walk(module):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in told:
                continue
            if _VIETNAMESE.search(_EXAMPLES.sub("", node.value)):
                yield f"{path.relative_to(service.parent).as_posix()}:{node.lineno}", node.value


def docstrings(module: ast.Module) -> Iterator[ast.expr]:
    """The docstring of a module and of all that is defined in it."""
    for node in ast.walk(module):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and isinstance(node.body[0], ast.Expr):
            yield node.body[0].value


def slots(sentence: str) -> set[str]:
    """The names of the blanks of a sentence."""
    return {one or other for one, other in _SLOT.findall(sentence)}


def sources() -> str:
    """All templates and modules of the page, as one text."""
    files = [*PAGE.rglob("*.py"), *PAGE.rglob("*.html"), *PAGE.rglob("*.svg")]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def wrong(row: dict[str, str]) -> bool:
    """Whether a row lacks a language or a blank, or has Vietnamese letters among its English."""
    blanks, english = slots(row["en"]), row["en"] + row["en_one"]
    return (
        not (row["vi"].strip() and row["en"].strip())
        or slots(row["vi"]) != blanks - _LEFT_OUT
        or not slots(row["en_one"]) <= blanks
        or (row["name"] != "other_language" and bool(_VIETNAMESE.search(_EXAMPLES.sub("", english))))
    )


def test_every_row_is_said_in_both_languages() -> None:
    """Both are there with the same blanks, and English has no Vietnamese letter but in a name or an example."""
    assert [row for row in rows() if wrong(row)] == []


def test_nothing_is_said_in_vietnamese_beside_the_table() -> None:
    """What stands in the code is written in English, but for a few words that people type or documents hold."""
    assert {where: said for where, said in vietnamese_literals() if where.rpartition(":")[0] not in _NOT_SAID} == {}
    assert {where.rpartition(":")[0] for where, _ in vietnamese_literals()} == set(_NOT_SAID)


def test_templates_say_nothing_by_themselves() -> None:
    """What a template writes out is markup, names of file formats, and nothing in either language."""
    for path in sorted(PAGE.rglob("*.html")):
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        told = re.findall(r"(?:aria-label|title|alt|placeholder)=\"([^\"]+)\"", text)
        words = re.findall("[^\\W\\d_]{2,}", re.sub("<[^>]*>", " ", text) + " ".join(told))
        assert set(words) <= {"Excel", "CSV", "SVG"}, path


def test_no_sentence_has_two_rows() -> None:
    """What is found by its name or by its English is found once."""
    names = [row["name"] for row in rows() if row["name"]]
    english = [row["en"] for row in rows() if not row["name"]]
    assert (len(names), len(english)) == (len(set(names)), len(set(english)))


def test_whatever_an_error_says_is_in_the_table() -> None:
    """Reasons, advice and whatever else has slots: a sentence without its row would be told in English to all."""
    assert {said: where for said, where in sentences().items() if said not in by_english()} == {}


def test_whatever_help_says_is_in_the_table() -> None:
    """Each paragraph, each option and each line of the list of commands."""
    assert [said for said in helps() if said not in by_english()] == []


def test_whatever_click_says_is_in_the_table() -> None:
    """Its usage errors, headings and options, of the release that is installed."""
    assert sorted({said for said in of_click() if said not in by_english()}) == []


def test_every_row_is_used() -> None:
    """A row that nothing says is taken out."""
    text = sources()
    unused = [
        name for name in table() if f'"{name}"' not in text and f"'{name}'" not in text and not name.startswith(_FILLED)
    ]
    assert unused == []


def test_every_sentence_is_used() -> None:
    """A sentence that no module of ours, no library and no system says any more is taken out."""
    literals = {
        " ".join(node.value.split())
        for _, module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    ours = literals | {" ".join(said.split()) for said in (*helps(), *of_click())} | set(TITLES.values())
    elsewhere = [
        said
        for said in by_english()
        if " ".join(said.split()) not in ours and not _OF_LIBRARIES.search(said) and not said.istitle()
    ]
    assert set(elsewhere) - set(of_systems()) - {"Method Not Allowed"} == set()


def of_systems() -> Iterator[str]:
    """What the operating system says of what goes wrong with files and sockets."""
    import errno
    import os

    yield from (os.strerror(number) for number in errno.errorcode)


def test_whatever_is_said_is_in_the_table() -> None:
    """Every name that a template or a module writes out has its row, and every fact of a document that is shown."""
    named = set(re.findall(r"""\b(?:say|words)\(\s*["']([a-z_]+)["'][,)]""", sources()))
    for path, module in modules():
        if path.is_relative_to(PACKAGES[0] / "cli"):
            headings = (node for node in ast.walk(module) if isinstance(node, ast.Call) and called(node) == "heading")
            named |= {name for node in headings for name in written(node.args[0], module) if name.isidentifier()}
    assert len(named) > 100
    assert named | {f"fact_{field}" for field in _FACTS} <= set(table())


def test_numbers_are_parted_as_the_language_parts_them() -> None:
    """A thousand has a point in Vietnamese and a comma in English; one is singular in English."""
    assert Words("vi")("found", n=12_000) == "12.000 văn bản"
    assert Words("en")("found", n=12_000) == "12,000 documents"
    assert Words("en")("found", n=1) == "1 document"
    assert [Words("vi").figure(each) for each in (71.9, 2400.5, 2_500_000)] == ["71,9", "2.400,5", "2.500.000"]
    assert Words("en").figure(2400.5) == "2,400.5"


def test_a_name_without_a_row_is_an_error() -> None:
    """Nothing is left out silently."""
    with pytest.raises(KeyError):
        Words("vi")("no such words")


def test_an_error_is_told_in_either_language() -> None:
    """With what fills its slots; a library's own words are left out of the Vietnamese."""
    error = UnreadableFile("a.pdf", Saying("broken PDF ({detail})", detail="Data format error"), "Rename it")
    assert Words("en").error(error) == str(error) == "a.pdf: broken PDF (Data format error). Rename it"
    assert Words("vi").error(error) == "a.pdf: tệp PDF bị hỏng. Đổi tên tệp"


def test_a_sentence_in_a_sentence_is_told_too() -> None:
    """Whether it has slots or not; a name that reads like a sentence stays a name."""
    inner = Saying("more than {most} pages", most=7)
    outer = Saying("refused as a zip bomb: {what}", what=inner)
    assert Words("vi").told(outer) == "không mở vì nghi là tệp nén phá hoại: có hơn 7 trang"
    refused = Saying(
        "uploads cannot be kept there ({system})", system=of_system(OSError(28, "No space left on device"))
    )
    assert Words("vi").told(refused) == "không lưu được tệp gửi lên (đĩa đã đầy)"
    named = NotFound("store", "no such file is loaded", "Try again.")
    assert Words("vi").error(named) == "store: chưa nạp tệp này. Thử lại."
    assert set(SENTENCES) >= {"reason", "advice"}


def test_days_and_sentences_of_other_tables_are_told_in_the_language_too() -> None:
    """A day in figures as the language writes it, several sentences in a row, and what brings its Vietnamese along."""
    told = in_a_row([Saying("number {number}", number="5-KH/TU"), Saying("date {date}", date=date(2022, 9, 23))])
    why = InBoth("chữ O thay cho số 0", "O for 0")
    mended = Saying("it writes “{written}”, read as {meant}: {why}", written="1O-KH/TU", meant="10-KH/TU", why=why)
    assert both(Saying("it tells {what}", what=told)) == (
        "ghi số 5-KH/TU; ngày 23/9/2022",
        "it tells number 5-KH/TU; date 2022-09-23",
    )
    assert vietnamese(mended) == "ghi “1O-KH/TU”, hiểu là 10-KH/TU: chữ O thay cho số 0"
    assert str(mended).endswith("read as 10-KH/TU: O for 0")


class Asked(BaseModel):
    """A request of a few kinds of fields."""

    limit: int = Field(ge=1, le=10)
    words: str = Field(min_length=2, pattern="a+")
    whole: bool


def test_what_is_wrong_with_a_value_is_told_in_either_language() -> None:
    """As pydantic says it, or that it does not fit."""
    with pytest.raises(ValidationError) as caught:
        Asked.model_validate({"limit": 11, "words": "b"})
    told = [reason_of(Words("vi"), dict(each)) for each in caught.value.errors()]
    assert told == ["Không được quá 10", "Phải có ít nhất 2 ký tự", "Bắt buộc phải có"]
    assert [reason_of(Words("en"), dict(each)) for each in caught.value.errors()][2] == "Field required"
    assert reason_of(Words("vi"), {"type": "new_in_pydantic_9", "msg": "?"}) == Words("vi").told(OTHER)
