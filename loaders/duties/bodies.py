"""Names of bodies in assignments: one or several, particular ones and groups ("các sở, ban, ngành Thành phố").

A name begins with a word that names of bodies begin with and ends before a verb or a sign. "," and "và"
stand inside of names and between them: another name begins where such a word follows.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ..clean.normalise import UPPER
from ..fold import in_one_line
from ..know.name_verbs import any_verb_of_names, verbs_of_names
from ..know.words import words_of
from .beginnings import FIRST, by_first_letters, first_words, word_at
from .complete import is_bare, is_cut, is_known, is_one_with_a_comma, is_whole, may_be_whole, may_follow, may_share

#: words of one name, and of all that stand in a row
_LONGEST_NAME, _LONGEST_ROW, _LONGEST_BRACKET = 30, 90, 100
_TOKEN = re.compile(r"\s*([,;:()“”\"|]|[^\s,;:()“”\"|]+)")
#: what follows a short head and is no part of a name
_NO_NAME = frozenset((*",;:().", "là", "được", "có", "do", "theo", "đã", "phải", "khi", "này", "nêu", "số"))
_COMMAS, _SIGNS = frozenset(",;"), frozenset(':)“”"|')
_AND = frozenset(("&", *words_of("joiner")))
_CAPITAL = re.compile(f"[{UPPER}]")
#: "tổ chức" as in "tổ chức chính trị - xã hội", where it is no verb
_A_GROUP = re.compile(
    r"(?<!liên quan )tổ chức(?= (?:thành viên|chính trị|đảng|xã hội|đoàn thể|cá nhân|tín dụng|hội|có liên|liên quan"
    r"|kinh tế|khoa học|và)"
    r"|\s*[,;:.)])"
    r"|ứng dụng (?=Công)|cấp (?:xã|tỉnh|huyện|ủy|thành|trung|cơ|trên|dưới|phường)|có liên quan|báo chí"
    r"|quản lý (?:các|khu|dự án)|cử (?:tri|nhân)(?!\w)|đóng (?:quân|trên|tại|chân)"
)
#: the letters that it begins with
_GROUP_LETTERS = frozenset(("tổ", "ứn", "cấ", "có", "bá", "qu", "cử", "đó"))
#: "Tổ chức" that begins a sentence is a verb, but in "Tổ chức chính trị - xã hội"
_ORGANISES, _ORGANISES_LETTERS = re.compile(r"Tổ chức(?! (?:chính trị|đảng|Đảng|Hội|xã hội))"), "Tổ"
#: "chương trình", "Đào tạo", "các cấp": no verb begins in the middle of them
_AMID_OF_WORDS = (
    ("trình", re.compile(r"(?:chương|công|quy|lộ|giáo|tiến|quá|lập)\s$", re.IGNORECASE)),
    ("lập", re.compile(r"(?:công|thành|độc|tự)\s$", re.IGNORECASE)),
    ("giúp", re.compile(r"trợ\s$", re.IGNORECASE)),
    ("tạo", re.compile(r"đào\s$", re.IGNORECASE)),
    ("bị", re.compile(r"(?:thiết|trang)\s$", re.IGNORECASE)),
    ("xử", re.compile(r"quản lý\s$", re.IGNORECASE)),
    ("cấp", re.compile(r"(?:các|cùng|ba|hai|mọi)\s$", re.IGNORECASE)),
    ("trực", re.compile(r"(?:cấp trên|quản lý|thường)\s$", re.IGNORECASE)),
    ("kết", re.compile(r"trả\s$", re.IGNORECASE)),
    ("đầu", re.compile(r"chủ\s$", re.IGNORECASE)),
    ("cử", re.compile(r"(?:bầu|ứng|đề)\s$", re.IGNORECASE)),
    ("không", re.compile(r"hàng\s$", re.IGNORECASE)),
    ("hình", re.compile(r"truyền\s$", re.IGNORECASE)),
    ("tổ", re.compile(r"(?:(?:cơ quan|đơn vị),|các)\s$", re.IGNORECASE)),
)
_SYLLABLES = tuple(syllable for syllable, _ in _AMID_OF_WORDS)
_SYLLABLE_LETTERS = frozenset(syllable[:FIRST] for syllable in _SYLLABLES)
#: the end of a name is a word for a group: "UBND các xã"
_ENDS_OF_GROUPS = (
    "sở", "bộ", "ban", "ngành", "địa phương", "đơn vị", "cơ quan", "tổ chức", "đoàn thể", "hội", "phòng", "xã",
    "phường", "thị trấn", "quận", "huyện", "viện", "trường", "tập đoàn", "tập đoàn kinh tế", "tổng công ty", "thị xã",
    "đảng", "chính quyền", "báo", "cấp ủy", "tổ", "thành phố", "tỉnh")  # fmt: skip
#: "… liên quan đến việc", "… thuộc phạm vi [quản lý]" is where a name has ended before
_ABOUT = re.compile(r"\s+(?:(?:có )?liên quan )?(?:đến|trong|về) việc$|\s+thuộc phạm vi$")
#: "Văn phòng HĐND và UBND" is one office
_OFFICE_OF = re.compile(
    r"(?:(?:Lãnh đạo|Chánh) )?(?:Văn phòng|VP) (?:HĐND|Hội đồng nhân dân|Đoàn (?:ĐBQH|[đĐ]ại biểu Quốc hội))"
)
#: what is never the second word of a name, however short the first: "Quỹ chịu", "Sở lấy"
_DOES = re.compile(
    r"(?:chịu|có|phải|là|được|chủ trì|phối hợp|thực hiện|tiếp nhận|báo cáo|căn cứ|lập|trình|gửi|ban hành|tổng hợp|chi"
    r"|lấy|để|xem xét|cần|sẽ|đã|đang|không|thì|mà|do|tại|tham mưu|công bố|phê duyệt)(?!\w)"
)
#: "TT: Tỉnh ủy, HĐND tỉnh": a list behind a colon tells whose
_LIST = re.compile(r"(?<=TT)\s*:\s*(?=[A-ZĐỦ])")
#: of several bodies of a name the one "nơi đại biểu ứng cử": the name is not whole without it
_WHERE = re.compile(
    r"\s+(?:(?:ở )?(?:nơi|địa bàn nơi)(?!\w)|tại (?:nơi|địa bàn|đơn vị hành chính)(?!\w)|do (?=[A-ZĐỦ]))"
)
#: "Mặt trận Tổ quốc Việt Nam và các tổ chức thành viên": the members are of the one before
_MEMBERS = re.compile(r"các tổ chức thành viên(?!\w)")
#: "Các Cụm, Khối thi đua": groups in a row, whatever their capitals; "các Sở, Ban Quản lý …" are two names
_ROW_OF_GROUPS = re.compile(r"[cC]ác \w+(?:, \w+)*")
_ONE_OF_GROUPS = re.compile(
    r"(?:Ban|Ngành|Hội|Khối|Cụm|Phòng|Sở|Đoàn thể|Cơ quan|Đơn vị|Tổ)(?=\s*,|\s+(?:và\s|[^\WA-ZĐ]))"
)
#: "các xã: An Hạ, Bình Hạ và thị trấn Cẩm Hạ": units by name behind a colon
_UNITS_MEANT = re.compile(
    r"(?<!\w)[cC]ác (?:huyện|quận|xã|phường|thôn|thị trấn)(?:, (?:phường|thị trấn|đặc khu|thị xã))*$"
)
_UNITS_LISTED = re.compile(
    r"\s*[A-ZĐÂÀ-Ỹ]\w*(?: [A-ZĐÂÀ-Ỹ]\w*){0,3}(?:, | và )(?=[A-ZĐÂÀ-Ỹ]|thị |phường |xã |đặc khu )"
)
_AMID_UNITS = re.compile(r"[cC]ác [\w, ]{2,30}: [A-ZĐÂÀ-Ỹ]")
_UNITS = ("thành phố", "tỉnh", "xã", "phường", "huyện", "quận", "đặc khu", "thị trấn")
_ENDS_IN_A_UNIT = re.compile(rf"(?<!\w)(?:{'|'.join(_UNITS)}|thị xã)$", re.IGNORECASE)
_KINDS_LISTED = re.compile(r"(?:(?:Giám đốc|Bộ trưởng|Thủ trưởng)\s)?[cC]ác\s(?:[bB]ộ|[sS]ở)(?!,)(?!\w)")
_UNIT = re.compile(r"(?:thành phố|xã|phường|huyện|quận|đặc khu|thị trấn|thị xã|cấp)(?!\w)")
_SHORT_POINT = re.compile(r"(?:TP|TT|VP|TX|Q|P)\.$")


class NameRow(NamedTuple):
    """Names in a row: where each stands, and where what follows begins; a tuple, of which a text makes many."""

    names: tuple[tuple[int, int], ...]
    end: int


@cache
def _where_names_may_end() -> frozenset[str]:
    """The words at which a name may end or another begin."""
    return frozenset((*_AND, *first_words("verb"), *first_words("no name")))


@lru_cache(maxsize=16384)
def _is_plain(word: str) -> bool:
    """Whether a word goes on with a name that is not whole yet, as most words do, whatever stands behind it."""
    return word not in _where_names_may_end() and word.isalpha() and len(word) > 1


def is_head(text: str, position: int, low: bool = False) -> bool:
    """Whether a name of a body may begin at a place; ``low``: also in lower case, as inside a sentence."""
    letters = text[position : position + FIRST]
    if not (low or letters[:1].isupper()):
        return False
    heads = by_first_letters("head").get(letters)
    head = heads.match(text, position) if heads else None
    if head is None and not (low and word_at("group", text, position)):
        return False
    if word_at("no head", text, position) or (letters == _ORGANISES_LETTERS and _ORGANISES.match(text, position)):
        return False
    return head is not None or not is_verb(text, position)


def is_verb(text: str, position: int) -> bool:
    """Whether a verb, or a word that no name holds, stands at a place."""
    letters = text[position : position + FIRST]
    verbs = by_first_letters("verb").get(letters)
    if verbs is None or verbs.match(text, position) is None:
        return False
    if letters in _GROUP_LETTERS and _A_GROUP.match(text, position):
        return False
    if letters not in _SYLLABLE_LETTERS or not text.startswith(_SYLLABLES, position):
        return True
    amid = next((word for syllable, word in _AMID_OF_WORDS if text.startswith(syllable, position)), None)
    return amid is None or not amid.search(text, max(0, position - 10), position)


def is_deed(text: str) -> bool:
    """Whether a text begins with what is a deed where an item begins with it, and may stand in names: "bảo vệ"."""
    return word_at("deed", text, 0) is not None


def names_at(text: str, position: int, end: int, low: bool = False) -> NameRow | None:
    """The names that begin at a place; ``None`` where none does."""
    while position < end and text[position].isspace():
        position += 1
    return _names_read(text, position, end) if is_head(text, position, low) else None


# whoever looks at a block from another side asks for its names again
@lru_cache(maxsize=128)
def _names_read(text: str, position: int, end: int) -> NameRow | None:
    return _NameReader(text, end).read(position)


def widened(text: str, row: NameRow, end: int) -> NameRow:
    """The names with all that stands behind the last of them, as in a heading: "các Sở quản lý công trình"."""
    while end > row.end and text[end - 1] in " .:;":
        end -= 1
    return NameRow((*row.names[:-1], (row.names[-1][0], end)), end)


class _NameReader:
    """Reads the words of names one by one."""

    def __init__(self, text: str, end: int) -> None:
        self.text = text
        self.end = end
        self.names: list[tuple[int, int]] = []
        self.start = self.last = self.kept = 0
        #: where a name of nobody in particular ends, behind which reading may go on
        self.passed = 0
        #: the last word of the name, and the name as it was asked for last with where that ends
        self.word, self._name, self._named_to = "", "", -1
        self._verbs, self._no_names = first_words("verb"), first_words("no name")
        #: where the words end that are verbs elsewhere and part of the name
        self.named = 0
        self.count = 0

    def read(self, position: int) -> NameRow | None:
        """The names from ``position`` on."""
        text, end, next_token = self.text, self.end, _TOKEN.match
        self._begin(position)
        first_end = self._head_end(position)
        token = next_token(text, position, end)
        for _ in range(_LONGEST_ROW):
            if token is None:
                break
            word = token[1]
            goes_on = _is_plain(word) and self.count < _LONGEST_NAME and not may_be_whole(self.word)
            if not goes_on and token.start(1) >= first_end:
                step = self._step(token)
                if step is None:
                    break
                if step != token.start(1):
                    first_end, token = self._head_end(step), next_token(text, step, end)
                    continue
            self.count += 1
            self.last, self.word = token.end(), word
            if word[-1] == "." and not _SHORT_POINT.search(word):
                self.last -= 1
                break
            token = next_token(text, self.last, end)
        return self._row()

    def _begin(self, position: int) -> None:
        self.start, self.count, self.last, self.word, self._named_to = position, 0, position, "", -1

    def _head_end(self, position: int) -> int:
        """Where the words end that a name begins with; a short head ("Ban") takes the next word with it."""
        head = word_at("head", self.text, position) or word_at("group", self.text, position)
        end = head.end() if head else position
        if head and " " not in head.group() and head.group() not in ("UBND", "HĐND", "MTTQ"):
            token = self._token(end)
            # "xã xác định ranh giới": the word for a unit takes a name alone with it
            named = token and (head.group() not in _UNITS or token[1][0].isupper())
            goes_on = token and named and token[1] not in _NO_NAME and not _DOES.match(self.text, token.start(1))
            end = token.end() if token and goes_on else end
        return end

    def _token(self, position: int) -> re.Match[str] | None:
        return _TOKEN.match(self.text, position, self.end)

    def _step(self, token: re.Match[str]) -> int | None:
        """Where reading goes on: at the token, at another name's beginning; ``None`` where the names end."""
        word, start = token[1], token.start(1)
        if word in _AND or word in _COMMAS:
            return self._after(token)
        if word == "(":
            return self._beyond(start)
        if word in _SIGNS:
            lists = word == ":" and (
                (self._lists_kinds() and may_share(self._word_after(token))) or self._lists_units(token)
            )
            return start if lists else None
        may_be_verb = word in self._verbs or not word.isalpha()
        if may_be_verb and is_verb(self.text, start) and not self._is_named_so(start):
            return None
        if not self._may_go_on(token):
            return None
        return start if self.count < _LONGEST_NAME else None

    def _may_go_on(self, token: re.Match[str]) -> bool:
        """Whether a word may belong to the name before it: a whole name goes on with its place, or whose it is."""
        word, start = token[1], token.start(1)
        if (word in self._no_names or not word.isalpha()) and word_at("no name", self.text, start):
            return False
        if len(word) == 1 and self.text.startswith(")", token.end()):
            # the mark of an item
            return False
        if not may_be_whole(self.word):
            return True
        name = self._read()
        if not is_whole(name) or may_follow(name, self.text, start):
            return True
        if is_head(self.text, start) and is_known(name) and not self.text.startswith("Chi nhánh", start):
            return False
        return not word[0].islower() and not is_verb(word.lower() + self.text[token.end() : token.end() + 12], 0)

    def _is_ended(self) -> bool:
        """Whether the name is whole but for more units: behind "UBND các xã" another unit follows, or another body."""
        if is_whole(self._read()):
            return True
        units = self.text[self.start : self.last].lower().endswith(_UNITS)
        return units and _ENDS_IN_A_UNIT.search(self.text, self.start, self.last) is not None

    def _lists_kinds(self) -> bool:
        """Whether the name lists ministries or departments: "các Bộ: Quốc phòng, Công an"."""
        return _KINDS_LISTED.match(self.text, self.start, self.last) is not None

    def _lists_units(self, token: re.Match[str]) -> bool:
        """Whether the units meant stand behind the colon: "UBND các xã: An Hạ, Bình Hạ và thị trấn Cẩm Hạ"."""
        ends = _UNITS_MEANT.search(self.text, self.start, self.last)
        listed = _UNITS_LISTED.match(self.text, token.end(), self.end) if ends else None
        return listed is not None and not is_verb(listed.group().lower(), 0)

    def _word_after(self, token: re.Match[str]) -> str:
        following = self._token(token.end())
        return following[1] if following else ""

    def _read(self) -> str:
        """The name as far as it was read."""
        if self._named_to != self.last:
            self._named_to, self._name = self.last, in_one_line(self.text[self.start : self.last])
        return self._name

    def _beyond(self, bracket: int) -> int | None:
        """Where another name begins behind a bracket: "Văn phòng UBND tỉnh (Trung tâm X) và Sở Y"."""
        close = self.text.find(")", bracket, min(self.end, bracket + _LONGEST_BRACKET))
        token = self._token(close + 1) if close >= 0 else None
        if token is None or (token[1] not in (",", ";") and token[1] not in _AND):
            return None
        before = len(self.names)
        following = self._after(token)
        return following if len(self.names) > before else None

    def _is_named_so(self, start: int) -> bool:
        """As in "Hội đồng kiểm tra", "Đoàn giám sát", where the verb is what the body is called by."""
        if start < self.named:
            return True
        if any_verb_of_names().match(self.text, start) is None:
            return False
        for by, begun in verbs_of_names():
            named = by.match(self.text, start)
            if named and begun.search(self.text, self.start, start):
                self.named = named.end()
                break
        return start < self.named

    def _after(self, token: re.Match[str]) -> int | None:
        """As ``_step``, at a sign or word that joins words of one name, or names."""
        following = self._token(token.end())
        if following is None:
            return None
        start = following.start(1)
        if following[1] in _AND:
            return self._after(following)
        if is_verb(self.text, start):
            return token.start(1) if self._is_named_so(start) else None
        if is_one_with_a_comma(self.text, self.start, following.end(), following[1]):
            return token.start(1)
        if self._is_amid_units() and _UNIT.match(self.text, start):
            return token.start(1)
        if self._is_one_name(start, following[1]):
            return token.start(1)
        group = word_at("group", self.text, start)
        if is_head(self.text, start) or (group and (following[1] == "các" or not self._is_in_a_row(start))):
            self._keep()
            self._begin(start)
            return start
        name = self._read()
        whole = is_known(name) or (following[1][0].islower() and is_whole(name))
        if whole and not (group or may_share(following[1]) or may_follow(name, self.text, start)):
            return None
        goes_on = group or _CAPITAL.match(following[1]) or token[1] in _AND
        if not goes_on or token[1] == ";":
            return None
        return token.start(1)

    def _is_amid_units(self) -> bool:
        """Whether units are listed by name, as far as it was read: "các xã: An Hạ"."""
        colon = self.text.find(":", self.start, self.last)
        return colon >= 0 and _AMID_UNITS.search(self.text, self.start, self.last) is not None

    def _is_in_a_row(self, start: int) -> bool:
        """As in "các xã, phường", "cơ quan, đơn vị liên quan": groups in a row are one name."""
        return self._ends_in_a_group() and (_UNIT.match(self.text, start) is not None or not self._is_ended())

    def _ends_in_a_group(self) -> bool:
        """Whether the name, as far as it was read, ends with a word for a group."""
        name = self.text[self.start : self.last].lower()
        return name.endswith(_ENDS_OF_GROUPS) and not name.endswith("quốc hội")

    def _is_one_name(self, start: int, word: str) -> bool:
        """Whether the word behind "," or "và" goes on with one name, though another could begin there."""
        text, begin, end = self.text, self.start, self.last
        # most names begin with letters that neither an office nor a row of groups begins with
        if text.endswith("ĐBQH", begin, end) or (text[begin] in "LCV" and _OFFICE_OF.fullmatch(text, begin, end)):
            return True
        if (word == "các" and _MEMBERS.match(text, start)) or (may_share(word) and self._lists_kinds()):
            return True
        groups = _ROW_OF_GROUPS.fullmatch(text, begin, end) if text[begin] in "cC" else None
        return groups is not None and _ONE_OF_GROUPS.match(self.text, start) is not None

    def _keep(self) -> None:
        about = self.text.endswith((" việc", " phạm vi"), self.start, self.last)
        tail = _ABOUT.search(self.text, self.start, self.last) if about else None
        self.kept, self.last = self.last, tail.start() if tail else self.last
        if self.text.endswith((" và", " &"), self.start, self.last):
            self.last = self.text.rindex(" ", self.start, self.last)
        if is_bare(self.text[self.start : self.last]) and not _LIST.match(self.text, self.last, self.end):
            self.passed = self.last
        elif self.last > self.start and not self._is_cut():
            self.names.append((self.start, self.last))

    def _is_cut(self) -> bool:
        """Whether the name lacks what tells which body it is."""
        return is_cut(self._read()) or _WHERE.match(self.text, self.last, self.end) is not None

    def _row(self) -> NameRow | None:
        self._keep()
        if not self.names:
            return None
        end = self.kept if self.names[-1][1] == self.last else self.names[-1][1]
        return NameRow(tuple(self.names), max(end, self.names[-1][1], self.passed))
