"""The text of corrections: read with its lines, written entry by entry, refused where it cannot hold."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.errors import BadCorrection
from loaders.resolve.correction_text import _check_together, added, parse, removed
from loaders.resolve.corrections import Correction

TOLD = "  who: lan\n  when: 2026-11-24\n  why: đã đối chiếu\n"
SAME = "- same: [12-kh-tu.an-lac.2020, 12-kh-tu.an-lac.2015]\n" + TOLD
MENTION = "a" * 64 + ":7"

told = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip).filter(bool)
ids = st.sampled_from(["12-kh-tu.an-lac.2020", "12-kh-tu.an-lac.2015", "luat-dat-dai", "21-nq-tw.2021"])
about = st.one_of(
    st.tuples(st.just("same"), st.tuples(ids, ids).filter(lambda pair: pair[0] != pair[1])),
    st.tuples(st.just("different"), st.tuples(st.just(MENTION), ids)),
    st.tuples(st.just("date"), st.tuples(ids, st.dates().map(str))),
    st.tuples(st.just("not-edge"), st.tuples(ids, st.just("IMPLEMENTS"), ids)),
)
entries = st.builds(lambda what, who, why: Correction(*what, who, "2026-11-24", why), about, told, told)


@settings(deadline=None)
@given(entries=st.lists(entries, max_size=4))
def test_what_is_written_is_read(entries: list[Correction]) -> None:
    """Corrections come back as they were added, whatever people write as name and reason, each with its line."""
    text, kept = "# by hand\n", []
    for entry in entries:
        try:
            parse(added(text, entry))
        except BadCorrection:
            continue
        text, kept = added(text, entry), [*kept, entry]
    found = parse(text).entries
    assert list(found) == kept
    lines = text.split("\n")
    assert all(lines[entry.line - 1].startswith(f"- {entry.kind}:") for entry in found)


@settings(deadline=None)
@given(entries=st.lists(entries, max_size=4), data=st.data())
def test_taking_back_restores_the_text(entries: list[Correction], data: st.DataObject) -> None:
    """An entry that is taken back leaves the lines of the others, and comments, as they were."""
    text = "# first\n" + SAME + "\n# between\n- date: [21-nq-tw.2021, 2022-06-16]\n" + TOLD
    first, second = parse(text).entries
    assert removed(text, second) == "# first\n" + SAME + "\n# between\n"
    assert removed(text, first) == "# first\n# between\n- date: [21-nq-tw.2021, 2022-06-16]\n" + TOLD
    for entry in entries:
        assert removed(added(text, entry), Correction(*entry_of(entry), line=text.count("\n") + 1)) == text


def entry_of(entry: Correction) -> tuple[object, ...]:
    """What an entry says, without its line."""
    return entry.kind, entry.about, entry.who, entry.when, entry.why


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
def test_no_corrections(text: str) -> None:
    """An empty file, or one with comments alone, holds none."""
    assert parse(text).entries == ()


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("same: [a, b]\n", 1, "no list of corrections"),
        ("- just words\n", 1, "no correction"),
        ("- same: [a.2020, b.2020\n" + TOLD, 2, "no YAML"),
        ("- same: [a.2020, b.2020]\n  who: lan\n", 1, "does not say when"),
        ("- same: [a.2020, b.2020]\n  because: x\n" + TOLD, 1, "'because' is no part"),
        ("- same: [a.2020, b.2020]\n  date: [a.2020, 2022-01-01]\n" + TOLD, 1, "does not say one thing"),
        ("- same: [a.2020]\n" + TOLD, 1, "takes document, document"),
        ("- same: [a.2020, a.2020]\n" + TOLD, 1, "both sides are the same"),
        (f"- same: [{MENTION}, {MENTION[:-1]}8]\n" + TOLD, 1, "no document is named"),
        ("- date: [a.2020, 2022-02-31]\n" + TOLD, 1, "'2022-02-31' is no date"),
        ("- date: [a.2020, 31/12/2022]\n" + TOLD, 1, "'31/12/2022' is no date"),
        (f"- date: [{MENTION}, 2022-01-01]\n" + TOLD, 1, "a place in a text is no document"),
        ("- not-edge: [a.2020, implements it, b.2020]\n" + TOLD, 1, "no relation"),
        ("- not-edge: [body.a, PART_OF, body.b]\n" + TOLD, 1, "not by a text"),
        ("- alias: [Tỉnh ủy An Lạc, tỉnh uỷ  An Lạc]\n" + TOLD, 1, "own name"),
        ("- same: [a.2020, b.2020]\n  who: lan\n  when: yesterday\n  why: x\n", 1, "'yesterday' is no date"),
        ("- same: [a.2020, b.2020]\n  same: [a.2020, c.2020]\n" + TOLD, 2, "twice"),
        ("- same: {a: b}\n" + TOLD, 1, "neither text nor a list"),
    ],
)
def test_what_is_no_correction_is_refused_with_its_line(text: str, line: int, reason: str) -> None:
    """The error names the file, the line and the reason."""
    with pytest.raises(BadCorrection) as refused:
        parse("# a comment\n" + text, "c.yaml")
    assert refused.value.subject == f"c.yaml, line {line + 1}"
    assert reason in refused.value.reason


@pytest.mark.parametrize(
    ("entries", "line", "reason"),
    [
        (["same: [a.1, b.1]", "different: [a.1, b.1]"], 5, "are one"),
        (["same: [a.1, b.1]", "same: [b.1, c.1]", "different: [c.1, a.1]"], 9, "are one"),
        ([f"same: [{MENTION}, b.1]", f"different: [b.1, {MENTION}]"], 5, "are one"),
        ([f"same: [{MENTION}, b.1]", f"same: [{MENTION}, c.1]"], 5, "of another document (line 1)"),
        (["date: [a.1, 2022-01-01]", "same: [a.1, b.1]", "date: [b.1, 2022-01-02]"], 9, "another date"),
        (["alias: [Tỉnh ủy A, Ban A]", "alias: [Tỉnh ủy B, ban a]"], 5, "another body"),
        (["date: [a.1, 2022-01-01]", "date: [a.1, 2022-01-01]"], 5, "said twice (line 1)"),
    ],
)
def test_corrections_that_cannot_all_hold_are_refused(entries: list[str], line: int, reason: str) -> None:
    """A contradiction names the later of the two lines, also where it goes through others."""
    with pytest.raises(BadCorrection) as refused:
        parse("".join(f"- {entry}\n{TOLD}" for entry in entries))
    assert refused.value.subject == f"corrections, line {line}"
    assert reason in refused.value.reason


def test_a_mention_that_two_lines_give_to_one_document_is_no_contradiction() -> None:
    """Where two documents are one, a mention may be said to be of either."""
    text = "".join(
        f"- {entry}\n{TOLD}" for entry in ("same: [a.1, b.1]", f"same: [{MENTION}, a.1]", f"same: [{MENTION}, b.1]")
    )
    assert parse(text).settled == {("a" * 64, 7): "a.1"}


def test_what_is_nested_three_thousand_deep_is_refused() -> None:
    """In one sentence, as any other text that is no list."""
    with pytest.raises(BadCorrection):
        parse("- " + "[" * 3000 + "]" * 3000)


def test_half_a_pair_of_signs_is_refused() -> None:
    """No file in UTF-8 can hold it."""
    with pytest.raises(BadCorrection, match="no letter"):
        parse('- alias: [Sở X, "\\ud800"]\n  who: lan\n  when: 2026-11-24\n  why: x\n')


def test_twenty_thousand_are_checked_in_their_number() -> None:
    """Not in its square."""
    corrections = tuple(
        Correction("different", (f"{n}-kh-tu.a.2020", "1-kh-tu.a.2020"), "lan", "2026-11-24", "x")
        for n in range(2, 20002)
    )
    started = time.process_time()
    _check_together(corrections, "x")
    assert time.process_time() - started < 5
