"""What a document says of itself, in every form that headers take."""

import pytest
from sayings import CITY_STATE, claims
from texts import CITY, DISTRICT, directive, said

from loaders.clean.structure import paragraphs
from loaders.find.header import Header, is_law, read_header
from loaders.model import Reference

PARTY = "THÀNH ỦY MINH SƠN\tĐẢNG CỘNG SẢN VIỆT NAM\n"
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
DAY = "Minh Sơn, ngày 7 tháng 6 năm 2022\n"
NOTICE = (
    "Thực hiện Nghị định 913/2023/NĐ-CP ngày 17/4/2023 của Chính phủ về dữ liệu cá nhân, "
    "Cổng thông tin ban hành chính sách mới.\n"
)


def own(text: str) -> Reference:
    """The document that the text is."""
    return said(text).own


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số 913-KH/TU", "913-KH/TU"),
        ("Số: 913 -KH/TU", "913-KH/TU"),
        ("Số 913 - KH/TU", "913-KH/TU"),
        ("Số913-KH/TU", "913-KH/TU"),
        ("SỐ: 913/KH-UBND", "913/KH-UBND"),
        ("Số 913/KH/TU", "913/KH/TU"),
        ("913-KH/TU", "913-KH/TU"),
        ("**Số 913\\-KH/TU**", "913-KH/TU"),
        ("Số 913–КН/TU", "913-KH/TU"),
        ("Số      -KH/TU", None),
        ("Số: …/KH-UBND", None),
    ],
)
def test_the_number_line(line: str, number: str | None) -> None:
    """The number stands on a line of its own, spaced anyhow; a blank form has none."""
    assert own(f"THÀNH ỦY MINH SƠN\n*\n{line}\n{DAY}KẾ HOẠCH\nvề bến thủy\n").number == number


@pytest.mark.parametrize(
    "head",
    [
        f"{PARTY}*\tMinh Sơn, ngày 7 tháng 6 năm 2022\nSố 913-KH/TU\n",
        f"THÀNH ỦY MINH SƠN\n*\nSố 913-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\n{DAY}",
        f"ĐẢNG CỘNG SẢN VIỆT NAM\n{DAY}THÀNH ỦY MINH SƠN\nSố 913-KH/TU\n",
        "THÀNH ỦY MINH SƠN\tĐẢNG CỘNG SẢN VIỆT NAM\nSố 913-KH/TU\tMinh Sơn, ngày 7 tháng 6 năm 2022\n",
    ],
)
def test_two_columns(head: str) -> None:
    """However the two columns of a head are read, number, date and issuer are found."""
    found = own(f"{head}KẾ HOẠCH\nvề bến thủy\n-----\nNội dung.\n")
    assert (found.number, found.issued_on, found.type) == ("913-KH/TU", "2022-06-07", "Kế hoạch")
    assert (found.issuer, found.title) == ("Thành ủy Minh Sơn", "về bến thủy")


@pytest.mark.parametrize(
    ("head", "kind", "title"),
    [
        ("KẾ HOẠCH\nvề bến thủy\n", "Kế hoạch", "về bến thủy"),
        ("KẾ HOẠCH\nvề bến thủy\nven sông\n", "Kế hoạch", "về bến thủy ven sông"),
        ("KẾ HOẠCH\nVỀ BẾN THỦY\nVEN SÔNG\n", "Kế hoạch", "Về bến thủy ven sông"),
        ("KẾ HOẠCH VỀ BẾN THỦY\n", "Kế hoạch", "Về bến thủy"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG\nvề bến thủy\n", "Chương trình", "về bến thủy"),
        ("**BÁO CÁO**\n**kết quả năm 2022**\n", "Báo cáo", "kết quả năm 2022"),
        ("Quyết định\nVề bến thủy\n", "Quyết định", "Về bến thủy"),
    ],
)
def test_type_and_title(head: str, kind: str, title: str) -> None:
    """The type stands in capitals, or alone on its line; the title is what follows up to the body."""
    found = own(f"THÀNH ỦY MINH SƠN\n{DAY}{head}Căn cứ tình hình.\n")
    assert (found.type, found.title) == (kind, title)


@pytest.mark.parametrize("subject", ["V/v rà soát bến thủy", "V/v: rà soát bến thủy", "v/v việc rà soát bến thủy"])
def test_a_letter_is_known_by_its_subject(subject: str) -> None:
    """A letter has no word for its type: its number tells the type, its subject line the title."""
    found = own(f"{PARTY}Số 913-CV/TU\n{subject}\n{DAY}Kính gửi: Các quận ủy\nĐề nghị báo cáo.\n")
    assert (found.type, found.number, found.title) == ("Công văn", "913-CV/TU", "rà soát bến thủy")


def test_a_letter_of_an_office_without_a_known_sign() -> None:
    """A letter with a drafting unit's sign is a letter; whom it goes to is no part of its subject."""
    text = (
        f"UBND QUẬN TÂY KHÊ\n{STATE}Số: 913/VHTT-BT\n{DAY}V/v thực hiện Kế hoạch số 914-KH/TU của Thành ủy\n"
        "Kính gửi: UBND các phường\nPhòng đề nghị báo cáo.\n"
    )
    found = own(text)
    assert (found.number, found.type, found.issuer) == ("913/VHTT-BT", "Công văn", "UBND quận Tây Khê")
    assert claims(text) == {("own", "IMPLEMENTS", "914-KH/TU")}
    (mention,) = said(text).references
    assert mention.title is None


def test_a_letter_answers_another() -> None:
    """The opening of a letter says which letter it answers."""
    text = (
        f"{PARTY}Số 913-CV/TU\nV/v rà soát bến thủy\n{DAY}Kính gửi: Quận ủy Tây Khê\n"
        "Phúc đáp Công văn số 921-CV/QU ngày 1/6/2022 của Quận ủy Tây Khê, Thành ủy có ý kiến như sau.\n"
    )
    assert claims(text) == {("own", "REPLIES_TO", "921-CV/QU")}


@pytest.mark.parametrize(
    ("signature", "issuer"),
    [
        ("T/M BAN THƯỜNG VỤ", "Ban Thường vụ Thành ủy Minh Sơn"),
        ("TM. BAN THƯỜNG VỤ", "Ban Thường vụ Thành ủy Minh Sơn"),
        ("T/M BTV THÀNH ỦY", "Ban Thường vụ Thành ủy Minh Sơn"),
        ("T/L BAN THƯỜNG VỤ", "Ban Thường vụ Thành ủy Minh Sơn"),
        ("T/M BAN CHẤP HÀNH", "Ban Chấp hành Đảng bộ thành phố Minh Sơn"),
        ("BÍ THƯ", "Thành ủy Minh Sơn"),
    ],
)
def test_the_signature_tells_the_issuer(signature: str, issuer: str) -> None:
    """On whose behalf a committee's document is signed, that part of the committee issued it."""
    assert own(f"{PARTY}Số 913-KH/TU\n{DAY}KẾ HOẠCH\nvề bến thủy\nNội dung.\n{signature}\n").issuer == issuer


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("THÀNH ỦY MINH SƠN\nQUẬN ỦY TÂY KHÊ\n", "Quận ủy Tây Khê"),
        ("THÀNH UỶ MINH SƠN\nBAN TỔ CHỨC\n", "Ban Tổ chức Thành ủy Minh Sơn"),
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ MINH SƠN\n", "UBND thành phố Minh Sơn"),
        ("HỘI ĐỒNG NHÂN DÂN\nTHÀNH PHỐ MINH SƠN\n", "HĐND thành phố Minh Sơn"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG\n", "Ban Chấp hành Trung ương"),
        ("BỘ TÀI CHÍNH\n", "Bộ Tài chính"),
        ("CHỦ TỊCH ỦY\nBAN NHÂN DÂN\nTHÀNH PHỐ MINH SƠN\n", "Chủ tịch UBND thành phố Minh Sơn"),
        ("VĂN BẢN PHÁP LUẬT KHÁC\n\nBỘ TÀI CHÍNH\n", "Bộ Tài chính"),
    ],
)
def test_the_lines_of_the_issuer(lines: str, issuer: str) -> None:
    """The head's lines in capitals name the issuer, its superiors above it, in either spelling."""
    assert own(f"{lines}*\n{DAY}BÁO CÁO\nkết quả năm 2022\nNội dung.\n").issuer == issuer


def test_a_document_without_a_number_is_known_by_its_title() -> None:
    """A report without a number is called by type, title and issuer."""
    found = own(directive("Báo cáo", "", DISTRICT, "7/6/2022", "kết quả rà soát bến thủy", ["Nội dung."]))
    assert found.number is None
    assert found.name is not None
    assert found.name.startswith("Báo cáo kết quả rà soát bến thủy (")


def test_a_number_that_stands_in_the_annex_alone() -> None:
    """A programme whose number stands only over its annex has that number, and its span."""
    body = ["Các quận rà soát bến thủy, kho lạnh, đường gom và cầu tạm trên địa bàn."] * 6
    annex = ["PHỤ LỤC", "Nhiệm vụ thực hiện Chương trình số 913-CTr/TU ngày 7/6/2022", "1. Rà soát bến thủy."]
    text = directive("Chương trình", "", CITY, "7/6/2022", "về bến thủy", [*body, *annex])
    found = own(text)
    assert found.number == "913-CTr/TU"
    assert "913-CTr/TU" in found.span.of(text)


def test_who_speaks_is_read_where_the_annex_alone_has_the_number() -> None:
    """A text without its head has its number over the annex, and its issuer in who speaks below the title."""
    found = own(
        "QUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ HOẠT ĐỘNG CỦA BAN CHỈ ĐẠO QUỐC GIA VỀ BẾN CẢNG\n\n"
        "TRƯỞNG BAN CHỈ ĐẠO QUỐC GIA VỀ BẾN CẢNG\n\nCăn cứ Luật Đê điều;\n\nQUYẾT ĐỊNH:\n\n"
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế hoạt động.\n\n"
        f"{'Điều 2. Các thành viên chịu trách nhiệm thi hành.' * 9}\n\nQUY CHẾ\n\nHOẠT ĐỘNG\n\n"
        "(Kèm theo Quyết định số 17/QĐ-BCĐBC ngày 2 tháng 3 năm 2022 của Trưởng Ban Chỉ đạo)\n\nĐiều 1. Phạm vi\n"
    )
    assert (found.number, found.issuer) == ("17/QĐ-BCĐBC", "Ban Chỉ đạo quốc gia về bến cảng")


def test_an_annex_that_gives_the_document_another_date() -> None:
    """What an annex says of its own document and the header does not is told, and nothing is mended by it."""
    annex = ["PHỤ LỤC", "(Kèm theo Kế hoạch số 913-KH/TU, ngày 9/6/2022 của Thành ủy)"]
    found = own(directive("Kế hoạch", "913-KH/TU", CITY, "7/6/2022", "về bến thủy", ["Nội dung.", *annex]))
    assert found.issued_on == "2022-06-07"
    assert [each.issued_on for each in found.restated] == ["2022-06-09"]


@pytest.mark.parametrize(
    "above",
    ["", "Trang chủ\nGiới thiệu\nVăn bản\nĐăng nhập\n", f"Trang chủ\n{NOTICE}", f"Quy định\n{NOTICE}Văn bản mới\n"],
)
@pytest.mark.parametrize("below", ["", f"Chia sẻ\n{NOTICE}Văn bản liên quan\nQuyết định số 971/QĐ-UBND\n"])
def test_a_web_page_around_a_document(above: str, below: str) -> None:
    """Menus, notices and links around a document change neither its header nor what it says of others."""
    lines = ["Căn cứ Luật Bến thủy số 93/2018/QH14;", "Điều 1. Phê duyệt các bến kèm theo Quyết định này.", "TM. UBND"]
    text = directive("Quyết định", "912/QĐ-UBND", CITY_STATE, "4/5/2023", "Về việc phê duyệt bến thủy", lines)
    page = above + STATE + text + below
    found = own(page)
    assert (found.number, found.type, found.issued_on) == ("912/QĐ-UBND", "Quyết định", "2023-05-04")
    assert (found.issuer, found.title) == ("UBND thành phố Minh Sơn", "Về việc phê duyệt bến thủy")
    assert claims(page) == {("own", "BASED_ON", "93/2018/QH14")}


def test_a_notice_below_a_short_letter() -> None:
    """What a web site says below the signature is not said by the letter, however short it is."""
    letter = (
        f"{PARTY}Số 913-CV/TU\nV/v rà soát bến thủy\n{DAY}Kính gửi: Các quận ủy\nĐề nghị báo cáo.\nT/M BAN THƯỜNG VỤ\n"
    )
    assert claims(letter + NOTICE) == set()


@pytest.mark.parametrize(
    ("number", "law"), [("93/2018/QH14", True), ("913/2022/NQ-HĐND", True), ("913/QĐ-UBND", False), ("", False)]
)
def test_a_law_has_its_year_in_its_number(number: str, law: bool) -> None:
    """A number that holds its year is a legal document's."""
    line = f"Số: {number}\n" if number else ""
    assert is_law(read_header(f"QUỐC HỘI\n{line}{DAY}NGHỊ QUYẾT\nvề bến thủy\n")) is law


@pytest.mark.parametrize("text", ["", "\n", "\t", "KẾ HOẠCH", "Số", "Số 913-KH/TU", "V/v", "ngày 1/1/2022", "*\n*\n*"])
def test_a_head_of_one_line(text: str) -> None:
    """A text of hardly anything has a header all the same."""
    header = read_header(text)
    assert 0 <= header.start <= header.end <= len(text)
    assert 0 <= header.title_start <= header.title_end <= len(text)


def read(text: str) -> Header:
    """The header of a text as it is loaded."""
    return read_header(paragraphs(text).text)


STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n"


@pytest.mark.parametrize(
    ("lines", "issuer", "level"),
    [
        ("BỘ TÀI CHÍNH\nCỤC DỰ TRỮ CÂY GIỐNG\n", "Cục Dự trữ cây giống", "central"),
        ("UBND TỈNH AN BÌNH\nSỞ NỘI VỤ\n", "Sở Nội vụ tỉnh An Bình", "city"),
        ("UBND TỈNH AN BÌNH UBND XÃ AN HẠ\n", "UBND xã An Hạ", "ward"),
        ("SỞ Y TẾ AN BÌNH\nBỆNH VIỆN ĐA KHOA TỈNH\n", "Bệnh viện Đa khoa tỉnh An Bình", "city"),
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG AN BÌNH\nCHI CỤC KIỂM LÂM\n", "Chi cục Kiểm lâm tỉnh An Bình", "city"),
        (
            "HỘI NÔNG DÂN VIỆT NAM\nBAN THƯỜNG VỤ HỘI NÔNG DÂN TỈNH AN BÌNH\n",
            "Ban Thường vụ Hội Nông dân tỉnh An Bình",
            "city",
        ),
        ("HUYỆN ỦY ĐÔNG ANH\nĐẢNG ỦY XÃ VÂN HÀ\n", "Đảng ủy xã Vân Hà", "ward"),
        ("BAN CHẤP HÀNH\nTRUNG ƯƠNG\nBAN TỔ CHỨC\n", "Ban Tổ chức Trung ương", "central"),
        ("ỦY BAN NHÂN\nDÂN\nTỈNH AN BÌNH\n", "UBND tỉnh An Bình", "city"),
        ("VĂN\nPHÒNG CHÍNH PHỦ\n", "Văn phòng Chính phủ", "central"),
        ("CHỦ TỊCH ỦY BAN\nNHÂN DÂN\nTỈNH AN BÌNH\n", "Chủ tịch UBND tỉnh An Bình", "city"),
        (
            "UBND TỈNH AN BÌNH\nTRUNG TÂM PHỤC VỤ\nHÀNH CHÍNH CÔNG\n",
            "Trung tâm Phục vụ hành chính công tỉnh An Bình",
            "city",
        ),
    ],
)
def test_the_lower_line_issues(lines: str, issuer: str, level: str) -> None:
    """Of the lines at the head the last body issues, known to a table or not, its lines put together."""
    header = read(f"{lines}{STATE}Số: 90/QĐ-ABC\nAn Bình, ngày 05 tháng 3 năm 2025\nQUYẾT ĐỊNH\nVỀ BẾN ĐÒ\nCăn cứ A;\n")
    assert header.issuer is not None
    assert (header.issuer.name, header.issuer.level) == (issuer, level)


def test_a_letter_is_a_letter_whatever_its_sign() -> None:
    """What is addressed to somebody is a letter, though the sign of its office be that of a type."""
    header = read(
        f"BỘ TÀI CHÍNH\nCỤC THUẾ\n{STATE}Số: 811/CT-NV\nV/v tờ khai cây giống\nHà Nội, ngày 05 tháng 3 năm 2025\n"
        "Kính gửi: Thuế tỉnh An Bình.\n"
    )
    assert (header.type, str(header.number), header.title) == ("Công văn", "811/CT-NV", "tờ khai cây giống")


@pytest.mark.parametrize(
    "above",
    [
        "## Quy chế mới\nNgày 05/3/2025, UBND tỉnh An Bình ban hành Quyết định 99/QĐ-UBND.\n- Tưới mỗi ngày.\n",
        "CÔNG BÁO/Số 123 + 124/Ngày 03-4-2025\nVĂN BẢN QUY PHẠM PHÁP LUẬT\n",
        "SAO Y; Văn phòng; 05/3/2025 10:11:12\n",
        "Ký bởi: CÔNG BÁO NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nNgày ký: 2026-04-22\n",
    ],
)
def test_what_stands_above_the_head_is_not_the_document(above: str) -> None:
    """A web site's summary, a gazette's running head, a stamp and a signature's notice fall away."""
    header = read(
        f"{above}ỦY BAN NHÂN DÂN TỈNH AN BÌNH\n{STATE}Số: 512/QĐ-UBND\nAn Bình, ngày 05 tháng 3 năm 2025\n"
        "QUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ VƯỜN CÂY\nCăn cứ Luật Cây;\n"
    )
    assert (str(header.number), header.type, header.issued_on) == ("512/QĐ-UBND", "Quyết định", "2025-03-05")
    assert header.issuer is not None
    assert header.issuer.name == "UBND tỉnh An Bình"


def test_a_title_does_not_run_into_who_speaks() -> None:
    """The line of whoever decides, cut by the page or not, is no part of the title."""
    header = read(
        f"ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH\n{STATE}Số: 512/QĐ-UBND\nAn Bình ngày 05 tháng 3 năm 2025\nQUYẾT\nĐỊNH\n"
        "BAN HÀNH QUY CHẾ VƯỜN CÂY GIAI ĐOẠN\n2026 - 2030\nCHỦ TỊCH ỦY BAN NHÂN\nDÂN TỈNH AN BÌNH\nCăn cứ Luật Cây;\n"
    )
    assert (header.type, header.issued_on) == ("Quyết định", "2025-03-05")
    assert header.title == "Ban hành quy chế vườn cây giai đoạn 2026 - 2030"


def test_a_text_without_its_head() -> None:
    """Number and day stand over the annex, the issuer in the words of enacting; a number in the title is another's."""
    header = read(
        "THÔNG TƯ\nSỬA ĐỔI THÔNG TƯ SỐ 18/2024/TT-BTC VỀ BẾN ĐÒ\nCăn cứ Luật Đò;\n"
        "Bộ trưởng Bộ Tài chính ban hành Thông tư sửa đổi;\n"
        "Điều 1. Thay thế Phụ lục kèm theo Thông tư số 18/2024/TT-BTC\n"
        "PHỤ LỤC\n(Ban hành kèm theo Thông tư số 45/2025/TT-BTC ngày 19 tháng 11 năm 2025 của Bộ trưởng)\n"
    )
    assert (str(header.number), header.issued_on) == ("45/2025/TT-BTC", "2025-11-19")
    assert header.issuer is not None
    assert header.issuer.name == "Bộ Tài chính"


@pytest.mark.parametrize("motto", ["CỘNG HÒA", "CỌNG HÒA", "CỘNG HOÀ"])
def test_the_motto_beside_the_issuer_is_no_part_of_it(motto: str) -> None:
    """In one line, as scans give the head, and also where OCR lost a hat."""
    head = f"THỦ TƯỚNG CHÍNH PHỦ {motto} XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/QĐ-TTg Hà Nội, ngày 5 tháng 3 năm 2026\n"
    issuer = read_header(f"{head}QUYẾT ĐỊNH\nVề việc nạo vét kênh\n").issuer
    assert issuer is not None
    assert issuer.name == "Thủ tướng Chính phủ"


def test_a_day_that_only_the_annexes_give() -> None:
    """A head without a day takes the one over its annexes, even where the page broke the word before it."""
    head = "CHÍNH PHỦ\nSố: 931/2023/NĐ-CP\nNGHỊ ĐỊNH\nquy định về bến\nĐiều 1. X\nTM. CHÍNH PHỦ\nDANH MỤC\n"
    number = "931/2023/NĐ-CP"
    assert (
        read_header(f"{head}(Kèm theo Nghị định số {number}\nng\này 25 tháng 6 năm 2023)\n").issued_on == "2023-06-25"
    )
    assert read_header(f"{head}(theo Nghị định số {number} ngày 25 tháng 6 năm 2023)\n").issued_on is None
