"""Where a text stops to say why it is issued: its preamble, its opening and the lists in them."""

import re

from ..know.vocabulary import type_words, types_by_word
from ..know.words import any_of

BASIS = re.compile(r"\W*(?:Căn cứ|Xét|Theo đề nghị)\b")
OPENS = re.compile(
    r"^\W*(?:\d+\.\s*|[a-zđ]\)\s*)?(?:để |nhằm )?(?:tiếp tục |tổ chức )?"
    r"(?:triển khai thực hiện|thực hiện|triển khai|cụ thể hóa|căn cứ|xét)(?!\w)",
    re.IGNORECASE,
)
#: below it stands nothing that the document says
SIGNED = re.compile(r"^[^\w\n]*(?:Nơi nhận|T/M|TM\.|K/T|KT\.|TL\.)", re.MULTILINE)
#: "nhận được các văn bản sau đây:", "căn cứ các văn bản:": below it a list of documents, one a line
_LISTS_BELOW = re.compile(
    rf"(?<!\w)(?:(?:các|những|một số|hai|ba|bốn|năm|\d{{1,2}}) (?:văn bản|{type_words('grouped')})(?: sau(?: đây)?)?"
    r"|sau đây|cụ thể)\W*:\s*\Z",
    re.IGNORECASE,
)
#: the same, in words that open no sentence of the document's own elsewhere
_BASIS_TOO = re.compile(r"\W*(?:Để|Nhằm|Thi hành|Chấp hành|Quán triệt|Theo|Trên cơ sở|Sau khi|Được sự|Tiếp theo)(?!\w)")
_BEGINS = re.compile(r"^[^\w\n]*(?:(?:Điều 1|Chương I|Phần)(?!\w)|[IA] ?[.-])", re.MULTILINE)
#: how many paragraphs open a document that has no articles, and how long a line must be to be one
_FEW = 2
_LONG = 120
#: how many paragraphs more may stand above the one that ends with what the office says: "… yêu cầu:"
_MORE = 6
_ITEM = re.compile(rf"[^\w\n]*(?:(?:\d{{1,2}}|[IVX]{{1,4}}|[a-zđ])\s?[.)/-]|(?i:{any_of('unit')})\s)|\s*[-+•*|]")
#: below a first heading: "Để cụ thể hóa A, Huyện ủy ban hành Nghị quyết với những nội dung sau:"
_ISSUES_BELOW = re.compile(
    rf"[^:\n]*?(?<!đã )(?<!vừa )(?:ban hành|xây dựng|đề ra) (?P<type>{type_words('carries_out')})(?!\w)"
    r"[^:;.\n]{0,120}:\s*$",
    re.IGNORECASE | re.MULTILINE,
)
#: what such a line begins with, and how far below the opening it may stand
_AIMS = re.compile(r"^[^\S\n]*(?=(?:Để|Nhằm|Thực hiện|Triển khai) )", re.MULTILINE)
_PAGE_LONG = 3000


def issued_below(text: str, start: int, kind: str | None) -> int | None:
    """The line below the opening in which the document's office goes on to issue what is of the document's ``kind``."""
    for line in _AIMS.finditer(text, start, start + _PAGE_LONG):
        said = _ISSUES_BELOW.match(text, line.end())
        if said and types_by_word()[said["type"].lower()] == kind:
            return line.start()
    return None


def opening_end(text: str, body: int) -> int:
    """Where a document stops speaking of why it is issued: its first article, its end, or a few paragraphs on."""
    article = _BEGINS.search(text, body)
    position, paragraphs, preamble, listed = body, 0, False, False
    while paragraphs < _FEW and position < len(text):
        following = text.find("\n", position) + 1 or len(text)
        # all lines "Căn cứ …;" together are one paragraph
        goes_on, preamble = preamble, _is_preamble(text, position, following)
        # … and so are those of a list
        paragraphs += following - position > _LONG and not (goes_on and preamble) and not listed
        listed = _goes_on_listing(text, position, following, listed)
        position = following
    while position < len(text):
        following = text.find("\n", position) + 1 or len(text)
        if not _is_preamble(text, position, following):
            break
        position = following
    position = _up_to_its_colon(text, _sentence_goes_on(text, position))
    end = article.start() if article else position
    signed = SIGNED.search(text, body, end)
    return signed.start() if signed else end


def _is_preamble(text: str, line: int, end: int) -> bool:
    """Whether the line is one of those that say why a document is issued: "Căn cứ …", "Thực hiện …;"."""
    words = text[line:end].rstrip()
    if BASIS.match(words):
        return True
    return words.endswith(";") and bool(OPENS.match(words) or _BASIS_TOO.match(words))


def _goes_on_listing(text: str, line: int, end: int, listed: bool) -> bool:
    """Whether the next line belongs to a list of documents, which the line or one above it opens."""
    last = text[line:end].rstrip()[-1:]
    if not listed:
        return last == ":" and _LISTS_BELOW.search(text, max(line, end - _LONG), end) is not None
    return last in ";,"


def _sentence_goes_on(text: str, position: int) -> int:
    """Past the line that goes on a sentence whose grounds end with a comma: who acts stands there."""
    while 0 < position < len(text) and text.endswith((",\n", ";\n"), 0, position):
        position = text.find("\n", position) + 1 or len(text)
    return position


def _up_to_its_colon(text: str, position: int) -> int:
    """Past the paragraph that ends with ":", where no item stands above it: a directive tells the past first."""
    end = position
    for _ in range(_MORE):
        if end >= len(text) or _ITEM.match(text, end):
            break
        start, end = end, text.find("\n", end) + 1 or len(text)
        if text[start:end].rstrip().endswith(":"):
            return end
    return position
