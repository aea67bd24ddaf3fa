"""Numbers of letters, slips and applications that no rule of the state forms: "công văn số 128.2025/AB.CCC".

Companies and citizens number as they like. Such a number is read only where its words say that a document
follows ("công văn số", "đơn đề nghị số") and a day, an issuer or the end of the clause stands behind it.
"""

import re
from collections.abc import Iterator, Sequence

from ..fold import places_of, small_of
from ..number import FREE, free_number
from .bodies_in_text import Context
from .mention import LETTER, Mention
from .tails import read_tail
from .title_span import read_title

_WORDS = re.compile(
    r"(?<!\w)(?P<type>công văn|văn bản|thư|(?:phiếu|đơn) [^,;.:()\d\n]{2,60}?)\s+(?P<so>số:?\s{0,2})(?=\d)",
    re.IGNORECASE,
)
#: what they end in, which is quick to find; their beginning is looked for before it
_NUMBERED = re.compile(r"số:?\s{0,2}(?=\d)", re.IGNORECASE)
_SO = ("số", "Số", "SỐ", "sỐ")
_LONGEST = 70
_FOLLOWED = re.compile(r"\s*(?:đề\s+)?(?:ngày|của|về|,|;|\)|\.?\s*$|\.\s)", re.IGNORECASE | re.MULTILINE)
#: the words whose documents are letters
_LETTERS = ("công văn", "văn bản", "thư")
_LONGEST_LETTER = max(map(len, _LETTERS))
_SLIPS = ("phiếu ", "đơn ")


def find_private(text: str, found: Sequence[Mention], context: Context) -> Iterator[Mention]:
    """Mentions by such a number, where no mention of ``found`` stands."""
    taken = {position for mention in found for position in (mention.start, mention.end)}
    for words in _words(text):
        match = FREE.match(text, words.end())
        if match is None or not _FOLLOWED.match(text, match.end()):
            continue
        if any(position in taken for position in range(words.start(), match.end() + 1)):
            continue
        kind = LETTER if words["type"].lower() in _LETTERS else None
        mention = Mention(words.start(), match.end(), free_number(match), kind, tail=match.end())
        read_tail(text, mention, context)
        read_title(text, mention)
        yield mention


def _words(text: str) -> Iterator[re.Match[str]]:
    """Matches of ``_WORDS``, in the order of the text."""
    done, slips = 0, any(word in small_of(text) for word in _SLIPS)
    for at in places_of(text, _SO):
        numbered = _NUMBERED.match(text, at)
        if numbered is None:
            continue
        end = at
        while end > done and text[end - 1].isspace():
            end -= 1
        begin = max(done, end - _LONGEST)
        # the words for letters are short
        small = text[begin if slips else max(begin, end - _LONGEST_LETTER) : end].lower()
        if not small.endswith(_LETTERS) and not (slips and any(word in small for word in _SLIPS)):
            continue
        words = _WORDS.search(text, begin, numbered.end() + 1)
        if words and words.end() == numbered.end():
            done = words.end()
            yield words
