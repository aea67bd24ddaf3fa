"""Names that are whole: what may follow "Bộ Tài chính", "UBND cấp xã" or "Hội Nông dân Việt Nam" within the name."""

import re
from functools import cache, lru_cache

from ..clean.normalise import UPPER
from ..know.duties import words
from ..know.organs_of import departments
from ..know.vocabulary import bodies

#: the longest name of a table, in words
_LONGEST = 10
#: a name ends with its place, with its level, or with the country
_ENDED = re.compile(
    rf"(?:(?:tỉnh|thành phố|TP\.?|huyện|quận|xã|phường|đặc khu|thị xã|thị trấn) [{UPPER}]\w*(?: [{UPPER}]\w*)+"
    r"|(?<=[\w] )cấp (?:tỉnh|huyện|xã|trung ương|cơ sở|trên|dưới)|(?<=[\w] )(?:cùng|các) cấp"
    r"|Việt Nam|[Tt]rung ương|^Công an)$"
)
#: nobody in particular
_BARE_NAMES = (
    "hội đồng|tổ chức|cơ quan|đơn vị|trung tâm|hội|ban|sở|bộ|các|phòng|trường|giám đốc|giám đốc sở|cấp|ngành|khối"
    "|viện|đoàn|tổ|vp|cá nhân|bộ trưởng|thứ trưởng|cán bộ|công chức|viên chức|báo"
    "|trạm|văn phòng|chánh văn phòng|chủ tịch|phó chủ tịch|thủ trưởng|văn phòng ban|chánh văn phòng ban|lãnh đạo"
    "|tt|ca|bchqs|ngân hàng|cục|chi cục|tổng cục|vụ|đài|kiểm toán|công ty|tổng công ty|tập đoàn|học viện|đại học"
    "|các cơ sở|các hệ thống|địa phương|hiệp hội|liên đoàn|liên minh|chi nhánh|bảo hiểm|ủy ban|kho bạc"
    "|chánh án|viện trưởng|trưởng ban|thường trực|bộ phận|lãnh đạo sở|lãnh đạo phòng|lãnh đạo đơn vị|lãnh đạo cơ quan"
    "|thủ trưởng các|giám đốc các|trưởng các|lãnh đạo các|thủ trưởng cơ quan|thủ trưởng đơn vị"
)
_BARE = frozenset(_BARE_NAMES.split("|"))
_BARE_GROUP = re.compile(
    r"(?:các )?(?:(?:cơ quan|đơn vị|tổ chức)(?:,? (?:và )?(?:cơ quan|đơn vị|tổ chức))* "
    r"(?:trực thuộc|thuộc quyền|cấp dưới)"
    r"|tổ chức thành viên(?: của (?:mặt trận|mình))?)"
    r"|(?:cơ quan|đơn vị|tổ chức|cá nhân)(?:,? (?:và )?(?:cơ quan|đơn vị|tổ chức|cá nhân))+"
)
#: what it begins with
_BARE_GROUPS = tuple(
    f"{several}{group}" for several in ("", "các ") for group in ("cơ quan", "đơn vị", "tổ chức", "cá nhân")
)
#: the last words of such names, but for those of places, which have a capital
_LAST_WORDS = frozenset(("tỉnh", "huyện", "xã", "ương", "sở", "trên", "dưới", "cấp", "an"))
#: what a name that is cut ends with: its next word is missing
_CUT = re.compile(
    r"(?<![cC]ác )(?<!cùng )(?<!hai )(?<!ba )(?<!mọi )(?<!Phó )(?<!\w)"
    r"(?:cấp|bầu|(?<!trực )thuộc|của|liên|có|mức|nguồn|bên|tiếp|ở)$"
    r"|(?:Cục|Vụ) (?:Quản lý|Phòng|Kiểm sát)$| và Quản lý$|của người$|(?<=Kiểm sát) giam$"
)
#: how the alternatives of ``_CUT`` end, which is quicker to see
_CUT_ENDS = (
    "cấp", "bầu", "thuộc", "của", "liên", "có", "mức", "nguồn", "bên", "tiếp", "ở", "Quản lý", "Phòng", "Kiểm sát",
    "người", "giam",
)  # fmt: skip

#: the last word of ``_ONE_NAME`` with what stands before it, or what stands in it, which is quicker to see than all
_BEFORE_LAST = {
    "các": "Đảng ", "Ủy": "trực thuộc Bộ, ", "UBND": "trực thuộc Bộ, ", "trường": "Hiệu trưởng ",
    "địa": "ở trung ương", "Quốc": "của Đảng, ", "Nhà": "của Đảng, ", "Chính": "của Đảng, ", "Truyền": "hát thanh, ",
    "truyền": "hát thanh, ", "chiến": "Chính sách, ", "viên": "ông chức, ", "giáo": "hổ biến, ", "chữa": "hám, ",
}  # fmt: skip
_IN_ONE = "thuộc hệ thống "
_ONE_NAME = re.compile(
    r"Đảng [ủu][yỷ] (?:Ủy ban )?(?:Mặt trận Tổ quốc|MTTQ)[^;.:]{0,20}, (?:và )?các$"
    r"|ở trung ương(?:,| và) (?:ở )?địa$|(?:cơ quan|tổ chức) của Đảng, (?:Quốc|Nhà|Chính)$"
    r"|(?<!ác )đơn vị trực thuộc Bộ, (?:Ủy|UBND)$|Hiệu trưởng (?:các )?trường [^;.:]{3,40}, trường$"
    r"|[Pp]hát thanh, [Tt]ruyền$|Ban Chính sách, chiến$|(?:và|Phòng|-) [Cc]ông chức, viên$|[Pp]hổ biến, giáo$"
    r"|[Kk]hám, chữa$"
    r"|thuộc hệ thống [^;.:]{0,60}[,và]+ [^\s,]+$"
)


@cache
def _known() -> frozenset[str]:
    return frozenset(name.casefold() for name in (*bodies(), *departments()))


@cache
def _one_word() -> frozenset[str]:
    """What follows "Bộ" or "Sở" in a name of the tables: "Bộ Tài chính, Nội vụ"."""
    return frozenset(member.split()[0] for kind in ("Bộ", "Sở") for member in members_of(kind))


@cache
def members_of(kind: str) -> tuple[str, ...]:
    """What follows "Bộ", or "Sở", in the names of the tables, the longer first."""
    names = {name.removeprefix(f"{kind} ") for name in (*bodies(), *departments()) if name.startswith(f"{kind} ")}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@cache
def _last_of_known() -> frozenset[str]:
    return frozenset(name.split()[-1] for name in _known())


@lru_cache(maxsize=16384)
def is_known(name: str) -> bool:
    """Whether a name ends with one of the tables: "Đảng ủy Bộ Tài chính"."""
    parts = name.casefold().split()
    if not parts or parts[-1] not in _last_of_known():
        return False
    return any(" ".join(parts[-count:]) in _known() for count in range(1, min(_LONGEST, len(parts)) + 1))


@lru_cache(maxsize=16384)
def may_be_whole(last: str) -> bool:
    """Whether a name that ends with a word may be whole: a look that tells most others apart."""
    return last[:1].isupper() or last in _LAST_WORDS or last.casefold() in _last_of_known()


@lru_cache(maxsize=16384)
def is_whole(name: str) -> bool:
    """Whether a name is whole, so that no other words than those of ``may_follow`` belong to it."""
    return may_be_whole(name.rpartition(" ")[2]) and (_ENDED.search(name) is not None or is_known(name))


@cache
def _tails() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words('tail'))})(?!\w)")


def may_follow(name: str, text: str, position: int) -> bool:
    """Whether the word at a place goes on with a whole name: its place, its level, whose it is; a ministry has none."""
    if _tails().match(text, position) is None or _OTHERS.match(text, position):
        return False
    return not (_is_central(name) and _OF_PLACES.match(text, position))


#: "Sở Nội vụ các cơ quan": a comma is missing; "Sở Nội vụ các tỉnh" is one name
_OTHERS = re.compile(r"các (?!(?:tỉnh|thành phố|huyện|quận|xã|phường|đặc khu|địa phương|cấp|khu|ngành)(?!\w))")
#: "Bộ Quốc phòng các tỉnh A, B": a comma is missing
_OF_PLACES = re.compile(r"(?:các|tỉnh|thành phố|huyện|xã|phường)(?!\w)")


@lru_cache(maxsize=16384)
def _is_central(name: str) -> bool:
    known = bodies().get(name)
    return known is not None and known.level == "central" and name.startswith("Bộ ")


def may_share(word: str) -> bool:
    """Whether a word behind a comma may go on with "Bộ Tài chính": "…, Nội vụ"."""
    return word in _one_word()


def is_cut(name: str) -> bool:
    """Whether a name ends where it cannot: its next word is missing."""
    return name.endswith(_CUT_ENDS) and _CUT.search(name) is not None


def is_bare(name: str) -> bool:
    """Whether a name is of nobody in particular: "Các cơ quan"."""
    small = name.lower()
    return small in _BARE or (small.startswith(_BARE_GROUPS) and _BARE_GROUP.fullmatch(small) is not None)


def is_one_with_a_comma(text: str, start: int, end: int, word: str) -> bool:
    """Whether a word, up to ``end``, and the comma before it are in the name of one committee of many."""
    before = _BEFORE_LAST.get(word)
    may = before is not None and text.find(before, start, end) >= 0
    return (may or text.find(_IN_ONE, start, end) >= 0) and _ONE_NAME.search(text, start, end) is not None
