"""``make bench``: measure, print a table of ratios, and write it to docs/benchmarks.md."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, fields
from pathlib import Path

from bench import (
    clients,
    cold,
    duties,
    extraction,
    growth,
    growth_picture,
    hubs,
    lineage,
    loading,
    machine,
    page,
    service,
)
from bench.growth import Cost
from bench.result import Result, table
from bench.service import Served
from bench.stores import Bare, neo4j_server

REPORT = Path(__file__).parents[1] / "docs" / "benchmarks.md"
TEXT = """# Benchmarks

Written by `make bench`; do not edit by hand. Every row compares with a named alternative in the same run on the
same machine: *times as fast* above 1 means faster than the alternative, below 1 slower. Seconds are medians of
{repeat} runs; a walk is the mean over 25 documents of the median round, and what is loaded in full beside one more
document is loaded once.

{table}

- **A command, cold** is one question, or the help, in a process of its own, start and end included.
- **A page of a hub** is the server time of the page of a directive that ten thousand documents carry out.
- **Findings, 99 of 100 answers** is the time within which nearly all of fifty clients at once have theirs, each over
  one connection, once somebody has asked, beside the answer of the same service that asks nothing of its store.
- **Extraction** finds references and relations in Vietnamese; eyecite finds citations in generated English legal prose,
  with its default tokenizer. Neither reads the other's language, so the ratio says only that speed is not behind that
  of an established tool. MB are bytes of UTF-8.
- **A load** beside the bare engine tells the price of everything that is not writing. *Write alone* is all rows, as a
  load's processes hand them over (SQLite), or the same change applied to an empty store (Neo4j), beside the same rows
  by the engine's own means.
- **Lineage** is the whole chain from one document. By hand means one statement that returns the same ids; the store
  also tells the fewest steps to each.
- **Coverage, duties, tasks** are whole answers with their sentences: who of thirty districts has issued something for
  a directive, all that a department was told, all fifty tasks of a programme. By hand means statements written for the
  one question, which fetch and decode the same sentences, bodies and documents and tell the same states, steps and
  who answers today.
- **Status** tells of fifty documents, of which each second was superseded, whether they are in force, by what they were
  changed, or which loaded texts could have told. By hand that is two statements for each, or four.
- **A hub** is a directive that as many documents carry out, a tenth of them directly. Its first page tells how many
  there are in all; by hand that is two statements. *Just changed*: a document came to the chain, went over
  to another or was dropped since the last answer.
- **Searches** give the fifty most cited documents that have all the words; by hand the index of words is asked.
- **One more document** recomputes what is said of its own documents only; beside it stands the load of all documents.

## The service

{service}

Over connections that are kept; the first table is of one worker. *Middle* and *99 in 100* are of answers at 20 a
second, timed from the moment at which each was due; *store alone* is the same question asked of the store in the
process of the benchmark. The second table tells, for each number of workers, within which time 99 in 100 answers of
each kind came at 20 a second, and the *processor* that all processes of the service took for each of them, which does
not depend on what else the machine did. The *highest rate* is that at which 99 in 100 come within 10 ms, of each of the
four kinds: doubled while that holds in one of two tries, then bisected, over 16 connections. Who asks runs on the same
machine and takes its part of it: what the same client finds of an app that *answers a constant*, served as the service
is, is the machine's and the client's own, and no service's; its *99 in 100* is the largest of the four paths.

## As a store grows

{growth}

Generated directives, each of which cites five before it, in an embedded store. *Load* is the processor time of all
processes of a first load, each document; *one more*, *changed* and *removed* that of the process that writes (its text
is read in another, which takes as long in any store); *kB each* is the file without the texts; *search* is a page for
four words. A row costs what it costs on this machine with what else ran on it: compare rows of one run.

![Cost of a document by the size of its store](growth.svg)

Machine: {machine}.
"""
#: what a run takes that every change can be measured with
QUICK = {
    "megabytes": 0.2, "documents": 150, "graph_documents": 8_000, "graph_edges": 40_000, "store_documents": 200,
    "growth": "150,450", "repeat": 3, "hub_documents": 4_000, "neo4j": False,
    "steady": 4.0, "busy": 4.0, "rated": 0.4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured; small sizes prove that a benchmark runs, not how fast anything is."""

    #: MB of text for extraction
    megabytes: float = 2.0
    #: generated documents for a load
    documents: int = 1_000
    #: documents and edges of the synthetic graph
    graph_documents: int = 100_000
    graph_edges: int = 500_000
    #: documents that carry out one directive
    hub_documents: int = 70_000
    #: documents of the store that gets one more
    store_documents: int = 10_000
    #: documents of the stores whose costs are compared, parted by commas; none where it is empty
    growth: str = "2000,5000,20000,100000"
    #: seconds of questions at a steady rate to the service, and of many clients; none where it is 0
    steady: float = 60.0
    busy: float = 600.0
    #: seconds of each rate on the way to the highest; none is looked for where it is 0
    rated: float = 5.0
    repeat: int = 5


def measurements(sizes: Sizes, bare: Bare | None) -> Iterator[Result]:
    """Every comparison, one after the other; those with Neo4j only where a server is there."""
    yield from cold.measure(sizes.repeat)
    yield page.measure(sizes.repeat)
    yield clients.measure(sizes.documents, 4 * sizes.repeat)
    yield extraction.measure(sizes.megabytes, sizes.repeat)
    yield from loading.measure_sqlite(sizes.documents, sizes.repeat)
    if bare:
        yield from loading.measure_neo4j(sizes.documents, sizes.repeat, bare)
    yield loading.measure_one_more(sizes.store_documents, sizes.repeat)
    yield from lineage.measure(sizes.graph_documents, sizes.graph_edges, sizes.repeat, bare)
    yield from hubs.measure(sizes.hub_documents, sizes.repeat)
    yield from duties.measure(sizes.graph_documents, sizes.graph_edges, sizes.repeat, bare)


def report(results: list[Result], sizes: Sizes, costs: list[Cost], served: Served | None) -> str:
    """The document that is written to docs/benchmarks.md."""
    facts = ", ".join(f"{name} {value}" for name, value in machine.facts().items())
    return TEXT.format(
        growth=growth.table(costs) if costs else "",
        table=table(results),
        service=service.table(served) if served else "It was not measured.",
        repeat=sizes.repeat,
        machine=facts,
    )


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    for field in fields(Sizes):
        name = f"--{field.name.replace('_', '-')}"
        parser.add_argument(name, type=type(field.default), default=field.default, help="(default: %(default)s)")
    parser.add_argument("--quick", action="store_true", help="small sizes, in under three minutes; sizes given count")
    parser.add_argument("--neo4j", action="store_true", default=True, help="measure Neo4j too; not by --quick alone")
    parser.add_argument("--without-neo4j", dest="neo4j", action="store_false", help="measure the embedded store only")
    parser.add_argument("--write", type=Path, default=REPORT, help="where the table goes (default: docs/benchmarks.md)")
    if parser.parse_args(words).quick:
        parser.set_defaults(**QUICK)
    return parser.parse_args(words)


def _served(sizes: Sizes) -> Served | None:
    if not sizes.steady:
        return None
    return service.measure(sizes.graph_documents, sizes.graph_edges, sizes.steady, sizes.busy, sizes.rated)


def main(words: list[str] | None = None) -> None:
    """Measure all, and tell each result as it comes."""
    asked = arguments(words)
    sizes = Sizes(**{field.name: getattr(asked, field.name) for field in fields(Sizes)})
    results = []
    with ExitStack() as stack:
        bare = stack.enter_context(neo4j_server()) if asked.neo4j else None
        for result in measurements(sizes, bare):
            print(f"{result.subject}: {result.ratio:.2f} times as fast as {result.alternative}", file=sys.stderr)
            results.append(result)
    served = _served(sizes)
    costs = list(growth.measure(int(size) for size in sizes.growth.split(",") if size))
    print(table(results))
    if served:
        print(f"\n{service.table(served)}")
    if costs:
        print(f"\n{growth.table(costs)}")
        asked.write.with_name("growth.svg").write_text(growth_picture.svg(costs), encoding="utf-8")
    asked.write.write_text(report(results, sizes, costs, served), encoding="utf-8")


if __name__ == "__main__":
    main()
