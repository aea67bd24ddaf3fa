"""Generated texts are the same for the same seed, and a table says how many times as fast."""

from collections import Counter
from pathlib import Path

from bench import corpus, english, machine
from bench.result import Result, table


def test_generated_directives_are_reproducible() -> None:
    """The same seed gives the same texts, another one others, and a longer run begins like a shorter one."""
    assert list(corpus.directives(30, 1)) == list(corpus.directives(60, 1))[:30]
    assert list(corpus.directives(30, 1)) != list(corpus.directives(30, 2))


def test_generated_directives_cite_earlier_ones(tmp_path: Path) -> None:
    """Every level occurs, and a text names numbers besides its own."""
    texts = [path.read_text(encoding="utf-8") for path in corpus.write(tmp_path, 200, 1)]
    signs = Counter(sign for text in texts for sign in ("-NQ/TW", "-KH/TU", "-KH/QU", "/KH-UBND") if sign in text)
    assert len(signs) == 4
    assert all(text.count(" số ") >= 5 for text in texts[4:])


def test_english_prose_has_the_length_that_was_asked_for() -> None:
    """The prose is as long as asked, at most a paragraph longer, and reproducible."""
    text = english.legal_text(5000, 1)
    assert 5000 <= len(text) < 6500
    assert text == english.legal_text(5000, 1)


def test_a_ratio_above_one_is_faster() -> None:
    """Half the alternative's seconds are twice as fast."""
    result = Result("load", "10 documents", 0.5, "bare SQLite", 1.0)
    assert result.ratio == 2.0
    assert "2.00" in table([result])


def test_a_rate_is_shown_where_the_text_has_a_size() -> None:
    """Two MB in four seconds are 0.50 MB/s; without a size the time itself is shown."""
    assert Result("extract", "2 MB", 4.0, "x", 1.0, megabytes=2.0).shown(4.0) == "0.50 MB/s"
    assert Result("ask", "", 0.004, "x", 0.002).shown(0.004) == "4.00 ms"


def test_the_machine_is_described() -> None:
    """No fact of the machine is empty."""
    assert all(machine.facts().values())
