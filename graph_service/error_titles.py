"""What each kind of error is called, in Vietnamese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from graph_service.errors import (
    Ambiguous,
    BadQuestion,
    Moved,
    NotAllowed,
    NotFound,
    StoreMismatch,
    StoreRefused,
    StoreUnavailable,
)
from loaders.errors import BadCorrection, DirectiveGraphError, UnreadableFile

_OTHER = ("Không thực hiện được", "It failed")
_TITLES: Mapping[type[DirectiveGraphError], tuple[str, str]] = MappingProxyType(
    {
        NotFound: ("Không tìm thấy", "Not found"),
        Ambiguous: ("Có nhiều văn bản phù hợp", "Several documents fit"),
        Moved: ("Đã chuyển sang mã khác", "It has another id now"),
        NotAllowed: ("Không có quyền", "Not allowed"),
        BadQuestion: ("Câu hỏi chưa rõ", "The question cannot be understood"),
        BadCorrection: ("Điều chỉnh không hợp lệ", "The correction cannot hold"),
        UnreadableFile: ("Không đọc được tệp", "A file cannot be read"),
        StoreUnavailable: ("Kho dữ liệu chưa sẵn sàng", "The store is not available"),
        StoreRefused: ("Kho dữ liệu từ chối", "The store refuses"),
        StoreMismatch: ("Kho dữ liệu khác phiên bản", "The store is of another version"),
    }
)


def title(error: DirectiveGraphError) -> tuple[str, str]:
    """The title of the most particular kind that the error is."""
    return next((_TITLES[kind] for kind in type(error).__mro__ if kind in _TITLES), _OTHER)
