"""A PDF with a text layer gives its lines, page by page; one without says so."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from loaders.errors import UnreadableFile
from loaders.read import read
from loaders.read.pdf import read_pdf

MakePdf = Callable[..., bytes]
#: a page that shows a filled rectangle, as a scan shows its picture
PICTURE = "0.9 g 50 50 495 742 re f"
BLANK = ""


def text_of(data: bytes) -> str:
    """The text that the reader gives."""
    return read_pdf(data, "a.pdf")[0]


def test_pages_are_parted_and_known(make_pdf: MakePdf, words: Any, tmp_path: Path) -> None:
    """Each page but the first begins after a form feed, at an offset that the source tells."""
    (tmp_path / "a.pdf").write_bytes(
        make_pdf([[words(72, 700, "one"), words(72, 680, "two")], [words(72, 700, "three")]])
    )
    source = read(tmp_path / "a.pdf", "a.pdf")
    assert (source.text, source.pages, source.format) == ("one\ntwo\n\fthree", (0, 9), "pdf")
    assert [source.page(source.text.index(word)) for word in ("one", "two", "three")] == [1, 1, 2]


def test_a_letterhead_is_read_by_columns(make_pdf: MakePdf, words: Any) -> None:
    """Issuer and number come before motto, place and date, though they stand side by side."""
    page = [
        words(80, 780, "BAN THUONG VU"), words(330, 780, "DANG CONG SAN VIET NAM"),
        words(90, 764, "THANH UY"), words(330, 764, "Ha Noi, ngay 23 thang 9 nam 2022"),
        words(72, 700, "KE HOACH"),
    ]  # fmt: skip
    assert text_of(make_pdf([page])).split("\n") == [
        "BAN THUONG VU", "THANH UY", "DANG CONG SAN VIET NAM", "Ha Noi, ngay 23 thang 9 nam 2022", "KE HOACH",
    ]  # fmt: skip


def test_columns_elsewhere_are_parted_by_tabs(make_pdf: MakePdf, words: Any) -> None:
    """A row of a table stays a row, with a tab where the wide gap is."""
    page = [
        words(72, 200, "Nhiem vu"),
        words(330, 200, "So Noi vu"),
        words(72, 184, "Bao cao"),
        words(330, 184, "So Y te"),
    ]
    assert text_of(make_pdf([page])) == "Nhiem vu\tSo Noi vu\nBao cao\tSo Y te"


def test_raised_figures_are_marked(make_pdf: MakePdf, words: Any) -> None:
    """A small raised figure is the mark of a footnote, in the text and at the foot of the page."""
    page = [
        words(72, 700, "nam 2021"), words(124, 705, "1", 7), words(129, 700, "va 2022."),
        words(72, 100, "2", 7), words(77, 96, "Bao cao so 12", 12),
    ]  # fmt: skip
    assert text_of(make_pdf([page])) == "nam 2021<sup>1</sup>va 2022.\n<sup>2</sup>Bao cao so 12"


def test_a_hyphen_at_a_line_end_is_kept(make_pdf: MakePdf, words: Any) -> None:
    """A number that is cut at its hyphen is whole or cut, but does not lose the hyphen."""
    page = [words(72, 700, "Quyet dinh so 60/2017/QD-"), words(72, 684, "UBND ngay 05")]
    text = text_of(make_pdf([page]))
    assert text.replace("\n", "") == "Quyet dinh so 60/2017/QD-UBND ngay 05"
    assert "\x02" not in text
    assert "\ufffe" not in text


def test_a_scan_is_refused(make_pdf: MakePdf) -> None:
    """Pages with pictures only are a scan, whatever their number; the advice is OCR."""
    with pytest.raises(UnreadableFile) as refused:
        read_pdf(make_pdf([PICTURE, PICTURE]), "a.pdf")
    assert (refused.value.subject, refused.value.reason) == ("a.pdf", "scan: no text layer")
    assert "ocrmypdf" in refused.value.advice


def test_half_a_scan_is_read_and_more_is_not(make_pdf: MakePdf, words: Any) -> None:
    """A file is read until most of its pages are scans; blank pages count neither way."""
    page = [words(72, 700, "text")]
    assert read_pdf(make_pdf([page, PICTURE, BLANK]), "a.pdf")[:2] == ("text\n\f\n\f", (0, 6, 8))
    with pytest.raises(UnreadableFile, match="scan: no text layer on 2 of 3 pages"):
        read_pdf(make_pdf([page, PICTURE, PICTURE, BLANK]), "a.pdf")


def test_blank_pages_are_no_scan(make_pdf: MakePdf) -> None:
    """A file of blank pages is refused for what it is."""
    with pytest.raises(UnreadableFile, match="every page is blank"):
        read_pdf(make_pdf([BLANK]), "a.pdf")


def test_a_locked_file_is_refused(make_pdf: MakePdf, words: Any) -> None:
    """A file that asks for a password says so."""
    secret = "<" + "5a" * 32 + ">"
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/O{secret}/U{secret}/P -4>>/ID[<00><00>]"
    with pytest.raises(UnreadableFile, match="encrypted and asks for a password"):
        read_pdf(make_pdf([[words(72, 700, "text")]], trailer=lock), "a.pdf")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_file_that_was_cut_off_is_refused(make_pdf: MakePdf, words: Any, share: float) -> None:
    """Part of a file is never read as if it were the whole."""
    whole = make_pdf([[words(72, 700, "one")], [words(72, 700, "two")]])
    with pytest.raises(UnreadableFile, match="broken PDF: the end of the file is missing"):
        read_pdf(whole[: int(len(whole) * share)], "a.pdf")


def test_a_file_without_content_is_broken() -> None:
    """A file with a beginning and an end and nothing between is broken."""
    with pytest.raises(UnreadableFile, match="broken PDF"):
        read_pdf(b"%PDF-1.4\n%%EOF\n", "a.pdf")


def test_a_turned_page_is_read(make_pdf: MakePdf) -> None:
    """A page that is shown turned is read as a person reads it who turns the paper."""
    turned = "BT /F1 12 Tf 0 1 -1 0 100 72 Tm (Phu luc) Tj 0 1 -1 0 120 72 Tm (Bieu so 1) Tj ET"
    page = make_pdf([turned])
    assert text_of(page.replace(b"[0 0 595 842]", b"[0 0 595 842]/Rotate 90")) == "Phu luc\nBieu so 1"


def test_fields_are_read_where_they_are_shown(make_pdf: MakePdf, words: Any) -> None:
    """Number and day that stand in fields of a form are part of their lines; offsets of pages count them."""
    page = [words(72, 700, "So:         /BC-SNV"), words(72, 680, "ngay      thang 3")]
    data = make_pdf([page, [words(72, 700, "two")]], fields=[words(100, 700, "143"), words(104, 680, "03")])
    assert read_pdf(data, "a.pdf")[:2] == ("So: 143/BC-SNV\nngay 03 thang 3\n\ftwo", (0, 32))


def test_a_running_head_does_not_make_a_scan_a_text(make_pdf: MakePdf) -> None:
    """A picture of a whole page with a short line over it is a scan; one with a text over it was read by OCR."""
    picture = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q\n"
    head = "BT /F1 9 Tf 72 820 Td (CONG BAO/So 271) Tj ET"
    with pytest.raises(UnreadableFile, match="scan: no text layer"):
        read_pdf(make_pdf([picture + head]), "a.pdf")
    lines = "".join(f"BT /F1 9 Tf 72 {700 - 12 * n} Td (a line of the text that OCR read) Tj ET\n" for n in range(9))
    assert text_of(make_pdf([picture + lines])).startswith("a line")


def test_letters_beyond_the_basic_plane_are_letters(make_pdf: MakePdf) -> None:
    """Two halves are one letter, a half alone is replaced; the text can be printed."""
    codes = "<41><D835DC65> <42><D800>"
    cmap = f"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00><ff> endcodespacerange 2 beginbfchar {codes} endbfchar endcmap end"  # noqa: E501
    data = make_pdf(["BT /F1 12 Tf 72 700 Td (xAyB) Tj ET"], to_unicode=cmap)
    text = text_of(data)
    assert text.encode()
    assert text.startswith("x\U0001d465y")
    assert not any(0xD800 <= ord(letter) < 0xE000 for letter in text)


def test_more_pages_than_any_document_has_are_refused(make_pdf: MakePdf, tmp_path: Path) -> None:
    """A tree of pages that names one page over and over is refused before it is read."""
    data = make_pdf(["BT /F1 12 Tf 72 700 Td (x) Tj ET"], kids="4 0 R " * 6_000, count=6_000)
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(UnreadableFile, match="more than 5000 pages"):
        read(tmp_path / "a.pdf", "a.pdf")


def test_several_threads_may_read(make_pdf: MakePdf, words: Any) -> None:
    """PDFium is used by one thread at a time, so that files may be loaded from many."""
    files = [make_pdf([[words(72, 700, f"file {n} page {p}")] for p in range(5)]) for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(text_of, files))
    assert texts == ["\n\f".join(f"file {n} page {p}" for p in range(5)) for n in range(40)]
