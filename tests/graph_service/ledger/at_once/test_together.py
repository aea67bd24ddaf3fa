"""Two first loads at once into an empty store, each a process of its own: both end well, and nothing is lost."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import neo4j
import pytest
from neo4j_server import parts
from store_tools import embedded, now
from texts import CITY, citation, directive

from graph_service.export import forms as export
from graph_service.ledger.load import load
from graph_service.store import open_store
from graph_service.store.protocol import Store

#: files of each folder, and of both together
FILES, SHARED = 60, 20
#: loads a folder; waits at its first file until the other load is there too, which then both know an empty store
SCRIPT = """
import sys, time
from pathlib import Path
from graph_service.ledger import load
from graph_service.store import open_store

load.WORTH_IT = 20
url, folder, mine, others = sys.argv[1], *map(Path, sys.argv[2:])

def tell(done, total, name):
    print(name, flush=True)
    mine.touch()
    until = time.monotonic() + 60
    while not others.exists():
        assert time.monotonic() < until
        time.sleep(0.01)

if __name__ == "__main__":
    store = open_store(url)
    load.load(store, [folder], tell)
    store.close()
"""


def folder(made: Path, numbers: range) -> Path:
    """Plans that name each other, across the folders too."""
    made.mkdir()
    for number in numbers:
        before = citation("Kế hoạch", f"{number - 1}-KH/TU", "1/9/2022", "của Thành ủy")
        sentences = [f"Thực hiện {before}, Thành ủy ban hành kế hoạch này."]
        text = directive("Kế hoạch", f"{number}-KH/TU", CITY, "1/9/2022", "nạo vét kênh", sentences)
        (made / f"{number}.txt").write_text(text, encoding="utf-8")
    return made


def without_schema(url: str) -> None:
    """Take the indexes and constraints from a database, so that both make them."""
    plain, user, password = parts(url)
    with neo4j.GraphDatabase.driver(plain, auth=(user, password)) as driver, driver.session() as session:
        for kind, kinds in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
            for name in session.run(f"SHOW {kinds} YIELD name, type WHERE type <> 'LOOKUP' RETURN name").value():
                session.run(f"DROP {kind} `{name}`").consume()


def graph(store: Store) -> str:
    """The whole graph, byte for byte."""
    return "".join(export.jsonl(now(store)))


@pytest.mark.parametrize("other", ["other", "one"])
def test_two_first_loads_at_once_both_end_well(engine_url: str, tmp_path: Path, other: str) -> None:
    """Of two folders that share texts, and twice of the same one: the graph is that of one load of all."""
    if not engine_url.startswith("sqlite"):
        without_schema(engine_url)
    folders = [folder(tmp_path / "one", range(1, FILES + 1))]
    folders.append(folders[0] if other == "one" else folder(tmp_path / "other", range(FILES - SHARED, 2 * FILES)))
    script = tmp_path / "loading.py"
    script.write_text(SCRIPT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    flags = [str(tmp_path / "first"), str(tmp_path / "second")]
    commands = [
        [sys.executable, str(script), engine_url, str(each), *flags[::way]]
        for each, way in zip(folders, (1, -1), strict=True)
    ]
    running = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for command in commands
    ]
    said = [process.communicate(timeout=300) for process in running]
    assert [(process.returncode, error) for process, (_, error) in zip(running, said, strict=True)] == [
        (0, ""),
        (0, ""),
    ]
    # the one that came second to the writing began anew, for both had read what they were to write
    assert max(told.splitlines().count(f"{FILES}.txt") for told, _ in said) == 2
    with closing(open_store(engine_url)) as store, embedded() as whole:
        assert store.faults() == []
        for each in folders:
            load(whole, [each])
        assert graph(store) == graph(whole)
