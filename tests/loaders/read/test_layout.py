"""Glyphs become lines by where they stand."""

from dataclasses import replace

from loaders.read.glyph import Glyph
from loaders.read.layout import page_lines

#: a glyph of these tests is 6 wide and 12 high
WIDTH, HEIGHT = 6.0, 12.0
PAGE = 842.0


def glyphs(text: str, x: float, y: float, scale: float = 1.0) -> list[Glyph]:
    """A string set from (x, y), its blanks as wide as its letters."""
    step = WIDTH * scale
    return [Glyph(c, x + i * step, y, x + (i + 1) * step, y + HEIGHT * scale) for i, c in enumerate(text)]


def ended(line: list[Glyph]) -> list[Glyph]:
    """The line with the line end that PDFium makes up."""
    return [*line, Glyph("\r", 0, 0, 0, 0), Glyph("\n", 0, 0, 0, 0)]


def lines(*parts: list[Glyph], letterhead: bool = False) -> list[str]:
    """The lines of a page of these parts, each ended by PDFium."""
    return page_lines([g for part in parts for g in ended(part)], height=PAGE, letterhead=letterhead)


def test_a_line_end_in_a_word_is_undone() -> None:
    """Letters that stand beside one another on one line are one line, though one of them is small."""
    assert lines(glyphs("q", 50, 700), glyphs("u", 56, 702, 0.65), glyphs("y", 60, 700)) == ["quy"]


def test_a_line_end_between_words_is_a_blank() -> None:
    """Where a gap as wide as a blank lies between, a blank is put in its place."""
    assert lines(glyphs("một", 50, 700), glyphs("hai", 74, 700)) == ["một hai"]


def test_lines_below_one_another_stay_lines() -> None:
    """A line end before a line further down, or before another column, is one."""
    assert lines(glyphs("một", 50, 700), glyphs("hai", 68, 686), glyphs("ba", 300, 686)) == ["một", "hai", "ba"]


def test_blanks_of_justified_lines_are_no_columns() -> None:
    """A gap below two heights parts words, one above parts columns."""
    assert lines(glyphs("a ", 50, 700) + glyphs("b", 70, 700)) == ["a b"]
    assert lines(glyphs("a ", 50, 700) + glyphs("b", 81, 700)) == ["a\tb"]


def test_a_letterhead_needs_two_lines_at_the_head_of_the_first_page() -> None:
    """One line of two columns is a row; so are two lines further down, or on another page."""

    def two_columns(y: float) -> tuple[list[Glyph], list[Glyph]]:
        return tuple(glyphs(f"{n} ", 50, y - n) + glyphs("x", 300, y - n) for n in (1, 15))

    assert lines(*two_columns(780), letterhead=True) == ["1", "15", "x", "x"]
    assert lines(*two_columns(780)) == ["1\tx", "15\tx"]
    assert lines(*two_columns(300), letterhead=True) == ["1\tx", "15\tx"]
    assert lines(two_columns(780)[0], glyphs("KẾ HOẠCH", 200, 700), letterhead=True) == ["1\tx", "KẾ HOẠCH"]


def test_raised_figures_are_told_from_small_ones() -> None:
    """A figure that is small and stands high is marked; one that is only small, or only high, is not."""
    assert lines(glyphs("m", 50, 700) + glyphs("2", 56, 705, 0.6)) == ["m<sup>2</sup>"]
    assert lines(glyphs("m", 50, 700) + glyphs("2", 56, 700, 0.6)) == ["m2"]
    assert lines(glyphs("m", 50, 700) + glyphs("2", 56, 705)) == ["m2"]
    assert lines(glyphs("12", 50, 705, 0.6) + glyphs(" Xem", 58, 700)) == ["<sup>12</sup> Xem"]


def test_hyphens_are_written_and_soft_ones_joined() -> None:
    """PDFium's sign for a hyphen at a line end is a hyphen; a soft hyphen is nothing."""
    assert lines(glyphs("QĐ\x02UBND", 50, 700)) == ["QĐ-UBND"]
    assert lines(glyphs("QĐ\ufffeUBND", 50, 700)) == ["QĐ-UBND"]
    assert lines(glyphs("thực\xadhiện", 50, 700)) == ["thựchiện"]


def test_letters_that_are_turned_stand_on_lines_of_their_own() -> None:
    """A page number that stands upright beside a table that lies sideways is no part of its rows."""
    sideways = [replace(glyph, turn=3) for glyph in glyphs("quy", 50, 700)]
    assert lines(sideways, glyphs("35", 68, 700)) == ["quy", "35"]
    assert lines(sideways + glyphs("35", 68, 700)) == ["quy", "35"]


def test_a_blank_that_the_paper_does_not_show_is_no_blank() -> None:
    """Letters that touch are one word, whatever the file says between them; a capital begins a word."""
    assert lines(glyphs("Ngh", 50, 700) + glyphs(" ", 68, 700, 0.001) + glyphs("ị", 68, 700)) == ["Nghị"]
    assert lines(glyphs("của", 50, 700) + glyphs(" ", 68, 700, 0.001) + glyphs("Bộ", 68, 700)) == ["của Bộ"]
    assert lines(glyphs("một hai", 50, 700)) == ["một hai"]


def test_what_a_field_shows_stands_in_its_line() -> None:
    """Number and day that signing software writes stand where the line leaves room, a stamp after all lines."""
    own = [*ended(glyphs("Số:", 50, 700) + glyphs(" ", 68, 700) + glyphs("/BC", 92, 700)), *glyphs("x", 50, 600)]
    shown = [*ended(glyphs("329", 72, 701)), *glyphs("Ký bởi: A", 300, 400)]
    assert page_lines(own, height=PAGE, letterhead=False, fields=shown) == ["Số: 329/BC", "x", "Ký bởi: A"]


def test_a_field_over_words_is_no_part_of_their_line() -> None:
    """A stamp that lies over a line does not cut its words."""
    shown = glyphs("DẤU", 52, 701)
    assert page_lines(glyphs("Quyết", 50, 700), height=PAGE, letterhead=False, fields=shown) == ["Quyết", "DẤU"]


def test_lines_of_blanks_are_none() -> None:
    """A page of blanks has no lines."""
    assert lines(glyphs("   ", 50, 700)) == []
