"""Keys are made, kept as hashes, and taken back."""

import stat
from pathlib import Path

import pytest

from graph_service.api.keys import BadKeys, Keys, may
from graph_service.api.state import state_folder
from graph_service.settings import Settings


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    """No keys yet."""
    return Keys(tmp_path / "state" / "keys.json")


def test_a_key_is_kept_as_a_hash_that_only_its_owner_can_read(keys: Keys) -> None:
    """What is given away stands nowhere, and the file is this user's alone."""
    secret = keys.add("Lan", "editor")
    assert secret not in keys.path.read_text(encoding="utf-8")
    assert stat.S_IMODE(keys.path.stat().st_mode) == 0o600
    found = keys.find(secret)
    assert found is not None
    assert (found.name, found.role) == ("Lan", "editor")
    assert keys.find(secret[:-1]) is None
    assert keys.find("\ud800") is None


def test_another_process_sees_a_change_at_once(keys: Keys) -> None:
    """Keys that were read are read again when the file has changed."""
    other = Keys(keys.path)
    assert other.all() == ()
    secret = keys.add("Lan", "reader")
    assert other.find(secret) is not None
    keys.revoke("Lan")
    assert other.find(secret) is None


@pytest.mark.parametrize("name", ["", " ", "a\nb", "a\x1b[2J", "x" * 61, "settings"])
def test_a_name_that_cannot_be_shown_is_refused(keys: Keys, name: str) -> None:
    """Names stand in logs and beside corrections."""
    with pytest.raises(BadKeys):
        keys.add(name, "reader")
    assert keys.all() == ()


def test_a_name_is_one_key(keys: Keys) -> None:
    """A second of the same name is refused; after it was revoked there may be another."""
    keys.add("Lan", "reader")
    with pytest.raises(BadKeys, match="already"):
        keys.add("Lan", "editor")
    keys.revoke("Lan")
    keys.add("Lan", "editor")
    with pytest.raises(BadKeys, match="no key"):
        keys.revoke("Mai")


def test_a_short_key_of_the_settings_is_refused(tmp_path: Path) -> None:
    """It could be guessed."""
    with pytest.raises(BadKeys, match="fewer than 20"):
        Keys(tmp_path / "keys.json", "short")


def test_a_role_includes_those_before_it() -> None:
    """Reader, loader, editor."""
    assert [may("loader", role) for role in ("reader", "loader", "editor")] == [True, True, False]


def test_the_state_of_a_store_lies_beside_it_or_is_that_servers(tmp_path: Path) -> None:
    """Two servers, or two databases of one, share nothing; a password is no part of a name."""
    assert state_folder(Settings(store=f"sqlite:{tmp_path}/a.db")) == Path(f"{tmp_path}/a.db.state")
    urls = ("neo4j://lan:open sesame@db:7687", "neo4j://db:7687/other", "neo4j://db2:7687")
    folders = [state_folder(Settings(store=url)) for url in urls]
    assert len(set(folders)) == 3
    assert folders[0].name == "db-7687-neo4j"
    assert state_folder(Settings(store=urls[0], state=tmp_path)) == tmp_path
