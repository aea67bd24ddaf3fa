"""The store of a running service: opened when it is first needed, so that a service can wait for its store."""

import time
from threading import Lock

from graph_service.errors import StoreError
from graph_service.settings import Settings
from graph_service.store import open_store
from graph_service.store.protocol import Store


def store_of(settings: Settings, *, create: bool = True) -> Store:
    """The store that the settings name; errors as ``open_store``."""
    password = settings.neo4j_password.get_secret_value() or None
    user = settings.neo4j_user if password else None
    silence = settings.neo4j_silent_seconds
    return open_store(settings.store, user=user, password=password, create=create, silence=silence)


class Stores:
    """Opens one store once, and again after a failure. Safe to use from several threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._store: Store | None = None
        #: when opening it last failed, and how
        self._failed: tuple[float, StoreError] | None = None

    def open(self) -> Store:
        """The store; raises a ``StoreError`` while it cannot be opened.

        Whoever waited while it was tried in vain is told so, and does not try again.
        """
        asked = time.monotonic()
        with self._lock:
            if self._store is None:
                if self._failed and self._failed[0] >= asked:
                    raise self._failed[1]
                try:
                    self._store = store_of(self._settings)
                except StoreError as error:
                    self._failed = (time.monotonic(), error)
                    raise
            return self._store

    def close(self) -> None:
        """Close the store if it was opened."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None
