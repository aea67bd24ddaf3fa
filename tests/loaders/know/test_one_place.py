"""Types of documents, units of parts and words that steer reading stand in tables alone; no module lists them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import loaders
from loaders.know.vocabulary import types_by_word
from loaders.know.words import first_words, words_of

FOLDER = Path(loaders.__file__).parent
#: how many of one kind make a list
MANY = 3
#: the first stage knows the marks of layout ("Điều", "Chương" begin a line) and no table
WITHOUT_TABLES = ("clean",)
_APART = re.compile(r"\\[A-Za-z]|[^\w\s]")
LISTED = {
    "document types": frozenset(types_by_word()),
    "units of parts": frozenset(first_words("unit")),
    "words of ending": frozenset(first_words("ends", "repeals", "stops")),
    "words of change": frozenset(words_of("amends", "supersedes", "repeals")),
    "joiners": frozenset(words_of("joiner")),
    "words that put off": frozenset(words_of("put off")),
}


def docstrings(tree: ast.AST) -> set[ast.AST]:
    """The constants that document a module, class or function."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef)
    bodies = (node.body for node in ast.walk(tree) if isinstance(node, owners))
    firsts = (body[0] for body in bodies if body)
    return {statement.value for statement in firsts if isinstance(statement, ast.Expr)}


def strings(node: ast.AST) -> Iterator[str]:
    """All text constants under a node."""
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def expressions(tree: ast.AST) -> Iterator[ast.AST]:
    """The outermost collections and texts of a module: what one list or one pattern is written in."""
    skipped = docstrings(tree)
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Constant | ast.JoinedStr | ast.Tuple | ast.Set | ast.List | ast.Dict):
            skipped.update(ast.walk(node))
            yield node


def lists(source: str) -> list[tuple[int, str]]:
    """Where a source lists several words of one kind, as constants or as alternatives of a pattern."""
    found = []
    for node in expressions(ast.parse(source)):
        words = {part.strip() for text in strings(node) for part in _APART.sub("|", text.lower()).split("|")}
        found += [(node.lineno, kind) for kind, listed in LISTED.items() if len(words & listed) >= MANY]
    return found


def modules() -> list[Path]:
    """All modules of loaders that know tables."""
    return sorted(path for path in FOLDER.rglob("*.py") if path.relative_to(FOLDER).parts[0] not in WITHOUT_TABLES)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_no_module_lists_what_a_table_holds(path: Path) -> None:
    """No module names three document types, units of parts or words of ending in one list or pattern."""
    found = lists(path.read_text(encoding="utf-8"))
    assert found == []


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ('ASKS = ("Tờ trình", "Báo cáo", "Công văn")', "document types"),
        ('ASKS = frozenset(["Tờ trình", "Báo cáo", "Công văn"])', "document types"),
        ('_THOSE = re.compile(r"(?:các|những) (?:thông tư|nghị định|quyết định)")', "document types"),
        ('_PART = re.compile(rf"{LEAD}(?:điểm|khoản|phụ lục)(?!\\w)")', "units of parts"),
        ('SIGNS = {"điểm": 1, "khoản": 2, "phụ lục": 3}', "units of parts"),
        ('_ENDS = re.compile("(?P<A>hết hiệu lực|mất hiệu lực)" r"|(?P<B>bãi bỏ)")', "words of ending"),
    ],
)
def test_a_list_is_found(source: str, kind: str) -> None:
    """A list in any form that Python has is found."""
    assert lists(source) == [(1, kind)]


def test_two_words_are_no_list() -> None:
    """A rule may name a type or two, and a docstring or a sentence any number."""
    assert lists('"""Thông tư, nghị định, quyết định"""\nkind in ("Luật", "Pháp lệnh")') == []
    assert lists('CAPTION = "Nghị quyết số"') == []
