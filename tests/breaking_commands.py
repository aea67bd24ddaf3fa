"""Kills: a command, a service or a server is ended at a random moment, and what was begun is given again.

A round is a first load, a load of more files, one of changed files, a correction, a forgetting and an upload; after it
the export is that of a run that nothing broke, byte for byte, on either engine.
"""

import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx
from breaking_files import Broken
from click.testing import CliRunner
from fastapi.testclient import TestClient
from neo4j_server import Server, ServerProcess, own_folder
from store_tools import emptied

from graph_service.api.app import create_app
from graph_service.cli import main
from graph_service.demo import corpus
from graph_service.settings import Settings

#: a first load takes all files at once from so many on, here few, so that it is tried quickly
AT_ONCE = 5
FILES = 7
_START = f"import graph_service.ledger.load as load; load.WORTH_IT = {AT_ONCE}"
COMMAND = [sys.executable, "-c", f"{_START}; from graph_service.cli import main; main()"]
DOCUMENT = "97-nq-tw.2021"
UPLOADED = "uploaded.txt"
#: seconds within which whatever was broken has to be at its end
_PATIENCE = 120.0
Told = Callable[[str], None]
#: what is done to a command that runs, after some seconds
Break = Callable[["Begun", float], None]
#: how much longer what is done with a server takes
SLOWER = 2.0


@dataclass(frozen=True, slots=True)
class Step:
    """A command by its words, and the files in the folder that it loads; no words: an upload."""

    files: Mapping[str, bytes]
    words: tuple[str, ...] = ()


@dataclass(slots=True)
class Place:
    """A store, the folder that is loaded into it, and what its service keeps."""

    store: str
    folder: Path
    state: Path
    #: what its last command wrote
    told: Path
    #: loads that a service accepted
    accepted: list[str] = field(default_factory=list)

    @property
    def settings(self) -> Settings:
        return Settings(store=self.store, state=self.state)

    def lay(self, files: Mapping[str, bytes]) -> None:
        """Put these files into the folder, and no others."""
        self.folder.mkdir(exist_ok=True)
        for path in self.folder.iterdir():
            if path.name not in files:
                path.unlink()
        for name, content in files.items():
            (self.folder / name).write_bytes(content)


def steps() -> list[Step]:
    """What is broken, one after the other; each may be given again."""
    texts = {path.name: path.read_bytes() for path in sorted(corpus().glob("*.txt"))[:FILES]}
    *most, last = texts
    first = {name: texts[name] for name in most}
    more = {**first, last: texts[last]}
    changed = {name: content + "\nCăn cứ Kế hoạch số 64-KH/QU.\n".encode() for name, content in more.items()}
    changed.pop(most[1])
    load = ("load", "{folder}")
    date = ("correct", "date", DOCUMENT, "16/12/2021", "--why", "x", "--who", "x", "--when", "2026-01-01")
    given = [(first, load), (more, load), (changed, load), (changed, date), (changed, ("forget", last)), (changed, ())]
    return [Step(files, words) for files, words in given]


def given(place: Place, words: tuple[str, ...]) -> list[str]:
    """A command with its store."""
    return [*(each.format(folder=place.folder) for each in words), "--store", place.store]


def do(place: Place, step: Step) -> None:
    """Give a command to its end, in this process: what is left of one that was broken is another's to set right."""
    if not step.words:
        uploaded(place)
        return
    done = CliRunner().invoke(main, given(place, step.words))
    # one that has nothing left to do says so with 1
    if done.exit_code not in (0, 1) or (done.exception and not isinstance(done.exception, SystemExit)):
        raise Broken(f"{' '.join(step.words)}: {done.exit_code} {done.exception!r} {done.output[-800:]}")


def uploaded(place: Place) -> None:
    """An upload is done: one that was accepted by whoever accepted it, or else it is sent once more."""
    with TestClient(create_app(place.settings), base_url="http://localhost") as client:
        if not place.accepted:
            place.accepted.append(_sent(client))
        await_done(client, place.accepted)


def _sent(client: httpx.Client) -> str:
    text = (corpus() / "ke-hoach-17-kh-du.txt").read_bytes() + b"\nx\n"
    answer = client.post("/api/v1/loads", files={"files": (UPLOADED, text)})
    answer.raise_for_status()
    return str(answer.json()["id"])


def await_done(client: httpx.Client, loads: list[str]) -> None:
    """Return when all of them are done; none is forgotten, and none failed."""
    until = time.monotonic() + _PATIENCE
    while (states := {client.get(f"/api/v1/loads/{load}").json()["state"] for load in loads}) != {"done"}:
        if time.monotonic() > until or not states <= {"queued", "running", "done"}:
            raise Broken(f"accepted uploads are {states}")
        time.sleep(0.05)


@contextmanager
def begun(place: Place, step: Step) -> Iterator["Begun"]:
    """The command in a process of its own; of an upload: the service, which is being sent one."""
    words = given(place, step.words) if step.words else ["serve", "--port", "0", "--store", place.store]
    place.state.mkdir(exist_ok=True)
    environment = {**os.environ, "DIRECTIVE_GRAPH_STATE": str(place.state)}
    with place.told.open("wb") as told:
        process = subprocess.Popen([*COMMAND, *words], stdout=told, stderr=told, env=environment)
        try:
            address = "" if step.words else _address(place, process)
            yield Begun(place, process, address)
        finally:
            process.kill()
            process.wait()


class Begun:
    """A command that runs, from now on."""

    def __init__(self, place: Place, process: "subprocess.Popen[bytes]", address: str) -> None:
        self.place = place
        self.process = process
        self.address = address
        if address:
            threading.Thread(target=self._send, daemon=True).start()

    def told(self) -> str:
        """What it has written; no inside of the program."""
        told = self.place.told.read_text(encoding="utf-8", errors="replace")
        if "Traceback" in told:
            raise Broken(told[-3000:])
        return told

    def _send(self) -> None:
        # whatever ends the service ends this too
        with suppress(httpx.HTTPError), httpx.Client(base_url=self.address, timeout=_PATIENCE) as client:
            self.place.accepted.append(_sent(client))


def _address(place: Place, process: "subprocess.Popen[bytes]") -> str:
    until = time.monotonic() + _PATIENCE
    while not (found := re.search(r"http://\S+(?=/docs)", place.told.read_text(encoding="utf-8"))):
        if time.monotonic() > until or process.poll() is not None:
            raise Broken(f"the service did not start: {place.told.read_text(encoding='utf-8')[-800:]}")
        time.sleep(0.02)
    return found[0]


def killed(begun: Begun, seconds: float) -> None:
    """Kill the command after so many seconds, where it has not ended."""
    with suppress(subprocess.TimeoutExpired):
        begun.process.wait(seconds)
    begun.process.kill()
    begun.process.wait()
    begun.told()


def server_killed(server: ServerProcess) -> Break:
    """Kill the server after so many seconds: the command says so and ends, the service ends when it is told to."""

    def after(begun: Begun, seconds: float) -> None:
        time.sleep(seconds)
        server.kill()
        try:
            if begun.address:
                begun.process.terminate()
            code = begun.process.wait(_PATIENCE)
            # who is asked to end before it listens to that is ended by the system, and has taken nothing yet
            if code not in (0, 1, 2, -signal.SIGTERM):
                raise Broken(f"ended with {code}: {begun.told()[-800:]}")
            begun.told()
        finally:
            server.start()

    return after


class Kills:
    """Rounds of kills over one run that nothing broke."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._chance = random.Random(seed)  # noqa: S311 - moments
        self._steps = steps()
        self._rounds = 0
        whole = self.place(f"sqlite:{folder / 'whole.db'}")
        start = _seconds(lambda: subprocess.run([*COMMAND, "--help"], stdout=subprocess.DEVNULL, check=True))
        self._seconds = [_done_first(whole, step) + (start if step.words else 0) for step in self._steps]
        self._wanted = exported(whole)

    def place(self, store: str) -> Place:
        """A store that nothing is in, and what goes with it."""
        self._rounds += 1
        mine = self._folder / str(self._rounds)
        mine.mkdir()
        return Place(store, self._folder / "texts", mine / "state", mine / "told")

    def embedded(self) -> Place:
        """A new embedded store."""
        place = self.place("")
        return replace(place, store=f"sqlite:{place.told.with_name('store.db')}")

    def some_steps(self, most: int) -> list[int]:
        """The numbers of steps that are broken in a round."""
        return self._chance.sample(range(len(self._steps)), min(most, len(self._steps)))

    def round(self, place: Place, breaks: Mapping[int, Break], slower: float = 1.0) -> None:
        """All steps; those of these numbers are broken, and every one is then given to its end."""
        for number, step in enumerate(self._steps):
            place.lay(step.files)
            if number in breaks:
                after = self._chance.uniform(0.15, 1.05) * self._seconds[number] * slower
                with begun(place, step) as command:
                    breaks[number](command, after)
            do(place, step)
        do(place, Step({}, ("check",)))
        if exported(place) != self._wanted:
            raise Broken(f"{place.store.partition('@')[2] or place.store}: the export is another one")
        left = [each.name for each in place.told.parent.rglob(".*") if "partial" in each.name]
        if left or [each for each in place.told.parent.iterdir() if each.name.endswith(".loading")]:
            raise Broken(f"left behind: {left}")


def _done_first(place: Place, step: Step) -> float:
    """Do a step that nothing breaks; the seconds that it takes."""
    place.lay(step.files)
    return _seconds(lambda: do(place, step))


def _seconds(action: Callable[[], object]) -> float:
    started = time.monotonic()
    action()
    return time.monotonic() - started


def exported(place: Place) -> bytes:
    """The whole graph."""
    out = place.told.with_name("export.jsonl")
    do(place, Step({}, ("export", str(out))))
    return out.read_bytes()


def kills(number: int, seed: int, server: Server | None = None, servers: int = 0, told: Told = print) -> None:
    """As many kills of commands and services, over embedded stores or on a server; and kills of that server itself."""
    if servers and (server is None or server.process is None):
        told("there is no Neo4j that is ours to kill")
        servers = 0
    ways = [killed] * number
    if server and server.process:
        ways += [server_killed(server.process)] * servers
    random.Random(seed).shuffle(ways)  # noqa: S311
    with own_folder("torture") as folder:
        run = Kills(folder, seed)
        while ways:
            breaks = {step: ways.pop() for step in run.some_steps(len(ways))}
            if server:
                run.round(run.place(emptied(server.url)), breaks, slower=SLOWER)
            else:
                run.round(run.embedded(), breaks)
            told(f"{len(ways)} of {number + servers} kills are left")
