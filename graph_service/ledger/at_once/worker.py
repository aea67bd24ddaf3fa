"""A process of a load of all at once: it reads files and keeps what they say, or does parts of the later phases.

Started by ``processes``; never by a person.
"""

from functools import cache
from pathlib import Path

from graph_service.ledger.collector import resting_collector
from graph_service.ledger.kinds import kinds_of
from graph_service.ledger.messages import Refusal
from graph_service.ledger.worker import Tell, main, said
from graph_service.store import codec
from graph_service.store.rows import SourceLine

from . import phases
from .kept import Keeper, Kept
from .phases import Found
from .requests import Keep, Work

_PHASES = {"deal": phases.deal, "resolve": phases.resolve, "state": phases.state, "join": phases.join}
_keeper = cache(Keeper)


def answer(request: Keep | Work, tell: Tell) -> Kept | Refusal | Found:
    """Do what is asked."""
    return _kept(request, tell) if isinstance(request, Keep) else _done(request.phase, request.folder, request.part)


def _kept(request: Keep, tell: Tell) -> Kept | Refusal:
    read = said(request.file, tell)
    if not isinstance(read, tuple):
        return read if isinstance(read, Refusal) else Refusal(request.file.name, "it is an archive", "Unpack it.")
    source, extract = read
    line = SourceLine(extract.sha256, extract.version, codec.pack(extract), codec.pack_text(source.text))
    return _keeper(request.folder).keep(line, extract, request.file.name, kinds_of(source))


def _done(phase: str, folder: Path, part: int) -> Found:
    with resting_collector():
        return _PHASES[phase](folder, part)


if __name__ == "__main__":
    main(answer)
