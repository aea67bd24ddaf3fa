"""The folder that a service keeps beside its store: keys, and uploads that wait to be loaded."""

import re
from pathlib import Path

from graph_service.settings import Settings
from graph_service.store import server_parts

_SIGNS = re.compile(r"[^A-Za-z0-9._-]+")


def state_folder(settings: Settings) -> Path:
    """The folder; nothing is made here.

    An embedded store's lies beside its file. A server's lies in the home folder, one for each server and
    database, whatever folder the service is started in: keys that are not found would be no keys. Raises
    ``StoreRefused`` where the URL of a server is none.
    """
    if settings.state is not None:
        return settings.state
    scheme, _, path = settings.store.partition(":")
    if scheme == "sqlite":
        return Path(f"{path}.state")
    parts = server_parts(settings.store)
    named = f"{parts.netloc.rpartition('@')[2]}-{parts.path.strip('/') or 'neo4j'}"
    return Path.home() / ".local" / "state" / "directive-graph" / _SIGNS.sub("-", named)


def make_state_folder(settings: Settings) -> None:
    """Make the folder, for this user alone; beside an embedded store only where that may be: its folder is there.

    Raises ``OSError``.
    """
    folder = state_folder(settings)
    beside = settings.state is None and settings.store.startswith("sqlite:")
    folder.mkdir(mode=0o700, parents=not beside, exist_ok=True)
