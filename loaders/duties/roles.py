"""The part that a sentence gives to a body, read clause by clause from its verbs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ..fold import in_small_letters
from ..know.duties import meanings, words
from .bodies import NameRow, is_verb, names_at
from .helped import helped
from .helping import helps_at, watches_late
from .wording import is_vague

LEADS, COORDINATES, ADVISES, MONITORS = "LEADS", "COORDINATES", "ADVISES", "MONITORS"
#: how far from a clause's beginning its verb stands
_REACH = 48
#: words that tell a part where the clause begins with them, and are nouns elsewhere: "bồi thường, hỗ trợ"
_FIRST_ONLY, _FIRST = frozenset(("hỗ trợ", "tham gia")), 14
#: longer than any of the words that are looked for right before a verb
_LONGEST_WORDS = 16
#: "kết quả kiểm tra", "công tác giám sát": no verbs
_NOUN = re.compile(
    r"(?:công tác|đoàn|kết quả|cuộc|nội dung|nhiệm vụ|hoạt động|tổ|ủy ban|được|quyền|cơ chế|chế độ|chức năng"
    r"|kế hoạch|khả năng|hội đồng|cán bộ|sổ|đối tượng|mẫu|bài|(?<!định )kỳ"
    r"|(?<!là )(?:cơ quan|đơn vị)|thẩm quyền|qua|quá trình|sự|quy chế|giúp việc|việc"
    # "trực tiếp chỉ đạo kiểm tra", "chỉ đạo phối hợp": leads others, who do so
    r"|(?<!ban )chỉ đạo(?: việc)?|lãnh đạo việc)$",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"(?:phối hợp(?: chặt chẽ)?(?: cùng)?(?:,? (?:chặt chẽ|thống nhất|đồng bộ))?(?: với)?|cùng(?: với)?|liên kết với)"
    r"(?=[\s,])\s*",
    re.IGNORECASE,
)
#: "với các đơn vị: Văn phòng UBND tỉnh, …"
_LISTED = re.compile(r"\s*(?:liên quan|có liên quan)?\s*:\s*")
_REPORTS = re.compile(r"\W*(?:định kỳ[^,;]{0,40}?,?\s*)?(?:tổng hợp,?\s*)?báo cáo", re.IGNORECASE)
#: "Chỉ đạo các cấp ủy …": leads others; "Chỉ đạo xây dựng kế hoạch" does it itself
_DIRECTS = re.compile(r"\W*(?:lãnh đạo, )?chỉ đạo (?:các|những|tổ chức|rà soát|việc)", re.IGNORECASE)


_SEES_TO = re.compile(
    r"\W*(?:tiếp tục )?(?P<cue>(?:lãnh đạo|chỉ đạo)(?:, chỉ đạo)?)\s+(?-i:(?=[A-ZĐỦ]))", re.IGNORECASE
)
#: "kế hoạch kiểm tra, giám sát": what is planned, and not done; "công tác kiểm tra, giám sát" is done
_PAPER, _AND_ANOTHER = re.compile(r"(?:kế hoạch|quy chế|kết quả|cán bộ)$", re.IGNORECASE), (", ", " và ")
_SAYS_WHAT = re.compile(r"\s*:")
_TO_DO = re.compile(r"\s*:?\s+")
#: "chỉ đạo lực lượng quản lý thị trường kiểm tra": others do
_DIRECTS_THEM = re.compile(
    r"\W*(?:trực tiếp )?(?:lãnh đạo, )?chỉ đạo (?:các |lực lượng |cơ quan )[^,;:]{3,50}\s", re.IGNORECASE
)
#: "… chịu trách nhiệm thi hành Quyết định này"
_IS_BOUND = re.compile(
    r"\W*(?:(?:chịu )?trách nhiệm (?:(?:triển khai |tổ chức )*thực hiện|thi hành)|thi hành) (?:[\w ]{3,20}) này(?!\w)",
    re.IGNORECASE,
)
#: what follows from a part and is no part of its own: "…; trường hợp vượt thẩm quyền, báo cáo …"
_AFTERWARDS = re.compile(
    r"\W*(?:(?:kịp thời|định kỳ[^,;]{0,40}?),?\s+)?(?:tổng hợp,?\s+)?(?:báo cáo|gửi|trường hợp|nếu|khi)(?!\w)",
    re.IGNORECASE,
)
#: "Căn cứ chức năng quản lý ngành, lĩnh vực, phối hợp với …"
_ON_GROUNDS = re.compile(
    r"\W*(?:căn cứ|theo(?! dõi)|trên cơ sở|trong phạm vi|tùy)(?!\w)[^;:.]{0,200}?,\s+"
    r"(?=(?:chủ động |kịp thời )*(?:chủ trì|phối hợp|tham mưu|theo dõi|đôn đốc|kiểm tra|giám sát)(?!\w))",
    re.IGNORECASE,
)
#: "vận động nhân dân phối hợp": others do, where a noun stands right before
_MID_SENTENCE = re.compile(
    r"(?<!\w)(?:nhân dân|người dân|doanh nghiệp|hộ dân|học sinh|cấp dưới|cá nhân|tổ chức|đơn vị|cơ quan|lực lượng)$",
    re.IGNORECASE,
)
#: "hướng dẫn, kiểm tra việc …": has something to do beside watching
_DOES_FIRST = re.compile(
    r"\W*(?:(?:tổ chức |chủ động |thường xuyên )*)(?:hướng dẫn|phổ biến|quán triệt|tuyên truyền|chỉ đạo|triển khai"
    r"|xây dựng|tham mưu|ban hành|quản lý|đề xuất|tập huấn)(?!\w)[^;:]{0,20}[,\s](?:và )?\s*$"
    r"|\W*(?:cụ thể hóa|ban hành|lãnh đạo ban hành)(?!\w)[^;:]{0,40}[,\s](?:và )?\s*$"
    r"|\W*(?:vận động|tuyên truyền|phát động|giới thiệu|động viên)(?!\w)[^;:]{3,200}(?:,| và) (?:tham gia )?$",
    re.IGNORECASE,
)
#: behind one verb of several that tell no watching: "…, xử lý và ngăn chặn kịp thời"
_AND_DEALS = re.compile(r"(?:,| và) (?:xử lý|ngăn chặn|phát hiện|giải quyết)", re.IGNORECASE)
#: "chịu trách nhiệm theo dõi, đôn đốc": watches, and does not lead
_FOR_WATCHING = re.compile(
    r"chịu trách nhiệm (?:chính )?(?:trong việc |việc |tổ chức )?(?:theo dõi|đôn đốc|kiểm tra|giám sát)(?!\w)",
    re.IGNORECASE,
)
#: "triển khai thực hiện và tăng cường phối hợp": carries it out, with nobody that is told
_DOES_IT_TOO = re.compile(
    r"\W*(?:triển khai|tổ chức) (?:tổ chức )?thực hiện[^;:]{0,30} và (?:tăng cường |chủ động )?", re.IGNORECASE
)
#: behind "cùng": bodies, where "cùng cấp" and "cùng với việc" name none
_WITH_WHOM = re.compile(r"\s+(?:[A-ZĐỦ]|các (?:sở|cơ quan|đơn vị|ngành|phòng|bộ|địa phương|xã)(?!\w)|phòng )")
_JOINED_BY = re.compile(r"\s*(?:chặt chẽ\s+)?với(?!\w)")
#: "… trong phạm vi nhiệm vụ, quyền hạn được giao hướng dẫn"
_IN_OFFICE = re.compile(
    r"\s*,?\s*(?:trong phạm vi|theo)(?! dõi)(?!\w)[^.;:]{0,80}?(?:được giao|của mình|theo quy định),?\s+"
)
#: "ủy quyền cơ quan trực thuộc thẩm định": gives a power away, and does nothing
_HANDS_DOWN = re.compile(r"\W*(?:ủy quyền|phân cấp|phân quyền)(?: cho)? (?!\w+ (?:theo|trong))", re.IGNORECASE)
#: "Hỗ trợ đối với hộ nghèo", "hỗ trợ kinh phí", "tham gia đầy đủ các cuộc họp": does so itself, and works with nobody
_GIVES = re.compile(
    r"hỗ trợ (?:đối với|tỉnh|cho|kinh phí|chi phí|một phần|tiền|kỹ thuật|\d)"
    r"|tham gia (?:đầy đủ |ý kiến tại |các )*(?:phiên họp|cuộc họp|họp|hội nghị|tập huấn|đào tạo|bảo hiểm)",
    re.IGNORECASE,
)
#: "thành lập Tổ kiểm tra phối hợp với …": whoever is set up does so
_FOUNDED = re.compile(r"thành lập [^,;]{3,40}$", re.IGNORECASE)
#: "… để kịp thời tổng hợp, tham mưu Thường trực": advises at the end of a clause
_TO_ADVISE = re.compile(r"(?:để|,)\s+(?:kịp thời\s+|tổng hợp,?\s+|nghiên cứu,?\s+)*(tham mưu)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """The role that a clause gives, its verb, and those who have the role where it is not the subject."""

    role: str
    cue: tuple[int, int]
    others: NameRow | None = None


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text assigns: in the Party's way, where a section tells who carries the document out; by its type."""

    party: bool
    #: finds the document itself in a clause: "thực hiện Chương trình"
    own: re.Pattern[str]
    #: the document is a legal one, whose articles speak of bodies in every sentence
    lawful: bool = False
    #: it rules, as laws do whose number is not told
    rules: bool = False


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(words("role")) + r")(?!\w)", re.IGNORECASE)


@cache
def _cue_begins() -> re.Pattern[str]:
    """The first letter of each of these words, also within another; a search stops at these letters only."""
    return re.compile("|".join(f"{word[0]}(?={word[1:]})" for word in words("role")))


def parts_of(flat: str, start: int, end: int, manner: Manner, given: bool) -> tuple[list[Part], bool]:
    """The roles that a sentence gives to its subject and to others, and whether it tells to carry out the document."""
    found: list[Part] = []
    carries = False
    #: who does all that follows: "Chỉ đạo Chi cục X: Kiểm tra …; đôn đốc …"
    acting: NameRow | None = None
    position = start
    for clause in _clauses(flat, start, end):
        directed = _directed(flat, clause)
        if directed and directed[0].others and lists(flat, directed[0].others):
            acting = directed[0].others
        # what another is to see to is the other's
        told = [] if directed or acting else _clause(flat, clause, given, found)
        own = manner.own.search(flat, *clause) is not None
        carries = carries or (own and all(part.role != MONITORS for part in told))
        if _IS_BOUND.match(flat, *clause):
            # all that a document is addressed to are bound by it; nobody leads by that
            carries, position = True, clause[1]
            continue
        if acting and not directed:
            # that body has the whole list for its own, whatever one word of it tells
            position = clause[1]
            continue
        if not told and found and (_AFTERWARDS.match(flat, *clause) or _only_works_with(found)):
            continue
        if not told and _HANDS_DOWN.match(flat, *clause):
            continue
        if not told and not _left_to_others(flat, clause, manner, own):
            told = [Part(LEADS, clause[:1] * 2)]
        if not manner.party and any(part.role == LEADS and part.others is None for part in found):
            # "chủ trì …; tham mưu …": leads in all, and no more than that is told of its part
            told = [part for part in told if part.role != ADVISES]
        found += [*told, *directed]
        position = clause[1]
    roles = {part.role for part in found if part.others is None}
    if not manner.party and found and found[0].role == ADVISES and roles <= {ADVISES, COORDINATES}:
        found.append(Part(LEADS, found[0].cue))
    return found, carries and position > start


def lists(flat: str, others: NameRow) -> bool:
    """Whether all that another is to see to is listed behind a colon: "Chỉ đạo Sở X: …; …"."""
    return _SAYS_WHAT.match(flat, others.end) is not None


def is_directed(part: Part, start: int) -> bool:
    """Whether a part is that of somebody who is to do what another sees to, in words from a place on."""
    return part.role == LEADS and part.others is not None and start <= part.cue[1] <= part.others.names[0][0]


def is_told(part: Part) -> bool:
    """Whether words tell the part: whoever is asked to do something leads by "chủ trì" only."""
    return part.role != LEADS or part.cue[0] < part.cue[1]


def with_lead(parts: list[Part], lead: list[Part]) -> list[Part]:
    """The parts in an item below words that give parts in all items: "Sở X phối hợp với Sở Y:"."""
    own = {part.role for part in lead if part.others is None}
    if own == {COORDINATES}:
        parts = [replace(part, role=COORDINATES) if _leads_itself(part) else part for part in parts]
    late = [part for part in lead if part.others or (part.role == ADVISES and ADVISES not in {p.role for p in parts})]
    return [*parts, *(replace(part, cue=part.cue[:1] * 2) for part in late)]


def _leads_itself(part: Part) -> bool:
    return part.role == LEADS and part.others is None


def _only_works_with(found: list[Part]) -> bool:
    """Whether the subject has no other part yet than to work with others."""
    own = {part.role for part in found if part.others is None}
    return COORDINATES in own and own <= {COORDINATES, ADVISES}


def _directed(flat: str, clause: tuple[int, int]) -> list[Part]:
    """Who is to do what another is to see to."""
    row = directed(flat, *clause)
    return [Part(LEADS, clause[:1] * 2, row)] if row else []


def directed(flat: str, start: int, end: int) -> NameRow | None:
    """Who is to do what another is to see to: "Chỉ đạo Sở X xây dựng …"; groups are told in general."""
    directs = _SEES_TO.match(flat, start, end)
    row = names_at(flat, directs.end(), end) if directs else None
    if row is None or _TO_DO.match(flat, row.end, end) is None:
        return None
    return row if is_verb(flat[row.end : row.end + 40].lstrip(" :").lower(), 0) else None


def _clauses(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    edges, stop = [start], flat.find(";", start, end)
    while stop >= 0:
        edges.append(stop + 1)
        stop = flat.find(";", stop + 1, end)
    edges.append(end)
    return [(a, b) for a, b in pairwise(edges) if flat[a:b].strip(" .;")]


def _left_to_others(flat: str, clause: tuple[int, int], manner: Manner, own: bool) -> bool:
    """Whether a clause gives no lead: in the Party's way it tells to carry the document out, or to report."""
    if not manner.party or _DIRECTS.match(flat, *clause):
        return False
    return own or _REPORTS.match(flat, *clause) is not None


def _clause(flat: str, clause: tuple[int, int], given: bool, before: list[Part]) -> list[Part]:
    """The roles that a clause's own verbs tell."""
    stop, helping_rows = helped(flat, *clause)
    late = [Part(COORDINATES, (row.end, row.end), row) for row in helping_rows]
    if late:
        clause = clause[0], stop
    grounds = _ON_GROUNDS.match(flat, *clause)
    start, end = grounds.end() if grounds else clause[0], clause[1]
    helping = helps_at(flat, start, end)
    if helping and not before:
        return [Part(COORDINATES, helping), *late]
    found: list[Part] = []
    partners: NameRow | None = None
    while (cue := _next_cue(flat, start, clause)) is not None:
        role = meanings("role")[cue.group().lower()]
        start = cue.end()
        amid = cue.group().lower() in _FIRST_ONLY and cue.start() - clause[0] > _FIRST
        if amid or _GIVES.match(flat, cue.start()) or _FOUNDED.search(flat, clause[0], cue.start()):
            continue
        if role != COORDINATES:
            if _is_partners(flat, role, cue, partners, found):
                continue
            found += _alone(flat, role, cue, clause, found)
        elif not found and _DOES_IT_TOO.fullmatch(flat, clause[0], cue.start()) and not _JOINED_BY.match(flat, start):
            found.append(Part(LEADS, clause[:1] * 2))
        elif not _stands_before(_MID_SENTENCE, flat, clause[0], cue.start()):
            partners, start = _others(flat, cue, end)
            office = _IN_OFFICE.match(flat, start, end)
            start = office.end() if office else start
            found += _together(cue, partners, given, [*before, *found], found)
    found += _at_the_end(flat, start, end, {part.role for part in found})
    # whoever is helped does it
    return [*(found or [Part(LEADS, clause[:1] * 2)] * bool(late)), *late]


def _alone(flat: str, role: str, cue: re.Match[str], clause: tuple[int, int], found: list[Part]) -> Iterator[Part]:
    """The part of a verb that tells no working together."""
    if role == LEADS and _FOR_WATCHING.match(flat, cue.start(), clause[1]):
        return
    if role == MONITORS and _is_one_of_several(flat, cue, clause):
        return
    if role == MONITORS and not found and _DIRECTS_THEM.fullmatch(flat, clause[0], cue.start()):
        return
    if role == MONITORS and not found and _DOES_FIRST.match(flat, clause[0], cue.start()):
        yield Part(LEADS, clause[:1] * 2)
    if all(part.role != role or part.others for part in found):
        yield Part(role, cue.span())


def _is_one_of_several(flat: str, cue: re.Match[str], clause: tuple[int, int]) -> bool:
    """As in "tuyên truyền, giám sát, xử lý và ngăn chặn": neither the first nor the last of what is to be done."""
    before = flat[clause[0] : cue.start()].rstrip()
    return before.endswith(",") and _AND_DEALS.match(flat, cue.end(), clause[1]) is not None


def _together(
    cue: re.Match[str], others: NameRow | None, given: bool, before: list[Part], found: list[Part]
) -> Iterator[Part]:
    """The parts of "phối hợp với": whoever leads has those with him."""
    led = any(part.role == LEADS for part in before)
    if others and (given or led or _is_beside(cue)):
        yield Part(COORDINATES, cue.span(), others)
        if not led:
            yield Part(LEADS, cue.span())
    elif not led and not found:
        # who is worked with has no duty of its own: often it leads
        # whoever is handed a matter to give an opinion on has it in hand
        yield Part(LEADS if given and cue.group().lower() == "cho ý kiến" else COORDINATES, cue.span())


def _is_beside(cue: re.Match[str]) -> bool:
    """Whether a verb is none: "cùng với Sở Y", by which both do what follows."""
    return cue.group().lower().startswith(("cùng", "liên kết"))


def _is_partners(flat: str, role: str, cue: re.Match[str], others: NameRow | None, found: list[Part]) -> bool:
    """As in "phối hợp với Bộ X kiểm tra", where it is the other that watches or leads."""
    if others is None or is_vague(flat, others) or not _only_works_with(found):
        return False
    return role == MONITORS or (role == LEADS and "," not in flat[others.end : cue.start()])


def _at_the_end(flat: str, start: int, end: int, told: set[str]) -> list[Part]:
    """The roles that a clause tells at its end, far from its verb, beside those it ``told`` before."""
    small = flat[start:end].lower()
    # most clauses have neither word, which is quicker to see than that they have neither phrase
    advises = _TO_ADVISE.search(flat, start, end) if "tham mưu" in small else None
    late = ((ADVISES, advises and advises.span(1)), (MONITORS, watches_late(flat, start, end, small)))
    return [Part(role, cue) for role, cue in late if cue and role not in told]


def _next_cue(flat: str, start: int, clause: tuple[int, int]) -> re.Match[str] | None:
    """The next verb that tells a role, not far from a place in a clause."""
    end = min(clause[1], start + _REACH)
    done, noun_to = start, -1
    # a look for plain words in small letters is quicker than for the pattern
    for word in _cue_begins().finditer(in_small_letters(flat[start:end])):
        at = start + word.start()
        cue = _cue().match(flat, at, end) if at >= done else None
        if cue and _is_beside(cue) and not _WITH_WHOM.match(flat, cue.end(), end):
            continue
        noun = cue is not None and _stands_before(_NOUN, flat, clause[0], cue.start())
        # "kế hoạch kiểm tra, giám sát": two nouns
        noun = noun or (cue is not None and noun_to > 0 and flat[noun_to : cue.start()] in _AND_ANOTHER)
        if cue and not noun:
            return cue
        paper = cue is not None and _stands_before(_PAPER, flat, clause[0], cue.start())
        done, noun_to = (cue.end(), cue.end() if paper else -1) if cue else (done, noun_to)
    return None


def _stands_before(before_it: re.Pattern[str], flat: str, start: int, at: int) -> bool:
    """Whether any of some words stands right before a place; looked for there only."""
    end = at
    while end > start and flat[end - 1].isspace():
        end -= 1
    return end < at and before_it.search(flat, max(start, end - _LONGEST_WORDS), end) is not None


def _others(flat: str, cue: re.Match[str], end: int) -> tuple[NameRow | None, int]:
    """Those with whom is to be worked, and where the words on them end."""
    joined = _WITH.match(flat, cue.start(), end)
    if joined is None:
        return None, cue.end()
    row = names_at(flat, joined.end(), end, low=True)
    listed = _LISTED.match(flat, row.end, end) if row and is_vague(flat, row) else None
    row = (names_at(flat, listed.end(), end) if listed else None) or row
    return (row, row.end) if row else (None, joined.end())
