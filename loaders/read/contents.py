"""What archives and mails hold, those in them too: listed with the digest of each file, and fetched one by one."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..errors import UnreadableFile
from ..model import COLUMNS_FILE
from .containers import Member, container_kind, content_of, members
from .kinds import DOCUMENTS, READ
from .limits import DEEPEST_CONTAINER, LARGEST_MEMBERS, MOST_MEMBERS, TooMuch

#: stands between a file and the one beside it in what a digest is made of
BETWEEN = b"\0columns\0"
_UNPACK = "Unpack it, and load the documents in it"
#: names of files from one container to the next, as they are shown
Inner = tuple[str, ...]


@dataclass(slots=True)
class Contents:
    """What a container holds: files that are read with their digests, what is refused, and how much is passed over."""

    digests: dict[Inner, str] = field(default_factory=dict)
    refused: list[UnreadableFile] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    #: files, and bytes that were unpacked, so far
    _files: int = 0
    _bytes: int = 0

    def unpacked(self, data: bytes) -> bytes:
        """Count these bytes of one file. Raises ``TooMuch`` where all come to more than any archive of an office."""
        self._files += 1
        self._bytes += len(data)
        if self._files > MOST_MEMBERS:
            raise TooMuch(f"more than {MOST_MEMBERS} files in it")
        if self._bytes > LARGEST_MEMBERS:
            raise TooMuch(f"it would unpack to more than {LARGEST_MEMBERS >> 20} MB")
        return data


def digest_of(data: bytes, columns: bytes | None) -> str:
    """The SHA-256 of a file, with the file of columns beside it where there is one."""
    sha256 = hashlib.sha256(data)
    if columns:
        sha256.update(BETWEEN + columns)
    return sha256.hexdigest()


def is_passed_over(name: str) -> bool:
    """Whether a file or folder is hidden, or the lock of a word processor."""
    return name.startswith((".", "~$"))


def ending_of(name: str) -> str:
    """The ending of a name in lower case, with its dot."""
    last = name.rpartition("/")[2]
    return f".{last.rpartition('.')[2].lower()}" if "." in last.lstrip(".") else ""


def listed(data: bytes, name: str, ending: str) -> Contents | None:
    """What the container ``name`` holds; ``None`` where the file is none.

    Raises ``UnreadableFile`` where it is broken, locked, or comes to more than anybody sends. Of what is in it one file
    that is broken is refused alone.
    """
    kind = container_kind(data, ending)
    if kind is None:
        return None
    contents = Contents()
    try:
        _list(contents, members(kind, data, name), name, ())
    except TooMuch as error:
        raise UnreadableFile(name, f"refused as an archive bomb: {error}", _UNPACK) from error
    return contents


def _list(contents: Contents, found: list[Member], name: str, inner: Inner) -> None:
    names = {member.name: member for member in found}
    for member in found:
        if any(map(is_passed_over, member.name.split("/"))) or _says_columns(member.name, names):
            continue
        ending = ending_of(member.name)
        if ending not in READ and ending not in DOCUMENTS and ending != ".dat":
            contents.passed_over[ending or "-"] += 1
            continue
        try:
            _take(contents, member, names, f"{name}/{member.name}", (*inner, member.name))
        except UnreadableFile as error:
            contents.refused.append(error)


def _take(contents: Contents, member: Member, names: Mapping[str, Member], name: str, inner: Inner) -> None:
    data = contents.unpacked(content_of(member, name))
    ending = ending_of(member.name)
    kind = container_kind(data, ending)
    if kind is None and ending == ".dat":
        contents.passed_over[ending] += 1
    elif kind is None:
        contents.digests[inner] = digest_of(data, _columns(member.name, names))
    elif len(inner) >= DEEPEST_CONTAINER:
        raise UnreadableFile(name, f"an archive in archives, more than {DEEPEST_CONTAINER} deep", _UNPACK)
    else:
        _list(contents, members(kind, data, name), name, inner)


class OpenContainer:
    """A container and those in it, each opened once however many of their files are read."""

    def __init__(self, data: bytes, name: str, ending: str) -> None:
        self._name = name
        self._inside: dict[Inner, Mapping[str, Member]] = {(): _inside(data, name, ending)}

    def fetched(self, inner: Inner) -> tuple[bytes, bytes | None]:
        """The bytes of a file in it, and those of the file of columns beside it.

        Raises ``UnreadableFile`` where it is not there, or as ``listed`` does.
        """
        *outer, last = inner
        name = "/".join((self._name, *outer))
        try:
            names = self._within(tuple(outer))
            return content_of(names[last], f"{name}/{last}"), _columns(last, names)
        except KeyError as error:
            raise UnreadableFile(name, f"there is no {error} in it any more", "Load it again") from error

    def _within(self, inner: Inner) -> Mapping[str, Member]:
        if inner not in self._inside:
            *outer, last = inner
            data = self._within(tuple(outer))[last].read()
            self._inside[inner] = _inside(data, "/".join((self._name, *inner)), ending_of(last))
        return self._inside[inner]


def _inside(data: bytes, name: str, ending: str) -> dict[str, Member]:
    kind = container_kind(data, ending)
    return {member.name: member for member in members(kind, data, name)} if kind else {}


def _columns(name: str, names: Mapping[str, Member]) -> bytes | None:
    beside = names.get(f"{name}{COLUMNS_FILE}")
    return beside.read() or None if beside else None


def _says_columns(name: str, names: Mapping[str, Member]) -> bool:
    return name.endswith(COLUMNS_FILE) and name.removesuffix(COLUMNS_FILE) in names
