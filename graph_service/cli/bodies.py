"""Commands that ask about bodies and places."""

from collections.abc import Iterable
from datetime import date

import click

from graph_service.cli.group import asked, exit_empty, json_option, print_json, store_option
from graph_service.cli.lines import Line, Output, output
from graph_service.cli.printing import day, document_line, heading, said, say_line
from graph_service.queries import bodies as questions
from graph_service.queries.words import PARTS
from graph_service.store.protocol import Reads
from loaders.errors import Saying
from loaders.graph import Edge, Node

_as_of = click.option("--as-of", metavar="DATE", help="The day: 2026-01-31, 31/1/2026, or a year for its last day.")
_level = click.option("--level", metavar="LEVEL", help="Only this level: central, city, district, ward; or quận …")


@click.command()
@click.argument("name")
@_as_of
@click.option("--documents", "with_documents", is_flag=True, help="Also the documents that it issued.")
@store_option
@json_option
def body(name: str, as_of: str | None, with_documents: bool, store_url: str | None, as_json: bool) -> None:
    """The body NAME: what it is part of, what it governs; with --as-of, who answers for it on a day.

    NAME is its id, its name in any spelling, or words of it.
    """

    def question(
        reads: Reads,
    ) -> tuple[questions.BodyDetail, questions.DocumentsOf | None, questions.Successors | None]:
        detail = questions.body_detail(reads, name)
        issued = questions.issued_by(reads, detail.body.id) if with_documents else None
        return detail, issued, questions.answering(reads, detail.body.id, as_of) if as_of else None

    detail, issued, found = asked(store_url, question)
    if as_json:
        from graph_service.wire import bodies as wire_bodies

        print_json(wire_bodies.told(detail, issued, found))
        return
    console = output()
    _print_detail(console, detail)
    if found:
        _print_answering(console, found)
    for edge in issued.edges if issued else ():
        console.print(document_line(issued.documents[edge.start]) if issued else "")


@click.command()
@click.argument("words", nargs=-1)
@_level
@click.option("--kind", metavar="KIND", help="Only this kind: Committee, Council, Government, Agency …")
@_as_of
@store_option
@json_option
def bodies(
    words: tuple[str, ...], level: str | None, kind: str | None, as_of: str | None, store_url: str | None, as_json: bool
) -> None:
    """Bodies that texts name, and those around them; narrowed by WORDS of their names."""
    wanted = " ".join(words) or None
    found = asked(store_url, lambda reads: questions.bodies(reads, wanted, level=level, kind=kind, as_of=as_of))
    if as_json:
        from graph_service.wire import bodies as wire_bodies

        print_json(wire_bodies.bodies(found))
    else:
        _print_nodes(output(), found.nodes)
    exit_empty(not found.nodes)


@click.command()
@click.argument("words", nargs=-1)
@_level
@click.option("--kind", metavar="KIND", help="Only this kind: phường, xã, quận, Ward …")
@_as_of
@store_option
@json_option
def places(
    words: tuple[str, ...], level: str | None, kind: str | None, as_of: str | None, store_url: str | None, as_json: bool
) -> None:
    """Places that texts name or bodies govern, and what they became; narrowed by WORDS of their names."""
    wanted = " ".join(words) or None
    found = asked(store_url, lambda reads: questions.places(reads, wanted, level=level, kind=kind, as_of=as_of))
    if as_json:
        from graph_service.wire import bodies as wire_bodies

        print_json(wire_bodies.places(found))
    else:
        _print_nodes(output(), found.nodes)
    exit_empty(not found.nodes)


COMMANDS = (body, bodies, places)


def _print_detail(console: Output, found: questions.BodyDetail) -> None:
    console.print(_line(found.body))
    known = found.body.properties
    for name, value in (
        ("fact_aliases", "; ".join(known.get("aliases") or ())),
        ("fact_place", known.get("place") or "; ".join(known.get("place_candidates") or ())),
        ("fact_documents", str(found.documents or "")),
        ("fact_named_in", str(found.named_in or "")),
    ):
        if value:
            console.print(Line("  ").append_line(heading(name)).append(f": {value}"))
    for edge in (*found.outgoing, *found.incoming):
        inverse = edge.start != found.body.id
        other = found.others[edge.start if inverse else edge.end]
        line = Line("  ").append_line(said(edge, inverse=inverse)).append(": ")
        console.print(line.append_line(_line(other)).append_line(_change(edge)))


def _print_answering(console: Output, found: questions.Successors) -> None:
    console.print()
    console.print(say_line(Saying("who answers on {as_of}", as_of=date.fromisoformat(found.as_of))))
    for each in found.answering:
        line = Line("  ").append_line(_line(each.node)).append(" — ").append_line(say_line(PARTS[each.part]))
        if each.exists is None:
            line.append(" — ").append_line(say_line("not known whether it still exists"))
        elif not each.exists:
            line.append(" — ").append_line(say_line("ended, successor not known"))
        console.print(line)


def _change(edge: Edge) -> Line:
    known = edge.properties
    if "on" not in known:
        return Line("")
    what = f" ({known['what']})" if known.get("what") else ""
    return Line(f" — {day(known['on'])}, ").append_line(say_line(PARTS[known["part"]])).append(what)


def _print_nodes(console: Output, nodes: Iterable[Node]) -> None:
    for node in nodes:
        console.print(_line(node))


def _line(node: Node) -> Line:
    """Name, time and id."""
    known = node.properties
    line = Line(known.get("name") or node.id, style="bold")
    if known.get("valid_from") or known.get("valid_to"):
        line.append(f" ({day(known.get('valid_from')) or '…'} – {day(known.get('valid_to')) or '…'})")
    return line.append(f"  [{node.id}]", style="dim")
