"""Commands that give the graph away: as a file, as a service, as a demo."""

import os
import shutil
import signal
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread

import click

from graph_service import demo as corpus_of_demo
from graph_service.cli import answer_lines, printing
from graph_service.cli.group import opened, refuse_missing, settings_with, store_option
from graph_service.cli.language import say, words
from graph_service.cli.lines import Output, output
from graph_service.error_titles import title
from graph_service.errors import StoreUnavailable
from graph_service.export import forms as exporting
from graph_service.queries import every as queries
from graph_service.settings import Settings
from graph_service.store.protocol import Store, ask
from loaders.errors import DirectiveGraphError, Saying, of_system

#: seconds that the start waits for the store
_PATIENCE = 2.0
_NO_KEYS = (
    "{host}: there are no keys, so only this machine is served. Make one: directive-graph keys add NAME --role editor; "
    "or set DIRECTIVE_GRAPH_KEY."
)
_TAKEN = "{host}:{port}: {system}. Choose another with --host and --port."
_host = click.option("--host", metavar="ADDRESS", help="Address to listen on; by default this machine only.")
_workers = click.option(
    "--workers", type=click.IntRange(1, 64), metavar="N", help="Processes that answer on one address; by default one."
)
_port = click.option("--port", type=click.IntRange(0, 65535), metavar="PORT", help="Port; 0 takes a free one.")


@click.command()
@click.argument("out", type=click.Path(allow_dash=True, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(exporting.FORMS), help="Form; by default what the ending of OUT says."
)
@store_option
def export(out: Path, form: str | None, store_url: str | None) -> None:
    """Write the whole graph to OUT, or to stdout for "-".

    OUT ends in .jsonl, .xlsx, .graphml or .jsonld. With --format csv (a table a file) or neo4j (for neo4j-admin) it is
    a new folder, or a .zip. It appears when all is written. The same graph always gives the same bytes.
    """
    to_stdout = str(out) == "-"
    meant = form or "jsonl" if to_stdout else exporting.form_of(out, form)
    with opened(store_url) as store:
        if to_stdout:
            _to_stdout(store, meant)
        else:
            exporting.write(store, meant, out)
            click.echo(f"{say('Written')}: {out}", err=True)


_no_browser = click.option("--no-browser", is_flag=True, help="Do not open the page in a browser.")


@click.command()
@_host
@_port
@_workers
@_no_browser
@store_option
def serve(host: str | None, port: int | None, workers: int | None, no_browser: bool, store_url: str | None) -> None:
    """Serve the page and the API until it is stopped.

    A store that is not there is not made. A server that does not answer yet is waited for: /readyz says when it does.
    """
    settings = settings_with(store=store_url, host=host, port=port, workers=workers)
    refuse_missing(settings.store)
    _serve(settings, browser=not no_browser)


@click.command()
@_host
@_port
@_no_browser
@click.option("--no-serve", is_flag=True, help="Print the answer and end.")
def demo(host: str | None, port: int | None, no_browser: bool, no_serve: bool) -> None:
    """Load the demo's documents into a new store, ask a question, and serve the page and the API.

    The store lies in a temporary folder that is removed at the end.
    """
    with tempfile.TemporaryDirectory(prefix="directive-graph-demo-") as folder:
        url = f"sqlite:{Path(folder) / 'demo.db'}"
        _show_demo(url)
        if not no_serve:
            settings = settings_with(store=url, host=host, port=port, workers=1)
            _serve(settings, partial(shutil.rmtree, folder, ignore_errors=True), browser=not no_browser)


COMMANDS = (export, serve, demo)


def _to_stdout(store: Store, form: str) -> None:
    """The export by way of a file: what has gone down a pipe could not be taken back if the moment passed."""
    with tempfile.TemporaryDirectory(prefix="directive-graph-") as folder:
        made = Path(folder) / f"export{exporting.ending(form)}"
        exporting.write(store, form, made)
        with made.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)


def _show_demo(url: str) -> None:
    from graph_service.cli.loading import print_report
    from graph_service.ledger.load import load

    console = output()
    folder = corpus_of_demo.corpus()
    with opened(url, create=True) as store:
        print_report(console, load(store, [folder], None, base=folder))
        _print_question(console, corpus_of_demo.QUESTION)
        found = ask(store, lambda reads: queries.implementing(reads, corpus_of_demo.RESOLUTION))
        printing.print_chain(console, found, Saying("{n} document(s) implement it", n=found.total))
        _show_duties(console, store)


def _show_duties(console: Output, store: Store) -> None:
    """Who has acted on the demo's programme, what it tells whom to do, and what it came to."""
    number, day = corpus_of_demo.PROGRAMME, corpus_of_demo.AS_OF
    _print_question(console, corpus_of_demo.COVERAGE_QUESTION)
    covered = ask(store, lambda reads: queries.coverage(reads, number, corpus_of_demo.LEVEL, as_of=day))
    answer_lines.print_coverage(console, covered)
    _print_question(console, corpus_of_demo.TASKS_QUESTION)
    answer_lines.print_tasks(console, ask(store, lambda reads: queries.tasks(reads, number, as_of=day)))
    _print_question(console, corpus_of_demo.TARGETS_QUESTION)
    answer_lines.print_targets(
        console, ask(store, lambda reads: queries.targets(reads, corpus_of_demo.PLAN, as_of=day))
    )


def _print_question(console: Output, question: str) -> None:
    console.print()
    console.print(printing.say_line(question))


def _serve(settings: Settings, clear: Callable[[], None] = lambda: None, *, browser: bool = False) -> None:
    _refuse_strangers(settings)
    listening = _listen(settings.host, settings.port)
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}"
    page, stop = say("Page"), say("stop")
    click.echo(f"{page}: {address}/ · API: {address}/docs (Ctrl+C: {stop})", err=True)
    if browser and _has_display():
        # it listens already, so the browser waits for the first answer
        Thread(target=webbrowser.open, args=[f"{address}/"], daemon=True).start()
    if settings.workers > 1:
        _answer_with_workers(settings, listening)
    else:
        _answer(settings, listening, clear)


def _answer(settings: Settings, listening: socket.socket, clear: Callable[[], None]) -> None:
    # the web framework takes longer to import than most questions take to answer
    from graph_service.api.app import create_app
    from graph_service.api.logs import log_with
    from graph_service.api.server import run

    app = create_app(settings)
    _tell_of_store(app.state.stores.open)
    log_with(settings.log)
    # the server passes the signal on when it has finished; the demo's store is still to be removed then
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    run(app, listening, clear)


def _answer_with_workers(settings: Settings, listening: socket.socket) -> None:
    """Say what is wrong with all of them once, before any is begun."""
    from graph_service.api.keys import are_needed, keys_of
    from graph_service.api.logs import log_with
    from graph_service.api.sessions import SessionFiles, sessions_of
    from graph_service.api.stores import store_of
    from graph_service.api.workers import run

    sessions = sessions_of(settings)
    if are_needed(settings, keys_of(settings)) and isinstance(sessions, SessionFiles):
        sessions.check()
    # each opens the store for itself
    _tell_of_store(lambda: store_of(settings).close())
    log_with(settings.log)
    if not run(settings, listening):
        raise click.exceptions.Exit(2)


def _tell_of_store(open_it: Callable[[], object]) -> None:
    """Say that the store cannot be asked yet, and why; one that says that it will never do ends the command.

    One that says nothing is not waited for: the service says that it lives, and that it is not ready.
    """
    failed: list[DirectiveGraphError] = []
    # which language it is, another thread is not told
    mine = words()

    def tried() -> None:
        try:
            open_it()
        except StoreUnavailable as error:
            click.echo(f"{mine.told(title(error))}: {mine.error(error)} (/readyz)", err=True)
        except DirectiveGraphError as error:
            failed.append(error)

    opening = Thread(target=tried, daemon=True)
    opening.start()
    opening.join(_PATIENCE)
    if failed:
        raise failed[0]


def _has_display() -> bool:
    """Whether somebody sits here who could see a browser."""
    if not sys.stderr.isatty() or os.environ.get("SSH_CONNECTION"):
        return False
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _refuse_strangers(settings: Settings) -> None:
    """End the command where others than this machine could come in and nobody would ask them for a key."""
    from graph_service.api.keys import is_loopback, keys_of

    if not is_loopback(settings.host) and not keys_of(settings).all():
        raise click.UsageError(say(Saying(_NO_KEYS, host=settings.host)))


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket; a port that is taken ends the command with one line."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        made = socket.create_server((host, port), family=family)
    except OSError as error:
        raise click.UsageError(say(Saying(_TAKEN, host=host, port=port, system=of_system(error)))) from error
    # asyncio sends small answers at once (TCP_NODELAY) only on sockets that say they are of TCP: else 44 ms for each
    return socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, fileno=made.detach())
