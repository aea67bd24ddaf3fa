"""One Neo4j database: the driver, its sessions, and its errors as ours.

DriverError, Neo4jError             neo4j.exceptions
├── ServiceUnavailable, …           StoreUnavailable: down or out of reach
├── TransientError                  StoreUnavailable: try again
├── AuthError, Forbidden            StoreRefused: user, password, rights
├── ConfigurationError              StoreRefused: the URL
└── anything else                   StoreUnavailable, with the server's words
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import neo4j
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

import cypher
from graph_service.errors import StoreError, StoreRefused, StoreUnavailable
from loaders.errors import Saying

# what the driver complains of comes out as an error of ours, not on stderr beside it
logging.getLogger("neo4j").addHandler(logging.NullHandler())

#: Seconds until a server that does not answer counts as down, and that a read is tried again.
CONNECT_SECONDS = 10.0
RETRY_SECONDS = 10.0
#: what a change of the schema is told that another one made meanwhile
_THERE_ALREADY = (
    "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists",
    "Neo.ClientError.Schema.IndexAlreadyExists",
    "Neo.ClientError.Schema.ConstraintAlreadyExists",
    "Neo.ClientError.Schema.IndexWithNameAlreadyExists",
    "Neo.ClientError.Schema.ConstraintWithNameAlreadyExists",
)
#: what a statement says that commits by itself, and may do so in no transaction of ours
_IN_TRANSACTIONS = "IN TRANSACTIONS"
_PAUSE = 0.2
_REFUSED_CODES = ("Neo.ClientError.Security.", "Neo.ClientError.Database.DatabaseNotFound")

Row = dict[str, Any]


class Neo4jDatabase:
    """A database that answered with this user and password; ``StoreError`` where it did not.

    ``silence``: seconds without a sign of life until a connection is given up.
    """

    def __init__(self, url: str, user: str, password: str, database: str | None, silence: float) -> None:
        self._silence = silence
        self.subject = f"{url}/{database}" if database else url
        self._database = database
        self._driver = _driver(url, user, password)
        # in a cluster a question asked after a load must see that load
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        try:
            with self.translated():
                self._driver.verify_connectivity()
        except StoreError:
            self._driver.close()
            raise

    def read(self, name: str, parameters: Row | None = None, **slots: str) -> list[Row]:
        """The rows of the statement ``name``, tried again where the server says that helps."""
        statement = cypher.load(name, **slots)

        def ask(transaction: neo4j.ManagedTransaction) -> list[Row]:
            self._bound(transaction)
            return transaction.run(statement, parameters or {}).data()

        with self.translated(), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(ask)

    def run(self, name: str, parameters: Row | None = None) -> list[Row]:
        """Run the statement ``name`` in a transaction of its own, as changes of the schema must; its rows."""
        statement = cypher.load(name)
        if _IN_TRANSACTIONS in statement:
            with self.translated(), self._session(neo4j.WRITE_ACCESS) as session:
                return session.run(statement, parameters or {}).data()
        with self.translated(), self.transaction() as opened:
            return opened.run(statement, parameters or {}).data()

    def ensure(self, name: str) -> None:
        """Run a change of the schema that another process may be making at the same time."""
        until = time.monotonic() + RETRY_SECONDS
        with self.translated():
            while True:
                try:
                    with self._session(neo4j.WRITE_ACCESS) as session:
                        session.run(cypher.load(name)).consume()
                except Neo4jError as error:
                    if (error.code or "").startswith(_THERE_ALREADY):
                        return
                    if not error.is_retryable() or time.monotonic() > until:
                        raise
                    time.sleep(_PAUSE)
                else:
                    return

    @contextmanager
    def transaction(self, access: str = neo4j.WRITE_ACCESS) -> Iterator[neo4j.Transaction]:
        """A transaction, committed when the block ends and rolled back when it raises; errors are the driver's."""
        with self._session(access) as session, session.begin_transaction() as opened:
            self._bound(opened)
            yield opened

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Errors of the driver inside the block come out as ours."""
        try:
            yield
        except (DriverError, Neo4jError) as error:
            raise _as_ours(self.subject, error) from error

    def close(self) -> None:
        """Close every connection."""
        self._driver.close()

    def _bound(self, transaction: neo4j.Transaction | neo4j.ManagedTransaction) -> None:
        """Bound how long the server may say nothing on the transaction's connection, and on it from then on.

        A server that works says so once a minute (``server.bolt.connection_keep_alive``). The driver bounds a
        connection's silence only where the server asks for that; it has no setting, so its own switch is used.
        """
        socket: Any = getattr(getattr(transaction, "_connection", None), "socket", None)
        if hasattr(socket, "set_read_timeout"):
            socket.set_read_timeout(self._silence)

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(
            database=self._database, default_access_mode=access, bookmark_manager=self._bookmarks
        )


def _driver(url: str, user: str, password: str) -> neo4j.Driver:
    try:
        return neo4j.GraphDatabase.driver(
            url,
            auth=(user, password),
            connection_timeout=CONNECT_SECONDS,
            # also how long a server may take to greet
            connection_acquisition_timeout=CONNECT_SECONDS,
            max_transaction_retry_time=RETRY_SECONDS,
            notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
            user_agent="directive-graph",
        )
    except (ConfigurationError, ValueError) as error:
        raise StoreRefused(
            url, Saying("the driver cannot use this URL ({detail})", detail=str(error)), "Check it."
        ) from error


def _as_ours(subject: str, error: Exception) -> StoreError:
    if isinstance(error, (ServiceUnavailable, SessionExpired)):
        return StoreUnavailable(
            subject, "the server does not answer", "Start it or check the URL; loads can be repeated."
        )
    if _is_refusal(error):
        reason = Saying("the server refused ({detail})", detail=_words(error))
        return StoreRefused(subject, reason, "Check user, password and database, in the URL or the settings.")
    if isinstance(error, ConfigurationError):
        return StoreRefused(
            subject, Saying("the driver cannot use this URL ({detail})", detail=str(error)), "Check it."
        )
    if isinstance(error, TransientError):
        return StoreUnavailable(subject, Saying("the server is busy ({detail})", detail=_words(error)), "Try again.")
    return StoreUnavailable(
        subject, Saying("Neo4j says: {detail}", detail=_words(error)), "Look into the server's log."
    )


def _is_refusal(error: Exception) -> bool:
    if isinstance(error, (AuthError, Forbidden)):
        return True
    return isinstance(error, ClientError) and (error.code or "").startswith(_REFUSED_CODES)


def _words(error: Exception) -> str:
    return (error.message if isinstance(error, Neo4jError) else None) or str(error)
