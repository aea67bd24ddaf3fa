"""Small directives of two invented provinces, alike enough that what they name collides.

``directive`` and ``citation`` write one text from its parts; ``directives`` is the strategy that draws
texts from a few numbers, dates, issuers and titles, so that a handful of them already hold the same
number in two terms, of two provinces, with and without a date, and dates that contradict each other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from hypothesis import strategies as st

from loaders.extract import extract
from loaders.model import Extract, Source


@dataclass(frozen=True, slots=True)
class Office:
    """A committee as the head of its documents names it, and the place that it writes from."""

    head: str
    short: str
    place: str


CITY = Office("THÀNH ỦY MINH SƠN", "Thành ủy", "Minh Sơn")
PROVINCE = Office("TỈNH ỦY LAM THỦY", "Tỉnh ủy", "Lam Thủy")
DISTRICT = Office("THÀNH ỦY MINH SƠN\nQUẬN ỦY TÂY KHÊ", "Quận ủy", "Tây Khê")
#: of a city whose units are known, and one of its wards, in its district and since there are none
CAPITAL = Office("THÀNH ỦY HÀ NỘI", "Thành ủy", "Hà Nội")
WARD = Office("QUẬN ỦY NAM TỪ LIÊM\nĐẢNG ỦY PHƯỜNG MỄ TRÌ", "Đảng ủy", "Mễ Trì")
OFFICES = (CITY, PROVINCE, DISTRICT, CAPITAL, WARD)

#: type, number; each may be anybody's
NUMBERED = (
    ("Nghị quyết", "21-NQ/TW"),
    ("Nghị quyết", "09-NQ/TU"),
    ("Kế hoạch", "105-KH/TU"),
    ("Kế hoạch", "105-KH/QU"),
    ("Quy định", "217-QĐ/TU"),
    ("Quy định", "217-QĐi/TU"),
    ("Chương trình", "09-CTr/TU"),
    ("Kế hoạch", "30/KH-UBND"),
    ("Nghị quyết", "11/2022/NQ-HĐND"),
)
#: days of two terms, two days of one term, a day that no calendar has, a day to come, none
DAYS = ("", "14/3/2017", "16/6/2022", "17/6/2022", "31/02/2022", "25/10/2038")
ISSUERS = (
    "",
    "của Ban Chấp hành Trung ương",
    "của Thành ủy",
    "của Ban Thường vụ Thành ủy",
    "của Ban Thường vụ Tỉnh ủy Lam Thủy",
    "của Quận ủy Tây Khê",
    "của HĐND thành phố",
    "của Đảng ủy phường Cửa Nam",
    "của Quận ủy TÂY KHÊ",
    "của Quận uỷ Tây Khê",
)
TITLES = (
    "",
    "về nâng cao chất lượng bảo tồn làng nghề truyền thống ven sông",
    "về quy hoạch bến thuyền, kho lạnh phục vụ nghề cá vùng cửa biển",
)
TERMS = ("", "khóa XII", "khóa XIII")
NAMED = (
    "Nghị quyết Đại hội XIII của Đảng",
    "Luật Di sản văn hóa",
    "Điều lệ Đảng",
    # two documents by one name, whose mentions begin at one character
    "Nghị quyết Trung ương 4 (khóa XI, XII)",
)
PHRASES = (
    "Thực hiện {0}, {office} ban hành văn bản này.",
    "Văn bản này thay thế {0}.",
    "{0} thực hiện {1}.",
    "Căn cứ {0} và {1}.",
    "Sơ kết 02 năm thực hiện {0}.",
    "Sửa đổi Điều 2 của {0} theo {1}.",
    "Hướng dẫn thực hiện {0}; tiếp tục thực hiện {1}.",
)
#: the same bodies and places that no table holds, in capitals, in lower case and in both styles of tone marks
SPELT = (
    "Đại biểu tỉnh Kim Thủy, huyện Trà Khê, Quận ủy Hòa Khê và xã Sông Trà, quận Hòa Khê dự.",
    "Đại biểu tỉnh KIM THỦY, huyện TRÀ KHÊ, Quận ủy HÒA KHÊ và xã SÔNG TRÀ, quận HÒA KHÊ dự.",
    "Đại biểu tỉnh Kim Thuỷ, huyện Trà Khê, Quận uỷ Hoà Khê và xã Sông Trà, quận Hoà Khê dự.",
    "ĐẠI BIỂU TỈNH KIM THUỶ, HUYỆN TRÀ KHÊ, QUẬN UỶ HOÀ KHÊ VÀ XÃ SÔNG TRÀ, QUẬN HOÀ KHÊ DỰ.",
    "đại biểu tỉnh kim thủy, huyện trà khê, quận ủy hòa khê và xã sông trà, quận hòa khê dự.",
)
#: a body of no table and no rule, as different texts write it
UNHELD = (
    "Giao Chi cục Bến đò Hòa Khê lập sổ bến đò.",
    "Giao Chi cục bến đò Hòa Khê lập sổ bến đò.",
    "Giao Chi cục Bến đò hoà khê lập sổ bến đò.",
    "GIAO CHI CỤC BẾN ĐÒ HÒA KHÊ LẬP SỔ BẾN ĐÒ.",
    "Giao Chi cục bến đò Hoà Khê lập sổ bến đò.",
)
#: bodies and places, of which some are of two times, of two districts, of another province or unknown
NAMINGS = (
    "Giao UBND phường Cửa Nam và các phường Mễ Trì, Phú Đô, Quang Trung phối hợp.",
    "Đảng ủy phường Quang Trung, quận Hà Đông báo cáo Quận ủy Long Biên.",
    "Ban Tổ chức Thành ủy, Sở Nội vụ và Thị ủy Sơn Tây theo dõi.",
    "Ủy ban Kiểm tra Trung ương làm việc với huyện Từ Liêm và các quận, huyện: Ba Đình, Ba Vì.",
    "Đại biểu xã Văn Khê, huyện Mê Linh, thành phố Hà Nội và xã Sông Trà, huyện Trà Khê, tỉnh Hải Dương dự.",
    "Học tập phường Cửa Nam.",
    *SPELT,
    *UNHELD,
)


def citation(kind: str, number: str, day: str = "", issuer: str = "", title: str = "", term: str = "") -> str:
    """A document as a sentence names it; an empty part is left out."""
    parts = (kind, f"số {number}" if number else "", f"ngày {day}" if day else "", issuer, term, title)
    return " ".join(filter(None, parts))


def directive(
    kind: str, number: str, office: Office = CITY, day: str = "", title: str = "", sentences: Iterable[str] = ()
) -> str:
    """A whole text: head, number, day, type, title and body; an empty part is left out."""
    said = "ngày {} tháng {} năm {}".format(*day.split("/")) if day else ""
    lines = (
        office.head,
        "*",
        f"Số {number}" if number else "",
        f"{office.place}, {said}" if said else "",
        kind.upper(),
        title,
        *sentences,
        "T/M BAN THƯỜNG VỤ",
    )
    return "\n".join(filter(None, lines)) + "\n"


@st.composite
def citations(draw: st.DrawFn) -> str:
    """A document named by number, mostly, or by name."""
    if draw(st.integers(0, 7)) == 0:
        return draw(st.sampled_from(NAMED))
    kind, number = draw(st.sampled_from(NUMBERED))
    parts = (DAYS, ISSUERS, TITLES, TERMS)
    return citation(kind, number, *(draw(st.sampled_from(("", *part))) for part in parts))


@st.composite
def directives(draw: st.DrawFn) -> str:
    """A text with or without a number: up to five sentences on documents, itself too, and two on bodies and places."""
    kind, number = draw(st.sampled_from((*NUMBERED, ("Báo cáo", ""))))
    office = draw(st.sampled_from(OFFICES))
    phrases = draw(st.lists(st.sampled_from(PHRASES), max_size=5))
    named = draw(st.lists(citations(), min_size=2, max_size=5))
    sentences = [
        phrase.format(named[at % len(named)], named[(at + 1) % len(named)], office=office.short)
        for at, phrase in enumerate(phrases)
    ]
    sentences += draw(st.lists(st.sampled_from(NAMINGS), max_size=2))
    return directive(kind, number, office, draw(st.sampled_from(DAYS)), draw(st.sampled_from(TITLES)), sentences)


def source(text: str, file: str = "text.txt") -> Source:
    """The text as its reader would give it."""
    return Source(file, sha256(text.encode()).hexdigest(), "text", text)


def said(text: str) -> Extract:
    """What the text says."""
    return extract(source(text))
