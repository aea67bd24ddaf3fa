"""Why files were refused, in few words: what a summary of a load counts."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from loaders.errors import Saying, UnreadableFile

#: the cause of a reason that has one of these words, the first that fits: a row ``cause_…`` of the table of words
_CAUSES: Mapping[str, str] = MappingProxyType(
    {
        "scan": r"^scan",
        "password": r"password",
        "bomb": r"bomb|unpack to",
        "too_much": r"^the process|more memory|takes more than",
        "too_large": r"^more |larger than|of more than|deep",
        "broken": r"^broken|LibreOffice cannot",
        "picture": r"^a picture",
        "archive": r"^an archive|Outlook|e-mail|no file in it|in it is called",
        "kind": r"PowerPoint|OpenDocument|old kind|without an HTML|no page|begin like",
        "letters": r"UTF-8|UTF-16|{encoding}|charset|alphabet|not text",
        "no_text": r"^no text|blank",
        "unopened": r"no such file|no permission|cannot be opened|a folder|neither a|any more",
        "columns": r"column",
    }
)
OTHER = "other"


def cause_of(reason: str) -> str:
    """The cause of a reason; what fills its slots, a name of a file for one, says nothing of it."""
    written = reason.sentence if isinstance(reason, Saying) else reason
    return next((cause for cause, pattern in _CAUSES.items() if re.search(pattern, written)), OTHER)


def causes(refused: Iterable[UnreadableFile]) -> Mapping[str, Mapping[str, int]]:
    """How many files of which endings were refused, by cause; the most frequent first, else in the order above."""
    counted: dict[str, Counter[str]] = {}
    for error in refused:
        ending = PurePath(error.subject).suffix.lower() or "-"
        counted.setdefault(cause_of(error.reason), Counter())[ending] += 1
    order = [*_CAUSES, OTHER]
    ordered = sorted(counted.items(), key=lambda each: (-each[1].total(), order.index(each[0])))
    return {cause: dict(sorted(endings.items())) for cause, endings in ordered}
