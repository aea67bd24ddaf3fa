"""Answers about who is to do what, as lines for people, in the language that they read."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from graph_service.cli.language import say, words
from graph_service.cli.lines import Line, Output
from graph_service.cli.printing import (
    day,
    document_line,
    heading,
    print_sentences,
    print_silence,
    said,
    say_line,
    sentence,
)
from graph_service.queries import every as queries
from graph_service.queries.assignments import STATES as TASK_STATES
from graph_service.queries.assignments import State
from graph_service.queries.bodies import Answering, DocumentsOf
from graph_service.queries.coverage import STATES as COVERAGE_STATES
from graph_service.queries.status import Day
from graph_service.queries.targets import counted, numbers
from graph_service.queries.words import BASES, COVERAGE, MET, REALISED, ROLE_BASES, STANDINGS, TIMINGS, values
from graph_service.queries.words import TASK_STATES as TASK_WORDS
from loaders.errors import Saying
from loaders.graph import Edge, Node

_SIGNS = {">=": "≥", "<=": "≤", "range": ""}


def print_coverage(console: Output, found: queries.Coverage) -> None:
    """The counts, then every place or body with what it issued."""
    console.print(document_line(found.document))
    within = say_line(", in ").append(found.within) if found.within else Line("")
    console.print(_as_of(found.as_of).append_line(within))
    for state in COVERAGE_STATES:
        console.print(Line(f"  {found.counts[state]} ").append_line(say_line(COVERAGE[state])))
    if found.last_day:
        last = date.fromisoformat(found.last_day)
        console.print(say_line(Saying("the level's last day is {day}", day=last)))
    for row in found.rows:
        if row.state != "nothing_loaded" or row.told:
            _print_covering(console, row, found.names)
    unknown = [_called(row) for row in found.rows if row.state == "nothing_loaded" and not row.told]
    if unknown:
        console.print()
        console.print(say_line(COVERAGE["nothing_loaded"]).append(f": {'; '.join(unknown)}"))
    print_silence(console, found.silence)


def print_status(console: Output, found: queries.Status) -> None:
    """Where the document stands, then every change with its sentences."""
    console.print(document_line(found.document))
    standing, as_of = STANDINGS[found.standing], date.fromisoformat(found.as_of)
    console.print(say_line(Saying("on {day}: {what}", day=as_of, what=standing)))
    if found.since:
        console.print(Line("  ").append_line(say_line("has effect from")).append_line(_since(found.since)))
    for each in found.changes:
        console.print()
        line = said(each.edge, inverse=True).append(": ").append_line(document_line(each.document))
        console.print(line)
        if each.parts:
            console.print(Line("   ").append_line(say_line("parts")).append(f": {'; '.join(each.parts)}"))
        if each.day:
            console.print(Line("   ").append_line(say_line("from")).append_line(_since(each.day)))
            _print_clause(console, each.day)
        if not each.has_effect:
            console.print(Line("   ").append_line(say_line("not by that day")))
        print_sentences(console, each.edge)
    print_silence(console, found.silence)


def print_tasks(console: Output, found: queries.Tasks) -> None:
    """The counts, then every task with who leads it, its state and its sentences."""
    console.print(document_line(found.document))
    console.print(_as_of(found.as_of))
    _print_counts(console, found.counts)
    for each in found.items:
        print_assignment(console, each, found.others)
    for body, answering in sorted(found.answering.items()):
        console.print()
        name = _name(found.others[body]) if body in found.others else body
        console.print(Line(f"{name} → ").append_line(_answering(answering)))
    print_silence(console, found.silence)


def _print_counts(console: Output, counts: Mapping[State, int]) -> None:
    """How many tasks are in each state; of no task at all nothing is counted."""
    for state in TASK_STATES if any(counts.values()) else ():
        console.print(Line(f"  {counts[state]} ").append_line(say_line(TASK_WORDS[state])))


def print_assignment(console: Output, each: queries.Assignment, others: Mapping[str, Node]) -> None:
    """A task with its roles, its state and every sentence."""
    known = each.task.properties
    number = f"{known['row']}. " if known.get("row") else "- "
    doubt = Line("") if known.get("certain") is not False else say_line(" (to be checked)")
    console.print()
    console.print(Line(number).append(str(known.get("text") or each.task.id), style="bold").append_line(doubt))
    state = Line("   ").append_line(say_line(TASK_WORDS[each.state]))
    if each.timing:
        state.append(", ").append_line(say_line(TIMINGS[each.timing]))
    console.print(state.append(f" ({known['due_text']})" if known.get("due_text") else ""))
    for key in ("source_text", "state_text"):
        if known.get(key):
            console.print(Line("   ").append_line(heading(f"fact_{key}")).append(f": {known[key]}"))
    for edge in each.set_by:
        print_sentences(console, edge)
    for edge in (*each.roles, *each.realised, *each.concerns):
        print_relation(console, edge, others, around=each.task.id)


def print_relation(console: Output, edge: Edge, others: Mapping[str, Node], *, around: str) -> None:
    """A relation of a node, named by its other end, with its sentences."""
    far = edge.end if edge.start == around else edge.start
    name = _name(others[far]) if far in others else far
    line = Line("   ").append_line(said(edge, inverse=edge.end == around)).append(f": {name}")
    for told in _told(edge):
        line.append(", ").append_line(say_line(told))
    console.print(line)
    print_sentences(console, edge)


def _told(edge: Edge) -> Iterator[str]:
    """What an edge tells besides its label: purpose, where a role stands, how sure a document is."""
    known = edge.properties
    yield from values(known.get("purpose"))
    for basis in values(known.get("basis")):
        yield ROLE_BASES.get(basis, basis)
    for state in values(known.get("state")):
        yield REALISED.get(state, state)


def print_duties(console: Output, found: queries.BodyDuties) -> None:
    """Whom it succeeds, who answers now, then tasks, documents to carry out and documents received."""
    console.print(Line(_name(found.body), style="bold"))
    console.print(_as_of(found.as_of))
    if found.answering:
        console.print(Line("→ ").append_line(_answering(found.answering)))
    for before in found.predecessors:
        what = f" ({before.what})" if before.what else ""
        line = say_line("succeeds").append(f" {_name(before.node)}, {day(before.on)}{what}")
        console.print(Line("  ").append_line(line))
    _print_counts(console, found.counts)
    document = None
    for each in found.items:
        if each.document and each.document != document:
            document = each.document
            console.print()
            console.print(document_line(document))
        print_assignment(console, each, found.others)
    for edge in (*found.carries_out, *found.received):
        console.print()
        print_relation(console, edge, found.others, around=edge.start if edge.label == "CARRIES_OUT" else edge.end)
    print_silence(console, found.silence)


def print_targets(console: Output, found: queries.Targets) -> None:
    """Every target with its sentence, and what was reported."""
    console.print(document_line(found.document))
    for each in found.items:
        known = each.target.properties
        console.print()
        console.print(Line(str(known.get("text") or each.target.id), style="bold").append(f": {_aim(known)}"))
        for edge in each.set_by:
            print_sentences(console, edge)
        for one in each.results:
            count = counted(one.edge.properties)
            figure = f"{count[0]}/{count[1]} {say('targets')} — " if count else f"{_figure(one.edge.properties)} — "
            console.print(Line(f"   → {figure}").append_line(say_line(MET[one.met])))
            console.print(Line("   ").append_line(document_line(one.document)))
            print_sentences(console, one.edge)
    print_silence(console, found.silence)


def print_path(console: Output, found: queries.Path) -> None:
    """The documents on the way, and what joins each two of them."""
    for number, node in enumerate(found.nodes):
        console.print(document_line(node))
        for edge in found.edges[number] if number < len(found.edges) else ():
            console.print(Line("   ↓ ").append_line(said(edge, inverse=edge.end == node.id)))
            print_sentences(console, edge)
    print_silence(console, found.silence)


def print_responsible(console: Output, found: queries.Responsible) -> None:
    """Every body with what joins it to the document."""
    console.print(document_line(found.document))
    for each in found.holders:
        console.print()
        console.print(Line(_name(each.body), style="bold"))
        if each.answering:
            console.print(Line("   → ").append_line(_answering(each.answering)))
        nodes = {**found.tasks, found.document.id: found.document}
        for edge in (*each.issues, *each.carries_out, *each.roles, *each.receives):
            print_relation(console, edge, nodes, around=each.body.id)
    print_silence(console, found.silence)


def print_listed(console: Output, found: queries.Listed) -> None:
    """A heading for each type and year, and a line for each document."""
    heading: tuple[object, object] | None = None
    for node in found.documents:
        place = node.properties.get("type"), queries.year_of(node)
        if place != heading:
            heading = place
            kind = place[0] or say("(type not known)")
            year = place[1] or say("year not known")
            console.print(Line(f"{kind}, {year}: {found.counts[place]}", style="bold"))
        console.print(Line("  ").append_line(document_line(node)))


def print_naming(console: Output, found: DocumentsOf) -> None:
    """The documents that name a body, each with its sentence."""
    console.print(Line(_name(found.asked), style="bold"))
    if found.total:
        console.print(say_line(Saying("{n} document(s) name it", n=found.total)))
    print_silence(console, found.silence)
    for edge in found.edges:
        console.print()
        console.print(document_line(found.documents[edge.start]))
        print_sentences(console, edge)


def _called(row: queries.Covering) -> str:
    """The name, and that it stands in no table, or in nothing at all."""
    if not row.who.from_texts:
        return row.who.name
    known = say("known from texts only")
    return f"{row.who.name} ({known if row.who.known else say('not in the store')})"


def _print_covering(console: Output, row: queries.Covering, names: Mapping[str, str]) -> None:
    console.print()
    console.print(Line(_called(row), style="bold").append(" — ").append_line(say_line(COVERAGE[row.state])))
    for each in row.issued:
        console.print(Line("   ").append_line(document_line(each.document)))
        way = say_line("directly")
        if each.depth > 1:
            near = "; ".join(names.get(edge.end, edge.end) for edge in each.via)
            way = say_line(Saying("through {n} document(s)", n=each.depth - 1)).append(f": {near}")
        after = say_line(Saying(", after {days} day(s)", days=each.days)) if each.days is not None else Line("")
        console.print(Line("   ").append_line(way).append_line(after))
        for edge in each.via:
            print_sentences(console, edge)
    if not row.issued and row.loaded:
        line = say_line(
            Saying(
                "{loaded} document(s) loaded, {loaded_since} since its issue",
                loaded=row.loaded,
                loaded_since=row.loaded_since,
            )
        )
        console.print(Line("   ").append_line(line))
    for edge in row.told:
        console.print(Line("   ").append_line(said(edge)))
        print_sentences(console, edge)


def _answering(found: Iterable[Answering]) -> Line:
    """Who took over; of a body that ended without a known successor, or may have ended, that this is not known."""
    found = list(found)
    names = [f"{_name(each.node)}{'' if each.part == 'whole' else say(' (in part)')}" for each in found if each.exists]
    if not names and any(each.exists is None for each in found):
        return say_line("not known whether it still exists")
    if not names:
        return say_line("ended, successor not known")
    return say_line("now").append(f" {'; '.join(names)}")


def _as_of(day_: str) -> Line:
    return say_line(Saying("as of {day}", day=date.fromisoformat(day_)))


def _since(since: Day) -> Line:
    return Line(f" {day(since.on)} (").append_line(say_line(BASES[since.basis])).append(")")


def _print_clause(console: Output, since: Day) -> None:
    for item in since.evidence:
        console.print(Line("   ").append_line(sentence(item)))


def _aim(known: Mapping[str, object]) -> str:
    comparison = str(known.get("comparison") or "")
    by = f" ({known['by']})" if known.get("by") else ""
    return f"{_SIGNS.get(comparison, comparison)} {_figure(known)}{by}".strip()


def _figure(known: Mapping[str, object]) -> str:
    figures = " – ".join(words().figure(each) for each in numbers(known.get("value")))
    return f"{figures} {known.get('unit') or ''}".strip()


def _name(node: Node) -> str:
    return str(node.properties.get("name") or node.properties.get("text") or node.id)
