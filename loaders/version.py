"""Which extraction this is: a digest of the modules and tables that it is made of.

A text that another extraction read is read again by the next load of its file (``graph_service.ledger.load``), so
that a store never mixes what two of them read.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

#: what no text is read with: resolution works on what was read, and these tables are for people
_LATER = frozenset(("resolve", "findings.csv", "mendings.csv", "tables.csv"))
_MADE_OF = (".py", ".csv")
_LENGTH = 16


@cache
def version() -> str:
    """The version of the extraction: the same wherever it is installed, another one where it is changed.

    It begins with a letter, so that no store takes it for a number.
    """
    return _digest(files("loaders"))


def _digest(package: Traversable) -> str:
    digest = sha256()
    for name, part in sorted(_parts(package)):
        # a copy of the sources may have other line ends
        source = part.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name}\0{len(source)}\0".encode())
        digest.update(source)
    return f"x{digest.hexdigest()[:_LENGTH]}"


def _parts(folder: Traversable, within: str = "") -> Iterator[tuple[str, Traversable]]:
    """Every source by its name in the package, with slashes."""
    for part in folder.iterdir():
        if part.name in _LATER or part.name.startswith((".", "__pycache__")):
            continue
        if part.name.endswith(_MADE_OF):
            yield within + part.name, part
        elif part.is_dir():
            yield from _parts(part, f"{within}{part.name}/")
