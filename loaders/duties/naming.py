"""What the words by which a text calls a body are in full: its name with its place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ..find.bodies_in_text import Context, body_at
from ..find.names_in_text import EntitySpan, find_names
from ..know.duties import meanings
from ..model import Setting


@dataclass(frozen=True, slots=True)
class Named:
    """A body by its full name, with what tells a ward from others of its name."""

    name: str
    setting: Setting | None = None


_OWN_PLACE = re.compile(
    r"(?<!cấp)(?<!các)(?<!,)(?<!tỉnh và)(?<!huyện và) (?:của )?(?:(?:Thành|thành) phố|TP\.?|tỉnh|Tỉnh)$"
)
_NOTE = re.compile(r"\[\d+\]|<sup>.*?</sup>")
_COMMITTEE_LAST = re.compile(r"(?:(?:Thành|Tỉnh) ủy|(?:Thành|Tỉnh) đoàn)$")
_PLACED = re.compile(
    r"(?:thành phố|TP\.?|tỉnh|ủy|huyện|quận|phường|xã) [A-ZĐ]|Việt Nam|Trung ương|Chính phủ|Quốc hội", re.IGNORECASE
)
#: heads of bodies that every city or province has
_OF_CITIES = re.compile(
    r"(?:Sở|Công an|Thanh tra|Bộ Chỉ huy|Bộ CHQS|Bộ Tư lệnh|Các(?! (?:chủ|hộ|nhà|người|cá nhân|bên|khách)(?!\w))|"
    r"Thủ trưởng|UBND (?:các|xã|phường|cấp)|Ban Quản lý|Báo"
    r"|Mặt trận|MTTQ|Ủy ban M|Hội(?! đồng)|Đoàn(?! đại biểu Quốc hội)|Liên đoàn|Thường trực|Văn phòng|Trung tâm"
    r"|Đảng đoàn)(?!\w)"
)
#: "Các bộ, cơ quan liên quan": of the state, whichever province a text is about
_OF_THE_STATE = re.compile(r"[Cc]ác [Bb]ộ(?!\w)")
#: "TT.HĐND": a short word with its point, and no blank behind it
_SHORT = ("TT.", "VP.")
_GLUED = re.compile(r"^(TT|VP)\.(?=[A-ZĐ])")
#: "TT Thông tin": a centre, where "TT HĐND" is a standing committee
_CENTRE = re.compile(
    r"TT\.? (?=(?:Thông tin|Phục vụ|Kiểm soát|Truyền thông|Công nghệ|Văn hóa|Y tế|Phát triển|Dịch vụ|Xúc tiến|Khuyến"
    r"|PVHCC|PVHC|CNTT|XTĐT|Giáo dục|Tin học|Công báo|Lưu trữ|Quản lý|Điều hành|Đăng kiểm|Quan trắc|Bảo tồn|Kỹ thuật"
    r"|Hành chính)(?!\w))"
)
#: "Thường trực TU": a committee by the sign of its numbers
_BY_SIGN = re.compile(r"(?<= )TU(?!\w)")
#: one spelling for what is written in several, each after words that stand in all of them
_SPELLINGS = (
    ("Đoàn", re.compile(r"(Thành|Tỉnh|Quận|Huyện) Đoàn(?!\w)"), r"\1 đoàn"),
    ("ban đảng", re.compile(r"(?<=[Cc]ác )ban đảng(?!\w)"), "ban Đảng"),
    ("đ/c", re.compile(r"đ/c(?!\w)"), "đồng chí"),
    (" & ", re.compile(r" & "), " và "),
    ("ban nhân dân", re.compile(r"[ỦU][ỷyủ] ?ban nhân dân"), "UBND"),
    ("Hội đồng nhân dân", re.compile(r"Hội đồng nhân dân"), "HĐND"),
    ("", re.compile(r"(?:Ủy ban |UB)(?:MTTQ|[Mm]ặt trận [Tt]ổ quốc)(?: ?(?:Việt Nam|VN))?"), "Ủy ban MTTQ Việt Nam"),
    ("Liên hiệp phụ nữ", re.compile(r"Liên hiệp phụ nữ"), "Liên hiệp Phụ nữ"),
)


@lru_cache(maxsize=16384)
def named(words_of_it: str, context: Context) -> Named:
    """The body that a text of this context calls so, by its full name."""
    text = " ".join(_NOTE.sub("", words_of_it).split()).strip(" .,;-")
    text = _GLUED.sub(r"\1. ", text) if text.startswith(_SHORT) else text
    text = _CENTRE.sub("Trung tâm ", text) if "TT" in text else text
    head, _, rest = text.partition(" ")
    text = f"{meanings('short').get(head.rstrip('.'), head)} {rest}".strip()
    text = _BY_SIGN.sub(context.committee, text) if context.committee else text
    for plain, spelling, common in _SPELLINGS:
        text = spelling.sub(common, text) if plain in text else text
    text = text[0].upper() + text[1:]
    whole = next((each for each in _found(text, context) if each.start == 0 and each.end >= len(text)), None)
    if whole:
        return Named(whole.name, whole.setting)
    local = body_at(text, 0, context)
    if local and local.end >= len(text) and local.level in ("city", "district") and "mặt trận" not in local.name:
        return Named(local.name)
    return Named(_placed(text, context))


def _found(text: str, context: Context) -> Iterable[EntitySpan]:
    return (each for each in find_names(text, context) if each.kind == "body")


def _placed(text: str, context: Context) -> str:
    """A name with the text's own place, where it says "Thành phố" or says nothing and every city has such a body."""
    if context.city is None or context.level == "central" or ":" in text:
        return text
    unit = f"{context.city_unit} {context.city}"
    if text == "Ủy ban MTTQ Việt Nam":
        return f"{text} {unit}"
    if text.endswith("ban Đảng"):
        return f"{text} {context.committee} {context.city}"
    if _COMMITTEE_LAST.search(text):
        return f"{text} {context.city}"
    if _OWN_PLACE.search(text):
        return _OWN_PLACE.sub(f" {unit}", text)
    placed = "cấp tỉnh" in text or _PLACED.search(text) or context.city in text
    if _OF_CITIES.match(text) and not _OF_THE_STATE.match(text) and not placed:
        return f"{text} {unit}"
    return text
