"""Who is to do what, read from plans of invented places."""

from loaders.extract import extract
from loaders.model import OWN, Extract, Source

PLAN = """ĐẢNG BỘ TỈNH AN MINH
TỈNH ỦY AN MINH
*
Số 05-CTr/TU
An Minh, ngày 03 tháng 02 năm 2021

CHƯƠNG TRÌNH
về cải cách hành chính

II. CHỈ TIÊU

(1) Đến năm 2025, tỷ lệ hồ sơ nộp trực tuyến đạt trên 60%, hồ sơ trả đúng hạn đạt tối thiểu 95%.

(2) Hằng năm kết nạp 1.200 - 1.500 đảng viên.

III. TỔ CHỨC THỰC HIỆN

1. Ban Tổ chức Tỉnh ủy

Theo dõi, đôn đốc việc thực hiện Chương trình ở các huyện.

2. Văn phòng Tỉnh ủy

Tham mưu giúp Tỉnh ủy sơ kết hằng năm.

Nơi nhận:

- Bộ Chính trị, } (để báo cáo)
- Ban Bí thư, }
- Các sở, ban, ngành tỉnh,
- Lưu: VT.

T/M TỈNH ỦY
BÍ THƯ

Trần Văn Bình

PHỤ LỤC

TT\tNội dung\tCơ quan chủ trì\tThời gian
1\tĐề án: Trung tâm điều hành.\tUBND tỉnh\tQuý II/2022
2\tXây dựng Quy định về họp (thay thế Quyết định số 12-QĐ/TU ngày 03/4/2016).\t\t
3\tChuyên đề: Sinh hoạt chi bộ.\tBan Dân vận Tỉnh ủy\t
4\tChuyên đề: Dân vận khéo ở\t\t

TT\tNội dung\tCơ quan chủ trì\tThời gian
\tcác khu phố.\t\t
"""


def read(text: str, kind: str = "text") -> Extract:
    """What the text says; every quote is the text's own."""
    said = extract(Source("a.txt", "0" * 64, kind, text))
    evidence = [each.evidence for each in (*said.tasks, *said.targets, *said.recipients, *said.carried_out)]
    evidence += [duty.evidence for task in said.tasks for duty in task.duties]
    assert all(text[each.start : each.end] == each.quote for each in evidence)
    return said


def duties(said: Extract) -> set[tuple[str, str, str]]:
    """Role, body and the beginning of the task of every duty."""
    return {(duty.role, said.names[duty.body].name, task.text[:14]) for task in said.tasks for duty in task.duties}


def test_a_row_is_a_task_with_kind_lead_and_time() -> None:
    """The kind before the colon leaves the text; the time of its column is told in days."""
    task = next(task for task in read(PLAN).tasks if task.key == "1")
    assert (task.kind, task.text, task.row) == ("Đề án", "Trung tâm điều hành", "1")
    assert task.due
    assert (task.due.basis, task.due.start, task.due.end) == ("column", "2022-04-01", "2022-06-30")


def test_an_empty_cell_is_led_with_lower_confidence() -> None:
    """A name that stands in another row is the row's by the layout alone, so it is not told as sure."""
    said = read(PLAN)
    [duty] = next(task for task in said.tasks if task.key == "2").duties
    assert (said.names[duty.body].name, duty.basis) == ("UBND tỉnh An Minh", "merged_down")
    assert duty.evidence.confidence < 0.8


def test_a_row_that_a_page_cuts_is_one_task_and_leaves_its_lead_in_doubt() -> None:
    """Below a repeated header a row without number goes on; the name above it may be either row's."""
    said = read(PLAN)
    assert next(task.text for task in said.tasks if task.key == "4") == "Dân vận khéo ở các khu phố"
    assert not next(task for task in said.tasks if task.key == "3").certain
    assert [task.key for task in said.tasks if task.row] == ["1", "2", "3", "4"]


def test_a_task_concerns_what_its_row_names() -> None:
    """The words right before a document tell how it is related to the task."""
    said = read(PLAN)
    [concern] = next(task for task in said.tasks if task.key == "2").concerns
    assert (concern.relation, said.references[concern.object].number) == ("SUPERSEDES", "12-QĐ/TU")


def test_items_below_a_body_are_its_own() -> None:
    """The verbs of an item tell the part; in a Party programme advising is no leading."""
    assert {
        ("MONITORS", "Ban Tổ chức Tỉnh ủy An Minh", "Theo dõi, đôn "),
        ("ADVISES", "Văn phòng Tỉnh ủy An Minh", "Tham mưu giúp "),
    } <= duties(read(PLAN))
    assert not any(role == "LEADS" and task.startswith("Tham") for role, _, task in duties(read(PLAN)))


def test_a_brace_gives_its_purpose_to_all_that_have_it() -> None:
    """Broken brackets over several lines are read as one."""
    said = read(PLAN)
    sent = {said.names[each.body].name: each.purpose for each in said.recipients}
    assert sent == {"Bộ Chính trị": "để báo cáo", "Ban Bí thư": "để báo cáo", "Các sở, ban, ngành tỉnh An Minh": None}


def test_each_figure_is_a_target() -> None:
    """Two figures of one sentence are two targets of one time; a range has two values."""
    told = [(each.value, each.unit, each.comparison, each.by) for each in read(PLAN).targets]
    assert told == [
        ((60.0,), "%", ">", "2025"),
        ((95.0,), "%", ">=", "2025"),
        ((1200.0, 1500.0), "đảng viên", "range", "hằng năm"),
    ]


def test_the_signature_tells_for_whom() -> None:
    """On whose behalf, in which office, and the name."""
    signature = read(PLAN).own.signature
    assert signature
    assert (signature.on_behalf, signature.office, signature.name) == ("TỈNH ỦY", "BÍ THƯ", "Trần Văn Bình")


DECISION = """ỦY BAN NHÂN DÂN
TỈNH AN MINH
Số: 45/QĐ-UBND
An Minh, ngày 05 tháng 3 năm 2024

QUYẾT ĐỊNH
Ban hành Kế hoạch phòng, chống hạn

Điều 1. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính và các đơn vị liên quan xây dựng phương án trước ngày 30/6/2024.

Điều 2. Đề nghị Ủy ban MTTQ Việt Nam tỉnh giám sát việc thực hiện Quyết định.

Điều 3. Quyết định này có hiệu lực thi hành kể từ ngày ký. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Y tế chịu trách \
nhiệm thi hành Quyết định này.
"""


def test_a_sentence_tells_who_leads_and_who_works_with_them() -> None:
    """With "Giao X chủ trì, phối hợp với Y" X leads and Y coordinates; with "Đề nghị X giám sát" X monitors."""
    told = duties(read(DECISION))
    assert {(role, body) for role, body, _ in told} == {
        ("LEADS", "Sở Y tế tỉnh An Minh"),
        ("COORDINATES", "Sở Tài chính tỉnh An Minh"),
        ("COORDINATES", "Các đơn vị liên quan tỉnh An Minh"),
        ("MONITORS", "Ủy ban MTTQ Việt Nam tỉnh An Minh"),
    }


def test_a_day_in_the_sentence_is_the_task_s_own() -> None:
    """The day that "trước" asks for."""
    due = next(task.due for task in read(DECISION).tasks if task.due)
    assert (due.basis, due.end) == ("own", "2024-06-30")


def test_who_is_bound_by_a_decision_carries_it_out_and_leads_nothing() -> None:
    """The words "chịu trách nhiệm thi hành Quyết định này" make no task."""
    said = read(DECISION)
    bound = {said.names[each.body].name for each in said.carried_out if each.object == OWN}
    assert "Chánh Văn phòng UBND tỉnh An Minh" in bound
    assert not any("thi hành" in task.text for task in said.tasks)


def test_the_day_of_signing_is_the_day_of_effect_where_the_text_says_so() -> None:
    """The day of "kể từ ngày ký" is that on which the document was issued."""
    effect = read(DECISION).own.effect
    assert effect
    assert effect.on == "2024-03-05"
    assert effect.evidence.quote.startswith("Quyết định này có hiệu lực")


def test_the_effect_of_another_document_is_not_taken_for_its_own() -> None:
    """Only what a document says of itself ("… này") tells its own day."""
    assert read(DECISION.replace("Quyết định này có", "Luật Thủy lợi có")).own.effect is None


STACKED = """TỈNH AN MINH
Số: 7/KH-UBND

KẾ HOẠCH

TT
Nội dung
Cơ quan chủ trì
Cơ quan phối hợp
|
1
Rà soát quy hoạch
hồ chứa nước
Sở Xây dựng
Sở Tài chính; các
đơn vị liên quan
|
2
Tập huấn
Sở Y tế
Sở Nội vụ
|
"""


def test_cells_one_below_the_other_are_a_table_too() -> None:
    """As web pages give them: the task ends where a body begins, and cut lines are joined."""
    found = read(STACKED)
    assert [task.text for task in found.tasks] == ["Rà soát quy hoạch hồ chứa nước", "Tập huấn"]
    assert ("COORDINATES", "Sở Nội vụ", "Tập huấn") in {
        (a, b.removesuffix(" tỉnh An Minh"), c) for a, b, c in duties(found)
    }


def test_a_table_that_was_not_read_row_by_row_makes_no_tasks() -> None:
    """Where most cells of bodies name none, the columns are broken and nothing is claimed."""
    broken = PLAN.replace("UBND tỉnh\tQuý", "hành chính\tQuý").replace("Ban Dân vận Tỉnh ủy\t", "tháng 5\t")
    assert not [task for task in read(broken).tasks if task.row]


def test_what_was_done_is_no_order() -> None:
    """A report that tells what a body did leads nothing by that."""
    report = (
        "BÁO CÁO\nvề công tác năm 2023\n\nSở Y tế tỉnh An Minh triển khai tiêm phòng; Sở Tài chính bố trí kinh phí.\n"
    )
    assert not read(report).tasks


def test_a_text_may_end_with_the_mark_of_an_item() -> None:
    """One that was cut there is read like any other: the item before it is a task, the empty one is none."""
    cut = PLAN[: PLAN.index("Văn phòng Tỉnh ủy")].rstrip()
    assert cut.endswith("2.")
    assert [task.text for task in read(cut).tasks] == ["Theo dõi, đôn đốc việc thực hiện Chương trình ở các huyện"]


def test_a_line_of_a_cell_that_ends_with_and_goes_on() -> None:
    """A name that is cut behind "và" is one cell, so that the columns behind it stay in their places."""
    found = read(STACKED.replace("Sở Y tế\nSở Nội vụ", "Sở Khoa học và\nCông nghệ\nSở Nội vụ"))
    told = {(role, body) for role, body, task in duties(found) if task == "Tập huấn"}
    assert told == {("LEADS", "Sở Khoa học và Công nghệ tỉnh An Minh"), ("COORDINATES", "Sở Nội vụ tỉnh An Minh")}


OPEN = """TỈNH AN MINH
Số: 7/KH-UBND

KẾ HOẠCH

Tên cơ quan | Việc phải làm | Cùng làm
Sở Xây dựng | Tập huấn lái đò | Sở Y tế
 | Lắp biển báo ở bến | Sở Nội vụ

TT\tNhiệm vụ\tCơ quan thực hiện
1\tRà soát bến đò\tSở Tư pháp chủ trì; Sở Nội vụ phối hợp
"""


def test_rows_without_a_frame_and_cells_that_tell_the_parts() -> None:
    """A bar at the beginning of a row is an empty cell where its header has none; a cell may tell the parts."""
    told = {(role, body.removesuffix(" tỉnh An Minh"), task) for role, body, task in duties(read(OPEN))}
    assert told == {
        ("LEADS", "Sở Xây dựng", "Tập huấn lái đ"),
        ("COORDINATES", "Sở Y tế", "Tập huấn lái đ"),
        ("LEADS", "Sở Xây dựng", "Lắp biển báo ở"),
        ("COORDINATES", "Sở Nội vụ", "Lắp biển báo ở"),
        ("LEADS", "Sở Tư pháp", "Rà soát bến đò"),
        ("COORDINATES", "Sở Nội vụ", "Rà soát bến đò"),
    }
