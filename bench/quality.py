"""Scores extraction against what people read, and says what changed (``make quality``).

For each gold set that is there: its texts are loaded into a fresh store, exported, and scored by
``../shared/measure.py``. What was wrong or missing is compared with the last run, kept in
``.cache/quality``: a line that went away is a gain, a new one a loss. The precision of each rule is
counted from the export's evidence.
"""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import files
from bench.claims import Claim, claims_of_each, claims_together, wanted_of_each, wanted_together
from bench.named import of_files as named_relations
from bench.sentences import tallies
from bench.silence import silent_forms

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
KEPT = ROOT / ".cache" / "quality"
#: how measure.py begins a line on what is claimed and not wanted, wanted and not claimed, or not as told
MARKS = ("+ ", "- ", "! ")


@dataclass(frozen=True, slots=True)
class GoldSet:
    """What people read in some texts, and where those texts lie."""

    name: str
    gold: Path
    texts: tuple[Path, ...]
    #: only the files that the gold names are loaded, where it records some of a folder's
    some: bool = False

    @property
    def key(self) -> str:
        """The name as a file's."""
        return self.name.replace(" ", "-")

    @property
    def is_there(self) -> bool:
        return self.gold.exists() and all(each.exists() for each in self.texts)

    @property
    def files(self) -> list[Path]:
        """What is loaded: the folders, or those of their files that the gold names."""
        if not self.some:
            return list(self.texts)
        named = [json.loads(line)["file"] for line in self.gold.read_text(encoding="utf-8").splitlines()]
        return [folder / name for folder in self.texts for name in named]


@dataclass(frozen=True, slots=True)
class Score:
    """What measure.py printed: its figures, and every item that is not as the gold has it."""

    figures: tuple[str, ...]
    amiss: frozenset[str]


@dataclass(frozen=True, slots=True)
class RulePrecision:
    """How many of a rule's claims between numbered documents are right."""

    rule: str
    right: int
    claimed: int


def gold_sets(shared: Path = SHARED, root: Path = ROOT) -> list[GoldSet]:
    """All gold sets to work with, there or not."""
    gold = root / "tests" / "gold"
    return [
        GoldSet("seeds", shared / "gold" / "dev.json", (shared / "seeds",)),
        GoldSet("demo", gold / "demo.jsonl", (root / "graph_service" / "demo" / "corpus",)),
        GoldSet("official", gold / "official_dev.jsonl", _official(shared)),
        GoldSet("offices", shared / "gold" / "offices.jsonl", (shared / "corpora" / "offices",)),
        GoldSet("raw", gold / "raw.jsonl", (shared / "corpora" / "raw",), some=True),
        *(
            GoldSet(f"invented {folder.name}", folder / "gold.jsonl", (folder / "texts",))
            for folder in sorted((gold / "offices").glob("*"))
        ),
    ]


def held_out(shared: Path = SHARED, root: Path = ROOT) -> GoldSet:
    """The half of the official texts that nobody works with."""
    return GoldSet("held-out", root / "tests" / "gold" / "official_test.jsonl", _official(shared))


def _official(shared: Path) -> tuple[Path, ...]:
    return (shared / "corpora" / "vbpl", shared / "corpora" / "originals")


def parse(printed: str) -> Score:
    """The figures and items in what measure.py prints."""
    lines = [line for line in printed.splitlines() if line.strip()]
    amiss = frozenset(line for line in lines if line.startswith(MARKS))
    return Score(tuple(line for line in lines if not line.startswith(MARKS)), amiss)


def changes(before: frozenset[str], now: frozenset[str]) -> list[str]:
    """What is right now and was not (gains), then what is no longer right (losses)."""
    gains = [f"gain  {line}" for line in sorted(before - now)]
    return gains + [f"LOSS  {line}" for line in sorted(now - before)]


def precision_by_rule(claims: Iterable[Claim], wanted: frozenset[tuple[str, ...]]) -> list[RulePrecision]:
    """Each rule's claims, counted once however often a text repeats them; the least precise first."""
    claimed: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for claim in claims:
        claimed[claim.rule].add(claim.triple)
    rules = [RulePrecision(rule, len(triples & wanted), len(triples)) for rule, triples in claimed.items()]
    return sorted(rules, key=lambda each: (each.right / each.claimed, -each.claimed, each.rule))


def export(gold_set: GoldSet, folder: Path) -> Path:
    """Load the texts into a fresh store and export it, as a user would."""
    folder.mkdir(parents=True, exist_ok=True)
    database, exported = folder / f"{gold_set.key}.db", folder / f"{gold_set.key}.jsonl"
    for stale in folder.glob(f"{database.name}*"):
        stale.unlink()
    store = ("--store", f"sqlite:{database}")
    # exit code 1: some files were refused, which the corpora of originals are there to provoke
    command_line("load", *map(str, gold_set.files), *store, accepted=(0, 1))
    command_line("export", "--format", "jsonl", str(exported), *store, accepted=(0,))
    return exported


def command_line(*arguments: str, accepted: tuple[int, ...]) -> None:
    """Run our own command and stop where it fails."""
    done = subprocess.run([Path(sys.executable).with_name("directive-graph"), *arguments], check=False)
    if done.returncode not in accepted:
        raise SystemExit(f"directive-graph {' '.join(arguments)} ended with exit code {done.returncode}")


def measured(gold_set: GoldSet, exported: Path) -> Score:
    """What measure.py says of the export, its quotes compared with the first folder of texts."""
    command = [sys.executable, str(SHARED / "measure.py"), str(exported), str(gold_set.gold), str(gold_set.texts[0])]
    return parse(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def rules(gold_set: GoldSet, exported: Path) -> list[RulePrecision]:
    """The precision of each rule on this gold set."""
    rows = [json.loads(line) for line in exported.read_text(encoding="utf-8").splitlines()]
    gold = gold_set.gold.read_text(encoding="utf-8")
    if gold_set.gold.suffix == ".jsonl":
        lines = [json.loads(line) for line in gold.splitlines()]
        return precision_by_rule(claims_of_each(rows, lines), wanted_of_each(lines))
    together = json.loads(gold)
    return precision_by_rule(claims_together(rows, together), wanted_together(together))


def with_named(gold_set: GoldSet, exported: Path, score: Score) -> Score:
    """The score with relations that measure.py leaves out, where the gold is of texts read together."""
    if gold_set.gold.suffix == ".jsonl":
        return score
    named = named_relations(exported.read_text(encoding="utf-8"), gold_set.gold.read_text(encoding="utf-8"))
    amiss = (f"{line[:2]}named relations: {line[2:]}" for line in named.amiss)
    return Score((*score.figures, str(named)), score.amiss | frozenset(amiss))


def last_run(name: str) -> frozenset[str] | None:
    """What was amiss in the last run; ``None`` where there was none."""
    kept = KEPT / f"{name}.amiss.txt"
    return frozenset(kept.read_text(encoding="utf-8").splitlines()) if kept.exists() else None


def report(gold_set: GoldSet, score: Score, precision: Iterable[RulePrecision]) -> Iterator[str]:
    """All that is printed on one gold set."""
    yield f"\n== {gold_set.name}: {gold_set.gold.name}"
    yield from score.figures
    yield "\nprecision of each rule, relations between numbered documents"
    yield from (
        f"{each.right / each.claimed:.3f}  {each.right:4} of {each.claimed:4}  {each.rule}" for each in precision
    )
    yield ""
    before = last_run(gold_set.key)
    if before is None:
        yield from sorted(score.amiss)
        yield "(no earlier run to compare with)"
    else:
        yield from changes(before, score.amiss) or ["(nothing gained or lost against the last run)"]
        yield f"{len(score.amiss)} items amiss, listed in {KEPT.relative_to(ROOT)}/{gold_set.key}.amiss.txt"


def report_on_sentences(folder: Path) -> Iterator[str]:
    """The figures on sentences that were written for the extraction, with gains and losses since the last run."""
    yield "== sentences"
    found = tallies(folder)
    yield from map(str, found)
    amiss = frozenset[str]().union(*(each.amiss for each in found))
    before = last_run("sentences")
    yield from changes(before, amiss) if before is not None else ["(no earlier run to compare with)"]
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / "sentences.amiss.txt").write_text("\n".join(sorted(amiss)), encoding="utf-8")


def report_on_cases(shared: Path) -> Iterator[str]:
    """Which of the small invented texts of ../shared are read as a reader reads them."""
    script = shared / "cases.py"
    if not script.exists():
        return
    command = [sys.executable, str(script), "--command", str(Path(sys.executable).with_name("directive-graph"))]
    yield "\n== cases"
    yield subprocess.run(command, check=False, capture_output=True, text=True).stdout.rstrip()


def report_on_silence(folder: Path) -> Iterator[str]:
    """The forms of clauses with a verb and a document that stated nothing: what to read next."""
    if not folder.is_dir():
        return
    yield f"\n== clauses of {folder.name} with a verb and a document that stated nothing, most frequent form first"
    yield from map(str, silent_forms(folder.glob("*.txt")))


def report_on_files(root: Path, shared: Path) -> Iterator[str]:
    """What original files say of themselves, by kind; nothing where they are not here."""
    for table, folder in files.tables(root, shared):
        found = files.score(table, folder)
        yield from (f"\n== files of {table.name}: right of asked, by kind", *found.lines(), *found.amiss)


def main(words: Sequence[str] | None = None) -> None:
    """Score every gold set that is there; exit code 2 where there is nothing to score with."""
    parser = argparse.ArgumentParser(prog="python -m bench.quality", description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="score the held-out set instead, figures only")
    asked = parser.parse_args(words)
    present = [each for each in ([held_out()] if asked.held_out else gold_sets()) if each.is_there]
    if not (SHARED / "measure.py").exists() or not present:
        print(
            f"make quality needs measure.py and a gold set in {SHARED}, beside the repository: not there",
            file=sys.stderr,
        )
        raise SystemExit(2)
    if not asked.held_out:
        print("\n".join(report_on_sentences(ROOT / "tests" / "gold" / "sentences")))
        print("\n".join(report_on_files(ROOT, SHARED)))
    for gold_set in present:
        exported = export(gold_set, KEPT)
        score = with_named(gold_set, exported, measured(gold_set, exported))
        if asked.held_out:
            # what is wrong there stays unseen, so that nothing is made to fit it
            print("\n".join(score.figures))
            continue
        print("\n".join(report(gold_set, score, rules(gold_set, exported))))
        (KEPT / f"{gold_set.key}.amiss.txt").write_text("\n".join(sorted(score.amiss)), encoding="utf-8")
    if not asked.held_out:
        print("\n".join(report_on_cases(SHARED)))
        print("\n".join(report_on_silence(SHARED / "corpora" / "offices")))


if __name__ == "__main__":
    main()
