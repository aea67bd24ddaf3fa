"""The command that lets assistants ask the graph."""

import click

from graph_service.api.stores import Stores
from graph_service.cli.group import refuse_missing, settings_with, store_option


@click.command()
@store_option
def mcp(store_url: str | None) -> None:
    """Let an assistant ask the graph: a server of the Model Context Protocol on stdin and stdout.

    It only reads. Needs the extra: pip install 'directive-graph[mcp]'.
    """
    settings = settings_with(store=store_url)
    refuse_missing(settings.store)
    try:
        from graph_service.assistants.server import server
    except ModuleNotFoundError as error:
        raise click.UsageError(f"{error.name}: pip install 'directive-graph[mcp]'") from error
    stores = Stores(settings)
    try:
        server(stores.open).run("stdio")
    finally:
        stores.close()


COMMANDS = (mcp,)
