"""The real files are read as a person reads them, or refused for the right reason."""

from collections import Counter
from pathlib import Path

import pytest

from loaders.errors import UnreadableFile
from loaders.model import Source
from loaders.read import ocr, read, walk


def original(shared: Path, name: str) -> Source:
    """One of the original files."""
    return read(shared / "corpora" / "originals" / name, name)


def test_every_real_file_is_read_or_refused_for_its_reason(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without OCR scans are refused as such; everything else has text without stray characters."""
    monkeypatch.setattr(ocr, "is_there", lambda: False)
    refused: dict[str, str] = {}
    folders = ("vbpl", "offices", "originals", "originals2", "legacy")
    for path in walk([*(shared / "corpora" / name for name in folders), shared / "seeds"]):
        if path.name == "EXPECTED.csv":
            continue
        try:
            source = read(path, path.name)
        except UnreadableFile as error:
            refused[path.name] = error.reason
        else:
            assert source.text.strip()
            assert not set(map(chr, [*range(9), 0x0B, *range(0x0E, 0x20), 0x7F, 0xFFFE])) & set(source.text)
    assert all(reason.startswith("scan: no text layer") for reason in refused.values())
    assert set(refused) == {
        "153-tb-vpcp.signed.pdf", "2450-kgvx.signed.pdf", "288-ttg.signed.pdf",
        "scan-2764.pdf", "scan-932.pdf", "scan-behind-running-header.pdf",
    }  # fmt: skip


@pytest.mark.parametrize(
    "name", ["2003-A-15.rtf", "2003-A30.rtf", "2004-A33.rtf", "2004-B6.doc", "2006-Mau-MD-3M-CP.doc"]
)
def test_letters_of_the_time_before_unicode_are_those_that_people_read(shared: Path, name: str) -> None:
    """TCVN3 in old files gives the words of a transcript by hand, but for capitals that fonts alone show."""
    path = shared / "corpora" / "legacy" / name
    wanted = path.with_suffix(".expected.txt").read_text(encoding="utf-8").casefold().split()
    source = read(path, name)
    given = source.text.replace("\t", " ").casefold().split()
    common = sum((Counter(wanted) & Counter(given)).values())
    assert common >= 0.97 * len(wanted)
    assert ("converted_from", "TCVN3") in source.properties


def test_texts_are_the_files_themselves(shared: Path) -> None:
    """Every plain text is what Python reads when it leaves line ends alone."""
    texts = list(walk([shared / "corpora" / "vbpl", shared / "seeds"]))
    assert len(texts) == 45
    for path in texts:
        with path.open(encoding="utf-8", newline="") as file:
            assert read(path, path.name).text == file.read()


@pytest.mark.parametrize(
    ("name", "issuer", "number", "date"),
    [
        ("30_2020_ND_CP.docx", "CHÍNH PHỦ", "Số: 30/2020/NĐ-CP", "05 tháng 3 năm 2020"),
        ("36-HD_VPTW_380096.docx", "VĂN PHÒNG", "Số: 36-HD/VPTW", "03 tháng 4 năm 2018"),
        ("604_QD-TTg_700112.docx", "THỦ TƯỚNG CHÍNH PHỦ", "Số: 604/QĐ-TTg", "02 tháng 4 năm 2026"),
        ("100-2024-qd-ubnd.pdf", "ỦY BAN NHÂN DÂN", "Số: 100/2024/QĐ-UBND", "31 tháng 10 năm 2024"),
        ("2944-2026-qd-ubnd.pdf", "ỦY BAN NHÂN DÂN", "Số: 2944/QĐ-UBND", "19 tháng 5 năm 2026"),
    ],
)  # fmt: skip
def test_heads_stand_on_lines_of_their_own(shared: Path, name: str, issuer: str, number: str, date: str) -> None:
    """Issuer, number, place and date are lines, though they stand in two columns."""
    head = [line.strip() for line in original(shared, name).text.split("\n")[:14]]
    assert {issuer, number} <= set(head)
    assert date in [line.partition(", ngày ")[2] for line in head]


def test_pages_are_those_that_word_laid_out(shared: Path) -> None:
    """A sentence that runs over a page end is one line with the page end in it."""
    source = original(shared, "604_QD-TTg_700112.docx")
    assert "sản phẩm công nghệ \fchiến lược, sản phẩm công nghệ cao" in source.text
    assert source.page(source.text.index("chiến lược, sản phẩm công nghệ cao")) == 2


def test_rows_of_a_real_table(shared: Path) -> None:
    """A table of six columns is rows of six columns, also where the first is merged and so empty."""
    text = original(shared, "36-HD_VPTW_380096.docx").text
    assert "12.\tKý hiệu người đánh máy và số lượng bản phát hành\tIn hoa\t8\tĐứng\tABC-268" in text
    assert "\n\t- Dấu chỉ mức độ mật\t\t\t\tThực hiện theo hướng dẫn của Bộ Công an\n" in text


def test_broken_spacing_is_mended_where_places_tell(shared: Path) -> None:
    """Words and figures that PDFium tears are whole, a number keeps its hyphen, and no word is guessed."""
    decision = original(shared, "100-2024-qd-ubnd.pdf").text
    assert "Tối thiểu 36m<sup>2</sup>, có chiều rộng mặt tiền và\n" in decision
    assert "Quyết định số 60/2017/QĐ-UBND ngày 05 tháng 12 năm 2017 của" in decision
    assert "ngày Ỉ 7 tháng 6 năm 2009" in decision
    assert "\nKhông\nquy\nđịnh\n" in original(shared, "2944-2026-qd-ubnd.pdf").text
