"""Why files were refused, in few words: what a summary of a load counts."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from loaders.errors import UnreadableFile

#: how a reason is told that has one of these words, in Vietnamese and in English; the first that fits
_CAUSES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        r"^scan": ("bản chụp không có chữ", "scan without text"),
        r"password": ("có mật khẩu", "with a password"),
        r"bomb|unpack to": ("nén quá mức", "unpacks to too much"),
        r"^the process|more memory|takes more than": ("đọc quá nặng", "takes too much to read"),
        r"^more |larger than|of more than|deep": ("quá lớn hoặc lồng quá sâu", "too large, or nested too deeply"),
        r"^broken|LibreOffice cannot": ("tệp hỏng", "broken"),
        r"^a picture": ("tệp ảnh", "picture"),
        r"^an archive|Outlook|e-mail|no file in it|in it is called": ("tệp nén, thư", "archive or mail"),
        r"PowerPoint|OpenDocument|old kind|without an HTML|no page|begin like": (
            "loại tệp chưa đọc được", "kind that is not read",
        ),
        r"UTF-8|charset|alphabet|not text": ("chữ không rõ mã", "letters of an unknown encoding"),
        r"^no text|blank": ("không có chữ", "no text"),
        r"no such file|no permission|cannot be opened|a folder|neither a|any more": (
            "không mở được", "cannot be opened",
        ),
        r"column": ("tệp cột không khớp", "columns do not fit"),
    }
)  # fmt: skip
_OTHER = ("lý do khác", "other reasons")


def cause_of(reason: str) -> tuple[str, str]:
    """A reason in few words, in Vietnamese and in English."""
    return next((words for pattern, words in _CAUSES.items() if re.search(pattern, reason)), _OTHER)


def causes(refused: Iterable[UnreadableFile]) -> Mapping[tuple[str, str], Mapping[str, int]]:
    """How many files of which endings were refused, by why; the most frequent first."""
    counted: dict[tuple[str, str], Counter[str]] = {}
    for error in refused:
        ending = PurePath(error.subject).suffix.lower() or "-"
        counted.setdefault(cause_of(error.reason), Counter())[ending] += 1
    ordered = sorted(counted.items(), key=lambda each: (-each[1].total(), each[0]))
    return {cause: dict(sorted(endings.items())) for cause, endings in ordered}
