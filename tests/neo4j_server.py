"""A real Neo4j for tests and benchmarks, with or without Docker.

    python tests/neo4j_server.py [--newest]     starts a server and prints its URL until interrupted

A server is found in this order:

1. ``DIRECTIVE_GRAPH_TEST_NEO4J``, a URL with user and password. **Tests delete everything in it.**
2. Java and Maven: the jars come from Maven once and stay in a cache folder outside the tree.
3. Docker, where an engine answers.

Otherwise ``NoServer`` says what to install. A started server listens on 127.0.0.1 only, keeps its data
in a temporary folder, and is gone when the context ends.
"""

import argparse
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

NAMED_SERVER = "DIRECTIVE_GRAPH_TEST_NEO4J"
BROWSER = "5.24.0"
SECONDS_TO_START = 180
OPENED_PACKAGES = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang")
JAVA_HOMES = ("/usr/lib/jvm/*", "/opt/*", "/Library/Java/JavaVirtualMachines/*/Contents/Home")

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>directive-graph</groupId><artifactId>neo4j-for-tests</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version></dependency>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>{version}</version></dependency>
    <dependency><groupId>org.neo4j.client</groupId><artifactId>neo4j-browser</artifactId><version>{browser}</version></dependency>
  </dependencies>
</project>
"""

CONFIGURATION = """server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.http.advertised_address=127.0.0.1:{http}
server.https.enabled=false
dbms.usage_report.enabled=false
client.allow_telemetry=false
browser.remote_content_hostname_whitelist=localhost
dbms.security.http_static_content_security_policy_header={policy}
server.memory.heap.max_size=1g
server.memory.pagecache.size=256m
"""

#: what a reader's browser may ask for: the same as docker-compose.yml allows, at this server's port
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-eval' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; frame-ancestors 'none'; "
    "connect-src 'self' ws://localhost:{bolt} ws://127.0.0.1:{bolt} wss://localhost:{bolt} wss://127.0.0.1:{bolt}"
)

GUARD = "import os, signal, sys; sys.stdin.read(); os.kill(int(sys.argv[1]), signal.SIGTERM)"


class NoServer(Exception):
    """No Neo4j can be had on this machine; the message says what to install."""


@dataclass(frozen=True, slots=True)
class Release:
    """A release of Neo4j Community and what it takes to run it."""

    version: str
    main_class: str
    java: int


LONG_TERM = Release("5.26.30", "org.neo4j.server.CommunityEntryPoint", 17)
NEWEST = Release("2026.08.1", "org.neo4j.server.Neo4jCommunity", 21)


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers: ``url`` carries user and password, ``http`` serves the Neo4j Browser.

    ``process`` is there where the server is ours to kill.
    """

    url: str
    http: str | None = None
    process: "ServerProcess | None" = None


class ServerProcess:
    """A server's process, which can be killed and started again over its data."""

    def __init__(self, command: list[str], home: Path, url: str) -> None:
        self._command = command
        self._home = home
        self._url = url
        self._running = ExitStack()

    def start(self) -> None:
        """Return when it answers."""
        console = self._running.enter_context((self._home / "console.log").open("ab"))
        # a session of its own, so that Ctrl-C in a terminal reaches the tests first and the server by us
        self._process = subprocess.Popen(self._command, stdout=console, stderr=console, start_new_session=True)
        self._running.callback(self._process.wait)
        self._running.callback(self._process.kill)
        self._running.enter_context(_ended_with_us(self._process.pid))
        _wait_for(self._url, lambda: _console(self._home) if self._process.poll() is not None else None)

    def kill(self) -> None:
        """End it as a failing machine does."""
        self._running.close()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """A server that takes what comes and says nothing, as long as the block runs."""
        self._process.send_signal(signal.SIGSTOP)
        os.waitpid(self._process.pid, os.WUNTRACED)  # a signal that is sent has not come yet
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)


@contextmanager
def running(release: Release = LONG_TERM) -> Iterator[Server]:
    """A server that answers, gone when the block ends; ``NoServer`` where none can be had."""
    named = os.environ.get(NAMED_SERVER)
    if named and release is LONG_TERM:
        yield Server(named)
        return
    java, maven = find_java(release.java), shutil.which("mvn")
    with ExitStack() as stack:
        if java and maven:
            yield stack.enter_context(_by_java(release, java, jars(release, maven)))
        elif _docker_answers():
            yield stack.enter_context(_by_docker(release))
        else:
            raise NoServer(
                f"no Neo4j {release.version} for tests: install Java {release.java} or newer and Maven "
                f"(Debian: openjdk-17-jdk-headless maven), or Docker, or set {NAMED_SERVER}=neo4j://user:password@host:7687"
            )


def find_java(at_least: int) -> Path | None:
    """A ``java`` of at least this major version: JAVA_HOME first, then PATH, then the usual folders."""
    inferred_places = [Path(home) for home in [os.environ.get("JAVA_HOME")] if home]
    on_path = shutil.which("java")
    candidates = [home / "bin" / "java" for home in inferred_places] + ([Path(on_path)] if on_path else [])
    for pattern in JAVA_HOMES:
        candidates += [home / "bin" / "java" for home in sorted(Path("/").glob(pattern.lstrip("/")))]
    return next((java for java in candidates if java.is_file() and _java_version(java) >= at_least), None)


@cache
def _java_version(java: Path) -> int:
    shown = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', shown)
    return int(found[1]) if found else 0


def cache_folder() -> Path:
    """Where jars stay between runs, outside the tree."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "directive-graph"


def jars(release: Release, maven: str) -> Path:
    """The folder of the release's jars; filled once, by a rename, so that two runs at once do not meet halfway."""
    folder = cache_folder() / f"neo4j-{release.version}" / "lib"
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as work:
            copied = _copy_dependencies(release, maven, Path(work))
            with suppress(OSError):  # another run was first
                copied.rename(folder)
    return folder


def _copy_dependencies(release: Release, maven: str, work: Path) -> Path:
    (work / "pom.xml").write_text(POM.format(version=release.version, browser=BROWSER), encoding="utf-8")
    command = [maven, "-B", "-q", "dependency:copy-dependencies", "-DoutputDirectory=lib"]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoServer(f"Maven could not fetch Neo4j {release.version}: {(done.stdout + done.stderr)[-2000:]}")
    return work / "lib"


@contextmanager
def _by_java(release: Release, java: Path, lib: Path) -> Iterator[Server]:
    password = secrets.token_hex(12)
    with own_folder("neo4j") as home:
        bolt, http = free_ports(2)
        _configure(home, bolt, http)
        _set_password(java, lib, home, password)
        url = f"neo4j://neo4j:{password}@127.0.0.1:{bolt}"
        with _started(_command(release, java, lib, home), home, url) as process:
            yield Server(url, f"http://127.0.0.1:{http}", process)


@contextmanager
def imported(release: Release, folder: Path, command: list[str]) -> Iterator[tuple[Server, str]]:
    """A server over a database that ``neo4j-admin`` made of files in a folder, and what it said; by Java and Maven."""
    java, maven = find_java(release.java), shutil.which("mvn")
    if not java or not maven:
        raise NoServer(f"neo4j-admin {release.version} needs Java {release.java} or newer and Maven")
    lib, password = jars(release, maven), secrets.token_hex(12)
    with own_folder("neo4j") as home:
        bolt, http = free_ports(2)
        _configure(home, bolt, http)
        _set_password(java, lib, home, password)
        opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED_PACKAGES]
        tool = [java, *opened, "-cp", f"{lib}/*", "org.neo4j.cli.AdminTool", *command[1:]]
        environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
        done = subprocess.run(tool, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        url = f"neo4j://neo4j:{password}@127.0.0.1:{bolt}"
        with _started(_command(release, java, lib, home), home, url) as process:
            yield Server(url, process=process), done.stdout


@contextmanager
def own_folder(kind: str) -> Iterator[Path]:
    """A temporary folder, gone when the block ends; those of its kind that killed processes left go before."""
    named = f"directive-graph-{kind}-"
    for left in Path(tempfile.gettempdir()).glob(f"{named}*-*"):
        owner = left.name.removeprefix(named).partition("-")[0]
        if owner.isdecimal() and not _runs(int(owner)):
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=f"{named}{os.getpid()}-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # another user's
        return True
    return True


def _configure(home: Path, bolt: int, http: int) -> None:
    (home / "conf").mkdir()
    told = CONFIGURATION.format(bolt=bolt, http=http, policy=POLICY.format(bolt=bolt))
    (home / "conf" / "neo4j.conf").write_text(told, encoding="utf-8")


def _set_password(java: Path, lib: Path, home: Path, password: str) -> None:
    command = [java, "-cp", f"{lib}/*", "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password]
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoServer(f"Neo4j did not take an initial password: {(done.stdout + done.stderr)[-2000:]}")


def _command(release: Release, java: Path, lib: Path, home: Path) -> list[str]:
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED_PACKAGES]
    flags = ["-Xmx1g", *opened, "-Dio.netty.tryReflectionSetAccessible=true", "-cp", f"{lib}/*"]
    return [str(java), *flags, release.main_class, f"--home-dir={home}", f"--config-dir={home / 'conf'}"]


@contextmanager
def _started(command: list[str], home: Path, url: str) -> Iterator[ServerProcess]:
    process = ServerProcess(command, home, url)
    try:
        process.start()
        yield process
    finally:
        process.kill()  # its data is thrown away: nothing to save


@contextmanager
def _ended_with_us(process: int) -> Iterator[None]:
    """However this program ends, by SIGKILL too, ``process`` ends: a guard reads a pipe that closes then."""
    guard = subprocess.Popen([sys.executable, "-c", GUARD, str(process)], stdin=subprocess.PIPE, start_new_session=True)
    try:
        yield
    finally:
        guard.kill()
        guard.communicate()


def _console(home: Path) -> str:
    return (home / "console.log").read_text(encoding="utf-8", errors="replace")[-2000:]


def _docker_answers() -> bool:
    docker = shutil.which("docker")
    if not docker:
        return False
    asked = [docker, "info", "--format", "{{.ServerVersion}}"]
    return subprocess.run(asked, capture_output=True, check=False, timeout=30).returncode == 0


@contextmanager
def _by_docker(release: Release) -> Iterator[Server]:
    password = secrets.token_hex(12)
    bolt, http = free_ports(2)
    ports = ["-p", f"127.0.0.1:{bolt}:7687", "-p", f"127.0.0.1:{http}:7474"]
    told = {
        "AUTH": f"neo4j/{password}",
        "server_bolt_advertised__address": f"127.0.0.1:{bolt}",
        "dbms_usage__report_enabled": "false",
        "client_allow__telemetry": "false",
        "browser_remote__content__hostname__whitelist": "localhost",
        "dbms_security_http__static__content__security__policy__header": POLICY.format(bolt=bolt),
    }
    settings = [word for name, value in told.items() for word in ("-e", f"NEO4J_{name}={value}")]
    image = f"neo4j:{release.version}-community"
    command = ["docker", "run", "-d", "--rm", *ports, *settings, image]
    started = subprocess.run(command, capture_output=True, text=True, check=False)
    if started.returncode:
        raise NoServer(f"Docker could not start {image}: {started.stderr[-2000:]}")
    try:
        server = Server(f"neo4j://neo4j:{password}@127.0.0.1:{bolt}", f"http://127.0.0.1:{http}")
        _wait_for(server.url, lambda: None)
        yield server
    finally:
        stop = ["docker", "rm", "-f", started.stdout.strip()]
        subprocess.run(stop, capture_output=True, check=False)


def free_ports(count: int) -> list[int]:
    """Ports of 127.0.0.1 that nobody listens on."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def _wait_for(url: str, died: object) -> None:
    """Return when the server answers; raise ``NoServer`` with its last words when it ended or took too long."""
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        last_words = died() if callable(died) else None
        if last_words is not None:
            raise NoServer(f"Neo4j ended while starting: {last_words}")
        if _answers(url):
            return
        time.sleep(0.3)
    raise NoServer(f"Neo4j did not answer within {SECONDS_TO_START} s")


def _answers(url: str) -> bool:
    plain, user, password = parts(url.replace("neo4j://", "bolt://"))  # a router complains while it waits
    with suppress(DriverError, Neo4jError), neo4j.GraphDatabase.driver(plain, auth=(user, password)) as driver:
        driver.verify_connectivity()
        return True
    return False


def parts(url: str) -> tuple[str, str, str]:
    """The URL without its user, the user, and the password."""
    scheme, _, rest = url.partition("://")
    user, _, host = rest.rpartition("@")
    name, _, password = user.partition(":")
    return f"{scheme}://{host}", name, password


def main() -> None:
    """Start a server, print its URL, and keep it until interrupted or terminated."""
    choose = argparse.ArgumentParser(description="Start a Neo4j for tests and print its URL.")
    choose.add_argument("--newest", action="store_true", help=f"{NEWEST.version} instead of {LONG_TERM.version}")
    release = NEWEST if choose.parse_args().newest else LONG_TERM
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with running(release) as server:
            print(server.url, flush=True)
            print(f"Neo4j Browser: {server.http}/browser/", file=sys.stderr, flush=True)
            sleep_until_interrupted()
    except NoServer as error:
        sys.exit(str(error))


def sleep_until_interrupted() -> None:
    """Sleep until Ctrl-C."""
    with suppress(KeyboardInterrupt):
        while True:
            time.sleep(3600)


if __name__ == "__main__":
    main()
