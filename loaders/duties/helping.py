"""Words by which a body helps in what another does, or watches over it beside what it does itself."""

import re

from .bodies import is_verb

#: "giúp sao chụp", "cùng soạn câu hỏi"
_HELPS = re.compile(r"\W*(?:sẽ |có trách nhiệm )?(?P<how>giúp|cùng)\s+(?!nhau|việc|đỡ|với|cấp|kỳ)", re.IGNORECASE)
#: "cử lực lượng hỗ trợ": sends somebody to help; "cử cán bộ tham gia tập huấn" sends them to learn
_SENDS = re.compile(
    r"\W*(?:phân công |bố trí |huy động )?(?P<how>cử|điều|huy động|bố trí)\s[^,;.:]{2,60}?\s"
    r"(?:cùng )?(?:hỗ trợ|phối hợp|tham gia)"
    r"(?=\s*[,;.]|\s*$|\s(?:với|đoàn|tổ|khi|theo|trong)(?!\w))",
    re.IGNORECASE,
)
#: one of these stands in each of the following
_WATCHING = ("giám sát", "theo dõi", "kiểm tra", "đôn đốc")
_WATCHES_LATE = (
    # "… tuyên truyền, vận động và giám sát việc thực hiện Nghị quyết"
    re.compile(r"(?:,|(?<!\w)và)\s+(giám sát) (?:việc )?(?:tổ chức |triển khai )*(?:thực hiện|thi hành) [A-ZĐ]"),
    # "…, giúp Thường trực Ủy ban theo dõi tiến độ"
    re.compile(r"(?:,|(?<!\w)và)\s+giúp [A-ZĐỦ][^,;.:]{2,60}?\s(theo dõi|đôn đốc|kiểm tra|giám sát)(?!\w)"),
    # "đưa việc kiểm tra thực hiện … vào kế hoạch hằng năm"
    re.compile(r"đưa (?:nội dung |việc )(kiểm tra|giám sát)(?!\w)[^,;.]{2,80}\svào\s"),
)


def watches_late(flat: str, start: int, end: int, small: str) -> tuple[int, int] | None:
    """Where a clause, ``small`` in small letters, tells far from its verb that its subject watches over something."""
    if not any(word in small for word in _WATCHING):
        return None
    found = (each.search(flat, start, end) for each in _WATCHES_LATE)
    return next((watches.span(1) for watches in found if watches), None)


def helps_at(flat: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a clause begins with words by which its subject helps in what others do; ``None`` where it does not."""
    helps = _HELPS.match(flat, start, end)
    if helps and helps.end() < end and is_verb(flat[helps.end() : helps.end() + 40].lower(), 0):
        return helps.span("how")
    sends = _SENDS.match(flat, start, end)
    return sends.span("how") if sends else None
