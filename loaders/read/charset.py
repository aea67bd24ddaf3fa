"""Which bytes are which letters, in a file that may say so itself."""

import codecs
import re

from ..errors import Saying, UnreadableFile
from .characters import does_not_fit, without_controls

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
#: what browsers read instead of the charset that is declared: the larger one, which pages mean
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "utf-16": "utf-8"}

#: what Python calls encodings and no page is written in
_NO_CHARSETS = {"unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined", "utf_7", "utf7"}

_CONVERT = "Save the page again as UTF-8"


def decode_html(data: bytes, name: str, charset: str | None = None) -> str:
    """The text of an HTML file: by its byte order mark, else by ``charset``, else as it declares, else UTF-8.

    Raises ``UnreadableFile`` for an unknown charset and for bytes that do not fit.
    """
    encoding = _marked(data) or charset or _declared(data) or "utf-8"
    if encoding.lower().replace("-", "_") in _NO_CHARSETS:
        raise _unknown(encoding, name)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(name, does_not_fit(error, encoding), _CONVERT) from error
    except (LookupError, ValueError) as error:
        raise _unknown(encoding, name) from error


def _unknown(encoding: str, name: str) -> UnreadableFile:
    said = without_controls(encoding)[:40]
    return UnreadableFile(name, Saying("its charset is said to be {charset}, which is unknown", charset=said), _CONVERT)


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _declared(data: bytes) -> str | None:
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    if declared is None:
        return None
    charset = declared[1].decode("ascii")
    return _MEANT.get(charset.lower(), charset)
