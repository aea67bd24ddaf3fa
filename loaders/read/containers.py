"""Archives and mails: what is in them, by name, opened with limits and never onto a disk."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..errors import Saying, UnreadableFile
from .limits import LARGEST_MEMBERS, LARGEST_RATIO, LONGEST_NAME, MOST_MEMBERS, TooMuch
from .mail import is_msg, mail_parts, msg_parts

#: endings of files that are looked into
CONTAINERS = frozenset({".zip", ".eml", ".msg"})

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_TNEF = b"\x78\x9f\x3e\x22"
#: what zip files of other kinds hold
_OF_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})
_UTF8 = 0x800
_ENCRYPTED = 0x1
#: unpacked, a part below which no ratio is suspicious
_SMALL = 16 * 1024 * 1024
_UNLOCK = "Save a copy without a password, then load that"
_GET_AGAIN = "Get an unbroken copy of the file"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a container: its name as it is shown, its size as far as that is told, and what gives its bytes."""

    name: str
    size: int
    read: Callable[[], bytes]


def container_kind(data: bytes, ending: str) -> str | None:
    """``zip``, ``eml`` or ``msg`` where the file holds others; ``None`` for any other file, whatever it is called."""
    if data.startswith(_ZIP):
        return "zip" if ending == ".zip" and not _is_of_office(data) else None
    if is_msg(data, ending):
        return "msg"
    return "eml" if ending == ".eml" and b"\0" not in data[:4096] else None


def members(kind: str, data: bytes, name: str) -> list[Member]:
    """The files in a container, in its order, each name once.

    Raises ``UnreadableFile`` where it is broken or asks for a password, ``TooMuch`` for more, or larger, files than
    anybody sends.
    """
    try:
        found = _unique(_OPENERS[kind](data, name), name)
    except (*_BROKEN, LookupError, TypeError, AttributeError) as error:
        raise UnreadableFile(
            name,
            Saying("broken {kind} ({detail})", kind=kind, detail=f"{type(error).__name__}: {error!s:.200}"),
            _GET_AGAIN,
        ) from error
    if sum(member.size for member in found) > LARGEST_MEMBERS:
        raise TooMuch(Saying("it would unpack to more than {mb} MB", mb=LARGEST_MEMBERS >> 20))
    return found


def content_of(member: Member, name: str) -> bytes:
    """The bytes of a member, called ``name``. Raises ``UnreadableFile`` where it is broken, or of Outlook alone."""
    try:
        data = member.read()
    except _BROKEN as error:
        raise UnreadableFile(
            name, Saying("broken in its archive ({detail})", detail=f"{error!s:.200}"), _GET_AGAIN
        ) from error
    if data.startswith(_TNEF):
        raise UnreadableFile(
            name,
            "an Outlook container (TNEF), which is not read",
            "Save what is attached to the mail in Outlook, and load that",
        )
    return data


def _unique(found: Iterator[Member], name: str) -> list[Member]:
    kept: dict[str, Member] = {}
    for count, member in enumerate(found, start=1):
        if count > MOST_MEMBERS:
            raise TooMuch(Saying("more than {most} files in it", most=MOST_MEMBERS))
        shown = _shown(member.name, name)
        # of two files of one name the last is the one that unpacking leaves
        kept[shown] = Member(shown, member.size, member.read)
    return list(kept.values())


def _shown(written: str, name: str) -> str:
    """A name with slashes and without signs that no name has; no part of it leads anywhere else."""
    clean = "".join(sign if sign.isprintable() else "\ufffd" for sign in written.replace("\\", "/"))
    parts = [part for part in clean.split("/") if part not in ("", ".")]
    if ".." in parts or not parts:
        raise UnreadableFile(
            name, Saying("a file in it is called {written!r:.80}, which leads out of it", written=written), _GET_AGAIN
        )
    shown = "/".join(parts)
    if len(shown.encode("utf-8", "replace")) > LONGEST_NAME:
        raise TooMuch(Saying("a file in it with a name of more than {most} letters", most=LONGEST_NAME))
    return shown


def _is_of_office(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return not _OF_OFFICE.isdisjoint(archive.namelist())
    except _BROKEN:
        return False


def _zip(data: bytes, name: str) -> Iterator[Member]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    entries = archive.infolist()
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise UnreadableFile(name, "the archive is encrypted and asks for a password", _UNLOCK)
    packed = max(sum(entry.compress_size for entry in entries), 1)
    if (whole := sum(entry.file_size for entry in entries)) > _SMALL and whole > LARGEST_RATIO * packed:
        raise TooMuch(Saying("it would unpack to more than {times} times its size", times=LARGEST_RATIO))
    for entry in entries:
        if not entry.is_dir():
            yield Member(_written(entry), entry.file_size, _reading(archive, entry))


def _reading(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[], bytes]:
    return lambda: archive.read(entry)


def _written(entry: zipfile.ZipInfo) -> str:
    """The name of an entry: many programs write UTF-8 and do not say so."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _eml(data: bytes, _: str) -> Iterator[Member]:
    return (Member(name, len(content), _giving(content)) for name, content in mail_parts(data))


def _msg(data: bytes, _: str) -> Iterator[Member]:
    return (Member(name, len(content), _giving(content)) for name, content in msg_parts(data))


def _giving(content: bytes) -> Callable[[], bytes]:
    return lambda: content


_OPENERS: dict[str, Callable[[bytes, str], Iterator[Member]]] = {"zip": _zip, "eml": _eml, "msg": _msg}
