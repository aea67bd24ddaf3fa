"""Lines that a narrow page cut: whole again where the text says so, and only there."""

import pytest

from loaders.clean.structure import paragraphs

NARROW = """Căn cứ Luật Bến đò ngày
24 tháng 11 năm 2017 đã được sửa đổi một số điều tại Luật sửa đổi, bổ sung một
số điều của Luật Bến đò, Luật Cầu phao ngày 29 tháng 11 năm 2024;

Ủy ban nhân dân tỉnh Minh Sơn giao các xã, các phường ven sông rà soát toàn bộ
bến đò ngang sông, báo cáo kết quả rà soát hằng tháng theo mẫu đã gửi cho các
xã, phường để tổng hợp.
"""


def body(text: str) -> list[str]:
    """The paragraphs of running text."""
    return paragraphs(text).text.splitlines()


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        (
            "Giao Giám đốc Sở Giao thông vận tải tỉnh Minh Sơn phối hợp với Giám đốc\nSở Xây dựng làm bến.",
            "Giao Giám đốc Sở Giao thông vận tải tỉnh Minh Sơn phối hợp với Giám đốc Sở Xây dựng làm bến.",
        ),
        (
            "Triển khai Nghị quyết số\n912-NQ/TW ngày 2/3/2022 về bến đò, Ủy ban nhân dân tỉnh Minh Sơn giao việc.",
            "Triển khai Nghị quyết số 912-NQ/TW ngày 2/3/2022 về bến đò, Ủy ban nhân dân tỉnh Minh Sơn giao việc.",
        ),
        (
            "1. Quyết định số 912/QĐ-BXD của Bộ trưởng\nBộ Xây dựng về bến đò",
            "1. Quyết định số 912/QĐ-BXD của Bộ trưởng Bộ Xây dựng về bến đò",
        ),
        ("Minh Sơn Hạ, ngày 2 tháng 3 năm\n2022", "Minh Sơn Hạ, ngày 2 tháng 3 năm 2022"),
        ("Thành phố Minh\nSơn Hạ, ngày 2 tháng 3 năm 2022", "Thành phố Minh Sơn Hạ, ngày 2 tháng 3 năm 2022"),
        ("II. MỤC\nĐÍCH, YÊU CẦU", "II. MỤC ĐÍCH, YÊU CẦU"),
    ],
)
def test_a_narrow_page_cuts_before_capitals_and_figures(cut: str, whole: str) -> None:
    """In a text of a narrow page a sentence goes on whatever its next line begins with."""
    assert whole in body(f"{NARROW}\n{cut}\n")


@pytest.mark.parametrize(
    "lines",
    [
        "Minh Sơn Hạ, ngày 2 tháng 3 năm 2022\nKẾ HOẠCH",
        "Số: 912/KH-UBND\nMinh Sơn, ngày 2 tháng 3 năm 2022",
        "Sở Xây dựng\nSở Tài chính",
        "1. Mục đích\nGiao Sở Xây dựng rà soát bến đò ngang sông theo Kế hoạch đã ban hành năm ngoái.",
        "PHÓ CHỦ TỊCH\nTrần Văn Bến",
        "Tên bến\tSố đò của cả ba bến ven sông trong tỉnh\nBến Hạ\t3",
    ],
)
def test_lines_that_stay_lines_on_a_narrow_page(lines: str) -> None:
    """Heads, headings, cells and signatures are no cut sentences."""
    assert set(lines.splitlines()) <= set(body(f"{NARROW}\n{lines}\n"))


def test_a_row_of_a_table_is_no_sentence() -> None:
    """Behind the border of a table each cell is a line of its own."""
    cells = "Sở Giao thông vận tải tỉnh Minh Sơn Hạ\nCác sở, ngành, các xã, các phường ven sông của tỉnh Minh Sơn"
    assert set(cells.splitlines()) <= set(body(f"{NARROW}|\n{cells}\n|\n"))


def test_blank_lines_between_all_lines() -> None:
    """A text may have a blank line after every line of the page; its sentences are whole all the same."""
    double = "\n\n".join(line for line in NARROW.splitlines() if line)
    assert body(double) == body(NARROW)


def test_an_item_of_a_preamble_goes_on_in_any_text() -> None:
    """What the words of a preamble begin ends with a sign, however few lines the text has."""
    text = "Theo đề nghị của Giám đốc\nSở Xây dựng tại Tờ trình số 77/TTr-SXD.\nQUYẾT ĐỊNH:\n"
    assert body(text)[0] == "Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 77/TTr-SXD."


def test_a_number_behind_the_word_for_its_type() -> None:
    """A line that ends in the word for a type goes on with a number."""
    text = "Căn cứ Luật Bến đò sửa đổi, bổ sung một số điều của Nghị định\n18/2021/NĐ-CP về bến;\n"
    assert body(text) == ["Căn cứ Luật Bến đò sửa đổi, bổ sung một số điều của Nghị định 18/2021/NĐ-CP về bến;"]


def test_spans_lead_back_over_the_cut() -> None:
    """What is put together still knows its places in the text as loaded."""
    text = f"{NARROW}\nGiao các xã, phường ven sông phối hợp với Giám đốc các sở, với Chủ tịch\nHội Bến đò.\n"
    clean = paragraphs(text)
    at = clean.text.index("Chủ tịch Hội Bến đò")
    assert clean.span(at, at + len("Chủ tịch Hội Bến đò")).of(text) == "Chủ tịch\nHội Bến đò"


def test_an_address_in_brackets_is_a_line_of_its_own() -> None:
    """What a line holds wholly in brackets ends there, though the next line begins a sentence as long."""
    address = "(Địa chỉ: Lô 6, khu công nghiệp Bến Cá, phường Cửa Sông, thành phố Minh Sơn)"
    answer = "Sở Xây dựng nhận được công văn của Công ty về bến thuyền và trả lời như sau:"
    assert {address, answer} <= set(body(f"{NARROW}\n{address}\n{answer}\n"))


def test_rows_of_a_table_are_not_joined() -> None:
    """However narrow the page, a row between bars begins anew; a verb at a line's end goes on with its document."""
    page = (
        "Các bến đò trên địa bàn tỉnh đã được dọn dẹp và\nsửa chữa trong năm qua theo đúng kế hoạch đã đề\n"
        "ra từ đầu năm của các xã và các phường liên quan,\n"
    )
    rows = "1 | 05/NQ-HĐND | 28/6/2019 | HĐND xã Bến | Phí\n2 | 11/NQ-HĐND | 20/12/2021 | HĐND xã Bến | Đò\n"
    assert [line for line in paragraphs(f"{page * 3}\n{rows}").text.split("\n") if line.startswith("2 |")]
    cut = "Nghị quyết số 71/NQ-CP của Chính phủ sửa đổi, bổ sung\nNghị quyết số 03/NQ-CP về dọn bến;\n"
    assert "bổ sung Nghị quyết số 03/NQ-CP" in paragraphs(f"{page * 3}\n{cut}").text
