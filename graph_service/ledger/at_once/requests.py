"""What the processes of a load of all at once are asked."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from graph_service.ledger.messages import Request

Phase = Literal["deal", "resolve", "state", "join"]


@dataclass(frozen=True, slots=True)
class Keep:
    """Read a file and keep what it says in a folder."""

    file: Request
    folder: Path


@dataclass(frozen=True, slots=True)
class Work:
    """Do one part of a phase."""

    phase: Phase
    folder: Path
    part: int
