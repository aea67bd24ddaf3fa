"""The production store: a Neo4j database, through the official driver.

The graph's nodes carry their own labels and the common ``_Node``, under which ids are unique: an edge
finds its ends by one index whatever they are. The ledger's nodes are ``_File``, ``_Source``, ``_Mention``
and ``_Claim``, ``_Store`` marks the database; people who look around see that these are not theirs.
"""

import getpass
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib.resources import files as resources
from pathlib import Path

from graph_service.errors import StoreMismatch, StoreRefused
from graph_service.store.neo4j_database import Neo4jDatabase
from graph_service.store.neo4j_filling import Neo4jFiller
from graph_service.store.neo4j_moments import Moments
from graph_service.store.neo4j_reads import SCHEMA_VERSION, Neo4jReads
from graph_service.store.neo4j_writer import Neo4jWriter
from loaders.errors import Saying

#: Labels as parameters (``SET n:$(labels)``) came with this release.
OLDEST_SERVER = (5, 26)
SECONDS_FOR_INDEXES = 300


class Neo4jStore:
    """A store in a Neo4j database; an empty one becomes a store where ``create`` is true."""

    #: two thousand files of the benchmark are more than a server of 1 GB bears in one transaction
    most_files = 400
    refills = False

    def __init__(
        self,
        url: str,
        *,
        user: str,
        password: str,
        database: str | None,
        create: bool,
        silence: float,
    ) -> None:
        self._database = Neo4jDatabase(url, user, password, database, silence)
        self._moments = Moments(self._database, SCHEMA_VERSION)
        try:
            self._version = self._checked_version()
            self._prepare(create)
        except BaseException:
            self._database.close()
            raise

    @contextmanager
    def reading(self, *, hold_writers: bool = False) -> Iterator[Neo4jReads]:
        """A transaction of one moment, which ``MomentPassed`` ends where a writer commits, unless writers wait."""
        opened = self._moments.holding() if hold_writers else self._moments.reading()
        with opened as transaction:
            yield Neo4jReads(transaction, self._version)

    @contextmanager
    def writing(self) -> Iterator[Neo4jWriter]:
        """A transaction; waits until every other writer of this database has ended."""
        with self._moments.writing() as transaction:
            yield Neo4jWriter(transaction, self._version)

    def faults(self) -> list[str]:
        """Nothing: a server looks after its own files (``neo4j-admin database check``)."""
        return []

    def copy(self, out: Path) -> None:
        """``StoreRefused``: a server is copied by its own tools."""
        advice = Saying(
            "neo4j-admin database dump (stopped), or database backup (Enterprise), instead of {name}.", name=out.name
        )
        raise StoreRefused(self._database.subject, "a Neo4j is copied by its own tools", advice)

    @contextmanager
    def filling(self) -> Iterator[Neo4jFiller]:
        """All of an empty store, in many transactions that readers wait for; ``StoreFilled`` where it is not empty."""
        with self._moments.filling() as transaction:
            before = Neo4jReads(transaction, self._version)
            yield Neo4jFiller(self._database, before, self._version)

    def workshop(self) -> Path:
        """A folder of this user's among the system's temporary ones, named after the database."""
        name = sha256(self._database.subject.encode()).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"directive-graph-{getpass.getuser()}-{name}"

    def close(self) -> None:
        self._database.close()

    def _checked_version(self) -> str:
        [row] = self._database.read("read/version")
        version: str = row["version"]
        if tuple(int(part) for part in re.findall(r"\d+", version)[:2]) < OLDEST_SERVER:
            needed = ".".join(map(str, OLDEST_SERVER))
            raise StoreMismatch(
                self._database.subject,
                Saying("this is Neo4j {version}", version=version),
                Saying("Use {needed} or newer.", needed=needed),
            )
        return version

    def _prepare(self, create: bool) -> None:
        [found] = self._database.read("read/store")
        if found["schema"] is None:
            self._create(create, found["filled"])
        elif found["schema"] != SCHEMA_VERSION:
            reason = Saying(
                "it was written with schema {found}, this version knows {needed}",
                found=found["schema"],
                needed=SCHEMA_VERSION,
            )
            raise StoreMismatch(
                self._database.subject, reason, "Update directive-graph, or load into an empty database."
            )

    def _create(self, create: bool, filled: bool) -> None:
        if filled:
            raise StoreMismatch(self._database.subject, "it holds other data", "Name an empty database.")
        if not create:
            raise StoreRefused(self._database.subject, "there is no store in it", "Load documents into it first.")
        for name in schema_statements():
            self._database.ensure(name)
        self._database.run("read/wait_for_indexes", {"seconds": SECONDS_FOR_INDEXES})
        self._database.run("write/create_store", {"schema": SCHEMA_VERSION})


def schema_statements() -> list[str]:
    """The names of the statements that make constraints and indexes, sorted."""
    return sorted(f"schema/{each.name.removesuffix('.cypher')}" for each in (resources("cypher") / "schema").iterdir())
