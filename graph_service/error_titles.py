"""What each kind of error is called, as the table of words tells it."""

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

_OTHER = "It failed"
_SEVERAL_BODIES = "Several bodies fit"
TITLES: Mapping[type[DirectiveGraphError], str] = MappingProxyType(
    {
        NotFound: "Not found",
        Ambiguous: "Several documents fit",
        Moved: "It has another id now",
        NotAllowed: "Not allowed",
        BadQuestion: "The question cannot be understood",
        BadCorrection: "The correction cannot hold",
        UnreadableFile: "A file cannot be read",
        StoreUnavailable: "The store is not available",
        StoreRefused: "The store refuses",
        StoreMismatch: "The store cannot be used",
    }
)


def title(error: DirectiveGraphError) -> str:
    """The title of the most particular kind that the error is, in English; ``Words.told`` tells it in Vietnamese."""
    if isinstance(error, Ambiguous) and not any("Document" in node.labels for node in error.nodes):
        return _SEVERAL_BODIES
    return next((TITLES[kind] for kind in type(error).__mro__ if kind in TITLES), _OTHER)
