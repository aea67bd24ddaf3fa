"""Extraction on one core beside eyecite, each on legal prose of its own language and of the same size."""

from collections.abc import Sequence
from hashlib import sha256
from itertools import cycle, islice
from pathlib import Path

import eyecite

from bench.corpus import directives
from bench.english import legal_text
from bench.result import Result
from bench.timing import median_seconds
from loaders.extract import extract
from loaders.model import Source

#: real legal texts, where the project's shared data lies beside the repository
REAL = Path(__file__).parents[2] / "shared" / "corpora" / "vbpl"


def measure(megabytes: float, repeat: int, seed: int = 1) -> Result:
    """MB of UTF-8 text a second: all references and relations here, all citations there."""
    sources, origin = vietnamese(megabytes, seed)
    sizes = [len(source.text.encode()) for source in sources]
    # as many texts, each as long: the time for one text need not grow as its length
    english = [legal_text(size, seed + number) for number, size in enumerate(sizes)]
    ours = median_seconds(lambda: [extract(source) for source in sources], repeat)
    theirs = median_seconds(lambda: [eyecite.get_citations(text) for text in english], repeat)
    size = sum(sizes)
    subject = f"extraction, {origin}"
    shown = f"{size / 1e6:.1f} MB each"
    return Result(subject, shown, ours, "eyecite on English", theirs, megabytes=size / 1e6)


def vietnamese(megabytes: float, seed: int) -> tuple[list[Source], str]:
    """At least so much text, repeated where there is less; and where it comes from."""
    real = sorted(REAL.glob("*.txt"))
    if real:
        texts, origin = [(path.name, path.read_text(encoding="utf-8")) for path in real], "legal texts"
    else:
        texts, origin = list(directives(100, seed)), "generated directives"
    return [_source(name, text) for name, text in _enough(texts, megabytes * 1e6)], origin


def _enough(texts: Sequence[tuple[str, str]], wanted: float) -> list[tuple[str, str]]:
    size = sum(len(text.encode()) for _, text in texts)
    if size < wanted:
        return list(islice(cycle(texts), int(len(texts) * wanted / size) + 1))
    held: list[tuple[str, str]] = []
    while wanted > 0:
        held.append(texts[len(held)])
        wanted -= len(held[-1][1].encode())
    return held


def _source(name: str, text: str) -> Source:
    return Source(name, sha256(text.encode()).hexdigest(), "text", text)
