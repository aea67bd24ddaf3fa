"""Automatic numbers are those that Word shows."""

from collections.abc import Callable

import pytest

from loaders.read.numerals import numeral
from loaders.read.word import read_docx

MakeDocx = Callable[..., bytes]


def level(ilvl: int, form: str, text: str, extra: str = "", start: int = 1) -> str:
    """One level of a list."""
    counted = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
    return f'<w:lvl w:ilvl="{ilvl}">{counted}{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def listed(*levels: str, num: int = 1, overrides: str = "", abstract: int = 0) -> str:
    """A list definition and one use of it."""
    return (
        f'<w:abstractNum w:abstractNumId="{abstract}">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="{num}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'
    )


def item(text: str, ilvl: int | None = 0, num: int | None = 1, style: str = "") -> str:
    """A numbered paragraph."""
    own = (f'<w:ilvl w:val="{ilvl}"/>' if ilvl is not None else "") + (
        f'<w:numId w:val="{num}"/>' if num is not None else ""
    )
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}<w:numPr>{own}</w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def styled(text: str, style: str) -> str:
    """A paragraph that is numbered by its style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def lines(data: bytes) -> list[str]:
    """The lines of the document."""
    return read_docx(data, "a.docx")[0].split("\n")


def test_levels_count_and_begin_again(make_docx: MakeDocx) -> None:
    """A lower level begins again under each item of a higher one, and may show the higher number."""
    numbering = listed(level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "decimal", "%2.%3."))
    body = (
        item("a") + item("b", 1) + item("c", 2) + item("d", 2) + item("e", 1) + item("f") + item("g", 1) + item("h", 2)
    )
    assert lines(make_docx(body, numbering=numbering)) == [
        "I. a", "1. b", "1.1. c", "1.2. d", "2. e", "II. f", "1. g", "1.1. h",
    ]  # fmt: skip


def test_words_stand_in_the_pattern(make_docx: MakeDocx) -> None:
    """Articles are numbered with their word, points with a bracket, and a blank parts number and text."""
    numbering = listed(level(0, "decimal", "Điều %1."), level(1, "lowerLetter", "%2)", start=3))
    assert lines(make_docx(item("Phạm vi") + item("x", 1), numbering=numbering)) == ["Điều 1. Phạm vi", "c) x"]


def test_nothing_may_part_number_and_text(make_docx: MakeDocx) -> None:
    """A level without a suffix has its number directly before the text."""
    numbering = listed(level(0, "decimal", "(%1)", '<w:suff w:val="nothing"/>'))
    assert lines(make_docx(item("a"), numbering=numbering)) == ["(1)a"]


def test_bullets_are_dashes(make_docx: MakeDocx) -> None:
    """Whatever sign a bullet is, the text has a dash."""
    assert lines(make_docx(item("a"), numbering=listed(level(0, "bullet", "\uf0b7")))) == ["- a"]


def test_two_uses_of_a_list_go_on_unless_one_starts_anew(make_docx: MakeDocx) -> None:
    """Uses of one list share its count; an override starts it again, once."""
    numbering = (
        listed(level(0, "decimal", "%1."))
        + '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        + '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = item("a") + item("b", num=2) + item("c", num=3) + item("d", num=3)
    assert lines(make_docx(body, numbering=numbering)) == ["1. a", "2. b", "5. c", "6. d"]


def test_a_level_may_be_replaced_for_one_use(make_docx: MakeDocx) -> None:
    """An override may give a level another pattern."""
    overrides = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>'
    assert lines(make_docx(item("x"), numbering=listed(level(0, "decimal", "%1."), overrides=overrides))) == ["a) x"]


def test_a_level_may_count_through(make_docx: MakeDocx) -> None:
    """Articles count on over chapters where the list says so."""
    numbering = listed(
        level(0, "upperRoman", "Chương %1"), level(1, "decimal", "Điều %2.", '<w:lvlRestart w:val="0"/>')
    )
    body = item("A") + item("x", 1) + item("B") + item("y", 1)
    assert lines(make_docx(body, numbering=numbering)) == ["Chương I A", "Điều 1. x", "Chương II B", "Điều 2. y"]


def test_legal_numbering_is_in_figures(make_docx: MakeDocx) -> None:
    """A legal level shows the Roman number above it in figures."""
    numbering = listed(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>"))
    assert lines(make_docx(item("a") + item("b", 1), numbering=numbering)) == ["I. a", "1.1. b"]


def test_a_level_that_was_never_used_shows_its_start(make_docx: MakeDocx) -> None:
    """A second level without a first one before it counts under the first number."""
    numbering = listed(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."))
    assert lines(make_docx(item("a", 1), numbering=numbering)) == ["1.1. a"]


def test_styles_number_paragraphs(make_docx: MakeDocx) -> None:
    """A style numbers its paragraphs, at the level that names it, and so do styles that are based on it."""
    numbering = listed(level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", '<w:pStyle w:val="Point"/>'))
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Clause">{numbered}'
        f'<w:style w:type="paragraph" w:styleId="Point">{numbered}'
        '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Clause"/></w:style>'
    )
    body = styled("a", "Clause") + styled("b", "Point") + styled("c", "Child") + item("d", num=0, style="Clause")
    assert lines(make_docx(body, numbering=numbering, styles=styles)) == ["1. a", "a) b", "2. c", "d"]


def test_a_link_to_a_numbering_style_is_followed(make_docx: MakeDocx) -> None:
    """A list that only names a numbering style counts as that style's list does."""
    numbering = (
        '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="Legal"/></w:abstractNum>'
        + listed(level(0, "decimal", "Điều %1."))
        + '<w:num w:numId="2"><w:abstractNumId w:val="9"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="Legal"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert lines(make_docx(item("a", num=2), numbering=numbering, styles=styles)) == ["Điều 1. a"]


def test_a_number_alone_in_a_cell_is_its_text(make_docx: MakeDocx) -> None:
    """The first column of a table is often nothing but automatic numbers."""
    row = f"<w:tr><w:tc>{item('')}</w:tc><w:tc><w:p><w:r><w:t>việc</w:t></w:r></w:p></w:tc></w:tr>"
    numbering = listed(level(0, "decimal", "%1"))
    assert lines(make_docx(f"<w:tbl>{row}{row}</w:tbl>", numbering=numbering)) == ["1\tviệc", "2\tviệc"]


def test_a_list_that_is_not_there_numbers_nothing(make_docx: MakeDocx) -> None:
    """A paragraph may name a list or a level that the file does not have."""
    numbering = listed(level(0, "decimal", "%1."))
    assert lines(make_docx(item("a", num=7) + item("b", 5), numbering=numbering)) == ["a", "b"]
    assert lines(make_docx(item("a"))) == ["a"]


@pytest.mark.parametrize(
    ("count", "style", "written"),
    [
        (4, "lowerRoman", "iv"), (1994, "upperRoman", "MCMXCIV"), (4000, "upperRoman", "4000"), (0, "lowerRoman", "0"),
        (26, "lowerLetter", "z"), (27, "upperLetter", "AA"), (53, "lowerLetter", "aaa"), (0, "lowerLetter", "0"),
        (7, "decimalZero", "07"), (7, "none", ""), (7, "thaiNumbers", "7"),
    ],
)  # fmt: skip
def test_numerals(count: int, style: str, written: str) -> None:
    """Every format writes its numbers as word processors do, and figures stand in where it cannot."""
    assert numeral(count, style) == written
