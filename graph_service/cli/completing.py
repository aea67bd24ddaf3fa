"""The command that lets a shell complete commands and options."""

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes SHELL complete commands and options.

    bash: directive-graph completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    from graph_service.cli.commands import main

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(shell)
    click.echo(kind(main, {}, "directive-graph", "_DIRECTIVE_GRAPH_COMPLETE").source())


COMMANDS = (completion,)
