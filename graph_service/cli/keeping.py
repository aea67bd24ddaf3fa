"""Commands that look after a store: whether it is sound, and a copy of it."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from graph_service.cli.group import NOTHING, json_option, opened, store_option
from graph_service.cli.language import say
from graph_service.store.checking import check as check_reads
from graph_service.store.protocol import ask
from loaders.errors import Saying


@click.command()
@json_option
@store_option
def check(as_json: bool, store_url: str | None) -> None:
    """Read all of the store: whether it is what was written, whether it fits together, what it holds.

    Prints counts and a digest over ledger and graph, which two stores of the same contents share on either engine.
    Exit code 1: something does not fit. An embedded store is looked at in brief on every opening too.
    """
    with opened(store_url) as store:
        faults = store.faults()
        found = ask(store, check_reads)
    faults = [*faults, *found.faults]
    told = {**asdict(found), "faults": faults}
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for name, value in told.items():
            if name != "faults":
                click.echo(f"{name}\t{value}")
        # what a library found in its own words is told once in a language that leaves them out
        for fault in dict.fromkeys(map(say, faults)):
            click.echo(f"{say('fault')}\t{fault}")
        click.echo(
            say("The store is damaged.") if faults else say("The store is sound."),
            err=True,
        )
    if faults:
        click.get_current_context().exit(NOTHING)


@click.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@store_option
def backup(out: Path, store_url: str | None) -> None:
    """Copy the whole store to the file OUT, also while a service or a load uses it.

    The copy is of one moment, checked, and a store by itself: to restore, stop the service and put it (and OUT.sums) in
    the place of the store. A Neo4j is copied by its own tools (neo4j-admin database dump).
    """
    with opened(store_url) as store:
        store.copy(out)
    with opened(f"sqlite:{out}") as copied:
        found = ask(copied, check_reads)
    held = say(Saying("{files} files, {nodes} nodes", files=found.files, nodes=found.nodes))
    click.echo(f"{say('Copied')}: {out} ({held}, {found.digest})", err=True)


COMMANDS = (check, backup)
