"""Commands that make, list and take back the keys of a service."""

from contextlib import suppress

import click

from graph_service.api.keys import ROLES, Key, Keys, Role, keys_of
from graph_service.api.state import make_state_folder
from graph_service.cli.group import NOTHING, settings_with, store_option
from graph_service.cli.language import either


@click.group()
def keys() -> None:
    """Who may use the service: without keys this machine only, with keys whoever has one.

    A reader asks; a loader also loads files, and replaces and removes what the same key loaded; an editor also
    replaces and removes any file and corrects. A running service follows at once.
    """


@keys.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What the key may do.")
@store_option
def add(name: str, role: Role, store_url: str | None) -> None:
    """Make a key for NAME and print it, this once: only a hash of it is kept."""
    with suppress(OSError):  # what is wrong with the folder is told when the key is written
        make_state_folder(settings_with(store=store_url))
    secret = _keys(store_url).add(name, role)
    click.echo(either("Khóa chỉ hiện một lần này; hãy cất giữ.", "The key is shown this once; keep it safe."), err=True)
    click.echo(secret)


@keys.command("list")
@store_option
def list_all(store_url: str | None) -> None:
    """Whose keys there are, what they may, and since when."""
    found = _keys(store_url).all()
    for key in found:
        click.echo("\t".join((key.name, key.role, key.since or "DIRECTIVE_GRAPH_KEY")))
    if not found:
        click.echo(either("Chưa có khóa nào.", "There are no keys."), err=True)
        click.get_current_context().exit(NOTHING)


@keys.command()
@click.argument("name")
@store_option
def revoke(name: str, store_url: str | None) -> None:
    """Take the key of NAME back: whoever has it is shut out at once."""
    _told(_keys(store_url).revoke(name))


COMMANDS = (keys,)


def _told(key: Key) -> None:
    click.echo(f"{either('Đã thu hồi', 'Revoked')}: {key.name} ({key.role}, {key.since})", err=True)


def _keys(store_url: str | None) -> Keys:
    return keys_of(settings_with(store=store_url))
