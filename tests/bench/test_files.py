"""The score of original files counts what is right by kind, and names what is not."""

from pathlib import Path

from bench.files import score

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
