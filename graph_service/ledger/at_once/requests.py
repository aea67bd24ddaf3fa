"""What the processes of a load of all at once are asked."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Phase = Literal["deal", "resolve", "state", "join"]


@dataclass(frozen=True, slots=True)
class Keep:
    """Read a file and keep what it says in a folder."""

    path: Path
    name: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Work:
    """Do one part of a phase."""

    phase: Phase
    folder: Path
    part: int
