"""A little of `make torture` on every run, with a fixed seed."""

from breaking_commands import kills
from breaking_files import files
from neo4j_server import Server

SEED = 14


def test_a_few_kills_change_nothing() -> None:
    """After a command that was killed is given again, the export is that of a run that nothing broke."""
    kills(3, SEED)


def test_a_few_kills_change_nothing_on_a_server(neo4j_server: Server) -> None:
    """Whether the command is killed or the server under it: no traceback is seen, and nothing is lost or done twice."""
    kills(1, SEED, neo4j_server, servers=1)


def test_mutated_files_are_read_or_refused() -> None:
    """Whatever happened to a file of any kind, it is read or refused with a reason, within its limits."""
    files(1_000, SEED)
