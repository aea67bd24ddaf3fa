"""How assignments are worded: what stands before and after a body that is given a task."""

import re
from collections.abc import Sequence
from functools import cache

from ..clean.blocks import Block
from ..clean.normalise import CAPITALS, UPPER
from ..know.duties import words
from ..know.vocabulary import type_words
from .beginnings import FIRST, either_letters
from .bodies import NameRow

#: a group that its heading describes: no verb of an order, no sign
GROUP = re.compile(
    r"Các (?!.*(?:chủ trì|phối hợp|tham mưu|trách nhiệm|thực hiện|chủ động|báo cáo))[^.;:()]+[^\s.;:(),]"
)
#: a verb that follows grounds, though no comma says that they have ended
_RULES = r"\s(?:để (?!\w+ nghị)|quy định (?:chi tiết|mức)|quyết định (?:chỉ đạo|việc|những))"
_GIVEN_TO = (
    r"(?:được giao|của mình),? (?:nghiên cứu|rà soát|chủ trì|phối hợp|tổ chức|khẩn trương|hướng dẫn|tham mưu|chỉ đạo"
    r"|xem xét|triển khai|xây dựng)(?!\w)"
)
_GROUNDS_ENDED = rf"(?!{_RULES}|{_GIVEN_TO})"
TO_VERB = re.compile(
    r"(?:\s*\([^()]{0,80}\))?(?:\s*,)?\s*(?:(?:theo(?! dõi)|căn cứ|trên cơ sở|trong phạm vi)(?!\w)"
    rf"(?:{_GROUNDS_ENDED}[^.;:]){{0,160}}?,"
    r"(?:\s*(?:quyền hạn|thẩm quyền|nhiệm vụ)[^.;:,]{0,40},)*)?\s*"
    r"(?:(?:có (?:trách nhiệm|nhiệm vụ)|(?:còn )?được giao(?: nhiệm vụ)?(?![^.;:]{0,200}(?:có|chịu) trách nhiệm))"
    r"\s*:?\s*|được (?:đề nghị|yêu cầu)\s+)?"
    r"(?:(?:cần|phải|tiếp tục|khẩn trương|thường xuyên|chủ động|tập trung|tích cực|nghiêm túc)(?!\w)[\s,]*)*"
)
#: words after a body that are no order
TELLS = re.compile(
    r"(?:là|theo(?! dõi)|trong|để|nhằm|khi|về|được|đã|sẽ|đang|chưa|không|do|tại|từ|bao gồm|gồm|nêu|như|nơi|rồi|nếu"
    r"|cho(?! ý kiến)|mà|thì|qua|với|đối với|sắp xếp theo hướng|sử dụng con dấu"
    r"|quy định tại|nêu tại|nêu trên|kêu gọi|làm việc theo|sửa đổi, bổ sung một số điều"
    r"|ngoài|trước|sau|bằng|vào|cùng|có|căn cứ|trên cơ sở|ký|đề nghị|yêu cầu|giao|xin|trân trọng|số|ngày)(?!\w)"
)
#: a word of grounds that is a verb elsewhere: "căn cứ quy định, hướng dẫn nêu trên"
_OF_GROUNDS = (
    rf"(?:{type_words()}|trả lời|đề xuất|yêu cầu)\s"
    r"(?:nêu|của|pháp luật|tại|về|này|trên|hiện hành|kiến nghị|liên quan|có liên quan)(?!\w)"
)
_IS_OF_GROUNDS, _IN_ORDER_TO = re.compile(_OF_GROUNDS, re.IGNORECASE), re.compile(r"[^.;:]{0,260}?\sđể\s+")
#: "Bộ X theo chức năng, nhiệm vụ, thẩm quyền chủ trì …"
BY_OFFICE = re.compile(
    r"\s*,?\s*(?:theo(?! dõi)|căn cứ|trên cơ sở|trong phạm vi)(?!\w)"
    r"(?:(?!\s(?:quy định mức|quyết định (?:chỉ đạo|việc|những)))[^.;:]){0,110}?(?<!\w)(?<!việc )"
    rf"(?!{_OF_GROUNDS})"
    r"(?=(?:chủ trì|chịu trách nhiệm|phối hợp|chủ động|theo dõi|giám sát|tham mưu|hướng dẫn|chỉ đạo|xây dựng"
    r"|tổ chức (?:thực|triển)"
    r"|triển khai|khẩn trương|nghiên cứu|rà soát|xem xét|quy định chi tiết)(?!\w))",
    re.IGNORECASE,
)
#: behind "Sở X:": "theo chức năng, nhiệm vụ được giao có trách nhiệm …"
_IN_OFFICE = re.compile(
    r"\W*(?:theo|căn cứ|trong phạm vi)\s(?:phạm vi |các )?(?:chức năng|nhiệm vụ|quyền hạn|thẩm quyền)[^.;:]{0,80}?\s"
    r"có trách nhiệm\s",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"là (?:(?:cơ quan|đơn vị|bộ phận) (?:đầu mối|thường trực|chủ trì|tham mưu|giúp việc(?=,))"
    r"|đầu mối|thường trực(?=,))(?!\w)",
    re.IGNORECASE,
)
_DUTY = r"(?:trách nhiệm|nhiệm vụ)(?: sau đây| sau| như sau)?"
#: "Giao Sở X căn cứ Danh mục này có trách nhiệm:"
_ON_WHAT_GROUNDS = (
    r"(?:,?\s*(?:căn cứ|trên cơ sở|trong phạm vi|theo)(?!\w)[^.;:]{0,200}?"
    r"(?=\s(?:có|chịu) (?:trách nhiệm|nhiệm vụ)[\w ]{0,12}:\s*$))?"
)
HEADING_END = re.compile(rf"[\s*]*(?:\([^)]{{0,120}}\))?\s*{_ON_WHAT_GROUNDS}\s*(?:(?:có |chịu )?{_DUTY})?\s*[:.]?\s*$")
#: "Hằng năm, Cục X có trách nhiệm …"
_HOW_OFTEN = re.compile(
    r"\s*(?:(?:Hằng|Hàng|Mỗi) (?:năm|quý|tháng|tuần|ngày)|Định kỳ (?:hằng |hàng )?(?:\d+ )?\w+),\s*"
)
#: the letters that it begins with
OFTEN_LETTERS = frozenset(("Hằ", "Hà", "Mỗ", "Đị"))
#: words between a body and its verb that only an order has
BINDS = re.compile(
    r"có (?:trách nhiệm|nhiệm vụ)|được (?:giao|phân công) |khẩn trương|chủ động|tiếp tục|cần(?!\w)|phải(?!\w)"
    r"|(?:chức năng|nhiệm vụ) được giao"
)
#: in small letters, one of which stands in each match of ``BINDS``
BINDING_WORDS = (
    "phải", "cần", "có trách nhiệm", "có nhiệm vụ", "được giao", "được phân công", "khẩn trương", "chủ động",
    "tiếp tục",
)  # fmt: skip
INLINE = re.compile(rf"\s*(?:\([^)]{{0,80}}\))?\s*(?:có {_DUTY}\s*)?:\s*(?=\S)")
#: ", đặc biệt là người đứng đầu cấp ủy … "
BESIDES = re.compile(r",? (?:đặc biệt|nhất) là[^.;]{0,140}?(?= rà soát| xây dựng| tổ chức| chủ động| thực hiện)")
#: "Văn phòng theo dõi, đôn đốc việc thực hiện Kế hoạch này": said outside of sections too
WATCHES_OVER = re.compile(
    rf"(?:giúp [^.,;:]{{3,40}} )?(?:theo dõi|đôn đốc|kiểm tra)(?!\w)[^.;:]{{0,60}}(?:thực hiện|thi hành) "
    r"(?:(?:các )?(?:nội dung|nhiệm vụ|công việc|việc)(?: nêu)? (?:tại|của|trong) )?"
    rf"(?:{type_words()})(?: này(?!\w)|(?=[.,;]))",
    re.IGNORECASE,
)
#: in small letters, one of which stands in each match of ``CHAIRS``, ``OFFICE`` and ``WATCHES_OVER``
LEADING_WORDS = (
    "chủ trì", "đầu mối", "thường trực", "tham mưu", "giúp việc", "theo dõi", "đôn đốc", "kiểm tra",
)  # fmt: skip
ISSUES = re.compile(r"\W*(?:ban hành|quyết định|thông báo|công bố)(?!\w)")
GIVEN_AMID = re.compile(
    r"(?<![\w])(?<!bàn )(?<!chuyển )(?<!được )(?<!đang )(?<!đã )(?<!tạm )(?<!việc )(?<!chỉ đạo, )"
    r"(?P<how>[Gg]iao|đề nghị)(?: nhiệm vụ cho| cho)?\s+(?=[A-ZĐÀ-Ỹ]|các )"
)
RESPONSIBLE = ("có trách nhiệm:", "có nhiệm vụ:", "chịu trách nhiệm:")
#: what a body is told in a later sentence of an article, and in one of a conclusion or plan
_BOUND_WORDS = ("chịu trách nhiệm",)
BOUND = re.compile("|".join(_BOUND_WORDS))
LATER = re.compile(
    r"chịu trách nhiệm|chủ trì|phối hợp|theo dõi, đôn đốc|đôn đốc|kiểm tra|giám sát|tham mưu"
    r"|trực tiếp (?:chỉ đạo|phụ trách)"
)
#: a word of which stands in every match of ``LATER``
_LATER_WORDS = ("trách nhiệm", "chủ trì", "phối hợp", "đôn đốc", "kiểm tra", "giám sát", "tham mưu", "trực tiếp ")
#: the same of ``GIVEN_AMID``
GIVES = ("giao", "đề nghị")
#: when what stands before is due: "Hoàn thành trước ngày 28/11/2025."
DUE_ALONE = re.compile(r"\W*(?:Hoàn thành|Thời (?:hạn|gian) hoàn thành|Xong)[^.;]{0,60}\d{4}\W*")
#: what may be done is no order: "Có quyền …", "Căn cứ tình hình, … có thể quy định …"
PERMITS = re.compile(
    r"\W*(?:(?:Có quyền|Có thể|Được)(?!\w)"
    r"|(?:Căn cứ|Trong|Tùy|Đối với|Riêng)(?!\w)(?:(?!phối hợp|chủ trì)[^.;]){0,260}?(?<!\w)(?:có thể|được|có quyền)\s+"
    r"(?:quyết định|quy định|áp dụng|điều chỉnh|xem xét|thu hồi|ban hành|lựa chọn)(?!\w))"
)
#: what a document says after all assignments
_CLOSES = re.compile(
    r"\W*(?:Trên đây là|Trong quá trình|Kế hoạch này|Chương trình này|Chỉ thị này|Căn cứ Kế hoạch này"
    r"|(?:UBND|Ủy ban nhân dân) \w+(?: \w+)? (?:giao|yêu cầu|đề nghị))"
)
#: a body's name, or a word that gives a task
MAY_BEGIN = re.compile(rf"[\s“\"]*(?:[{UPPER}]|giao|đề nghị|yêu cầu|phân công|trách nhiệm|nhiệm vụ)")
#: letters that a block in small letters begins with where it gives a task
_MAY_BEGIN_LETTERS = frozenset("gđyptnGPTNY")
#: the letters that ``_ENDS`` begins with
_ENDING_LETTERS = frozenset(("Nơ", "NƠ", "T/", "TM", "PH", "Ph"))
_ENDS = re.compile(r"\W*(?:Nơi nhận|NƠI NHẬN|T/M|TM\.|PHỤ LỤC|Phụ lục)")


#: a heading of no more than that, maybe behind a letter: "D. TRÁCH NHIỆM"
_DUTIES_ALONE = re.compile(r"\W*(?:[a-hđ][.)/]\s+)?(?:về )?trách nhiệm\W*")
#: the heading of an article of a regulation on working together, whose items tell who does what
WORKS_TOGETHER = re.compile(r"\s*(?:trách nhiệm )?phối hợp(?!\w)", re.IGNORECASE)
DUTIES_OF = re.compile(r"\s*(?:trách nhiệm|nhiệm vụ) của", re.IGNORECASE)
CHAIRS = re.compile(r"chủ trì", re.IGNORECASE)
#: "Giao X phối hợp với Y": X leads; "Đề nghị X phối hợp với Y": X does not
HANDS_OVER = re.compile(r"\s*(?:giao|phân công)", re.IGNORECASE)
#: whoever it may concern: no order where no section of assignments says so
VAGUE = re.compile(
    r"(?:Các )?(?:cơ quan|đơn vị|cá nhân|tổ chức|doanh nghiệp|chủ đầu tư|nhà thầu|người|cán bộ|đại biểu|đồng chí"
    r"|thành viên|cấp|hộ|trường hợp|lãnh đạo|bộ phận|chuyên viên|công chức|viên chức"
    r"|cơ sở)(?!\w)(?! (?:thường trực|điều phối))",
    re.IGNORECASE,
)


#: a word in capitals within a group's name: "các chủ đầu tư nhà máy An Hạ"
_CALLED = re.compile(r"(?<!\w)(?<!Việt )(?!Nhà nước|Việt Nam|Trung ương)[A-ZĐÂ][^\W\d_]+")


def to_verb(flat: str, start: int, end: int) -> int:
    """Where an order may begin behind names and its grounds; ``start`` where it is not seen where those end."""
    verb = TO_VERB.match(flat, start, end)
    at = verb.end() if verb else start
    if "," not in flat[start:at] or _IS_OF_GROUNDS.match(flat, at, end) is None:
        return at
    purpose = _IN_ORDER_TO.match(flat, at, end)
    return purpose.end() if purpose else start


def after_office(flat: str, start: int, end: int) -> int:
    """Where an order begins behind words on the office by which it is given."""
    office = _IN_OFFICE.match(flat, start, end)
    return office.end() if office else start


def hands_over(given: str) -> bool:
    """Whether the words give the lead: "Giao", not "Đề nghị"."""
    return HANDS_OVER.match(given) is not None


def is_vague(flat: str, row: NameRow) -> bool:
    """Whether the names are of nobody in particular: nothing in the first of them is called by name."""
    start, end = row.names[0]
    return VAGUE.match(flat, start) is not None and _CALLED.search(flat, start + 1, end) is None


@cache
def giving() -> re.Pattern[str]:
    """What stands before a body that is given a task."""
    return re.compile(r"\s*(?:" + "|".join(words("giving")) + r")(?!\w)(?: cho)?\s*:?\s*", re.IGNORECASE)


def names_section(heading: str) -> bool:
    """Whether a heading says what headings of sections of assignments say."""
    small = heading.lower()
    if "trách nhiệm" in small and _DUTIES_ALONE.fullmatch(small):
        return True
    if small.rstrip(" .:").endswith(words("section end")):
        return True
    return says_any(small, words("section")) and any(
        said in small and f"việc {said}" not in small for said in words("section")
    )


def names_what_is_ahead(heading: str) -> bool:
    """Whether a heading of a report says that what is to be done comes: "IV. NHIỆM VỤ THỜI GIAN TỚI"."""
    return says_any(heading.lower(), words("ahead"))


def says_any(text: str, sayings: Sequence[str]) -> bool:
    """Whether any of some words stands in a text; no loop is as quick."""
    return any(map(text.__contains__, sayings))


def may_begin(flat: str, start: int, end: int) -> bool:
    """Whether a stretch begins as one that gives a task may; a look at the first letter tells most apart."""
    # nothing, where the text ends with the mark of an item
    first = flat[start : start + 1]
    if first.isalpha() and first not in _MAY_BEGIN_LETTERS:
        return start < end and first in CAPITALS
    return MAY_BEGIN.match(flat, start, end) is not None


def closes(flat: str, block: Block) -> bool:
    """Whether a block says what stands behind all assignments."""
    return _CLOSES.match(flat, block.start, block.end) is not None


def ends(flat: str, block: Block) -> bool:
    """Whether a block is of what stands below the text: recipients, the signature, an annex."""
    first = flat[block.start : block.start + FIRST]
    if not first[0].isalnum():
        first = flat[block.body : block.body + FIRST]
    may = first in _ENDING_LETTERS or not first[:1].isalnum()
    return may and _ENDS.match(flat, block.start, block.end) is not None


def given_at(flat: str, start: int, end: int) -> re.Match[str] | None:
    """What hands a task over to the body behind it, where such words stand at a place."""
    letters = flat[start : start + FIRST]
    # most blocks begin with letters that none of them begins with
    may = letters in either_letters("giving") or not letters[:1].isalpha()
    return giving().match(flat, start, end) if may else None


def how_often(flat: str, start: int, end: int) -> re.Match[str] | None:
    """As in "Hằng năm, Sở X": how often the body behind it is to do something."""
    letters = flat[start : start + FIRST]
    may = letters in OFTEN_LETTERS or not letters[:1].isalpha()
    return _HOW_OFTEN.match(flat, start, end) if may else None


@cache
def later_words(lawful: bool) -> tuple[str, ...]:
    """Words in small letters, without one of which a block, of a law or another, tells nobody anything further on."""
    giving = (word for word in words("giving") if not any(later in word for later in _LATER_WORDS))
    return _BOUND_WORDS if lawful else (*_LATER_WORDS, *giving)


@cache
def label_words() -> re.Pattern[str]:
    """What stands before a body on a line of its own: "Cơ quan chủ trì: …"."""
    alternatives = "|".join(words("label"))
    return re.compile(rf"(?<![\w-])(?P<label>{alternatives})(?: chính)?\s*:\s*", re.IGNORECASE)


def may_assign(flat: str) -> bool:
    """A cheap look for any word by which texts assign."""
    return says_any(flat, _MAY)


#: the most frequent first
_MAY = (
    "hực hiện",
    "hối hợp",
    "rách nhiệm",
    "hủ trì",
    "giao ",
    "Giao ",
    "ham mưu",
    "thi hành",
    "THỰC HIỆN",
    "CHỦ TRÌ",
    "PHÂN CÔNG",
    "TRÁCH NHIỆM",
    "hân công",
)
