"""No part of a password is printed, whatever is wrong with a store's URL, and a URL that is none gets a sentence."""

import logging
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from graph_service.api.app import create_app
from graph_service.cli import main
from graph_service.settings import Settings

#: of each the words "geheim" and "wort" are the password's
URLS = [
    "bolt://lan:geheim@127.0.0.1:1",
    "bolt://lan:geheim@wort@127.0.0.1:1",
    "neo4j://lan:geheim/wort@127.0.0.1:1",
    "neo4j://lan:geheim?wort@127.0.0.1:1",
    "neo4j://lan:geheim#wort@127.0.0.1:1",
    "neo4j://geheim/wort@127.0.0.1:1",
    "neo4j://lan:geheim@127.0.0.1:abc",
    "neo4j://lan:geheim@[::1",
    "neo4j://lan:geheim@127.0.0.1:99999",
    "neo4j+x://lan:geheim@wort@127.0.0.1:1",
    "mysql://lan:geheim@wort@127.0.0.1/x",
]
COMMANDS = [
    ("stats",),
    ("check",),
    ("backup", "copy.db"),
    ("export", "out.jsonl"),
    ("load", "texts"),
    ("correct", "list"),
    ("keys", "list"),
    # without keys it is not served to others, and does not come to listening
    ("serve", "--port", "0", "--host", "0.0.0.0"),  # noqa: S104
    ("keys", "add", "lan", "--role", "reader"),
]


def silent(told: str) -> bool:
    """Whether nothing of a password is in what is told."""
    return "geheim" not in told and "wort" not in told


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("by", ["option", "environment"])
def test_no_command_prints_a_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, by: str) -> None:
    """On no stream, and not by the name of a file or folder that it makes; what ends it is a sentence."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("DIRECTIVE_GRAPH_LANG", "en")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("Kế hoạch số 1-KH/TU", encoding="utf-8")
    if by == "environment":
        monkeypatch.setenv("DIRECTIVE_GRAPH_STORE", url)
    for words in COMMANDS:
        done = CliRunner().invoke(main, [*words, *(("--store", url) if by == "option" else ())])
        assert isinstance(done.exception, SystemExit | None), (words, done.exception)
        assert silent(done.output), words
        helped = CliRunner().invoke(main, [*words[:1], "--help"])
        assert silent(helped.output)
    assert all(silent(str(each.relative_to(tmp_path))) for each in tmp_path.rglob("*"))


@pytest.mark.parametrize("url", URLS[:2])
def test_no_answer_and_no_log_of_a_service_tells_a_password(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, url: str
) -> None:
    """While its server is away: problems, probes, metrics and the log say which server, and nothing more."""
    caplog.set_level(logging.DEBUG, "graph_service")
    app = create_app(Settings(store=url, state=tmp_path))
    with TestClient(app, raise_server_exceptions=False) as client:
        for path in ("/readyz", "/metrics", "/api/v1/stats", "/api/v1/export", "/vi/", "/openapi.json"):
            answer = client.get(path)
            assert silent(answer.text + str(answer.headers)), path
        sent = client.post("/api/v1/loads", files=[("files", ("a.txt", b"x"))])
        assert silent(sent.text)
    assert silent(caplog.text)
