"""A service over a store, as a client on this machine sees it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from graph_service.api.app import create_app
from graph_service.demo import corpus
from graph_service.ledger.load import load
from graph_service.settings import Settings
from graph_service.store import open_store


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """The address of a service, which ends with the block."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(30)


def with_demo(url: str) -> str:
    """The URL of a store, once the demo corpus is loaded into it."""
    store = open_store(url)
    load(store, [corpus()], None, base=corpus())
    store.close()
    return url
