"""One moment of a Neo4j database, which has no snapshots: each of its statements sees what is committed by then.

Two numbers in the database say which commit of a writer has begun and which is done. A writer raises the
first in a transaction of its own before it commits, and the second when all of the commit can be seen. What
is read while they are equal, and between two looks at the first that find the same, is of one state: no
commit began in between, and none was under way. Else the moment has passed, and whoever asked asks again.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

import cypher
from graph_service.errors import MomentPassed, StoreFilled
from graph_service.store.neo4j_database import RETRY_SECONDS, Neo4jDatabase

#: Seconds between two looks at a commit that is under way, and until it is taken for one whose writer died.
_PAUSE = 0.005
_PATIENCE = 1.0


class Moments:
    """The moments of a database. ``schema``: the version of the store in it."""

    def __init__(self, database: Neo4jDatabase, schema: int) -> None:
        self._database = database
        self._schema = schema

    @contextmanager
    def reading(self) -> Iterator[neo4j.Transaction]:
        """A transaction to read in; ``MomentPassed`` at its end where a commit began meanwhile."""
        with self._database.translated(), ExitStack() as stack:
            transaction, begun = self._begun(stack)
            try:
                yield transaction
            except DriverError:
                raise
            except Exception as error:
                # the server may have ended the transaction, as where a node was deleted under it
                if self._database.read("read/moment")[0]["begun"] != begun:
                    raise self._passed() from error
                raise
            if _look(transaction)["begun"] != begun:
                raise self._passed()

    @contextmanager
    def holding(self) -> Iterator[neo4j.Transaction]:
        """A transaction that every writer waits for, and that waits for every writer; committed at its end."""
        with self._database.translated(), self._database.transaction() as transaction:
            transaction.run(cypher.load("write/lock"), {"schema": self._schema}).consume()
            yield transaction

    @contextmanager
    def writing(self) -> Iterator[neo4j.Transaction]:
        """A transaction to write in, the only one; readers learn when its commit begins and when it is done."""
        begun = None
        try:
            with self.holding() as transaction:
                self._settle()
                yield transaction
                [row] = self._database.run("write/begin_commit")
                begun = row["begun"]
        finally:
            if begun is not None:
                self._database.run("write/end_commit", {"begun": begun})

    @contextmanager
    def filling(self) -> Iterator[neo4j.Transaction]:
        """One commit of many transactions, beside this one, into an empty store; all that they wrote, or nothing."""
        with self.holding() as transaction:
            self._settle()
            if transaction.run(cypher.load("read/count_nodes")).data():
                raise StoreFilled(self._database.subject, "it is not empty", "Load into it file by file.")
            begun = self._database.run("write/begin_commit")[0]["begun"]
            self._database.run("write/begin_filling")
            try:
                yield transaction
            except BaseException:
                # where that fails too, as without a server, whoever comes next does it
                self._settle()
                raise
            self._database.run("write/end_filling")
            self._database.run("write/end_commit", {"begun": begun})

    def _begun(self, stack: ExitStack) -> tuple[neo4j.Transaction, int]:
        """A transaction that began while no commit was under way, and the number of the last commit."""
        started = time.monotonic()
        while True:
            with ExitStack() as attempt:
                try:
                    transaction = attempt.enter_context(self._database.transaction(neo4j.READ_ACCESS))
                    row = _look(transaction)
                except (DriverError, Neo4jError) as error:
                    if not error.is_retryable() or time.monotonic() - started > RETRY_SECONDS:
                        raise
                    time.sleep(_PAUSE)
                else:
                    if row["begun"] == row["done"]:
                        stack.push(attempt.pop_all())
                        return transaction, row["begun"]
                    self._wait(time.monotonic() - started)

    def _wait(self, waited: float) -> None:
        """Wait for a commit that is under way, or is not ended because its writer died."""
        if waited > _PATIENCE:
            with self.holding():
                self._settle()
        time.sleep(_PAUSE)

    def _settle(self) -> None:
        """End a commit whose writer died before it could; for whoever holds the writers, so that none is under way."""
        [row] = self._database.read("read/moment")
        if row["filling"]:
            self._database.run("write/clear")
            self._database.run("write/end_filling")
        if row["begun"] != row["done"]:
            self._database.run("write/end_commit", {"begun": row["begun"]})

    def _passed(self) -> MomentPassed:
        reason = "it was changed while it was read"
        return MomentPassed(self._database.subject, reason, "Ask again.")


def _look(transaction: neo4j.Transaction) -> dict[str, Any]:
    [row] = transaction.run(cypher.load("read/moment")).data()
    return row
