"""A client of the service over the hand-made graph."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from graph_service.api.app import create_app
from graph_service.settings import Settings


@pytest.fixture
def client(store_url: str) -> Iterator[TestClient]:
    """A client; errors that nobody expects are answers, as they are over a network."""
    with TestClient(create_app(Settings(store=store_url)), raise_server_exceptions=False) as client:
        yield client
