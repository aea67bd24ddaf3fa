"""Documents that have no number and are known by name."""

import pytest
from sayings import cited, plan
from texts import DISTRICT, said

from loaders.find.unnumbered import family


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Nghị quyết Đại hội XII của Đảng", ["Nghị quyết Đại hội XII của Đảng"]),
        ("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng", ["Nghị quyết Đại hội XII của Đảng"]),
        ("NQ Đại hội XI, XII của Đảng", ["Nghị quyết Đại hội XI của Đảng", "Nghị quyết Đại hội XII của Đảng"]),
        ("Nghị quyết Trung ương 5 (khóa XI)", ["Nghị quyết Trung ương 5 (khóa XI)"]),
        (
            "Nghị quyết Trung ương 5 (khóa XI, XII)",
            ["Nghị quyết Trung ương 5 (khóa XI)", "Nghị quyết Trung ương 5 (khóa XII)"],
        ),
        (
            "Nghị quyết Trung ương 6, 7 (khóa XII)",
            ["Nghị quyết Trung ương 6 (khóa XII)", "Nghị quyết Trung ương 7 (khóa XII)"],
        ),
        (
            "Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII",
            ["Nghị quyết Trung ương 6 (khóa XII)"],
        ),
        ("Kết luận Hội nghị Trung ương 3 (khóa XI)", ["Kết luận Trung ương 3 (khóa XI)"]),
        ("Điều lệ Đảng", ["Điều lệ Đảng"]),
        ("Hiến pháp", ["Hiến pháp"]),
        ("Đề án 915", ["Đề án 915"]),
        ("Luật Bến thủy nội địa", ["Luật Bến thủy nội địa"]),
        ("Nghị quyết Đại hội phụ nữ thành phố lần thứ XVI", ["Nghị quyết Đại hội phụ nữ thành phố lần thứ XVI"]),
    ],
)
def test_a_name_and_its_forms(words: str, names: list[str]) -> None:
    """Every way to write a name leads to one name; lists of terms and sessions are a document each."""
    assert cited(plan(f"Theo {words}.")) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (plan("Theo Nghị quyết Đại hội XVII Đảng bộ thành phố."), "Nghị quyết Đại hội XVII Đảng bộ thành phố Minh Sơn"),
        (
            plan("Theo Nghị quyết Đại hội lần thứ XVII Đảng bộ Thành phố Bắc Hà."),
            "Nghị quyết Đại hội XVII Đảng bộ thành phố Bắc Hà",
        ),
        (
            plan("Theo Nghị quyết Đại hội lần thứ II Đảng bộ quận.", number="914-KH/QU", office=DISTRICT),
            "Nghị quyết Đại hội II Đảng bộ quận Tây Khê",
        ),
    ],
)
def test_whose_congress_it_was(text: str, name: str) -> None:
    """A congress of "the city" is the one of the text's own city."""
    assert cited(text) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tuyên truyền nghị quyết đại hội các cấp.",
        "Các luật sư tham gia hòa giải.",
        "Chấp hành điều lệ đảng viên nghỉ hưu.",
        "Có 915 đề án.",
        "Xây dựng luật về bến thủy.",
        "Theo quy định của luật.",
        "Luật sư Bến Thủy tham gia.",
    ],
)
def test_what_is_no_name(sentence: str) -> None:
    """Documents in general, lawyers and counts are no documents with a name."""
    assert cited(plan(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Luật Bến thủy nội địa được Quốc hội thông qua.", "Luật Bến thủy nội địa"),
        ("Luật Bến thủy nội địa và các nghị định.", "Luật Bến thủy nội địa"),
        ("Luật Bến thủy nội địa năm 2014.", "Luật Bến thủy nội địa năm 2014"),
        ("Bộ luật Vận tải đường sông quy định rõ.", "Bộ luật Vận tải đường sông"),
        ("Pháp lệnh Quản lý bến thủy có hiệu lực.", "Pháp lệnh Quản lý bến thủy"),
    ],
)
def test_where_the_name_of_a_law_ends(sentence: str, name: str) -> None:
    """The name of a law ends where the sentence goes on."""
    assert cited(plan(f"Như đã biết, {sentence}")) == [name]


@pytest.mark.parametrize(
    ("tail", "day"),
    [
        (" ngày 3/4/2014", "2014-04-03"),
        (" được Quốc hội thông qua ngày 3 tháng 4 năm 2014", "2014-04-03"),
        ("", None),
    ],
)
def test_the_day_of_a_law(tail: str, day: str | None) -> None:
    """The day on which a law was passed is read from what follows its name."""
    (mention,) = said(plan(f"Theo Luật Bến thủy nội địa{tail}.")).references
    assert mention.issued_on == day


def test_no_list_of_terms_is_endless() -> None:
    """A name that lists a thousand terms and sessions is no million documents."""
    text = plan(f"Nghị quyết Trung ương {', '.join(['4'] * 1000)} (khóa {', '.join(['XII'] * 1000)})")
    assert len(cited(text)) <= 100


def test_names_compare_by_their_folded_words() -> None:
    """Two spellings of a name are of one family."""
    assert family("Luật Thuỷ lợi") == family("luật  thủy lợi")
    assert family("Luật Thủy lợi") != family("Luật Thủy sản")
