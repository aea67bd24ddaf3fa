"""Mutated files: each is read or refused with a reason, within its limits, and the next one is read as ever."""

import os
import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from neo4j_server import own_folder
from small_files import mutated, small_files

from graph_service.ledger.reading import Limits, Reader
from loaders.errors import UnreadableFile
from loaders.read import is_container

LIMITS = Limits(seconds=30.0)
#: what a file may not do to its reader: end it, hold it up, or meet what nobody thought of
_HARM = ("cannot be extracted", "was ended", "takes more than")


class Broken(AssertionError):
    """Something did to a store, or to a reader, what it may not."""


def files(number: int, seed: int, told: Callable[[str], None] = print) -> None:
    """Read as many mutated files, of every kind in turn."""
    hands = os.cpu_count() or 1
    with ThreadPoolExecutor(hands) as pool:
        refused = sum(pool.map(lambda hand: _some(range(hand, number, hands), seed), range(hands)))
    told(f"{number} files, {refused} refused")


def _some(numbers: range, seed: int) -> int:
    """Read the files of these numbers, one after the other; how many were refused."""
    models, reader, refused = list(small_files().items()), Reader(LIMITS), 0
    with own_folder("torture") as folder:
        try:
            for number in numbers:
                name, content = models[number % len(models)]
                chance = random.Random(f"{seed} {number}")  # noqa: S311 - what happens to a file
                path = folder / name
                path.write_bytes(mutated(content, chance))
                refused += _is_refused(reader, path, f"file {number} of seed {seed} ({name})")
        finally:
            reader.close()
    return refused


def _is_refused(reader: Reader, path: Path, called: str) -> bool:
    try:
        for _ in _read(reader, path):
            pass
    except UnreadableFile as error:
        if not error.reason or any(each in error.reason for each in _HARM):
            raise Broken(f"{called}: {error}") from error
        return True
    return False


def _read(reader: Reader, path: Path) -> Iterator[object]:
    """All that is in a file, as a load reads it."""
    found = reader.look_into(path, path.name) if is_container(path) else None
    if found is None:
        yield reader.read(path, path.name)
        return
    for inner in found.digests:
        yield reader.read(path, "/".join((path.name, *inner)), inner=inner)
