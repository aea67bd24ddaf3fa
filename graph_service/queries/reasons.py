"""Why a mention is of its document, or of none: in Vietnamese, with English beside it."""

from collections.abc import Mapping
from types import MappingProxyType

from loaders.resolve.documents import Reason

#: the wording of each reason, in Vietnamese and in English
REASONS: Mapping[Reason, tuple[str, str]] = MappingProxyType(
    {
        Reason.NAME: ("cùng tên gọi", "it has the same name"),
        Reason.YEAR: ("năm có trong số văn bản", "the year is in the number"),
        Reason.DATE: ("ngày ghi kèm thuộc nhiệm kỳ hoặc năm này", "its date falls into this term or year"),
        Reason.TERM: ("có ghi khóa của nhiệm kỳ này", "it names this term"),
        Reason.TITLE: ("trích yếu giống nhau", "its title is like the document's"),
        Reason.SAME_TEXT: (
            "cùng văn bản đã nhắc đến số này và nói rõ hơn",
            "the same text tells more of this number nearby",
        ),
        Reason.ONLY_CANDIDATE: (
            "tạm hiểu: chỉ có một văn bản mang số này phù hợp",
            "assumed: only one document of this number fits",
        ),
        Reason.IN_FORCE: (
            "tạm hiểu: nhiệm kỳ hoặc năm khi văn bản nhắc đến được viết",
            "assumed: the term or year when the text was written",
        ),
        Reason.CORRECTION: ("theo điều chỉnh của người dùng", "a person's correction says so"),
    }
)

_UNRESOLVED: Mapping[str, str] = MappingProxyType(
    {
        "several series fit and the text has no date": (
            "số này có ở nhiều nhiệm kỳ hoặc năm, văn bản nhắc đến không có ngày"
        ),
        "a correction bars the only document that fits": "điều chỉnh đã loại văn bản duy nhất phù hợp",
        "a correction bars one document and several others fit": (
            "điều chỉnh đã loại một văn bản, còn nhiều văn bản khác phù hợp"
        ),
    }
)


def in_vietnamese(reason: str) -> str:
    """Why a mention is unresolved, for policy staff; as it stands where it is not known here."""
    return _UNRESOLVED.get(reason, reason)
