"""Who signed a PDF and when, as its signatures say; whether they hold is not checked."""

import ctypes
import re
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
from asn1crypto import cms
from pypdfium2 import raw

from .content import Properties

_MOMENT = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:([+-])(\d\d)'?(\d\d)|Z)?")
#: no office signs one document more often
_MOST_SIGNATURES = 64
_LARGEST_SIGNATURE = 1 << 20


def signatures(document: pypdfium2.PdfDocument) -> Properties:
    """``signed_by`` and ``signed_at`` (ISO 8601) of each signature, each pair once, in the order of the file."""
    found: list[tuple[str, str]] = []
    for index in range(min(raw.FPDF_GetSignatureCount(document), _MOST_SIGNATURES)):
        pair = tuple(_signature(raw.FPDF_GetSignatureObject(document, index)))
        known = any(found[at : at + len(pair)] == list(pair) for at in range(len(found)))
        found += [] if known else pair
    return tuple(found)


def _signature(signature: Any) -> Iterator[tuple[str, str]]:
    signer = _signer(_bytes(raw.FPDFSignatureObj_GetContents, signature))
    if signer:
        yield "signed_by", signer
    moment = _MOMENT.match(_bytes(raw.FPDFSignatureObj_GetTime, signature).decode("latin-1"))
    if moment:
        year, month, day, hour, minute, second, sign, hours, minutes = moment.groups()
        zone = f"{sign}{hours}:{minutes}" if sign else ""
        yield "signed_at", f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone}"


def _bytes(ask: Callable[..., int], signature: Any) -> bytes:
    size = ask(signature, None, 0)
    if not 0 < size <= _LARGEST_SIGNATURE:
        return b""
    buffer = ctypes.create_string_buffer(size)
    ask(signature, buffer, size)
    return buffer.raw


def _signer(contents: bytes) -> str | None:
    """The common name in the certificate of the signer; ``None`` where the signature is of another make."""
    try:
        signed = cms.ContentInfo.load(contents.rstrip(b"\0") + b"\0\0" if contents else contents)["content"]
        wanted = signed["signer_infos"][0]["sid"].chosen["serial_number"].native
        certificates = (each.chosen for each in signed["certificates"])
        own = next(each for each in certificates if each.serial_number == wanted)
        name = own.subject.native.get("common_name")
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, StopIteration):
        return None
    return " ".join(name.split()) if isinstance(name, str) else None
