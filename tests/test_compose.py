"""docker-compose.yml brings up what exists: checked against the program itself, and by Docker where it is there."""

import json
import platform
import re
import shutil
import socket
import sqlite3 as plain_sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from neo4j_server import POLICY

from graph_service.cli import main
from graph_service.settings import Settings
from graph_service.store.protocol import WAL_FIXED
from graph_service.store.sqlite_module import sqlite3

ROOT = Path(__file__).parents[1]
PREFIX = "DIRECTIVE_GRAPH_"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """The compose file as it is written, variables not yet replaced."""
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def service(compose: dict[str, Any]) -> dict[str, Any]:
    """Our own service in it."""
    return compose["services"]["service"]


def test_every_image_is_pinned(compose: dict[str, Any]) -> None:
    """An image, in the compose file and in the Dockerfile, has an exact version of three numbers."""
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    images = [each["image"] for each in compose["services"].values()] + re.findall(
        r"^FROM (\S+)", dockerfile, re.MULTILINE
    )
    assert len(images) >= 3
    assert [image for image in images if not re.search(r":\d+\.\d+\.\d+(-[a-z-]+)?$", image)] == []


def test_neo4j_is_the_community_edition_of_the_lts(compose: dict[str, Any]) -> None:
    """The database is Neo4j 5.26, community."""
    assert re.fullmatch(r"neo4j:5\.26\.\d+-community", compose["services"]["neo4j"]["image"])


def test_every_service_has_a_health_check(compose: dict[str, Any]) -> None:
    """A health check has a command that Docker knows how to run, and the service waits for a healthy database."""
    for name, each in compose["services"].items():
        assert "load" in each.get("profiles", [name]) or each["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}
    assert compose["services"]["service"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}


def test_the_service_is_probed_where_it_answers(service: dict[str, Any]) -> None:
    """The health check asks whether questions can be answered, at the port that the command names."""
    port = service["command"][service["command"].index("--port") + 1]
    url = re.search(r"http://127\.0\.0\.1:(\d+)(/\w+)", service["healthcheck"]["test"][-1])
    assert url
    assert url.group(1) == port
    assert url.group(2) == "/readyz"
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert re.findall(r"urlopen\('(\S+)'", dockerfile) == [url.group(0)]


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash, which the image of Neo4j has")
@pytest.mark.parametrize(("status", "healthy"), [("200 OK", True), ("503 Service Unavailable", False), (None, False)])
def test_neo4j_is_probed_without_a_new_jvm(compose: dict[str, Any], status: str | None, healthy: bool) -> None:
    """The shell asks the server's port: well where it answers 200, ill where it answers otherwise or not at all."""
    kind, shell, option, script = compose["services"]["neo4j"]["healthcheck"]["test"]
    assert (kind, shell, option) == ("CMD", "bash", "-c")
    assert "java" not in script
    assert "cypher-shell" not in script

    def answer() -> None:
        near, _ = listening.accept()
        with near:
            near.recv(1000)
            near.sendall(f"HTTP/1.1 {status}\r\n\r\n".encode())

    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        if status is None:
            listening.close()
        else:
            threading.Thread(target=answer, daemon=True).start()
        # as the engine hands it on, which reads $$ as $
        asked = script.replace("$$", "$").replace("7474", str(port))
        assert (subprocess.run(["bash", "-c", asked], check=False, timeout=30).returncode == 0) is healthy  # noqa: S607


def test_the_image_has_the_fixed_sqlite(service: dict[str, Any]) -> None:
    """The image is made with the extra that brings it and fails to build without; here the same line says the same."""
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "pip wheel --no-cache-dir --wheel-dir /wheels '.[sqlite]'" in dockerfile
    assert "'directive-graph[sqlite]'" in dockerfile
    (script,) = re.findall(r'^RUN python -c "(.*WAL_FIXED.*)"$', dockerfile, re.MULTILINE)
    asked = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (asked.returncode == 0) is (sqlite3.sqlite_version_info >= WAL_FIXED), asked.stderr
    assert service["platform"] == "linux/amd64"


@pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64"), reason="pysqlite3 has wheels for Linux on x86_64 only"
)
def test_stores_use_the_fixed_sqlite_that_is_installed(tmp_path: Path) -> None:
    """With the extra an embedded store has the fix and says so; without it, Python's own SQLite does the same work."""
    told = []
    for missing in ("", "sys.modules['pysqlite3'] = None; "):
        arguments = ["stats", "--json", "--store", f"sqlite:{tmp_path / f'{len(told)}.db'}"]
        made = f"open_store({arguments[-1]!r}).close()"
        script = f"import sys; {missing}from graph_service.store import open_store; {made}"
        script += f"; from graph_service.command import main; sys.argv[1:] = {arguments!r}; main()"
        asked = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
        assert asked.returncode == 0, asked.stderr
        told.append(json.loads(asked.stdout))
    assert told[0]["wal_fixed"] is True
    assert tuple(map(int, told[0]["version"].split("."))) >= WAL_FIXED
    assert told[1]["version"] == plain_sqlite3.sqlite_version


def test_nothing_leaves_the_machine(compose: dict[str, Any]) -> None:
    """Neither the server nor its Browser reports on anybody, guides come from here alone, and so does all else.

    The Browser's page asks for fonts, analytics and a survey elsewhere whatever the server is told; the reader's
    browser is told to refuse, in the words that the tests of the real Browser see work.
    """
    told = compose["services"]["neo4j"]["environment"]
    policy = told["NEO4J_dbms_security_http__static__content__security__policy__header"]
    assert policy == POLICY.format(bolt=7687)
    assert "http" not in policy
    assert told["NEO4J_dbms_usage__report_enabled"] == "false"
    assert told["NEO4J_client_allow__telemetry"] == "false"
    assert told["NEO4J_browser_remote__content__hostname__whitelist"] == "localhost"


def test_uploads_lie_on_disk_and_corrections_are_kept(service: dict[str, Any]) -> None:
    """Nothing that is uploaded fills the memory, and what people set right has a volume of its own."""
    assert "tmpfs" not in service
    folders = {volume.split(":")[1] for volume in service["volumes"]}
    assert {"/tmp", "/home/directive"} <= folders  # noqa: S108 - the container's
    assert str(Path(service["environment"]["DIRECTIVE_GRAPH_CORRECTIONS"]).parent) in folders
    assert "/corrections" in (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_the_first_load_is_one_line(compose: dict[str, Any]) -> None:
    """A service that runs only when it is asked for loads a folder into the same store, and cannot write into it."""
    load, service = compose["services"]["load"], compose["services"]["service"]
    assert load["profiles"] == ["load"]
    assert load["environment"] == service["environment"]
    assert load["image"] == service["image"]
    name, folder = load["command"]
    assert name in dict(main.every())
    assert any(volume.endswith(f":{folder}:ro") for volume in load["volumes"])
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    assert "docker compose run --rm load" in text


def test_no_password_is_written(compose: dict[str, Any]) -> None:
    """Every variable with a password takes it from the environment and stops where it is missing."""
    secrets = [
        value
        for each in compose["services"].values()
        for name, value in each["environment"].items()
        if "profiles" not in each and ("PASSWORD" in name or "AUTH" in name or name.endswith("KEY"))
    ]
    assert len(secrets) == 3
    for value in secrets:
        assert re.fullmatch(r"(neo4j/)?\$\{(NEO4J_PASSWORD|DIRECTIVE_GRAPH_KEY):\?[^}]+\}", value)


def test_data_outlives_the_containers(compose: dict[str, Any]) -> None:
    """Every volume that a service mounts is a named one that the file declares, the database's data among them."""
    mounted = {volume.split(":")[0] for each in compose["services"].values() for volume in each["volumes"]}
    assert {name for name in mounted if not name.startswith("$")} == set(compose["volumes"])
    assert "neo4j-data:/data" in compose["services"]["neo4j"]["volumes"]


def test_ports_are_open_on_this_machine_only(compose: dict[str, Any]) -> None:
    """Nothing listens to the network unless someone says so."""
    ports = [port for each in compose["services"].values() for port in each.get("ports", ())]
    assert ports
    assert [port for port in ports if not port.startswith("127.0.0.1:")] == []


def test_the_command_of_the_service_exists(service: dict[str, Any]) -> None:
    """The service's command line is one that the program parses, without an option left over."""
    name, *arguments = service["command"]
    command = dict(main.every())[name]
    context = command.make_context(name, list(arguments), parent=click.Context(main, obj=None, **main.context_settings))
    assert context.params["host"] == "0.0.0.0"  # noqa: S104 -- inside the container; the published port is local
    assert context.params["port"] == 8000


def test_the_image_starts_the_same_command(service: dict[str, Any]) -> None:
    """The image alone starts what the compose file starts."""
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert re.findall(r"^ENTRYPOINT (.+)$", dockerfile, re.MULTILINE) == ['["directive-graph"]']
    (written,) = re.findall(r"^CMD (.+)$", dockerfile, re.MULTILINE)
    assert yaml.safe_load(written) == service["command"]


def test_the_image_does_not_run_as_root() -> None:
    """The last user that the Dockerfile names is not root."""
    users = re.findall(r"^USER (\S+)$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    assert users
    assert users[-1] not in {"root", "0"}


def test_every_setting_exists(service: dict[str, Any]) -> None:
    """Each DIRECTIVE_GRAPH_ variable of the compose file is a field of the settings."""
    names = {name.removeprefix(PREFIX).lower() for name in service["environment"]}
    assert names
    assert names <= set(Settings.model_fields)
    assert all(name.startswith(PREFIX) for name in service["environment"])


def test_the_settings_are_accepted(service: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings read the compose file's environment without complaint."""
    for name, value in service["environment"].items():
        monkeypatch.setenv(name, value)
    assert Settings().store == "neo4j://neo4j:7687"


def test_what_the_image_copies_is_sent_to_the_engine() -> None:
    """Every path that the Dockerfile copies from the tree exists and is let through by .dockerignore."""
    copied = re.findall(r"^COPY (.+)$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    sources = {source for line in copied for source in line.split()[:-1]}
    allowed = {
        line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line.startswith("!")
    }
    assert sources
    assert {source for source in sources if not (ROOT / source).exists()} == set()
    assert sources <= allowed


def has_compose() -> bool:
    """Whether Docker with its compose plugin is there; no engine is needed to check a file."""
    docker = shutil.which("docker")
    return (
        bool(docker)
        and subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode == 0
    )


@pytest.mark.skipif(
    not has_compose(),
    reason="Docker's compose plugin is not installed: docker-compose.yml was checked by its structure only",
)
def test_docker_accepts_the_file() -> None:
    """Docker's own parser takes the file as valid."""
    example = "a key of twenty signs or more"
    environment = {"NEO4J_PASSWORD": "a password", "DIRECTIVE_GRAPH_KEY": example, "PATH": "/usr/bin:/usr/local/bin"}
    command = [
        shutil.which("docker") or "docker",
        "compose",
        "--file",
        str(ROOT / "docker-compose.yml"),
        "config",
        "--quiet",
    ]
    assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0
