"""What can be set from outside."""

import pytest
from pydantic import ValidationError

from graph_service.settings import Settings


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every variable begins with the program's name; what is given in the program goes before it."""
    monkeypatch.setenv("DIRECTIVE_GRAPH_STORE", "neo4j://db:7687")
    monkeypatch.setenv("DIRECTIVE_GRAPH_PORT", "8123")
    assert (Settings().store, Settings().port) == ("neo4j://db:7687", 8123)
    assert Settings(port=1).port == 1


def test_a_password_is_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither its text nor its representation shows it."""
    monkeypatch.setenv("DIRECTIVE_GRAPH_NEO4J_PASSWORD", "open sesame")
    settings = Settings()
    assert "sesame" not in f"{settings} {settings!r} {settings.model_dump_json()}"
    assert settings.neo4j_password.get_secret_value() == "open sesame"


def test_by_default_only_this_machine_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any variable the store is a file here and the address is local."""
    monkeypatch.delenv("DIRECTIVE_GRAPH_STORE", raising=False)
    assert (Settings().store, Settings().host) == ("sqlite:directive-graph.db", "127.0.0.1")


def test_a_port_that_is_none_is_refused() -> None:
    """A port has sixteen bits."""
    with pytest.raises(ValidationError):
        Settings(port=65536)
