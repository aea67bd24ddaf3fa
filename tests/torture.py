"""Kills and mutations: what no process, no server and no file may do to a store.

    python tests/torture.py [--kills N] [--clients N] [--servers N] [--files N] [--seed N]

A command is killed at a random moment and given again, a service that was sent an upload is killed and started again,
a Neo4j is killed under a command: the export then equals that of a run that nothing broke. A file of every kind is
cut, doubled, shuffled or has bits turned, and is read or refused, within its limits, and no more.
"""

import argparse

from breaking_commands import kills
from breaking_files import files
from neo4j_server import NoServer, running


def main() -> None:
    """As many as the command line says."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=100, help="kills of commands and services, on SQLite")
    options.add_argument("--clients", type=int, default=30, help="the same on a Neo4j")
    options.add_argument("--servers", type=int, default=12, help="kills of a Neo4j under a command or a service")
    options.add_argument("--files", type=int, default=10_000, help="mutated files")
    options.add_argument("--seed", type=int, default=14)
    given = options.parse_args()
    files(given.files, given.seed)
    kills(given.kills, given.seed)
    if given.clients or given.servers:
        try:
            with running() as server:
                kills(given.clients, given.seed, server, given.servers)
        except NoServer as error:
            print(f"no kills over Neo4j: {error}")


if __name__ == "__main__":
    main()
