"""One text in, all that it says out: no error, no quote that is not there, no more work than its length asks for."""

import sys
import unicodedata
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sayings import circular, cited, claims, plan
from texts import DISTRICT, said, source

from loaders.clean.clauses import LONGEST
from loaders.extract import extract
from loaders.model import OWN, Extract

FRAGMENTS = (
    "Nghị quyết số 958-NQ/TW", "914-CTr/TU", "Kế hoạch", "Luật ", "Quyết định số 9231-", "QĐ/TU", "số 41, 42 ",
    "của Thành ủy", "của Thành ủy Minh Sơn", " ngày 3/4/2022", " ngày 31/02/2022", "khóa XII, XIII", "Đề án 915",
    "Nghị quyết Trung ương 4 (khóa ", "Nghị quyết Đại hội ", " thực hiện ", " thay thế ", "được sửa đổi bởi ",
    "một số điều của ", "cụm từ “", "”", "“", "(", ")", "Căn cứ ", "Trường hợp ", "hết hiệu lực", "kèm theo ",
    "<sup>1</sup>", "<sup>", "¹", "[1]: ", "\n1 Theo ", "\n", "\r\n", "\f", "\t", " ", ". ", "; ", ", ", " và ",
    "Điều 1. ", "a) ", "Số: ", "KẾ HOẠCH", "THÀNH ỦY MINH SƠN", "V/v ", "T/M BAN THƯỜNG VỤ", "ngày ", "thông qua ",
    "\u0301", "\u0323\u0302", "\x00", "\x07", "\u200b", "\ufeff", "𝒳", "Т", "–", "\\-", "**",
    "# ", "|", "{term}",
)  # fmt: skip
#: a text of one fragment, over and over, must not take the square of its length
REPEATED = (
    "Căn cứ ", "(", "“", "”", "1/", "Quyết định số ", "Luật ", "Luật A ", "Thành ủy Minh ", "quận Tây Khê ", "(\n",
    "1-KH/TU ", "Kế hoạch 1-KH/TU, ", "Kế hoạch số 1-KH/TU về ", "217, ", "Chương trình số 1 của Thành ủy ",
    "Nghị quyết Đại hội XIII của Đảng, ", "Nghị quyết Trung ương 1, 2, 3 (khóa I, V), ", "một số điều của ",
    "điều 1 của Quyết định 1-QĐ/TU ", "được sửa đổi bởi Quyết định 1-QĐ/TU ", "Thực hiện Kế hoạch bến thuyền ",
    "a) Thông tư 1/2020/TT-BXD\n", "“A\n", "<sup>1</sup> ", "¹", "1 tháng 1          ", "a, , , , ", "ngày ", "\t",
    "1 Abc def\nxyz ghi\n<sup>2</sup> abc\n", "thực hiện Nghị quyết 1-NQ/TW, ", "e\u0301", "\u0301\u0323", " \n", "- ",
)  # fmt: skip


def assert_sound(text: str, found: Extract) -> None:
    """Every quote, mark and span lies in the text, and every statement is on mentions that are there."""
    assert found.length == len(text)
    assert found.own.span.of(text) == found.own.written
    for statement in found.statements:
        evidence = statement.evidence
        assert evidence.quote == text[evidence.start : evidence.end] != ""
        assert all(evidence.start <= mark.start < mark.end <= evidence.end for mark in evidence.marks)
        assert {statement.subject, statement.object} <= {OWN, *range(len(found.references))}
        assert statement.subject != statement.object
    for reference in found.references:
        assert reference.family
        assert reference.span.of(text)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
@example("Kế hoạch“Nghị quyết số 958-NQ/TWĐiều 1. ”")
@example(" thực hiện Kế hoạch\nNghị quyết số 958-NQ/TW")
def test_any_text_of_fragments_is_read(text: str) -> None:
    """Whatever is put together from numbers, cues, quotes, notes and odd characters is read, with true quotes."""
    assert_sound(text, said(text))
    assert_sound(headed := plan(text), said(headed))
    assert_sound(law := circular(text), said(law))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_is_read(text: str) -> None:
    """A text of any characters is read, with true quotes."""
    assert_sound(text, said(text))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
def test_reading_is_pure(text: str) -> None:
    """The same text says the same every time, whatever its file is called."""
    assert extract(source(text, "a.txt")) == extract(source(text, "b.txt"))


class Counter:
    """Counts the lines of our own code that run: a measure of work that no clock and no other process disturbs."""

    def __init__(self) -> None:
        self.lines = 0

    def of(self, work: Callable[[], Any]) -> int:
        """How many lines ran while ``work`` did."""
        before = sys.gettrace()
        sys.settrace(self._call)
        try:
            work()
        finally:
            sys.settrace(before)
        return self.lines

    def _call(self, frame: FrameType, _event: str, _argument: object) -> Any:
        return self._line if "loaders" in frame.f_code.co_filename else None

    def _line(self, _frame: FrameType, event: str, _argument: object) -> Any:
        self.lines += event == "line"
        return self._line


@pytest.mark.parametrize("head", ["", circular()])
@pytest.mark.parametrize("fragment", REPEATED)
def test_work_grows_with_the_text(fragment: str, head: str) -> None:
    """Beyond the longest sentence, three times the text takes some three times the lines of code, not nine."""
    said("warm up")
    small, large = (head + fragment * (size // len(fragment)) for size in (6_000, 18_000))
    assert Counter().of(lambda: said(large)) < 4.5 * Counter().of(lambda: said(small)) + 2_000


@pytest.mark.parametrize(
    "fragment", ["Căn cứ ", "(", "“", "1/", "Quyết định số ", "¹", "(\n", "\u0301\u0323", "1 tháng 1 "]
)
def test_long_runs_end(fragment: str) -> None:
    """200,000 characters of one fragment are read to the end."""
    text = fragment * (200_000 // len(fragment))
    assert said(text).length == len(text)


@pytest.mark.parametrize("run", [" ", ", ", "\u00a0", "- ", "x"])
def test_long_gaps_end(run: str) -> None:
    """A long run of blanks, commas or letters behind a number, a date or a verb is passed over once."""
    gap = run * 20_000
    for before in ("Kế hoạch số 914-KH/TU", "ngày 1 tháng 1", "thực hiện", "Luật", "Thành ủy", "Số", "THÀNH ỦY"):
        text = plan(f"{before}{gap}Nghị quyết số 958-NQ/TW")
        assert said(text).length == len(text)


def test_no_quote_is_longer_than_two_sentences_may_be() -> None:
    """In a text without any full stop quotes stay bounded, so that what is kept grows with the text alone."""
    found = said("Kế hoạch số 914-KH/TU và " * 2000)
    assert max(len(statement.evidence.quote) for statement in found.statements) < 5 * LONGEST


def test_every_mention_is_cited_once() -> None:
    """Each mention has its own citation, in the order of the text, by the text's own document."""
    found = said(plan("Theo Nghị quyết số 958-NQ/TW và Luật Bến thủy số 93/2018/QH14; Nghị quyết số 958-NQ/TW."))
    cites = [each for each in found.statements if each.relation == "CITES"]
    assert [each.object for each in cites] == list(range(len(found.references))) == [0, 1, 2]
    assert {each.subject for each in cites} == {OWN}


def test_the_reference_and_the_cue_are_marked() -> None:
    """The evidence of a relation marks both documents and the verb between them."""
    text = plan("Đánh giá chung.", "Chương trình số 914-CTr/TU thực hiện Nghị quyết số 958-NQ/TW.")
    (statement,) = (each for each in said(text).statements if each.relation == "IMPLEMENTS")
    marked = [mark.of(text) for mark in statement.evidence.marks]
    assert marked == ["Chương trình số 914-CTr/TU", "thực hiện", "Nghị quyết số 958-NQ/TW"]
    assert statement.evidence.quote == "Chương trình số 914-CTr/TU thực hiện Nghị quyết số 958-NQ/TW."


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("dress", [str, lambda text: text.replace("ủy", "uỷ").replace("Ủy", "Uỷ").replace("ỦY", "UỶ")])
def test_spelling_does_not_matter(form: Any, dress: Callable[[str], str]) -> None:
    """Decomposed letters and the older place of the tone change nothing that is said."""
    text = plan(
        "Thực hiện Chương trình số 914-CTr/TU ngày 3/4/2022 của Thành ủy, Ban Thường vụ Thành ủy ban hành kế hoạch."
    )
    written = unicodedata.normalize(form, dress(text))
    assert claims(written) == {("own", "IMPLEMENTS", "914-CTr/TU")}
    found = said(written)
    assert (found.own.issuer, found.references[0].issuer) == ("Ban Thường vụ Thành ủy Minh Sơn", "Thành ủy Minh Sơn")
    assert_sound(written, found)


def test_a_documents_own_number_over_its_annex_is_no_other_document() -> None:
    """The number over an annex with another sign is the document itself, with the reason kept."""
    found = said(plan("Nội dung.", "PHỤ LỤC", "(Kèm theo Kế hoạch số 914-KH/VPTU)", number="914-KH/TU"))
    (mention,) = found.references
    assert mention.number == "914-KH/TU"
    assert mention.mending is not None
    assert mention.mending.reason == "an annex names the document that it belongs to"


def test_a_districts_own_organisation_under_the_citys_sign() -> None:
    """In a district's text a scheme on that district's own Party organisation is the district's, with the reason."""
    sentence = "Thực hiện Đề án số 915-ĐA/TU ngày 4/4/2021 về nâng cao chất lượng chi bộ của Đảng bộ quận Tây Khê."
    (mention,) = said(plan("Đặc điểm.", sentence, number="914-KH/QU", office=DISTRICT)).references
    assert (mention.number, mention.place) == ("915-ĐA/QU", "Tây Khê")
    assert mention.mending is not None
    assert mention.mending.written == "915-ĐA/TU"
    (of_city,) = said(plan("Đặc điểm.", sentence)).references
    assert (of_city.number, of_city.mending) == ("915-ĐA/TU", None)


def test_a_sign_takes_its_place_from_the_text() -> None:
    """A city's sign in a city's text is that city's, and that this was assumed is told; central signs have no place."""
    city, central = said(plan("Theo Kế hoạch số 915-KH/TU và Nghị quyết số 958-NQ/TW.")).references
    assert (city.place, city.assumed) == ("Minh Sơn", ("place",))
    assert (central.place, central.assumed) == (None, ())


@pytest.mark.parametrize("text", ["", " ", "\n", "\f", "\x00", "\ufeff"])
def test_a_text_without_words(text: str) -> None:
    """A text of nothing says nothing, and has a document all the same."""
    found = said(text)
    assert (found.references, found.statements, cited(text)) == ((), (), [])
    assert found.own.number is None
