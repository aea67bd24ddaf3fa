"""What extraction must reach, measured as the project is measured: on exports, by ../shared/measure.py."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from store_tools import now

from bench.claims import claims_of_each, wanted_of_each
from bench.sentences import Tally, tallies
from graph_service import demo
from graph_service.export import forms as export
from graph_service.ledger.load import load
from graph_service.store import open_store

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
MEASURE = SHARED / "measure.py"
GOLD = ROOT / "tests" / "gold"

needs_shared = pytest.mark.skipif(not MEASURE.exists(), reason=f"no {MEASURE}: put shared/ beside the repository")
Figures = dict[str, tuple[float, ...]]


def measured(folder: Path, texts: list[Path], gold: Path, base: Path) -> Figures:
    """The figures that measure.py prints for a fresh store of these texts: a share, or precision and recall."""
    exported = folder / "export.jsonl"
    store = open_store(f"sqlite:{folder / 'store.db'}")
    try:
        load(store, texts, base=base)
        with exported.open("w", encoding="utf-8") as file:
            file.writelines(export.jsonl(now(store)))
    finally:
        store.close()
    command = [sys.executable, str(MEASURE), "-q", str(exported), str(gold), str(texts[0])]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return dict(filter(None, map(figure, printed.splitlines())))


def figure(line: str) -> tuple[str, tuple[float, ...]] | None:
    """The name and the numbers of one line."""
    both = re.match(r"(.+?)\s+P ([\d.]+)\s+R ([\d.]+)", line)
    if both:
        return both[1], (float(both[2]), float(both[3]))
    share = re.match(r"(.+?)\s{2,}([\d.]+)\s", line)
    return (share[1], (float(share[2]),)) if share else None


def reaches(figures: Figures, name: str, *least: float) -> bool:
    """Whether the figures of that name are at least these."""
    return all(got >= wanted for got, wanted in zip(figures[name], least, strict=True))


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """The figures on the texts that the project was created from."""
    return measured(tmp_path_factory.mktemp("seeds"), [SHARED / "seeds"], SHARED / "gold" / "dev.json", SHARED)


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """The figures on the half of the official texts that is worked with."""
    folders = [SHARED / "corpora" / "vbpl", SHARED / "corpora" / "originals"]
    return measured(tmp_path_factory.mktemp("official"), folders, GOLD / "official_dev.jsonl", SHARED)


@needs_shared
@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("numbered documents", (0.995, 0.995)),
        ("one number, as many documents", (1.0,)),
        ("named documents, by their words", (0.9, 0.85)),
        ("date where the text tells", (0.98,)),
        ("type where the text tells", (0.98,)),
        ("issuer where the text tells", (0.98,)),
        ("relations between numbered", (0.97, 0.95)),
        ("quote equals text", (1.0,)),
    ],
)
def test_the_seeds(seeds: Figures, name: str, least: tuple[float, ...]) -> None:
    """What the seeds say stands in the graph, as far as is asked."""
    assert reaches(seeds, name, *least), seeds[name]


@needs_shared
@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("own number", (1.0,)),
        ("own issued", (1.0,)),
        ("own type", (1.0,)),
        ("own issuer", (1.0,)),
        ("own relations", (0.96, 0.96)),
        ("quote equals text", (1.0,)),
    ],
)
def test_official_texts(official: Figures, name: str, least: tuple[float, ...]) -> None:
    """What official documents say of themselves stands in the graph, as far as is asked."""
    assert reaches(official, name, *least), official[name]


@needs_shared
def test_the_demo(tmp_path: Path) -> None:
    """Everything that a reader recorded of the demo's documents stands in the graph, and nothing else."""
    figures = measured(tmp_path, [demo.corpus()], GOLD / "demo.jsonl", demo.corpus())
    assert len(figures) > 10
    assert all(value == 1.0 for values in figures.values() for value in values), figures


def test_the_demo_without_the_shared_measure(tmp_path: Path) -> None:
    """The relations between the demo's numbered documents are the gold's, whether measure.py is here or not."""
    store = open_store(f"sqlite:{tmp_path / 'store.db'}")
    try:
        load(store, [demo.corpus()], base=demo.corpus())
        rows = [json.loads(line) for line in export.jsonl(now(store))]
    finally:
        store.close()
    gold = [json.loads(line) for line in (GOLD / "demo.jsonl").read_text(encoding="utf-8").splitlines()]
    wanted = {triple for triple in wanted_of_each(gold) if all(end[0].isdigit() for end in numbers_of(triple))}
    assert len(wanted) > 30
    assert {claim.triple for claim in claims_of_each(rows, gold)} == wanted


def numbers_of(triple: tuple[str, ...]) -> tuple[str, ...]:
    """The documents of a triple, without the file's name and the relation."""
    return (*triple[1:-2], triple[-1])


@pytest.fixture(scope="module")
def sentences() -> list[Tally]:
    """The figures on sentences and documents that were written for the extraction."""
    return tallies(GOLD / "sentences")


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("own relations of clauses", 0.99, 0.98),
        ("chains of clauses", 0.95, 0.88),
        ("own relations of documents", 0.98, 0.97),
        ("chains of documents", 0.98, 0.98),
        ("named documents of sentences", 0.97, 0.79),
        ("relations of sentences", 0.9, 0.68),
    ],
)
def test_sentences(sentences: list[Tally], name: str, precision: float, recall: float) -> None:
    """Single sentences of many kinds are read as people read them; what is amiss is printed."""
    (found,) = (each for each in sentences if each.name == name)
    assert found.precision >= precision, sorted(found.amiss)
    assert found.recall >= recall, sorted(found.amiss)
