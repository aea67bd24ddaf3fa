"""Mails, as mail programs (``.eml``) and Outlook (``.msg``) save them: what is attached to them, else their words."""

import email
import email.policy
import io
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart

import olefile

from ..errors import Saying
from .html import refuse_long_heads
from .limits import MOST_MEMBERS, TooMuch

#: a file and its bytes
Part = tuple[str, bytes]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTIES = "__properties_version1.0"
_ATTACHMENT = "__attach_version1.0_#"
#: properties of MAPI by their numbers: long and short name of a file, its bytes, a mail in the mail, the words
_LONG_NAME, _SHORT_NAME, _BYTES, _MAIL, _WORDS = "3707", "3704", "37010102", "3701000D", "1000"
#: strings in UTF-16, and in the letters of the system that wrote them
_UNICODE, _ANSI = "001F", "001E"
#: Windows' letters for Vietnamese
_ANSI_LETTERS = "cp1258"
_DEEPEST = 5


def mail_parts(data: bytes) -> Iterator[Part]:
    """The files that a mail brings; its own words, as ``body.txt`` or ``body.html``, where it brings none.

    Raises ``TooMuch`` for a head that no mail has, and whatever the library does on one that is broken.
    """
    refuse_long_heads(data)
    mail = email.message_from_bytes(data, policy=email.policy.default)
    attached = list(_attached(mail))
    yield from attached or _words(mail)


def _attached(mail: EmailMessage) -> Iterator[Part]:
    """The files, and mails in the mail, which are files again."""
    for part in _leaves(mail):
        if part.get_content_type() == "message/rfc822":
            yield _name(part, "mail.eml"), b"".join(each.as_bytes() for each in part.iter_parts())
        elif part.get_content_type() == "application/ms-tnef":
            yield _name(part, "winmail.dat"), _content(part)
        elif part.get_filename():
            yield _name(part, "attachment"), _content(part)


def _leaves(mail: MIMEPart) -> Iterator[MIMEPart]:
    """The parts that hold something themselves; a mail in the mail is one of them."""
    if mail.get_content_type() != "message/rfc822" and mail.is_multipart():
        for part in mail.iter_parts():
            yield from _leaves(part)
    else:
        yield mail


def _name(part: MIMEPart, otherwise: str) -> str:
    name = part.get_filename() or otherwise
    return name if "." in name or otherwise == "attachment" else f"{name}.eml"


def _content(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _words(mail: EmailMessage) -> Iterator[Part]:
    body = mail.get_body(("plain", "html"))
    if body is not None:
        ending = "txt" if body.get_content_type() == "text/plain" else "html"
        # the byte order mark tells the letters, whatever the page says of them
        yield f"body.{ending}", f"\ufeff{body.get_content()}".encode()


def is_msg(data: bytes, ending: str) -> bool:
    """Whether this is a mail of Outlook, or the rest of one."""
    return data.startswith(_OLE) and (ending == ".msg" or _PROPERTIES.encode("utf-16-le") in data)


def msg_parts(data: bytes) -> Iterator[Part]:
    """The files that a mail of Outlook brings, those of mails in it too; its own words where it brings none."""
    with olefile.OleFileIO(io.BytesIO(data)) as file:
        streams = {"/".join(path): path for path in file.listdir()}
        if len(streams) > 64 * MOST_MEMBERS:
            raise TooMuch("more streams in it than any mail has")
        outlook = _Outlook(file, streams)
        attached = list(outlook.attached("", "", 0))
        yield from attached or outlook.words("")


class _Outlook:
    """Reads properties from the streams of a mail of Outlook."""

    def __init__(self, file: olefile.OleFileIO, streams: dict[str, list[str]]) -> None:
        self._file = file
        self._streams = streams

    def attached(self, within: str, shown: str, depth: int) -> Iterator[Part]:
        """The files of the mail that is kept ``within``; those of a mail in it are told by its name."""
        if depth > _DEEPEST:
            raise TooMuch(Saying("mails in mails, more than {most} deep", most=_DEEPEST))
        for folder in self._folders(within):
            name = self._text(folder, _LONG_NAME) or self._text(folder, _SHORT_NAME) or "attachment"
            content = self._bytes(f"{folder}__substg1.0_{_BYTES}")
            if content is not None:
                yield f"{shown}{name}", content
            inner = f"{folder}__substg1.0_{_MAIL}/"
            if any(each.startswith(inner) for each in self._streams):
                found = list(self.attached(inner, f"{shown}{name}/", depth + 1))
                yield from found or ((f"{shown}{name}/{said}", words) for said, words in self.words(inner))

    def words(self, within: str) -> Iterator[Part]:
        """The words of a mail as a text."""
        words = self._text(within, _WORDS)
        if words:
            yield "body.txt", words.encode()

    def _folders(self, within: str) -> list[str]:
        found = (each[len(within) :].split("/")[0] for each in self._streams if each.startswith(within))
        return sorted({f"{within}{folder}/" for folder in found if folder.startswith(_ATTACHMENT)})

    def _text(self, within: str, number: str) -> str:
        unicode = self._bytes(f"{within}__substg1.0_{number}{_UNICODE}")
        if unicode is not None:
            return unicode.decode("utf-16-le", "replace").rstrip("\0")
        return (
            (self._bytes(f"{within}__substg1.0_{number}{_ANSI}") or b"").decode(_ANSI_LETTERS, "replace").rstrip("\0")
        )

    def _bytes(self, stream: str) -> bytes | None:
        path = self._streams.get(stream)
        return bytes(self._file.openstream(path).read()) if path else None
