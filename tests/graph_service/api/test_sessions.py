"""A session holds while somebody uses it, wherever it is kept."""

import os
import time
from pathlib import Path

import pytest

from graph_service.api import sessions
from graph_service.api.access import Access
from graph_service.api.keys import Key
from graph_service.api.sessions import SESSION_SECONDS, SessionFiles, Sessions, SessionsInMemory
from graph_service.errors import StoreUnavailable
from graph_service.settings import Settings

LAN, MAI = Key("Lan", "reader", "a" * 64, ""), Key("Mai", "editor", "b" * 64, "")


@pytest.fixture(params=["memory", "files"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Sessions:
    """Sessions of each kind."""
    return SessionsInMemory() if request.param == "memory" else SessionFiles(tmp_path / "sessions")


def test_a_token_leads_to_the_key_that_began_it(kept: Sessions) -> None:
    """Each to its own, until it is ended; any other token to none."""
    lan, mai = kept.begin(LAN), kept.begin(MAI)
    assert (kept.key_of(lan), kept.key_of(mai)) == (LAN.sha256, MAI.sha256)
    kept.end(lan)
    kept.end(lan)
    assert (kept.key_of(lan), kept.key_of(mai)) == (None, MAI.sha256)
    assert kept.key_of("../../keys.json") is None


def test_the_oldest_of_too_many_go(kept: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many come in, so many are kept."""
    monkeypatch.setattr(sessions, "_MOST_SESSIONS", 3)
    tokens = []
    for _ in range(5):
        tokens.append(kept.begin(LAN))
        time.sleep(0.02)
    assert [kept.key_of(token) is not None for token in tokens] == [False, False, True, True, True]


def test_one_that_nobody_uses_is_over(kept: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    """After half a day, and not before."""
    token = kept.begin(LAN)
    assert kept.key_of(token)
    monkeypatch.setattr(sessions, "SESSION_SECONDS", -1)
    assert kept.key_of(token) is None
    monkeypatch.undo()
    assert kept.key_of(token) is None


def test_files_tell_nothing_of_the_token(tmp_path: Path) -> None:
    """They are this user's alone, named by a digest, and hold no more than the digest of a key."""
    kept = SessionFiles(tmp_path / "sessions")
    token = kept.begin(LAN)
    (file,) = kept.folder.iterdir()
    assert (file.stat().st_mode & 0o777, kept.folder.stat().st_mode & 0o777) == (0o600, 0o700)
    assert file.read_text(encoding="ascii") == LAN.sha256
    assert token not in str(file)


def test_use_keeps_a_file_alive(tmp_path: Path) -> None:
    """Whoever uses it last decides when it is over; those that are over are cleared when the next one begins."""
    kept = SessionFiles(tmp_path / "sessions")
    used, unused = kept.begin(LAN), kept.begin(LAN)
    at = time.time() - SESSION_SECONDS + 100
    for file in kept.folder.iterdir():
        os.utime(file, (at, at))
    assert kept.key_of(used)
    (old,) = [file for file in kept.folder.iterdir() if file.stat().st_mtime < at + 1]
    os.utime(old, (at - 200, at - 200))
    kept.begin(MAI)
    assert not old.exists()
    assert (kept.key_of(used), kept.key_of(unused)) == (LAN.sha256, None)


def test_one_worker_needs_no_folder_and_several_say_that_theirs_is_missing(tmp_path: Path) -> None:
    """With one worker a browser comes in although nothing can be written; with two it is told what is wrong."""
    given = {"key": "a key of twenty signs or more", "state": tmp_path}
    # where the folder belongs there is a file
    (tmp_path / "sessions").touch()
    assert Access(Settings(**given)).enter("a key of twenty signs or more")  # type: ignore[arg-type]
    with pytest.raises(StoreUnavailable, match="several workers keep the sessions"):
        Access(Settings(workers=2, **given)).enter("a key of twenty signs or more")  # type: ignore[arg-type]
