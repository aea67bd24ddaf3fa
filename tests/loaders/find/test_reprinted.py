"""Collections of laws reprint a document with its citation for a title: that is what it says of itself."""

import pytest

from loaders.clean.structure import paragraphs
from loaders.find.header import Header, read_header

BASES = "Căn cứ Luật Bến thủy ngày 9 tháng 3 năm 2001;\nTheo đề nghị của Bộ trưởng Bộ Tài chính,\n"
BODY = "Điều 1. Bến đò ngang được xây lại.\n"


def read(text: str) -> Header:
    """The header of a text as it is loaded."""
    return read_header(paragraphs(text).text)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (
            "Nghị định\ncủa Chính phủ Số  94 /2001/NĐ-CP ngày 17 tháng 11 năm 2001\nQuy định về bến đò\nChính phủ\n",
            ("94/2001/NĐ-CP", "Nghị định", "2001-11-17", "Chính phủ", "Quy định về bến đò"),
        ),
        (
            "Thông tư\nliên tịch của Bộ Tài chính - Công nghiệp -\nTổng cục Hải quan  số 91/2001/TTLT-BTC-BCN-TCHQ\n"
            "ngày 5 tháng 12 năm2001 Hướng dẫn thu phí bến đò\n",
            ("91/2001/TTLT-BTC-BCN-TCHQ", "Thông tư liên tịch", "2001-12-05", "Bộ Tài chính",
             "Hướng dẫn thu phí bến đò"),
        ),
        (
            "QUYẾT ĐỊNH\nCỦA BỘ TRƯỞNG BỘ TÀI CHÍNH SỐ 9141-TC/QĐ/CĐKT\nNGÀY 01 THÁNG 11 NĂM 2001 VỀ VIỆC\n"
            "THU PHÍ BẾN ĐÒ\nBỘ TRƯỞNG BỘ TÀI CHÍNH\n",
            ("9141-TC/QĐ/CĐKT", "Quyết định", "2001-11-01", "Bộ Tài chính", "Về việc thu phí bến đò"),
        ),
    ],
)  # fmt: skip
def test_the_title_is_the_citation(head: str, told: tuple[str, ...]) -> None:
    """Number, type, day, issuer and title stand in one sentence over several lines."""
    header = read(head + BASES + BODY)
    issuer = header.issuer.name if header.issuer else None
    assert (str(header.number), header.type, header.issued_on, issuer, header.title) == told


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định của Chính phủ số 94/2001/NĐ-CP ngày 17 tháng 11 năm 2001 về bến đò\nBáo Minh Sơn hỏi các bến.\n",
        "Nghị định của Chính phủ số 94/2001/NĐ-CP về bến đò\n" + BASES,
        "Nghị định của Chính phủ\n" + BASES + "số 94/2001/NĐ-CP ngày 17 tháng 11 năm 2001\n",
    ],
)
def test_a_citation_over_another_text_is_no_head(text: str) -> None:
    """Without a preamble below, or without its day, a citation is of what the text is about."""
    assert read(text).number is None


@pytest.mark.parametrize("title", ["ĐƠN ĐỀ NGHỊ CẤP PHÉP BẾN ĐÒ", "TỜ KHAI PHÍ QUA BẾN"])
def test_what_citizens_fill_in_is_no_letter(title: str) -> None:
    """It is addressed to an office, and so is a letter."""
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    assert read(f"{motto}{title}\nKính gửi: Sở Xây dựng tỉnh Kim Sơn\nTôi là: …\n").type is None
    assert read(f"{motto}V/v cấp phép bến đò\nKính gửi: Sở Xây dựng tỉnh Kim Sơn\nĐề nghị …\n").type == "Công văn"
