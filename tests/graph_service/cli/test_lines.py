"""Lines are the same words on a terminal and in a pipe, and steer neither."""

import io
import sys

import pytest
from rich.tree import Tree

from graph_service.cli.consoles import SafeConsole
from graph_service.cli.lines import Line, PlainOutput, joined, output


def test_lines_are_joined_piece_by_piece() -> None:
    """Styles stay with their pieces, and an empty piece is none."""
    line = joined(" · ", [Line("a", style="bold"), Line("b").append("").append("c", style="dim")])
    assert line.plain == "a · bc"
    assert line.pieces == [("a", "bold"), (" · ", ""), ("b", ""), ("c", "dim")]


def test_plain_output_shows_codes_and_breaks_no_line() -> None:
    """However long a line is; nothing in brackets is taken for a style."""
    behind = io.StringIO()
    plain = PlainOutput(behind)
    plain.print(Line("x " * 500).append("[bold]\x1b[31m", style="bold"))
    plain.print()
    assert behind.getvalue() == f"{'x ' * 500}[bold]\\x1b[31m\n\n"


def test_rich_prints_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """With colours around them, and codes for what would steer."""
    behind = io.StringIO()
    monkeypatch.setattr(sys, "stdout", behind)
    SafeConsole(force_terminal=True, color_system="standard").print(Line("a ").append("b\x1b[2J", style="bold"))
    assert "\x1b[1mb" in behind.getvalue()
    assert "\\x1b" in behind.getvalue()
    assert "\x1b[2J" not in behind.getvalue()


def test_what_only_rich_can_print_is_printed_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tree comes after the lines before it, without colours."""
    behind = io.StringIO()
    monkeypatch.setattr(sys, "stdout", behind)
    plain = output()
    plain.print("first")
    tree = Tree(Line("root", style="bold"))
    tree.add(Line("leaf"))
    plain.print(tree)
    assert behind.getvalue().splitlines()[:2] == ["first", "root"]
    assert behind.getvalue().splitlines()[2].endswith("leaf")
    assert "\x1b" not in behind.getvalue()


def test_colours_are_given_where_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """FORCE_COLOR makes a terminal of any stream; without it a stream is plain."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.delenv("TTY_COMPATIBLE", raising=False)
    assert isinstance(output(), PlainOutput)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert isinstance(output(), SafeConsole)
