"""Commands that tell what is doubtful and why mentions were joined."""

import click

from graph_service.cli import printing
from graph_service.cli.group import NOTHING, asked, following, json_option, print_json, store_option
from graph_service.cli.language import words
from graph_service.cli.lines import Line, Output, output
from graph_service.queries import every as queries
from graph_service.queries.every import Explanation
from graph_service.words import InBoth
from loaders.errors import Saying
from loaders.resolve.findings import SEVERITIES, Finding, codes

_STYLES = {"error": "bold red", "warning": "bold yellow", "notice": "bold"}


@click.command()
@click.option("--code", type=click.Choice(sorted(codes())), help="Only findings of this code.")
@click.option("--severity", type=click.Choice(SEVERITIES), help="Only findings this grave.")
@click.option("--document", metavar="NUMBER", help="Only findings about this document: its id or number.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The most findings.")
@store_option
@json_option
def findings(
    code: str | None,
    severity: str | None,
    document: str | None,
    limit: int | None,
    store_url: str | None,
    as_json: bool,
) -> None:
    """What a person should look at: contradictions, slips, what was assumed or left open; gravest first."""
    found = asked(
        store_url,
        lambda reads: queries.findings(reads, code=code, severity=severity, document=document, limit=limit),
    )
    if as_json:
        from graph_service.wire import review as wire_review

        print_json(wire_review.findings(found))
    else:
        console = output()
        for finding in found.findings:
            _print_finding(console, finding)
        console.print(printing.say_line(Saying("{n} findings", n=found.total)))
    if not found.findings:
        click.get_current_context().exit(NOTHING)


@click.command()
@click.argument("number")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The most mentions.")
@store_option
@json_option
@following
def explain(number: str, limit: int | None, store_url: str | None, as_json: bool) -> None:
    """Why the mentions of NUMBER were joined with their documents, kept apart or left open, step by step."""
    found = asked(store_url, lambda reads: queries.explain(reads, number, limit=limit))
    if as_json:
        from graph_service.wire import review as wire_review

        print_json(wire_review.explanation(found))
    else:
        _print_explanation(output(), found)


COMMANDS = (findings, explain)


def _print_finding(console: Output, finding: Finding) -> None:
    severity = finding.severity
    line = Line(words()(f"severity_{severity}"), style=_STYLES[severity])
    told = InBoth(finding.vietnamese, finding.english)
    console.print(line.append(f"  [{finding.code}]  ").append_line(printing.say_line(told)))
    for spot in finding.places:
        console.print(Line(f"   “{' '.join(spot.written.split())}” — {spot.file}, {spot.start}–{spot.end}"))


def _print_explanation(console: Output, found: Explanation) -> None:
    console.print(printing.say_line("documents of this number"))
    for node in found.documents:
        console.print(Line("  ").append_line(printing.document_line(node)))
    for why in found.apart:
        console.print(Line("  ").append_line(printing.say_line(why)))
    for entry in found.corrections:
        console.print(Line("  ").append_line(printing.say_line("correction")).append(f": {entry.told}"))
    for mention in found.mentions:
        console.print()
        console.print(Line(f"“{' '.join(mention.quote.split())}” — {mention.file}, {mention.start}–{mention.end}"))
        console.print(Line(f"   → {mention.document or '?'}", style="bold").append(f"   [{mention.at}]", style="dim"))
        for number, step in enumerate(mention.steps, start=1):
            console.print(Line(f"   {number}. ").append_line(printing.say_line(step)))
