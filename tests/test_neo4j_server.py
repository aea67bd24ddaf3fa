"""What the helper that starts a Neo4j leaves behind: nothing, even where it is killed."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from neo4j_server import own_folder


def test_what_a_killed_process_left_is_cleared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its folders of the same kind alone: those of living processes, of other kinds and of nobody stay."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    left = tmp_path / f"directive-graph-neo4j-{ended.pid}-x"
    others = [f"directive-graph-neo4j-{os.getppid()}-x", f"directive-graph-chromium-{ended.pid}-x", "mine-1-x"]
    for folder in (left, *(tmp_path / each for each in others)):
        (folder / "data").mkdir(parents=True)
    with own_folder("neo4j") as first, own_folder("neo4j") as second:
        assert not left.exists()
        assert first.is_dir()
        assert second.is_dir()
    assert {each.name for each in tmp_path.iterdir()} == set(others)
