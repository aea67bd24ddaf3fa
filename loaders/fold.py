"""One way to make spellings of a name compare equal, for extraction, both stores and questions."""

import re
import unicodedata

_NOT_A_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Lower-case ASCII-like words parted by single spaces: ``"Kế hoạch 105-KH/TU"`` → ``"ke hoach 105 kh tu"``.

    Marks fall away and ``đ`` becomes ``d``, which Unicode decomposition alone does not do.
    """
    plain = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return _NOT_A_WORD.sub(" ", plain.replace("đ", "d")).strip()


def slug(text: str) -> str:
    """A folded name fit for a URL: ``"Quận ủy Nam Từ Liêm"`` → ``"quan-uy-nam-tu-liem"``."""
    return fold(text).replace(" ", "-")
