"""Where a document stops speaking of why it is issued: its preamble and its first paragraphs."""

import re

OPENS = re.compile(
    r"^\W*(?:\d+\.\s*|[a-zđ]\)\s*)?(?:để |nhằm )?(?:tiếp tục |tổ chức )?"
    r"(?:triển khai thực hiện|thực hiện|triển khai|cụ thể hóa|căn cứ|xét)(?!\w)",
    re.IGNORECASE,
)
BASIS = re.compile(r"\W*(?:Căn cứ|Xét|Theo đề nghị)\b")
#: the same, in words that open no sentence of the document's own elsewhere
_BASIS_TOO = re.compile(r"\W*(?:Để|Nhằm|Thi hành|Chấp hành|Quán triệt|Theo|Trên cơ sở|Sau khi|Được sự|Tiếp theo)(?!\w)")
_BEGINS = re.compile(r"^[^\w\n]*(?:(?:Điều 1|Chương I|Phần)(?!\w)|[IA] ?[.-])", re.MULTILINE)
#: below it stands nothing that the document says
SIGNED = re.compile(r"^[^\w\n]*(?:Nơi nhận|T/M|TM\.|K/T|KT\.|TL\.)", re.MULTILINE)
#: how many paragraphs open a document that has no articles, and how long a line must be to be one
_FEW = 2
_LONG = 120


def opening_end(text: str, body: int) -> int:
    """Where the opening ends of a text whose own words begin at ``body``."""
    article = _BEGINS.search(text, body)
    position, paragraphs, preamble = body, 0, False
    while paragraphs < _FEW and position < len(text):
        following = text.find("\n", position) + 1 or len(text)
        # all lines "Căn cứ …;" together are one paragraph
        goes_on, preamble = preamble, _is_preamble(text, position, following)
        paragraphs += following - position > _LONG and not (goes_on and preamble)
        position = following
    while position < len(text):
        following = text.find("\n", position) + 1 or len(text)
        if not _is_preamble(text, position, following):
            break
        position = following
    position = _sentence_goes_on(text, position)
    end = article.start() if article else position
    signed = SIGNED.search(text, body, end)
    return signed.start() if signed else end


def _sentence_goes_on(text: str, position: int) -> int:
    """Past the line that goes on a sentence whose grounds end with a comma: who acts stands there."""
    while 0 < position < len(text) and text.endswith((",\n", ";\n"), 0, position):
        position = text.find("\n", position) + 1 or len(text)
    return position


def _is_preamble(text: str, line: int, end: int) -> bool:
    """Whether the line is one of those that say why a document is issued: "Căn cứ …", "Thực hiện …;"."""
    words = text[line:end].rstrip()
    if BASIS.match(words):
        return True
    return words.endswith(";") and bool(OPENS.match(words) or _BASIS_TOO.match(words))
