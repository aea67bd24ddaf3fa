"""The score of original files counts what is right by kind, and names what is not."""

from pathlib import Path

import pytest

from bench.files import _is_same, _wanted, score, tables

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"

TEXT = """ỦY BAN NHÂN DÂN
TỈNH KIM SƠN
Số: 12/KH-UBND
Kim Sơn, ngày 5 tháng 3 năm 2026
KẾ HOẠCH
Nạo vét kênh
"""


def test_right_and_wrong_are_counted_by_kind(tmp_path: Path) -> None:
    """What is blank in the table is not asked; a file that is refused has nothing right."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4")
    rows = ["file,number,type,issued,issuer,why", "a.txt,12/KH-UBND,Quyết định,2026-03-05,,x", "b.pdf,1/QĐ-UBND,,,,x"]
    (tmp_path / "EXPECTED.csv").write_text("\n".join(rows), encoding="utf-8")
    found = score(tmp_path / "EXPECTED.csv", tmp_path)
    assert list(found.lines()) == [
        "pdf            read 0/1  number 0/1  type 0/0  issued 0/0  issuer 0/0",
        "text           read 1/1  number 1/1  type 0/1  issued 1/1  issuer 0/0",
    ]
    assert found.amiss == (
        "- a.txt: type 'Kế hoạch', wanted 'Quyết định'",
        "- b.pdf: number None, wanted '1/QĐ-UBND'",
    )


def test_scans_are_to_be_marked_and_committees_are_told_by_who_acts() -> None:
    """Readers write a committee or who acts for it, and may leave out whose it is; nothing else is the same."""
    assert _is_same("issuer", "Ban Thường vụ Đảng ủy xã An Lạc", "Đảng ủy xã")
    assert _is_same("issuer", "Ban Thường vụ Tỉnh ủy Kim Sơn", "Tỉnh ủy Kim Sơn")
    assert not _is_same("issuer", "Bộ Kế hoạch và Đầu tư", "Bộ Kế hoạch")
    assert not _is_same("number", "12/KH-UBND ", "12/KH-UBND")
    row = {"number": "1/QĐ-UBND", "type": "-", "issued": "", "issuer": ""}
    assert dict(_wanted(row, "scan")) == {"number": "1/QĐ-UBND", "type": "", "marked": "ocr"}
    assert dict(_wanted(row, "pdf")) == {"number": "1/QĐ-UBND", "type": ""}


@pytest.mark.parametrize("index", [0, 1], ids=["EXPECTED.csv", "originals.csv"])
def test_the_real_files_say_of_themselves_what_people_read(index: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Number, type, day and issuer of every file but scans, which are not read here; skipped where they are not."""
    if not (SHARED / "corpora" / "originals").is_dir():
        pytest.skip(f"the real files are not here: {SHARED / 'corpora'}")
    # without the program for scans, which takes minutes for them
    monkeypatch.setenv("PATH", "")
    table, folder = tables(ROOT, SHARED)[index]
    found = score(table, folder)
    names = [line.partition(": ")[0] for line in found.amiss]
    assert {name for name in names if "scan" not in name and ".signed.pdf" not in name} == set()
    assert found.asked["scan", "read"] == 3
    assert found.asked.total() > 60
