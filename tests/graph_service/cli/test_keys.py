"""The commands that make and take back keys."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph_service.api.keys import Keys
from graph_service.cli import main
from graph_service.store import open_store


def run(*words: str) -> Result:
    """What the command did."""
    return CliRunner().invoke(main, list(words))


@pytest.fixture
def store(tmp_path: Path) -> tuple[str, str]:
    """The option that names an empty store: one that is not there is not served, whatever its keys."""
    url = f"sqlite:{tmp_path / 'store.db'}"
    open_store(url).close()
    return "--store", url


def test_a_key_is_shown_once_listed_and_revoked(store: tuple[str, str], tmp_path: Path) -> None:
    """The key alone is on stdout; the list tells whose it is, never the key."""
    made = run("keys", "add", "Lan", "--role", "editor", *store)
    secret = made.stdout.strip()
    assert made.exit_code == 0
    assert Keys(tmp_path / "store.db.state" / "keys.json").find(secret) is not None
    listed = run("keys", "list", *store)
    assert listed.stdout.startswith("Lan\teditor\t20")
    assert secret not in listed.output
    assert run("keys", "revoke", "Lan", *store).exit_code == 0
    assert run("keys", "list", *store).exit_code == 1
    assert run("keys", "revoke", "Lan", *store).exit_code == 2


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::"])  # noqa: S104
def test_others_are_not_served_without_keys(store_url: str, host: str) -> None:
    """The command ends before it listens, and says what to do."""
    refused = run("serve", "--host", host, "--port", "0", "--store", store_url)
    assert refused.exit_code == 2
    assert "directive-graph keys add NAME --role editor" in refused.output
    assert "Traceback" not in refused.output
