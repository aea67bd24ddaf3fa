"""Kills and mutations: what no process and no file may do to a store.

    python tests/torture.py [--kills N] [--files N] [--seed N]

A kill: a command (a first load, a step, a load again, a correction, a forgetting, a copy) is killed with SIGKILL at a
random moment and given again; the export then equals that of a run that nothing broke. A mutation: a file of the demo
or of the tests is cut, doubled, shuffled or has bits turned, and is read or refused, within its limits, and no more.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from graph_service.demo import corpus
from graph_service.ledger.reading import Limits, Reader
from loaders.errors import UnreadableFile

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-c", "from graph_service.cli import main; main()"]
DOCUMENT = "97-nq-tw.2021"
#: seconds, memory in bytes
LIMITS = Limits(seconds=30.0)


class Broken(AssertionError):
    """Something did to a store what it may not."""


def command(*words: str) -> "subprocess.Popen[bytes]":
    """A command of its own process."""
    return subprocess.Popen([*COMMAND, *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT)


def done(*words: str) -> None:
    """A command that ends well; one that has nothing to do says so with 1."""
    with command(*words) as process:
        _, told = process.communicate(timeout=300)
    if process.returncode not in (0, 1):
        raise Broken(f"{' '.join(words)}: {process.returncode} {told.decode(errors='replace')[-800:]}")


def steps(folder: Path, store: str) -> Iterator[tuple[str, ...]]:
    """The commands that are broken, one after the other; each may be given again."""
    yield "load", str(folder / "first"), "--store", store
    yield "load", str(folder / "second"), "--store", store
    yield "load", str(folder / "first"), "--store", store
    yield "forget", "second.txt", "--store", store
    yield "load", str(folder / "second"), "--store", store
    date = ("correct", "date", DOCUMENT, "16/12/2021", "--why", "x", "--who", "x", "--when", "2026-01-01")
    yield *date, "--store", store


def prepared(folder: Path) -> Path:
    """The files of a run: the demo's, and one more."""
    (folder / "first").mkdir()
    (folder / "second").mkdir()
    texts = sorted(path for path in corpus().rglob("*") if path.suffix == ".txt")
    for path in texts[:-1]:
        (folder / "first" / path.name).write_bytes(path.read_bytes())
    (folder / "second" / "second.txt").write_bytes(texts[-1].read_bytes())
    return folder


def exported(store: str, folder: Path) -> bytes:
    """The whole graph."""
    done("export", str(folder / "export"), "--store", store)
    return (folder / "export").read_bytes()


def kills(number: int, seed: int, told: Callable[[str], None] = print) -> None:
    """Break and repeat: as many kills, over all commands in turn."""
    chance = random.Random(seed)  # noqa: S311 - moments
    with tempfile.TemporaryDirectory() as scratch:
        folder = prepared(Path(scratch))
        whole = f"sqlite:{folder / 'whole.db'}"
        seconds = [_timed(words) for words in steps(folder, whole)]
        wanted, left, rounds = exported(whole, folder), number, 0
        while left > 0:
            rounds += 1
            store = f"sqlite:{folder / f'broken{rounds}.db'}"
            for words, takes in zip(steps(folder, store), seconds, strict=True):
                if left > 0:
                    left -= 1
                    _broken(words, chance.uniform(0.2, 1.05) * takes)
                done(*words)
            done("check", "--store", store)
            if exported(store, folder) != wanted:
                raise Broken(f"round {rounds} of seed {seed}: the export is another one")
            told(f"{number - left} of {number} kills")
        leftovers = [each.name for each in folder.iterdir() if each.name.startswith(".")]
        if leftovers:
            raise Broken(f"left behind: {leftovers}")


def _timed(words: Sequence[str]) -> float:
    started = time.monotonic()
    done(*words)
    return time.monotonic() - started


def _broken(words: Sequence[str], after: float) -> None:
    with command(*words) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.communicate()


def mutated(content: bytes, chance: random.Random) -> bytes:
    """A file to which something happened."""
    held = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(held) or 1)
        size = chance.choice((1, 4, 64, 1024))
        way = chance.randrange(5)
        if way == 0 and held:
            held[at] ^= 1 << chance.randrange(8)
        elif way == 1:
            del held[at : at + size]
        elif way == 2:
            held[at:at] = held[at : at + size] * chance.randint(1, 20)
        elif way == 3:
            held[at : at + size] = chance.randbytes(min(size, 64))
        else:
            held[at:at] = chance.choice((b"\x00", b"<", b"\xff\xfe", b"9" * 400, b"\x1b[2J", "ộ".encode() * 9))
    return bytes(held)


def files(number: int, seed: int, told: Callable[[str], None] = print) -> None:
    """Read as many mutated files: each is read or refused with a reason, and the next is read as ever."""
    chance = random.Random(seed)  # noqa: S311
    models = sorted(path for path in corpus().rglob("*") if path.is_file())
    reader, refused = Reader(LIMITS), 0
    with tempfile.TemporaryDirectory() as scratch:
        try:
            for count in range(1, number + 1):
                model = models[count % len(models)]
                path = Path(scratch) / f"mutated{model.suffix}"
                path.write_bytes(mutated(model.read_bytes(), chance))
                try:
                    reader.read(path, path.name)
                except UnreadableFile as error:
                    refused += 1
                    if not error.reason or "Error" in error.reason or "ended" in error.reason:
                        raise Broken(f"file {count} of seed {seed} ({model.name}): {error}") from error
                if count % 1000 == 0:
                    told(f"{count} of {number} files, {refused} refused")
        finally:
            reader.close()


def main() -> None:
    """As many as the command line says."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=100)
    options.add_argument("--files", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=14)
    given = options.parse_args()
    kills(given.kills, given.seed)
    files(given.files, given.seed)


if __name__ == "__main__":
    main()
