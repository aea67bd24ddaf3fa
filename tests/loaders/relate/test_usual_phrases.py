"""Phrases that many offices use: how an opening goes on, what a preamble rests on, what ends or changes others."""

import pytest
from office_texts import COMMUNE, STATE, A, B, C, D, own
from sayings import claims, effect, plan
from texts import PROVINCE


def opening(*lines: str, kind: str = "Kế hoạch", number: str = "31/KH-UBND") -> dict[str, set[str]]:
    """What a province's document with this opening says of itself."""
    return own(kind, number, STATE, "dọn bến", *lines, "1. Sở Xây dựng dọn bến.")


def test_an_aim_goes_on_with_another() -> None:
    """In "Thực hiện A về … và tiếp tục thực hiện B" both are carried out by who speaks; a conclusion says so itself."""
    telegram = "Chỉ thị số 25/CT-TTg ngày 3/2/2025 của Thủ tướng Chính phủ về các biện pháp dọn bến, giữ đò"
    ends = ", Ủy ban nhân dân tỉnh yêu cầu:"
    assert opening(f"Triển khai {telegram} và tiếp tục thực hiện {B}{ends}") == {"IMPLEMENTS": {"25/CT-TTg", "B"}}
    conclusion = "Kết luận số 91-KL/TW ngày 3/2/2025 của Ban Bí thư về giữ đò"
    assert opening(f"Triển khai {conclusion} và tiếp tục thực hiện {A}{ends}") == {"IMPLEMENTS": {"91-KL/TW"}}


def test_who_acts_has_a_short_name_in_a_bracket() -> None:
    """A sentence behind another opens the plan where its court or office acts, its short name amid its name or not."""
    past = f"{B} được thông qua ngày 3/2/2025, có hiệu lực từ ngày 01/7/2025 (sau đây gọi tắt là văn bản trên). "
    for office in ("Ủy ban nhân dân tỉnh An Bình", "Ủy ban nhân dân (UBND) tỉnh An Bình"):
        assert "A" in opening(f"{past}Thực hiện {A}; để kịp mùa lũ, {office} ban hành Kế hoạch như sau:")["IMPLEMENTS"]


def test_what_comes_first_behind_an_aim() -> None:
    """In "Thực hiện A và tiếp theo B" the second is what was sent before, and not carried out."""
    follows = "và tiếp theo Công văn số 7/UBND-VP ngày 3/2/2025, UBND tỉnh yêu cầu:"
    assert opening(f"Thực hiện {C} {follows}") == {"IMPLEMENTS": {"C"}}
    meeting = "Kết luận của Tổng Bí thư tại buổi làm việc ngày 2/2/2025"
    assert opening(f"Thực hiện {meeting} {follows}") == {"IMPLEMENTS": {meeting}}


def test_a_directive_tells_the_past_first() -> None:
    """The paragraph that ends with what an office says belongs to its opening, however many stand above it."""
    past = (
        "Thời gian qua, các bến đã được dọn nhiều lần, đò đi lại an toàn hơn, người dân ủng hộ và tham gia đông. " * 2,
    )
    said = own(
        "Chỉ thị", "06-CT/TU", PROVINCE, "dọn bến", *past, *past, *past,
        f"Để tiếp tục thực hiện có hiệu quả {A}, Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy:", "1. Dọn bến.",
    )  # fmt: skip
    assert said == {"IMPLEMENTS": {"A"}}


@pytest.mark.parametrize(
    "words",
    [
        "Để tổ chức thực hiện Nghị quyết kịp thời, đồng bộ, UBND tỉnh ban hành Kế hoạch như sau:",
        "Để triển khai thi hành Nghị quyết trên địa bàn tỉnh; xét đề nghị của Sở Xây dựng, UBND tỉnh yêu cầu:",
    ],
)
def test_what_was_passed_is_carried_out_by_its_type(words: str) -> None:
    """In "Quốc hội thông qua Nghị quyết A. Để thực hiện Nghị quyết, …" it is A that is carried out."""
    passed = "Ngày 3/2/2025, Quốc hội thông qua Nghị quyết số 918/2025/QH15 về bến cá. "
    assert opening(passed + words)["IMPLEMENTS"] == {"918/2025/QH15"}


def test_a_report_tells_what_was_done_under_a_document() -> None:
    """In "Thực hiện A, trong những năm qua huyện đã …" of a report nobody carries A out by the report."""
    narrative = f"Thực hiện {C}, trong những năm qua tỉnh đã dọn nhiều bến. UBND tỉnh báo cáo kết quả như sau:"
    assert "IMPLEMENTS" not in opening(narrative, kind="Báo cáo", number="31/BC-UBND")


def test_a_letter_s_subject_in_one_cell_with_its_number() -> None:
    """What stands behind a number as "V/v …" is the letter's title, up to the end of the cell."""
    text = (
        "UBND TỈNH LAM THỦY SỞ NỘI VỤ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc\n"
        "Số: 914/SNV-VP V/v triển khai thực hiện Nghị quyết số 918/2025/QH15 về bến cá | Lam Thủy, ngày 3/5/2025\n\n"
        "Kính gửi: UBND các xã.\nSở Nội vụ đề nghị dọn bến.\n"
    )
    assert claims(text) == {("own", "IMPLEMENTS", "918/2025/QH15")}


def test_what_a_letter_answers_by() -> None:
    """A letter's "Căn cứ hướng dẫn tại A" rests on A and guides nobody."""
    assert opening(f"Căn cứ hướng dẫn tại Phụ lục II kèm theo {D};", kind="Công văn", number="31/UBND-VP") == {
        "BASED_ON": {"D"}
    }


def test_what_is_approved_with_its_number() -> None:
    """In "Phê duyệt kèm theo Quyết định này Đề án số A" the scheme has a number of its own."""
    for verb in ("Phê duyệt", "Ban hành"):
        line = f"Điều 1. {verb} kèm theo Quyết định này Đề án số 09/ĐA-SXD ngày 3/2/2025 của Sở Xây dựng về bến cá."
        assert own("Quyết định", "31/QĐ-UBND", STATE, "bến cá", line) == {"APPROVES": {"09/ĐA-SXD"}}


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("Quyết định có hiệu lực từ ngày ký, đồng thời thay thế các quyết định: Quyết định số 05/QĐ-UBND ngày 3/2/2024 "
         "của UBND tỉnh về bến cá, Quyết định số 06/QĐ-UBND ngày 3/2/2023 của UBND tỉnh về đò.", "SUPERSEDES"),
        ("Quyết định này có hiệu lực từ khi được ký và thay thế Quyết định số 05/QĐ-UBND, Quyết định số 06/QĐ-UBND.",
         "SUPERSEDES"),
        ("Các thủ tục đã công bố tại các Quyết định số 05/QĐ-UBND ngày 3/2/2024;\nQuyết định số 06/QĐ-UBND "
         "hết hiệu lực kể từ ngày Quyết định này có hiệu lực.", "REPEALS"),
    ],
)  # fmt: skip
def test_several_that_end(line: str, changed: str) -> None:
    """Each document of a sentence ends, a line each or not, whatever leads to the verb."""
    said = own("Quyết định", "31/QĐ-UBND", STATE, "bến cá", "Điều 1. Dọn bến.", f"Điều 2. {line}")
    assert said == {changed: {"05/QĐ-UBND", "06/QĐ-UBND"}}


@pytest.mark.parametrize(
    "clause",
    [
        "Thông tư số 05/2023/TT-BXD hướng dẫn Nghị định số 9/2022/NĐ-CP và sửa đổi bổ sung Thông tư số 06/2021/TT-BXD;",
        "Áp dụng Thông tư số 06/2021/TT-BXD (sửa đổi, bổ sung tại điểm b khoản 7 Điều 1 Thông tư số 05/2023/TT-BXD);",
    ],
)
def test_who_guides_amends_as_well(clause: str) -> None:
    """What joins a further document to a verb of the first, and a bracket that names the part that changed it."""
    assert ("05/2023/TT-BXD", "AMENDS", "06/2021/TT-BXD") in claims(effect(clause))


def test_a_resolution_says_below_its_first_heading_why_it_is_issued() -> None:
    """Where a document goes on to issue its own type it carries out what is named, though a heading stands above."""
    said = own(
        "Nghị quyết", "09-NQ/ĐU", COMMUNE, "dọn bến", "I- TÌNH HÌNH", "Xã có 7 bến, trong đó 5 bến đã được dọn.",
        f"Để cụ thể hóa {A}, Ban Chấp hành Đảng bộ xã ban hành Nghị quyết với những nội dung sau:", "II- MỤC TIÊU",
    )  # fmt: skip
    assert said == {"IMPLEMENTS": {"A"}}


def test_a_report_in_brackets_is_of_who_was_heard() -> None:
    """In "sau khi nghe Sở A báo cáo kết quả thực hiện B (Báo cáo số C)" the committee's conclusion rests on C alone."""
    heard = (
        "Tại phiên họp ngày 6/5/2025, sau khi nghe Đảng ủy UBND tỉnh báo cáo kết quả 04 năm thực hiện Nghị quyết số "
        "18-NQ/TU ngày 3/2/2021 của Tỉnh ủy (Báo cáo số 214-BC/ĐU ngày 2/5/2025), Ban Thường vụ Tỉnh ủy kết luận:"
    )
    assert own("Kết luận", "31-KL/TU", PROVINCE, "bến cá", heard) == {"BASED_ON": {"214-BC/ĐU"}}


def test_what_follows_from_another_s_results_is_not_its_aim() -> None:
    """In "Để thực hiện A về …, trên cơ sở kết quả thực hiện B" the first does not carry out the second."""
    text = plan(f"Để triển khai thực hiện {B} về dọn bến, trên cơ sở kết quả thực hiện {D}, UBND tỉnh có Kế hoạch sau:")
    assert ("48-CTr/TU", "IMPLEMENTS", "219/KH-UBND") not in claims(text)


def test_who_guides_beside_an_aim() -> None:
    """In "Để thực hiện A và theo hướng dẫn của Sở B tại C" the document rests on C."""
    told = f"Để triển khai thực hiện {C} và theo hướng dẫn của Sở Xây dựng tại Công văn số 7/SXD-VP, UBND tỉnh yêu cầu:"
    assert opening(told) == {"IMPLEMENTS": {"C"}, "BASED_ON": {"07/SXD-VP"}}


def test_nothing_guides_what_comes_later() -> None:
    """In "Công văn A về hướng dẫn nhiệm vụ và Kế hoạch B", a B that is younger than A is not guided by it."""
    text = plan(
        "Thực hiện Công văn số 945/SXD-VP ngày 3/2/2022 của Sở Xây dựng về việc hướng dẫn nhiệm vụ dọn bến và Kế "
        "hoạch số 988/KH-UBND ngày 5/3/2022 của UBND thành phố về bến cá, Quận ủy ban hành Kế hoạch như sau:"
    )
    assert ("945/SXD-VP", "GUIDES", "988/KH-UBND") not in claims(text)


def test_a_meeting_s_results_are_reviewed_and_not_carried_out() -> None:
    """A letter "V/v đôn đốc báo cáo kết quả 03 năm thực hiện A" carries out nothing by its subject."""
    title = f"đôn đốc báo cáo kết quả 03 năm thực hiện {D}"
    assert "IMPLEMENTS" not in own("Công văn", "31/UBND-VP", STATE, title, "UBND tỉnh đề nghị báo cáo.")


def test_the_party_does_not_amend_what_the_state_issued() -> None:
    """In "Nghị quyết A của Bộ Chính trị và Nghị quyết B của Chính phủ sửa đổi C" it is B alone that amends."""
    text = plan(
        f"Thực hiện {A.split(' về ')[0]} và Nghị quyết số 945/NQ-CP ngày 1/4/2025 của Chính phủ sửa đổi, bổ sung Nghị "
        "quyết số 903/NQ-CP ngày 9/1/2025, UBND tỉnh ban hành Kế hoạch như sau:"
    )
    changes = {claim for claim in claims(text) if claim[1] == "AMENDS"}
    assert changes == {("945/NQ-CP", "AMENDS", "903/NQ-CP")}


def test_an_office_says_with_its_plan_what_that_makes_concrete() -> None:
    """In "Sở A xây dựng Kế hoạch …, cụ thể hóa B, như sau:" the plan carries B out."""
    assert opening(f"UBND tỉnh xây dựng Kế hoạch dọn bến, cụ thể hóa {D}, như sau:") == {"IMPLEMENTS": {"D"}}


def test_what_was_named_before_stands_first_in_a_list() -> None:
    """In "Để thực hiện Nghị quyết trên và A" both are carried out; the first is said again."""
    told = f"{C} đã có hiệu lực. Để thực hiện Nghị quyết trên và {D}, UBND tỉnh ban hành Kế hoạch như sau:"
    assert opening(told) == {"IMPLEMENTS": {"C", "D"}}


def test_a_law_beside_an_aim() -> None:
    """In "Thực hiện A, theo Luật B, UBND lập Kế hoạch" the plan rests on B."""
    told = f"Thực hiện {C}, theo Luật Giao thông đường thủy số 23/2004/QH11, UBND tỉnh lập Kế hoạch như sau:"
    assert opening(told) == {"IMPLEMENTS": {"C"}, "BASED_ON": {"23/2004/QH11"}}


def test_a_title_about_people_ends_where_a_list_goes_on() -> None:
    """In "A về công tác dân số và Quyết định số B" the word "số" is no number; a title on a law's articles goes on."""
    resolution = "Nghị quyết số 95-NQ/TW của Ban Chấp hành Trung ương về công tác dân số trong tình hình mới"
    decision = "Quyết định số 1679/QĐ-TTg ngày 22/11/2019 của Thủ tướng Chính phủ"
    said = own("Kế hoạch", "31/KH-UBND", STATE, f"Triển khai thực hiện {resolution} và {decision}", "1. Dọn bến.")
    assert said == {"IMPLEMENTS": {"A", "1679/QĐ-TTg"}}
    circular = (
        "Căn cứ Thông tư số 80/2021/TT-BTC của Bộ Tài chính hướng dẫn thi hành một số điều của Luật Quản lý thuế và "
        "Nghị định số 126/2020/NĐ-CP ngày 19/10/2020 của Chính phủ;"
    )
    assert opening(circular) == {"BASED_ON": {"80/2021/TT-BTC"}}


def test_a_session_hears_what_it_rests_on() -> None:
    """A committee that met "cho ý kiến về A và B", or heard A presented, rests its conclusion on them."""
    met = (
        "Ngày 05/5/2025, Ban Thường vụ Tỉnh ủy họp phiên thứ 9, cho ý kiến về Tờ trình số 17-TTr/ĐU, ngày 28/4/2025 "
        "của Đảng ủy UBND tỉnh và Báo cáo số 142/BC-UBND, ngày 01/5/2025. Ban Thường vụ Tỉnh ủy kết luận:"
    )
    assert own("Kết luận", "31-KL/TU", PROVINCE, "bến cá", met) == {"BASED_ON": {"17-TTr/ĐU", "142/BC-UBND"}}
    heard = (
        "Tại hội nghị ngày 3/5/2025, sau khi nghe Ban Thường vụ trình bày Báo cáo số 88-BC/TU, ngày 20/4/2025 về bến "
        "cá, Ban Chấp hành Đảng bộ tỉnh kết luận:"
    )
    assert own("Kết luận", "31-KL/TU", PROVINCE, "bến cá", heard) == {"BASED_ON": {"88-BC/TU"}}


def test_a_list_goes_on_behind_an_issuer_that_nobody_knows() -> None:
    """In "bãi bỏ A của Hội B (cũ) và C" both end; in "thay thế A của Bộ về thực hiện B" A alone does."""
    kinds = "Hướng dẫn số 03/HD-HPN ngày 10/3/2025 của Hội Hoa kiểng xã Bến Vải (cũ) và Hướng dẫn số 05/HD-HPN"
    ends = own("Hướng dẫn", "09/HD-HPN", STATE, "dọn bến", f"4. Hướng dẫn này bãi bỏ {kinds} ngày 17/02/2025.")
    assert ends["REPEALS"] == {"03/HD-HPN", "05/HD-HPN"}
    replaced = "Kế hoạch này thay thế Kế hoạch số 14/KH-BVH ngày 3/9/2024 của Bộ về triển khai Quyết định số 8/QĐ-TTg."
    assert opening(replaced)["SUPERSEDES"] == {"14/KH-BVH"}


def test_a_guideline_explains_the_content_that_its_title_names() -> None:
    """In "HƯỚNG DẪN / một số nội dung của Quy định A" the type's own word is the verb."""
    title = "một số nội dung của Quy định số 22-QĐ/TU, ngày 01/3/2025 của Ban Thường vụ Tỉnh ủy về bến cá"
    assert own("Hướng dẫn", "14-HD/TU", PROVINCE, title, "1. Dọn bến.") == {"GUIDES": {"22-QĐ/TU"}}


def test_a_form_of_an_annex_is_replaced_in_part() -> None:
    """In "Thay Biểu số 02 của A bằng Biểu số 02A" A is amended."""
    said = own(
        "Nghị quyết", "22/NQ-HĐND", STATE, "dọn bến", "Điều 2. Thay Biểu số 02 của Nghị quyết số 11/NQ-HĐND ngày 22 "
        "tháng 8 năm 2024 bằng Biểu số 02A ban hành theo Nghị quyết này.",
    )  # fmt: skip
    assert said == {"AMENDS": {"11/NQ-HĐND"}}


def test_who_received_a_letter_has_a_comma_in_its_name() -> None:
    """In "Phòng Kinh tế, Hạ tầng và Đô thị nhận được A …" the letter answers A."""
    told = "Phòng Kinh tế, Hạ tầng và Đô thị nhận được Văn bản số 88/BQL-GP ngày 26/02/2025 về việc đề nghị cho ý kiến."
    said = own("Công văn", "31/KTHTĐT", STATE, "ý kiến", "Kính gửi: Ban Quản lý", told, "1. Hồ sơ đủ.")
    assert said == {"REPLIES_TO": {"88/BQL-GP"}}


def test_an_answer_that_carries_out_something_as_well() -> None:
    """In "Phúc đáp A, đồng thời thực hiện B, UBND báo cáo như sau:" a letter answers A and carries B out."""
    told = (
        "Phúc đáp Công văn số 51/UBND-CN ngày 31/3/2025 của UBND tỉnh yêu cầu báo cáo, đồng thời thực hiện Công điện "
        "số 19/CĐ-UBND ngày 27/3/2025 của Chủ tịch UBND tỉnh, Sở Nội vụ báo cáo như sau:"
    )
    said = own("Công văn", "31/SNV-VL", STATE, "báo cáo", "Kính gửi: UBND tỉnh", told, "1. Dọn bến.")
    assert said == {"REPLIES_TO": {"51/UBND-CN"}, "IMPLEMENTS": {"19/CĐ-UBND"}}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Quyết định này có hiệu lực từ ngày ký; thay các Quyết định số 14/QĐ-UBND ngày 22/6/2021 và số 87/QĐ-UBND.",
            {"SUPERSEDES": {"14/QĐ-UBND", "87/QĐ-UBND"}},
        ),
        (
            "Kế hoạch số 58/KH-UBND về dạy bơi cho người dân và các điểm 1, 2 mục III Kế hoạch số 77/KH-UBND hết hiệu "
            "lực từ ngày ký Kế hoạch này.",
            {"REPEALS": {"58/KH-UBND", "77/KH-UBND"}},
        ),
        (
            "Kế hoạch này thay thế Kế hoạch số 914/KH-UBND. Bãi bỏ Phụ lục 2 kèm theo Kế hoạch số 22/KH-UBND.",
            {"SUPERSEDES": {"914/KH-UBND"}, "REPEALS": {"22/KH-UBND"}},
        ),
        ("Mục 2 Kế hoạch số 30/KH-UBND được điều chỉnh như sau:", {"AMENDS": {"30/KH-UBND"}}),
        ("Mục 4 Kế hoạch số 64/KH-UBND được sửa đổi theo Điều 1 nêu trên.", {"AMENDS": {"64/KH-UBND"}}),
        (
            "Kể từ ngày Kế hoạch này được ban hành, Kế hoạch số 38/KH-UBND hết hiệu lực.",
            {"REPEALS": {"38/KH-UBND"}},
        ),
    ],
)
def test_what_a_plan_ends_or_changes(line: str, expected: dict[str, set[str]]) -> None:
    """How the last lines of plans and decisions say that they end or change others of their office."""
    kind, number = ("Quyết định", "31/QĐ-UBND") if line.startswith("Quyết định") else ("Kế hoạch", "31/KH-UBND")
    assert own(kind, number, STATE, "dọn bến", "1. Dọn bến.", f"2. {line}") == expected


def test_what_was_asked_for_beside_an_aim_is_a_ground() -> None:
    """In "Thực hiện A và B, theo đề nghị của Sở X tại Tờ trình C" the plan rests on C; "tiếp theo C" says nothing."""
    asked = "theo đề nghị của Phòng Kinh tế tại Tờ trình số 03/TTr-PKT ngày 07/01/2025, UBND tỉnh lập Kế hoạch như sau:"
    assert opening(f"Thực hiện {C} và {D}, {asked}") == {"IMPLEMENTS": {"C", "D"}, "BASED_ON": {"03/TTr-PKT"}}
    assert opening(f"Thực hiện {C}, tiếp theo Công điện số 18/CĐ-UBND ngày 24/4/2025, Chủ tịch UBND tỉnh yêu cầu:") == {
        "IMPLEMENTS": {"C"}
    }


def test_a_hospital_has_received_a_letter() -> None:
    """Whoever received a letter answers it, and the submission that it names beside it."""
    told = (
        "Ngày 13/4/2025, Bệnh viện An Hạ có nhận Công văn số 15/BHXH-GĐ của Bảo hiểm xã hội tỉnh, yêu cầu giải trình."
    )
    said = own("Công văn", "31/BV-KT", STATE, "trả lời", "Kính gửi: Bảo hiểm xã hội", told, "Bệnh viện xin trả lời:")
    assert said == {"REPLIES_TO": {"15/BHXH-GĐ"}}
    both = (
        "Phúc đáp Công văn số 18/HPN-VP ngày 04/3/2025 và Tờ trình số 05/TTr-HPN của đơn vị, Sở Nội vụ trả lời như sau:"
    )
    said = own("Công văn", "31/SNV-VL", STATE, "trả lời", "Kính gửi: Hội Phụ nữ", both, "1. Mức hỗ trợ.")
    assert said == {"REPLIES_TO": {"18/HPN-VP", "05/TTr-HPN"}}


def test_a_law_that_is_carried_out_by_name_has_its_number_among_the_grounds() -> None:
    """Where a title says that a law's articles are detailed, "Căn cứ Luật A số B" tells which law that is."""
    said = own(
        "Nghị quyết", "22/NQ-HĐND", STATE, "quy định chi tiết một số điều của Luật Đê điều về bến đò",
        "Căn cứ Luật Ngân sách nhà nước số 89/2025/QH15;", "Căn cứ Luật Đê điều số 79/2006/QH11;", "Điều 1. Dọn bến.",
    )  # fmt: skip
    assert said == {"IMPLEMENTS": {"79/2006/QH11"}, "BASED_ON": {"89/2025/QH15"}}
