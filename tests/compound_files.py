"""Compound files, in which Outlook and the Office of before 2007 keep what they save, made for tests."""

import struct
from dataclasses import dataclass, field

_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5
#: streams by name, and storages with theirs
Tree = dict[str, "bytes | Tree"]


@dataclass
class _Sectors:
    """Sectors of one size, with which follows which."""

    size: int
    data: list[bytes] = field(default_factory=list)
    chains: list[int] = field(default_factory=list)

    def add(self, content: bytes) -> int:
        """Put the content into sectors of its own; the first of them."""
        first, count = len(self.data), -(-len(content) // self.size)
        padded = content.ljust(count * self.size, b"\0")
        self.data += [padded[at : at + self.size] for at in range(0, len(padded), self.size)]
        self.chains += [*range(first + 1, first + count), _END] if count else []
        return first if count else _END

    def table(self) -> bytes:
        """Which sector follows which, as it is written."""
        return b"".join(struct.pack("<I", each) for each in self.chains)


@dataclass
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    child: int = _FREE
    next: int = _FREE

    def written(self, start: int, size: int) -> bytes:
        name = self.name.encode("utf-16-le")
        return struct.pack("<64sHBBIII16sIQQIQ", name, len(name) + 2, self.kind, 1, _FREE, self.next, self.child,
                           bytes(16), 0, 0, 0, start, size)  # fmt: skip


def compound(tree: Tree) -> bytes:
    """A compound file of these storages and streams."""
    entries = [_Entry("Root Entry", _ROOT)]
    _add(tree, entries, 0)
    large, small = _Sectors(_SECTOR), _Sectors(_SMALL)
    written = [(entry, (large if len(entry.content) >= _CUTOFF else small).add(entry.content)) for entry in entries[1:]]
    few = b"".join(small.data)
    root = entries[0].written(large.add(few), len(few))
    small_table = large.add(small.table())
    directory = large.add(root + b"".join(entry.written(start, len(entry.content)) for entry, start in written))
    tables = -(-4 * (len(large.chains) + 1) // (_SECTOR - 4))
    at = len(large.data)
    large.chains += [_FAT] * tables
    table = large.table().ljust(tables * _SECTOR, b"\xff")
    header = struct.pack("<8s16s6H10I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, 0,
                         0, 0, tables, directory, 0, _CUTOFF, small_table, -(-len(small.table()) // _SECTOR),
                         _END, 0)  # fmt: skip
    where = [*range(at, at + tables), *[_FREE] * (109 - tables)]
    return header + struct.pack("<109I", *where) + b"".join(large.data) + table


def _add(tree: Tree, entries: list[_Entry], parent: int) -> None:
    previous: _Entry | None = None
    for name, content in tree.items():
        index = len(entries)
        entry = _Entry(name, _STREAM if isinstance(content, bytes) else _STORAGE)
        entries.append(entry)
        # brothers stand in a row: a tree that leans, which readers walk all the same
        if previous is None:
            entries[parent].child = index
        else:
            previous.next = index
        previous = entry
        if isinstance(content, bytes):
            entry.content = content
        else:
            _add(content, entries, index)
