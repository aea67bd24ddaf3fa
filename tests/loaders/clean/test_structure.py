"""Lines to paragraphs: what pages and footnotes cut is whole again."""

import pytest

from loaders.clean.structure import paragraphs


def paragraphs_of(text: str, wrapped: bool = False) -> list[str]:
    """The paragraphs, those of running text before the footnotes."""
    return [line.strip() for line in paragraphs(text, wrapped).text.splitlines()]


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("<sup>1</sup> Kế hoạch về bến đò.", "Kế hoạch về bến đò."),
        ("<sup>(1)</sup> Kế hoạch về bến đò.", "Kế hoạch về bến đò."),
        ("¹ Kế hoạch về bến đò.", "Kế hoạch về bến đò."),
        ("⁽¹⁾ Kế hoạch về bến đò.", "Kế hoạch về bến đò."),
        ("[^1]: Kế hoạch về bến đò.", "Kế hoạch về bến đò."),
        ("1 Kế hoạch về bến đò.", "Kế hoạch về bến đò."),
    ],
)
def test_a_footnote_in_the_middle_of_a_sentence(note: str, kept: str) -> None:
    """A footnote of any form stands apart, and the sentence that it cuts goes on behind it."""
    text = f"Năm nay các quận ven sông đã xây\n{note}\nxong bốn bến.\n"
    running, footnote = paragraphs_of(text)
    assert running == "Năm nay các quận ven sông đã xây xong bốn bến."
    assert footnote.removeprefix("1").removeprefix("[^1]:").strip() == kept


@pytest.mark.parametrize("call", ["<sup>1</sup>", "¹", "⁽¹⁾"])
def test_calls_of_footnotes_are_left_out(call: str) -> None:
    """The mark that calls a footnote is no part of the word or the number before it."""
    assert paragraphs_of(f"Theo Kế hoạch số 921-KH/TU{call}, các quận làm.\n") == [
        "Theo Kế hoạch số 921-KH/TU, các quận làm."
    ]


@pytest.mark.parametrize(
    "between",
    [
        "\n",
        "\n\n12\n\n",
        "\n\n---\n\n",
        "\n- 12 -\n",
        "\nTrang 12\n",
        "\n\f",
        "\n<sup>1</sup> Ghi chú về bến.\n\n---\n13\n\n",
    ],
)
def test_a_number_in_two_pieces(between: str) -> None:
    """A number that a line, a page, its number, a rule or a footnote cuts after the hyphen is whole again."""
    text = f"Thực hiện Quyết định số 9231-{between}QĐ/TU ngày 2/3/2022.\n"
    assert paragraphs_of(text)[0] == "Thực hiện Quyết định số 9231-QĐ/TU ngày 2/3/2022."
    assert len(paragraphs_of(text)) == 1 + ("Ghi chú" in between)


def test_the_foot_of_a_page_comes_before_the_next_page() -> None:
    """Where a sentence and the footnote under it are both cut, the footnote goes on first."""
    text = "Thành phố đã giao các\n¹ Kế hoạch về bến\nđò ngang.\n\n7\n\nquận ven sông rà soát.\n"
    assert paragraphs_of(text) == ["Thành phố đã giao các quận ven sông rà soát.", "Kế hoạch về bến đò ngang."]


def test_a_footnote_that_the_page_cuts_before_its_date() -> None:
    """A footnote that ends in "ngày" goes on with the date, though a date begins with no small letter."""
    text = "Các quận rà soát¹ bến\n1 Kế hoạch số 924-KH/TU, ngày\n\f\nđò ngang.\n3/4/2022 của Thành ủy.\n"
    assert paragraphs_of(text) == [
        "Các quận rà soát bến đò ngang.",
        "1 Kế hoạch số 924-KH/TU, ngày 3/4/2022 của Thành ủy.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Mục tiêu\n2. Nhiệm vụ",
        "Nhiệm vụ gồm\n- rà soát bến đò",
        "Nhiệm vụ gồm\na) rà soát bến đò",
        "Hết.\nNăm sau làm tiếp",
        "THÀNH ỦY MINH SƠN\nbáo cáo",
        "Quận\tSố bến\nven sông",
        "Đoàn làm việc với các bến\n12 Quận ủy ven sông",
    ],
)
def test_what_does_not_go_on(text: str) -> None:
    """List items, ended sentences, headings, table rows and counts begin paragraphs of their own."""
    assert paragraphs_of(text) == text.splitlines()


def test_lines_on_paper_are_put_together() -> None:
    """Where a line is a line on paper, full lines go on whatever the next begins with; in a text file they do not."""
    text = "Thành phố Minh Sơn giao cho Ban quản lý bến\nTây Khê rà soát toàn bộ bến đò ngang sông\nHết.\n"
    assert len(paragraphs_of(text, wrapped=True)) == 1
    assert len(paragraphs_of(text)) == 3


@pytest.mark.parametrize("text", ["", "\n\n", " \t\n", "12\n", "---\n"])
def test_a_text_without_words(text: str) -> None:
    """Page numbers and rules alone make no paragraph."""
    assert paragraphs_of(text) == []


def test_a_line_of_superscripts_is_no_footnote_number() -> None:
    """No line of marks, however long, is taken for the number of a footnote."""
    assert paragraphs_of("¹" * 5000 + "\nBến đò ngang.\n")[-1] == "Bến đò ngang."


def test_spans_lead_over_the_cut() -> None:
    """The span of a mended number is the stretch of the loaded text from its first to its last character."""
    text = "Theo Quyết định số 9231-\n\n12\n\nQĐ/TU.\n"
    clean = paragraphs(text)
    at = clean.text.index("9231-QĐ/TU")
    assert clean.span(at, at + len("9231-QĐ/TU")).of(text) == "9231-\n\n12\n\nQĐ/TU"


@pytest.mark.parametrize("word", ["số", "ngày", "tháng"])
def test_a_word_that_wants_a_figure_ends_a_line(word: str) -> None:
    """What a figure follows goes on; "chuyển đổi số" above a line of words is whole."""
    assert paragraphs_of(f"Phát triển hạ tầng {word}\nCác quận làm việc này.\n") == [
        f"Phát triển hạ tầng {word}",
        "Các quận làm việc này.",
    ]
    assert paragraphs_of(f"Theo Quyết định {word}\n12 của quận.\n") == [f"Theo Quyết định {word} 12 của quận."]


def test_a_footnote_that_is_cut_before_its_day() -> None:
    """The figure that a footnote's last word wants goes on the footnote, whatever the running text ended in."""
    text = "Ông Nguyễn Văn Bến\n[1] Công điện số 218/CĐ-TTg ngày\n16/11/2025; số 219/CĐ-TTg.\n"
    assert paragraphs_of(text) == ["Ông Nguyễn Văn Bến", "[1] Công điện số 218/CĐ-TTg ngày 16/11/2025; số 219/CĐ-TTg."]


def test_who_speaks_below_a_title_of_a_page() -> None:
    """A line of several words in capitals does not go on a full line above it."""
    lines = ["Về việc công bố danh mục thủ tục hành chính về bến thủy của", "các quận ven sông và của phường"]
    text = "\n".join((*lines, "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ MINH SƠN", "Căn cứ Luật Bến thủy;"))
    assert paragraphs_of(text, wrapped=True)[0] == " ".join(lines)


@pytest.mark.parametrize("word", ["tại khoản", "theo Điều", "Khoản", "bậc"])
def test_the_number_of_a_part_below_its_word_is_no_footnote(word: str) -> None:
    """A figure that goes on "khoản" on the line above begins no footnote; the lines below it stay."""
    lines = (f"Bến đò được sửa {word}", "1 Luật Bến thủy về các bến", "khách ven sông.", "Các quận làm việc này.")
    assert paragraphs_of("\n".join(lines)) == [
        f"Bến đò được sửa {word} 1 Luật Bến thủy về các bến khách ven sông.",
        lines[3],
    ]


@pytest.mark.parametrize("above", ["Các quận làm việc này.", "Bến đò có nhiều", "Nghị quyết có một số điều"])
def test_a_bare_figure_below_other_words_begins_a_footnote(above: str) -> None:
    """Where no word above wants a figure, the first bare figure is a footnote's."""
    text = f"{above}\n1 Luật Bến thủy về bến khách.\nGiao thông thủy.\n"
    assert paragraphs_of(text)[-1] == "1 Luật Bến thủy về bến khách."


def test_an_article_whose_word_stands_alone() -> None:
    """The word "Điều" alone on its line goes on with the number below; an item's number below other words does not."""
    assert paragraphs_of("Điều\n1. Sửa đổi bến đò.\n") == ["Điều 1. Sửa đổi bến đò."]
    assert paragraphs_of("Bến đò theo mọi điều\n1. Sửa đổi bến đò.\n") == ["Bến đò theo mọi điều", "1. Sửa đổi bến đò."]


def test_a_note_whose_mark_stands_alone() -> None:
    """A web site sets a note below the document, its mark on a line of its own: its lines are one."""
    text = (
        "Các phường dọn bến đò trong tháng.\nNơi nhận:\n- Như trên;\nTrần Văn Bến\n[1]\n"
        "Kế hoạch số 12-KH/TU của Thành ủy về bến đò; Kế hoạch số\n53-KH/TU về kè biển của các\nphường ven sông.\n"
        "[2] Hết.\n"
    )
    lines = paragraphs_of(text)
    assert (
        "[1] Kế hoạch số 12-KH/TU của Thành ủy về bến đò; Kế hoạch số 53-KH/TU về kè biển của các phường ven sông."
        in (" ".join(line.split()) for line in lines)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Căn cứ kế hoạch dọn các bến đò trong giai đoạn 2026\n- 2030 của tỉnh;\n", 1),
        ("Các bến đò đã dọn xong trong năm 2026\n- 20 bến còn lại sẽ dọn sau;\n", 2),
    ],
)
def test_a_span_of_years_is_cut(text: str, expected: int) -> None:
    """A line that begins with a dash and a year below one that ends with a year is no item of a list."""
    assert len(paragraphs_of(text)) == expected
