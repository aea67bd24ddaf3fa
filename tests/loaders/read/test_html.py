"""A web page gives what a browser shows of its main text."""

import pytest

from loaders.errors import UnreadableFile
from loaders.read.html import read_html, read_mime


def lines(body: str) -> list[str]:
    """The lines of a page with this body."""
    return read_html(f"<html><body>{body}</body></html>".encode(), "a.html").split("\n")


def test_blocks_are_lines_and_blanks_collapse() -> None:
    """Blocks begin and end lines, inline elements do not; white space in the source is one blank."""
    body = "<h1>KẾ  HOẠCH</h1>đầu\n <b>đậm</b> <i>nghiêng</i>cuối<div><p>một</p><p> hai\r\n ba </p></div>"
    assert lines(body) == ["KẾ HOẠCH", "đầu đậm nghiêngcuối", "một", "hai ba"]


def test_a_line_break_ends_a_line() -> None:
    """Blanks around a line break do not stay."""
    assert lines("<p>một <br> hai<br/><br/>ba</p>") == ["một", "hai", "ba"]


def test_preformatted_text_keeps_its_lines() -> None:
    """In preformatted text line ends of the source are line ends."""
    assert lines("<pre>a\n\n  b  c</pre>") == ["a", "b  c"]


def test_what_is_not_shown_is_left_out() -> None:
    """Scripts, styles, navigation, comments, controls and hidden elements are no text; what follows them is."""
    body = (
        "<nav>trang chủ</nav><script>x()</script><style>p{}</style><noscript>bật</noscript><!-- ẩn -->"
        '<p hidden>a</p><p style="color:red; DISPLAY : none">b</p><p aria-hidden="true">c</p><button>in</button>'
        "<select><option>1</option></select><p>thấy<span hidden>d</span> được</p>"
    )
    assert lines(body) == ["thấy được"]


def test_one_main_is_the_text() -> None:
    """Where a page names its main part, the rest is frame; where it names two, all is text."""
    assert lines("<header>Cổng</header><main><p>Nghị quyết</p></main><footer>Liên hệ</footer>") == ["Nghị quyết"]
    assert lines("<p>a</p><main>b</main><main>c</main>") == ["a", "b", "c"]


def test_raised_figures_stay_marked() -> None:
    """A raised figure is kept apart from the number before it, a raised word is not."""
    assert lines('<p>khoản 5<sup> <a href="#f">1</a></sup>, 1<sup>st</sup></p>') == ["khoản 5<sup>1</sup>, 1st"]


def test_lists_are_numbered() -> None:
    """Numbered lists show their numbers as HTML counts them, other lists a dash, and lists in lists their own."""
    body = (
        '<ol start="3"><li>ba<ol type="a"><li><p>nhỏ</p></li></ol></li><li value="9">chín</li><li>mười</li></ol>'
        '<ol type="I"><li>một</li></ol><ul><li>gạch</li></ul><ul style="list-style: none"><li>trơn</li></ul>'
    )
    assert lines(body) == ["3. ba", "a. nhỏ", "9. chín", "10. mười", "I. một", "- gạch", "trơn"]


def test_rows_of_tables() -> None:
    """Rows are lines with tabs; cells that span keep the columns in their places."""
    body = (
        "<table border='1'><caption>Phân công</caption>"
        "<thead><tr><th>TT</th><th colspan='2'>Việc</th><th>Ai</th></tr></thead>"
        "<tr><td rowspan='2'>1</td><td>a<br>b</td><td><p>c</p><p>d</p></td><td rowspan='2'>Sở</td></tr>"
        "<tr><td>e</td><td>f</td></tr><tr><td>2</td><td>g</td><td>h</td><td>i</td></tr></table>cuối"
    )
    assert lines(body) == ["Phân công", "TT\tViệc\t\tAi", "1\ta b\tc d\tSở", "\te\tf", "2\tg\th\ti", "cuối"]


def test_a_cell_may_span_all_rows_below() -> None:
    """A rowspan of 0 reaches to the end of the table, and nonsense spans nothing."""
    body = "<table border=1><tr><td rowspan=0>a<td colspan=x>b</tr><tr><td>c</tr><tr><td>d</tr></table>"
    assert lines(body) == ["a\tb", "\tc", "\td"]


HEAD = (
    "<tr><td>CHÍNH PHỦ<br>-------</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr>"
    "<tr><td>Số: 30/2020/NĐ-CP</td><td>Hà Nội</td></tr>"
)


def test_the_head_of_a_document_is_read_by_its_lines() -> None:
    """A table without rules that places issuer and number gives them lines of their own; rules make a table."""
    assert lines(f"<table style='border-collapse:collapse;border:none'>{HEAD}</table>") == [
        "CHÍNH PHỦ", "-------", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 30/2020/NĐ-CP", "Hà Nội",
    ]  # fmt: skip
    other = HEAD.replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BÁO CÁO")
    ruled = other.replace("<td>", "<td style='border: solid windowtext 1.0pt'>")
    assert len(lines(f"<table>{ruled}</table>")) == 2


def test_a_table_in_a_cell_is_part_of_it() -> None:
    """The rows of an inner table do not count as rows of the outer one."""
    body = "<table border=1><tr><td><table border=1><tr><td>a</td><td>b</td></tr></table></td><td>c</td></tr></table>"
    assert lines(body) == ["a b\tc"]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">', "cp1258"),
        ('<?xml version="1.0" encoding="UTF-8"?>', "utf-8"),
    ],
)
def test_the_charset_is_found(head: str, encoding: str) -> None:
    """By a byte order mark, else as declared, else UTF-8."""
    word = "Đươ\u0300ng"
    page = f"{head}<html><body><p>{word}</p></body></html>"
    assert read_html(page.encode(encoding), "a.html") == word


def test_latin1_means_what_browsers_take_it_for() -> None:
    """A page that says Latin 1 and has curly quotes of Windows is read with them."""
    page = b'<html><meta charset="ISO-8859-1"><body>\x93Ngh\x94</body></html>'
    assert read_html(page, "a.html") == "“Ngh”"


@pytest.mark.parametrize("charset", ["klingon", "hex", "undefined"])
def test_a_charset_that_is_none_is_refused(charset: str) -> None:
    """A charset that nobody knows, or that is no charset, is named."""
    with pytest.raises(UnreadableFile, match=f"said to be {charset}, which is unknown"):
        read_html(f'<html><meta charset="{charset}"><body>a</body></html>'.encode(), "a.html")


def test_bytes_that_do_not_fit_are_refused() -> None:
    """A page in a charset that it does not name is refused with the place of the first byte that does not fit."""
    with pytest.raises(UnreadableFile, match=r"not UTF-8: byte 12 \(0xD5\)"):
        read_html(b"<html><body>\xd5t</body></html>", "a.html")


def test_entities_and_blanks_that_do_not_break_are_characters() -> None:
    """Entities are the characters that they name; Unicode is left as it is, controls are not."""
    assert lines("<p>a&nbsp;b &amp; &#272;&#7843;ng\x07 &#133;</p>") == ["a\xa0b & Đảng …"]


def test_a_page_in_an_envelope_is_read() -> None:
    """Of a page that a browser saved with its pictures, the page is read."""
    envelope = (
        'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
        "--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        "--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<html><body><p>Ngh=E1=BB=8B quy=E1=BA=BFt</p></body></html>\r\n--x--\r\n"
    )
    assert read_mime(envelope.encode(), "a.mht") == "Nghị quyết"


def test_an_envelope_without_a_page_is_refused() -> None:
    """A letter of plain text in an envelope is not a page."""
    with pytest.raises(UnreadableFile, match="without an HTML part"):
        read_mime(b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nabc", "a.mht")
