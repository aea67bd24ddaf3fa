"""Tables without a sign between their cells, parted by blanks or one below the other, and who does what in them."""

import pytest
from texts import said as extracted

PLAN = """ỦY BAN NHÂN DÂN TỈNH AN MINH
Số: 58/KH-UBND
An Minh, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Về chăm sóc cây xanh

Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

PHỤ LỤC

{table}
"""

SPACED = """TT  Nội dung             Cơ quan chủ trì     Cơ quan phối hợp   Thời gian
1   Đề án trồng cây ven  Sở Nông nghiệp và   Sở Tài chính       Quý I/2025
    sông                 Môi trường
2   Lập bản đồ cây cổ    Sở Xây dựng         Công an tỉnh;      Năm 2025
    thụ                                      Hội Nông dân tỉnh
"""
SPACED_STT = """STT   Nhiệm vụ                    Đơn vị chủ trì           Đơn vị phối hợp
1     Kiểm kê vườn ươm            Sở Y tế                  Sở Nội vụ
2     Mở lớp dạy tỉa cây          Trường Đại học An Minh   Sở Nội vụ
"""
SECTIONED = """TT  Công việc             Chủ trì           Phối hợp
I   Về đất
1   Đo đạc khu đất        Sở Xây dựng       Sở Tài chính
II  Về người
2   Tuyển người làm vườn  Sở Nội vụ         Công an tỉnh
"""
WHO = """Cơ quan           Nhiệm vụ được giao
Sở Xây dựng       Chủ trì lập bản đồ cây xanh
Sở Tài chính      Phối hợp Sở Xây dựng cân đối kinh phí
Sở Nội vụ         Theo dõi, đôn đốc các đơn vị trồng cây
"""
STACKED = "\n".join(
    """TT
Nội dung
Cơ quan chủ trì
Cơ quan phối hợp
Thời gian
1
Trồng cây ven sông Cái
Sở Xây dựng
Công an tỉnh
Quý I/2025
2
Kiểm kê cây cổ thụ
Sở Nội vụ
Các sở, ban, ngành
Năm 2025""".splitlines()
)
STACKED_SECTION = """STT
Nhiệm vụ
Đơn vị chủ trì
Đơn vị phối hợp
I
Về đất
1
Đo đạc khu đất bãi bồi
Sở Xây dựng
Sở Tài chính
II
Về người
2
Tuyển người làm vườn
Sở Nội vụ
Công an tỉnh
"""
TWO_TABLES = """TT | Nhiệm vụ | Chủ trì | Phối hợp
1 | Trồng cây ven sông | Sở Xây dựng | Sở Tài chính
2 | Kiểm kê cây cổ thụ | Sở Nội vụ | Công an tỉnh

PHỤ LỤC 2
TT | Xã, phường | Năm 2024 (%) | Năm 2025 (%)
1 | Xã An Hạ | 45 | 60
2 | Xã An Thượng | 50 | 70
3 | Phường Sông Cái | 61 | 80
4 | Xã Bãi Bồi | 35 | 50
"""


def told(table: str) -> set[tuple[str, str, str]]:
    """Role, body and first words of all duties of a plan with a table."""
    said = extracted(PLAN.format(table=table))
    return {
        (duty.role, said.names[duty.body].name.removesuffix(" tỉnh An Minh"), " ".join(task.text.split()[:2]))
        for task in said.tasks
        for duty in task.duties
    }


def test_cells_that_stand_in_line_with_a_word_of_the_header_are_in_its_column() -> None:
    """Also where they go on in further lines, and where a cell names several."""
    assert told(SPACED) == {
        ("LEADS", "Sở Nông nghiệp và Môi trường", "Đề án"),
        ("LEADS", "Sở Xây dựng", "Lập bản"),
        ("COORDINATES", "Sở Tài chính", "Đề án"),
        ("COORDINATES", "Công an", "Lập bản"),
        ("COORDINATES", "Hội Nông dân", "Lập bản"),
    }


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        (SPACED_STT, {("LEADS", "Sở Y tế", "Kiểm kê"), ("COORDINATES", "Sở Nội vụ", "Mở lớp")}),
        (SECTIONED, {("LEADS", "Sở Nội vụ", "Tuyển người"), ("COORDINATES", "Sở Tài chính", "Đo đạc")}),
        (STACKED, {("LEADS", "Sở Xây dựng", "Trồng cây"), ("COORDINATES", "Các sở, ban, ngành", "Kiểm kê")}),
        (STACKED_SECTION, {("LEADS", "Sở Xây dựng", "Đo đạc"), ("COORDINATES", "Công an", "Tuyển người")}),
        (TWO_TABLES, {("LEADS", "Sở Nội vụ", "Kiểm kê"), ("COORDINATES", "Sở Tài chính", "Trồng cây")}),
    ],
)
def test_a_table_in_another_layout_tells_who_leads_and_who_helps(table: str, wanted: set[tuple[str, str, str]]) -> None:
    """Whatever stands between its cells, and whatever table comes behind it."""
    assert wanted <= told(table)


def test_a_table_whose_rows_say_who_does_what_gives_each_the_part_that_its_words_tell() -> None:
    """One leads, one works with it, one watches."""
    assert told(WHO) == {
        ("LEADS", "Sở Xây dựng", "Chủ trì"),
        ("COORDINATES", "Sở Tài chính", "Phối hợp"),
        ("MONITORS", "Sở Nội vụ", "Theo dõi,"),
    }


@pytest.mark.parametrize(
    "table",
    [
        "TT  Xã, phường    Năm 2024   Năm 2025\n1   Xã An Hạ      45         60\n2   Sở Xây dựng   50         70\n",
        "Cơ quan           Số cây      Số người\nSở Xây dựng       45          12\nSở Tài chính      50          11\n",
        "TT\nTên thủ tục hành chính\nCơ quan thực hiện\n1\nCấp phép chặt cây\nSở Xây dựng\n2\nCấp thẻ\nSở Nội vụ\n",
        "TT\nHọ và tên\nChức vụ\n1\nLê Văn Sông\nGiám đốc Sở Xây dựng\n2\nTrần Văn Bãi\nChủ tịch xã\n",
    ],
)
def test_a_table_of_other_things_in_such_a_layout_assigns_nothing(table: str) -> None:
    """Figures, procedures and people are no tasks."""
    assert told(table) == set()
