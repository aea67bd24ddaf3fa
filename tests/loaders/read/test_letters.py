"""Letters of the time before Unicode are those that the paper shows; others are left alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.errors import UnreadableFile
from loaders.read import read
from loaders.read.content import Content
from loaders.read.letters import font_named, is_garbage, mended

MakeDocx = Callable[..., bytes]
#: "Kế hoạch phát triển làng nghề của xã An Lạc năm nay, giao các thôn thực hiện" in TCVN3, and another line in VNI
TCVN3 = "KÕ ho¹ch ph¸t triÓn lµng nghÒ cña x· An L¹c n¨m nay, giao c¸c th«n thùc hiÖn"
VNI = "Keá hoaïch phaùt trieån laøng ngheà cuûa xaõ An Laïc naêm nay, giao caùc thoân thöïc hieän"
SHOWN = "Kế hoạch phát triển làng nghề của xã An Lạc năm nay, giao các thôn thực hiện"


@pytest.mark.parametrize(("written", "table"), [(TCVN3, "TCVN3"), (VNI, "VNI")])
def test_letters_tell_their_table(written: str, table: str) -> None:
    """Without fonts the letters themselves tell; pages begin where they did."""
    given = mended(Content(f"{written}\n\f{written}", (0, len(written) + 2)))
    assert given == (f"{SHOWN}\n\f{SHOWN}", (0, len(SHOWN) + 2), (("converted_from", table),))


@pytest.mark.parametrize(
    "text",
    [
        SHOWN,
        "El señor Muñoz compró en España una piñata para los niños de la señora Núñez y su compañera",
        "The committee shall consider the plan and report on it before the end of the year to the council",
        "a µ b",
        "",
    ],
)
def test_other_texts_are_left_alone(text: str) -> None:
    """Unicode, other languages and what is too short to tell stay as they are, without a note."""
    assert mended(Content(text)) == Content(text)


def test_eth_that_stands_for_d(tmp_path: Path) -> None:
    """``ð`` is ``đ``; where ``ñ`` is, ``ð`` is the capital."""
    assert mended(Content("Quyết ðịnh, Ðiều 1 của tỉnh")).text == "Quyết định, Điều 1 của tỉnh"
    assert mended(Content("QUYẾT ðỊNH ñược sửa ñổi, ñã ban hành")).text == "QUYẾT ĐỊNH được sửa đổi, đã ban hành"


def test_fonts_tell_letter_by_letter(tmp_path: Path, make_docx: MakeDocx) -> None:
    """A run in an older font is read by its table, one beside it is not; fonts of capitals show capitals."""

    def run(text: str, font: str) -> str:
        return f'<w:r><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    old = f"{run('kÕ ho¹ch', '.VnTimeH')}{run(' của xã ', 'Arial')}"
    body = f"<w:p>{old}{run('An La', 'VNI-Times')}{run('ïc', 'VNI-Times')}</w:p>"
    (tmp_path / "a.docx").write_bytes(make_docx(body))
    source = read(tmp_path / "a.docx", "a.docx")
    assert source.text == "KẾ HOẠCH của xã An Lạc"
    assert source.properties == (("converted_from", "TCVN3"), ("converted_from", "VNI"))


def test_fonts_of_styles_count(tmp_path: Path, make_docx: MakeDocx) -> None:
    """A paragraph whose runs name no font is in that of its style; what is Unicode after all stays."""
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr></w:style>'
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for text in ("kÕ ho¹ch", "kế hoạch")
    )
    (tmp_path / "a.docx").write_bytes(make_docx(body, styles=styles))
    assert read(tmp_path / "a.docx", "a.docx").text == "kế hoạch\nkế hoạch"


def test_names_of_fonts() -> None:
    """Only names of that time are taken for fonts of that time."""
    assert [font_named(name) is not None for name in (".VnTime", "VNI-Helve", ".vnarialh", "Vni", "Arial", None)] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


def test_letters_of_no_alphabet_are_refused(tmp_path: Path) -> None:
    """A text from the private use area is garbage; a bullet or two from there are not."""
    assert is_garbage("\ue001" * 40 + "ab")
    assert not is_garbage("\uf0b7 một việc phải làm trong năm\n" * 40)
    (tmp_path / "a.html").write_text(f"<html><meta charset=utf-8><body>{chr(0xE001) * 40}", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="its letters are of no alphabet"):
        read(tmp_path / "a.html", "a.html")
