"""A URL opens the right store, or says why not."""

from contextlib import closing
from pathlib import Path

import pytest
from store_tools import now

from graph_service.errors import StoreRefused, StoreUnavailable
from graph_service.store import open_store, without_password


def test_a_file(tmp_path: Path) -> None:
    """``sqlite:PATH`` opens the file of that name, whatever letters it has."""
    with closing(open_store(f"sqlite:{tmp_path / 'kho văn bản #1?.db'}")) as store:
        assert now(store).info().engine == "sqlite"
    assert (tmp_path / "kho văn bản #1?.db").is_file()


def test_a_file_that_must_be_there(tmp_path: Path) -> None:
    """A store that is asked and not made is refused where there is none."""
    with pytest.raises(StoreRefused, match="no such store"):
        open_store(f"sqlite:{tmp_path / 'store.db'}", create=False)


@pytest.mark.parametrize(
    "url", ["", "store.db", "mysql://u:opensesame@h/x", "sqlite:", "sqlite::memory:", "C:\\x.db", "neo4j:x"]
)
def test_other_urls(url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Anything else is refused with the forms that there are, without its password, and nothing is made."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreRefused) as caught:
        open_store(url)
    assert "sqlite:PATH" in caught.value.advice
    assert "opensesame" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_what_may_be_shown() -> None:
    """A URL is shown without user and password, even where the password has an at sign."""
    assert without_password("neo4j+s://u:p@ss@h:7687/db") == "neo4j+s://h:7687/db"
    assert without_password("sqlite:a@b.db") == "sqlite:a@b.db"


@pytest.mark.parametrize(
    "url",
    [
        "neo4j://lan:geheim/wort@127.0.0.1:1",
        "neo4j://lan:geheim?wort@127.0.0.1:1",
        "neo4j://lan:geheim#wort@127.0.0.1:1",
        "neo4j://geheim/wort@127.0.0.1:1",
        "neo4j://lan:geheim@127.0.0.1:abc",
        "neo4j://lan:geheim@[::1",
        "neo4j://lan:geheim@127.0.0.1:99999",
        "neo4j://:7687",
        "bolt://",
    ],
)
def test_a_url_that_is_none_gets_a_sentence_without_a_password(url: str) -> None:
    """No part of a password is printed, wherever a sign in it ends a part of the URL."""
    with pytest.raises(StoreRefused) as told:
        open_store(url)
    assert "geheim" not in str(told.value)
    assert "wort" not in str(told.value)


def test_a_password_may_hold_an_at_sign() -> None:
    """What stands before the last one is user and password."""
    with pytest.raises(StoreUnavailable) as told:
        open_store("bolt://lan:geheim@wort@127.0.0.1:1")
    assert "geheim" not in str(told.value)
    assert "wort" not in str(told.value)
