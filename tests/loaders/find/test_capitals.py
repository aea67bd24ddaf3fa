"""Titles in capitals, written as a sentence has them."""

import pytest

from loaders.find.capitals import restored


@pytest.mark.parametrize(
    ("title", "written"),
    [
        (
            "THỰC HIỆN NGHỊ QUYẾT SỐ 912-NQ/TW NGÀY 27/9/2019 CỦA BỘ CHÍNH TRỊ",
            "Thực hiện Nghị quyết số 912-NQ/TW ngày 27/9/2019 của Bộ Chính trị",
        ),
        (
            "TRIỂN KHAI QUYẾT ĐỊNH SỐ 906/QĐ-TTG CỦA THỦ TƯỚNG CHÍNH PHỦ",
            "Triển khai Quyết định số 906/QĐ-TTg của Thủ tướng Chính phủ",
        ),
        ("TUYÊN TRUYỀN ĐẠI HỘI XIV CỦA ĐẢNG", "Tuyên truyền Đại hội XIV của Đảng"),
        ("BẦU CỬ ĐẠI BIỂU HĐND KHÓA XVI, QUÝ II", "Bầu cử đại biểu HĐND khóa XVI, quý II"),
        ("TRÊN ĐỊA BÀN TỈNH NGHỆ AN", "Trên địa bàn tỉnh Nghệ An"),
        ("XÂY DỰNG THÀNH PHỐ HÀ NỘI", "Xây dựng Thành phố Hà Nội"),
        ("XỬ LÝ VI PHẠM VỀ BẾN ĐÒ", "Xử lý vi phạm về bến đò"),
        ("", ""),
    ],
)
def test_what_keeps_its_capitals_without_a_text(title: str, written: str) -> None:
    """Types before numbers, signs, bodies, places, abbreviations and numerals keep capitals; other words are small."""
    assert restored(title, "") == written


def test_the_text_tells_how_its_words_are_written() -> None:
    """The longest run of words that the text writes in small letters gives the title its capitals."""
    text = "THỰC HIỆN ĐỀ ÁN BẾN ĐÒ\nUBND xã giao việc theo Đề án Bến đò an toàn của Hội Sông nước.\n"
    assert restored("GIAO VIỆC THEO ĐỀ ÁN BẾN ĐÒ AN TOÀN", text) == "Giao việc theo Đề án Bến đò an toàn"


def test_a_capital_that_begins_a_sentence_tells_nothing() -> None:
    """The capital with which a sentence begins is not that of a name."""
    assert restored("VỀ BẾN ĐÒ", "Bến đò là nơi đón khách.") == "Về bến đò"
