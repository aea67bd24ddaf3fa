"""Whether two titles are of one document: by the share of their words."""

from functools import lru_cache

from ..fold import fold

#: words that every title has
COMMON = frozenset(
    [
        "ve",
        "viec",
        "va",
        "cua",
        "cac",
        "nhung",
        "theo",
        "trong",
        "cho",
        "tai",
        "den",
        "o",
        "la",
        "mot",
        "so",
        "thuc",
        "hien",
        "trien",
        "khai",
        "nam",
        "giai",
        "doan",
        "tren",
        "dia",
        "ban",
    ]
)
_ALIKE = 0.6
_UNLIKE = 0.25
_ENOUGH = 4


@lru_cache(maxsize=65536)
def _words(title: str) -> frozenset[str]:
    return frozenset(fold(title).split()) - COMMON


def _share(first: str | None, second: str | None) -> float | None:
    """Shared words by the shorter title; ``None`` where one is too short to tell."""
    left, right = _words(first or ""), _words(second or "")
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter >= _ENOUGH else None


def alike(first: str | None, second: str | None) -> bool:
    """Whether the titles share most of their words."""
    share = _share(first, second)
    return share is not None and share >= _ALIKE


def unlike(first: str | None, second: str | None) -> bool:
    """Whether the titles share hardly a word, though both say enough."""
    share = _share(first, second)
    return share is not None and share < _UNLIKE
