"""The folder in which a load of all at once keeps what it has read, beside its store."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from graph_service.errors import StoreRefused
from graph_service.store.file_lock import LockedElsewhere, locked
from loaders.errors import of_system

#: what a load begins with, and what it keeps for the next one where it is broken off
_KEPT = ("journal", "texts-")
_LOCK = "lock"
#: how the name of the folder begins in which a load's phases hand each other what they have done
WORK = "work-"


@contextmanager
def working_folder(folder: Path) -> Iterator[Path]:
    """A folder that is this load's alone: where it is free that of its store, with what a broken load has kept there.

    It is deleted where the block ends well; else the texts that were read stay in it.
    """
    with ExitStack() as stack:
        mine = _taken(folder, stack)
        _sweep(mine)
        yield mine
        shutil.rmtree(mine, ignore_errors=True)


def discard(folder: Path) -> None:
    """Delete what a broken load has kept, unless another load is at it."""
    if folder.exists():
        with working_folder(folder):
            pass


def _taken(folder: Path, stack: ExitStack) -> Path:
    try:
        # only the user that loads may read what the texts say
        folder.mkdir(mode=0o700, exist_ok=True)
        _check_owner(folder)
        stack.enter_context(locked(folder / _LOCK, 0))
    except LockedElsewhere:
        return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=f"{folder.name}-", dir=folder.parent)))
    except OSError as error:
        raise StoreRefused(str(folder), of_system(error), "Check folder and rights.") from error
    return folder


def _check_owner(folder: Path) -> None:
    """Refuse what somebody else has put in our place."""
    if folder.is_symlink() or not folder.is_dir():
        raise StoreRefused(str(folder), "this is no folder", "Delete it.")
    if folder.stat().st_uid != _user():
        raise StoreRefused(str(folder), "it belongs to another user", "Delete it, or load as that user.")


def _user() -> int:
    # Windows has no such numbers, and tells 0 of every folder
    return os.getuid() if hasattr(os, "getuid") else 0


def _sweep(folder: Path) -> None:
    """Delete what the phases of a broken load have left: they begin anew."""
    for path in folder.iterdir():
        if path.name.startswith(WORK):
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != _LOCK and not path.name.startswith(_KEPT):
            path.unlink()
