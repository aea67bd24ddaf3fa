"""Who helps the subject of a clause, told in the clause itself: "Sở X rà soát danh sách, Sở Y phối hợp"."""

import re

from .bodies import NameRow, names_at

#: "…, có Chi cục X phối hợp": at the end of a clause
_HELPED_BY, _BY = re.compile(r"(?P<before>),\s+(?:có|với sự phối hợp của)\s+(?=[A-ZĐỦ])"), ("có", "với sự phối hợp")
#: "Sở X chủ trì, Sở Y và Sở Z phối hợp rà soát …"
_LED_WITH = re.compile(
    r"(?P<before>\W*(?:chủ trì|chủ công|phụ trách|(?:làm )?đầu mối)(?: thực hiện)?),\s+(?=[A-ZĐỦ])", re.IGNORECASE
)
_DO_HELP = re.compile(r"\s+(?:cùng\s+)?(?:phối hợp|tham gia)(?!\w)")
#: "Sở X chủ trì tập huấn, Sở Y hỗ trợ giảng viên": behind the deed of the subject another does its part
_BESIDE = re.compile(r"(?:,|(?<!\w)và)\s+(?=[A-ZĐỦ])")
_HELPS_WITH = re.compile(
    r"\s+(?:cùng\s+)?(?:phối hợp(?! với)|tham gia|hỗ trợ(?! (?:kinh phí|tiền|chi phí)))"
    r"(?=\s+[a-zđ]|\s*[.;]|\s*\Z)"
)
_HELPS = ("phối hợp", "tham gia", "hỗ trợ")
#: before names that are not the subject of what follows: "phối hợp với Sở Y, Sở Z tham gia"
_OF_OTHERS = re.compile(r"(?<!\w)(?:với|cùng|cho|của|do|bởi|giao|đề nghị|yêu cầu|để|giúp)\s+(?=\w)")


def helped(flat: str, start: int, end: int) -> tuple[int, list[NameRow]]:
    """Where a clause ends before it tells who helps, and who do; ``end`` and nobody, where it does not tell."""
    told = _LED_WITH.match(flat, start, end) or (
        _HELPED_BY.search(flat, start, end) if any(flat.find(by, start, end) >= 0 for by in _BY) else None
    )
    row = names_at(flat, told.end(), end) if told else None
    if told and row and _DO_HELP.match(flat, row.end, end):
        return told.end("before"), [row]
    return _beside(flat, start, end)


def _beside(flat: str, start: int, end: int) -> tuple[int, list[NameRow]]:
    """Those who do their part behind the deed of the subject, each behind a comma or "và"."""
    if not any(flat.find(word, start, end) >= 0 for word in _HELPS):
        return end, []
    before, found, done = end, list[NameRow](), start
    for sign in _BESIDE.finditer(flat, start, end):
        if sign.start() < done or not flat[start : sign.start()].strip(" :,"):
            continue
        row = names_at(flat, sign.end(), end)
        if row is None or not _HELPS_WITH.match(flat, row.end, end):
            continue
        others = (names_at(flat, at.end(), end, low=True) for at in _OF_OTHERS.finditer(flat, done, sign.start()))
        if any(other and other.end > sign.end() for other in others):
            continue
        before = before if found else sign.start()
        found.append(row)
        done = row.end
    return before, found
