"""Answers as lines and trees for people, in the language that they read.

On a terminal references and cues stand out; elsewhere the same words are plain, one line a sentence.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from graph_service.cli.language import say, words
from graph_service.cli.lines import Line, Output, joined
from graph_service.queries.labels import phrase
from graph_service.queries.words import silence_said
from graph_service.store.protocol import StoreInfo
from graph_service.wire.marking import pieces_of
from graph_service.words import in_figures, table
from loaders.errors import Saying
from loaders.graph import Edge, Node

if TYPE_CHECKING:
    from rich.tree import Tree

    from graph_service.queries.chains import Chain, Lineage
    from graph_service.queries.details import Connections, Mentions
    from graph_service.queries.silence import Silence

#: letters of a title on the line of its document
_LONGEST_TITLE = 100
#: properties of a document that its line does not show
_FACTS = (
    *("type", "title", "issued_on_variants", "level", "place", "series", "status", "citations", "files"),
    *("assumed", "written", "corrected", "read_by"),
)
_WAL_FIXED = "with SQLite's fix for several writers (3.51.3)"
_WAL_LOCKED = "without SQLite's fix for several writers (3.51.3); a lock keeps them apart"


def say_line(sentence: str) -> Line:
    """A sentence that is written in English, in the reader's language."""
    return Line(say(sentence))


def heading(name: str) -> Line:
    """What stands before a colon: a row of the table of words by its name."""
    return Line(words()(name))


def document_line(node: Node) -> Line:
    """Name, number where the name does not hold it, date, issuers, title and id."""
    known = node.properties
    name, number = known.get("name") or node.id, known.get("number")
    shown = name if not number or number in name else f"{name} {number}"
    rest = [day(known.get("issued_on")), *(known.get("issuers") or ())]
    line = joined(" · ", [Line(shown, style="bold"), *(Line(part) for part in rest if part)])
    title = re.sub(r"\s+", " ", str(known.get("title") or ""))
    if title and title not in shown:
        line.append(f" · {title if len(title) <= _LONGEST_TITLE else f'{title[:_LONGEST_TITLE].rstrip()}…'}")
    return line.append(f"  [{node.id}]", style="dim")


def sentence(item: Mapping[str, Any]) -> Line:
    """The quote on one line, its reference and cue marked, and where it stands."""
    text = Line("“")
    for piece in pieces_of(item):
        text.append(re.sub(r"\s+", " ", piece.text), style="bold underline" if piece.mark else "")
    page = f", {say('page')} {item['page']}" if item.get("page") else ""
    return text.append("”").append(f" — {item['file']}{page}, {item['start']}–{item['end']}", style="dim")


def print_sentences(console: Output, edge: Edge) -> None:
    """Every sentence behind a relation, a line each."""
    for item in _evidence(edge):
        console.print(Line("   ").append_line(sentence(item)))


def print_chain(console: Output, found: "Chain", counted: Saying) -> None:
    """The document that was asked about, how many there are, then each step with the sentences that say so."""
    console.print(document_line(found.root))
    if found.total or not found.silence:
        console.print(say_line(counted))
    if found.total < found.walked:
        left = found.walked - found.total
        console.print(say_line(Saying("{n} more that the filters leave out", n=left)))
    print_silence(console, found.silence)
    for number, step in enumerate(found.steps, start=1):
        console.print()
        console.print(Line(f"{number}. ").append_line(document_line(step.document)))
        for edge in step.via:
            near = edge.end if edge.start == step.document.id else edge.start
            way = Line("   ").append_line(say_line(Saying("step {depth}", depth=step.depth))).append(": ")
            verb = said(edge, inverse=edge.end == step.document.id)
            console.print(way.append_line(verb).append(f" {found.names.get(near, near)}"))
            print_sentences(console, edge)


def print_silence(console: Output, silence: "Silence | None") -> None:
    """What an empty answer is worth, and the first texts that could have told."""
    if silence is None:
        return
    console.print(say_line(silence_said(silence)))
    for node in silence.texts:
        console.print(Line("  ").append_line(document_line(node)))


def print_documents(console: Output, nodes: Sequence[Node]) -> None:
    """A line for each document, and whether its text is loaded."""
    for node in nodes:
        line = document_line(node)
        if not node.properties.get("in_corpus"):
            line.append("  (").append_line(say_line("only cited")).append(")")
        console.print(line)


def print_connections(console: Output, found: "Connections") -> None:
    """All that is known of a document, and its relations with their sentences."""
    console.print(document_line(found.document))
    for fact, value in _facts(found.document):
        console.print(Line("  ").append_line(heading(fact)).append(f": {value}"))
    for edge in (*found.outgoing, *found.incoming):
        inverse = edge.start != found.document.id
        other = edge.start if inverse else edge.end
        name = found.others[other].properties.get("name") if other in found.others else None
        console.print()
        console.print(said(edge, inverse=inverse).append(f": {name or other}", style="bold").append(f"  [{other}]"))
        print_sentences(console, edge)


def print_mentions(console: Output, found: "Mentions") -> None:
    """Who cites the document, and where."""
    console.print()
    if found.total:
        console.print(say_line(Saying("{n} document(s) cite it", n=found.total)))
    print_silence(console, found.silence)
    for edge in found.edges:
        console.print()
        console.print(document_line(found.others[edge.start]))
        print_sentences(console, edge)


def lineage_tree(found: "Lineage") -> "tuple[Tree, list[Edge]]":
    """The lineage as a tree, and the relations that a tree has no room for."""
    from rich.tree import Tree

    tree = Tree(document_line(found.root))
    drawn: set[tuple[str, str, str]] = set()
    if any(depth < 0 for depth in found.depths.values()):
        _grow(tree.add(say_line("Comes from")), found, -1, drawn)
    if any(depth > 0 for depth in found.depths.values()):
        _grow(tree.add(say_line("Leads to")), found, 1, drawn)
    return tree, [edge for edge in found.edges if (edge.start, edge.label, edge.end) not in drawn]


def print_edges(console: Output, edges: Iterable[Edge]) -> None:
    """Relations, a line each, with their sentences."""
    for edge in edges:
        console.print(Line(f"{edge.start} ").append_line(said(edge)).append(f" {edge.end}"))
        print_sentences(console, edge)


def print_stats(console: Output, info: StoreInfo, files: Sequence[str] | None = None) -> None:
    """What a store is and holds."""
    console.print(f"{info.engine} {info.version}")
    if info.wal_fixed is not None:
        console.print(say_line(_WAL_FIXED if info.wal_fixed else _WAL_LOCKED))
    console.print(say_line("files loaded").append(f": {info.files}"))
    for name in files or ():
        console.print(Line(f"  {name}"))
    for heading, counts in ((say_line("nodes"), info.nodes), (say_line("edges"), info.edges)):
        console.print(heading)
        for label, count in sorted(counts.items()):
            console.print(f"  {label}: {count}")


def _grow(root: "Tree", found: "Lineage", sign: int, drawn: set[tuple[str, str, str]]) -> None:
    """Hang what is one step farther under each document, each document once in full."""
    nodes = {node.id: node for node in found.nodes}
    branches: dict[str, Tree] = {found.root.id: root}
    for edge in sorted(found.edges, key=lambda edge: _order(edge, found, sign)):
        near, far = (edge.end, edge.start) if sign > 0 else (edge.start, edge.end)
        if found.depths[far] != found.depths[near] + sign or near not in branches:
            continue
        drawn.add((edge.start, edge.label, edge.end))
        line = said(edge, inverse=sign > 0).append(": ").append_line(document_line(nodes[far]))
        branch = branches[near].add(line)
        for item in _evidence(edge):
            branch.add(sentence(item))
        branches.setdefault(far, branch)


def _order(edge: Edge, found: "Lineage", sign: int) -> tuple[int, str, str, str]:
    far = edge.start if sign > 0 else edge.end
    return abs(found.depths[far]), edge.label, edge.start, edge.end


def said(edge: Edge, *, inverse: bool = False) -> Line:
    """What a relation says."""
    return say_line(phrase(edge.label, inverse=inverse))


def _evidence(edge: Edge) -> list[Mapping[str, Any]]:
    return edge.properties.get("evidence") or []


def day(issued_on: str | None) -> str | None:
    """``2022-09-23`` → ``23/9/2022``."""
    if issued_on is None:
        return None
    return in_figures(date.fromisoformat(issued_on))


def _told(field: str, value: str) -> str:
    """A value as people read it: levels and names of facts in words, days in figures."""
    if field == "issued_on_variants":
        return day(value) or ""
    name = {"level": f"level_{value}", "assumed": f"fact_{value}"}.get(field)
    return words()(name) if name and name in table() else value


def _facts(node: Node) -> Iterator[tuple[str, str]]:
    """What is known of a document beyond its line, each behind the name of its heading."""
    for field in _FACTS:
        value = node.properties.get(field)
        if value not in (None, [], ""):
            told = [_told(field, str(each)) for each in (value if isinstance(value, list) else [value])]
            yield f"fact_{field}", "; ".join(told)
    for said in map(json.loads, node.properties.get("digital_signatures") or ()):
        yield "fact_signature", " · ".join(filter(None, (said["signer"], said["at"])))
