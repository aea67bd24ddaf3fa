"""The quality recipe counts what measure.py counts, and says what changed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bench import quality
from bench.claims import Claim, claims_of_each, claims_together, wanted_of_each, wanted_together

SHARED = Path(__file__).parents[3] / "shared"
TEXT = "Kế hoạch số 7-KH/TU thực hiện Nghị quyết số 9-NQ/TW. Kế hoạch số 7-KH/TU thay thế Kế hoạch số 3-KH/TU."


def node(number: str, **properties: Any) -> dict[str, Any]:
    """A document of an export."""
    return {"type": "node", "id": f"d:{number}", "labels": ["Document"], "properties": {"number": number, **properties}}


def edge(start: str, label: str, end: str, *, file: str, rule: str) -> dict[str, Any]:
    """A relation of an export, with one place in the text that says it."""
    item = {"source": "", "file": file, "start": 0, "end": len(TEXT), "quote": TEXT, "rule": rule, "confidence": 0.9}
    ends = {"start": {"id": f"d:{start}"}, "end": {"id": f"d:{end}"}}
    return {
        "type": "relationship",
        "id": f"{start}{label}{end}",
        "label": label,
        "properties": {"evidence": [item]},
        **ends,
    }


FILE = "004_letter.txt"
EXPORT = [
    node("7-KH/TU", files=[FILE]),
    node("9-NQ/TW"),
    node("3-KH/TU"),
    edge("7-KH/TU", "IMPLEMENTS", "9-NQ/TW", file=FILE, rule="verb"),
    edge("7-KH/TU", "AMENDS", "3-KH/TU", file=FILE, rule="guess"),
    edge("7-KH/TU", "IMPLEMENTS", "3-KH/TU", file="999_other.txt", rule="elsewhere"),
    edge("7-KH/TU", "CITES", "3-KH/TU", file=FILE, rule="mention"),
]
FIELDS: dict[str, list[str]] = {"issued": [], "types": [], "issuers": [], "titles": [], "parts": ["004"]}
TOGETHER: dict[str, Any] = {
    "documents": [{"id": number, "number": number, **FIELDS} for number in ("7-KH/TU", "9-NQ/TW", "3-KH/TU")],
    "relations": [
        {"from": "7-KH/TU", "rel": "implements", "to": "9-NQ/TW"},
        {"from": "7-KH/TU", "rel": "supersedes", "to": "3-KH/TU"},
        {"from": "7-KH/TU", "rel": "reviews", "to": "3-KH/TU"},
    ],
    "bodies": [],
}
EACH: list[dict[str, Any]] = [
    {
        "file": FILE,
        "relations": [{"rel": "implements", "to": "9-NQ/TW"}, {"rel": "supersedes", "to": "3-KH/TU"}],
        "chains": [],
    }
]


def test_a_rule_is_right_as_often_as_its_claims_are() -> None:
    """A rule's precision is the share of its distinct claims that the gold has; the least precise rule comes first."""
    claims = [Claim(("a", "IMPLEMENTS", "b"), "verb")] * 3 + [Claim(("a", "AMENDS", "c"), "guess")]
    wanted = frozenset({("a", "IMPLEMENTS", "b")})
    assert quality.precision_by_rule(claims, wanted) == [
        quality.RulePrecision("guess", 0, 1),
        quality.RulePrecision("verb", 1, 1),
    ]


def test_claims_outside_the_gold_are_left_out() -> None:
    """Only relations with evidence in the covered texts count, and a citation is no relation."""
    assert {claim.rule for claim in claims_together(EXPORT, TOGETHER)} == {"verb", "guess"}


def test_reviews_and_named_documents_are_not_wanted() -> None:
    """The gold's relations between numbered documents are wanted, reviews are not."""
    assert wanted_together(TOGETHER) == {("7-kh/tu", "IMPLEMENTS", "9-nq/tw"), ("7-kh/tu", "SUPERSEDES", "3-kh/tu")}


def test_single_texts_claim_under_their_own_names() -> None:
    """What a file says of its own document is counted under the file's name, with the relation and the number."""
    triples = {claim.triple for claim in claims_of_each(EXPORT, EACH)}
    assert triples == {(FILE, "IMPLEMENTS", "9-nq/tw"), (FILE, "AMENDS", "3-kh/tu")}
    assert triples & wanted_of_each(EACH) == {(FILE, "IMPLEMENTS", "9-nq/tw")}


def test_changes_name_gains_before_losses() -> None:
    """An item that is no longer amiss is a gain, one that has become so a loss, and the rest is not mentioned."""
    before, now = frozenset({"- a", "+ b"}), frozenset({"+ b", "! c"})
    assert quality.changes(before, now) == ["gain  - a", "LOSS  ! c"]


def test_figures_are_parted_from_items() -> None:
    """The lines of measure.py that begin with a mark are items, all others figures."""
    score = quality.parse("date   1.000   2 of 2\n+ type: x\n- type: y\n\n! date: z\n")
    assert score == quality.Score(("date   1.000   2 of 2",), frozenset({"+ type: x", "- type: y", "! date: z"}))


def test_the_second_report_tells_changes_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an earlier run all items are listed, with one only what changed."""
    monkeypatch.setattr(quality, "ROOT", tmp_path)
    monkeypatch.setattr(quality, "KEPT", tmp_path)
    gold_set = quality.GoldSet("seeds", Path("dev.json"), ())
    first = "\n".join(quality.report(gold_set, quality.Score(("f",), frozenset({"+ a", "- b"})), []))
    assert "+ a\n- b" in first
    (tmp_path / "seeds.amiss.txt").write_text("+ a\n- b", encoding="utf-8")
    second = "\n".join(quality.report(gold_set, quality.Score(("f",), frozenset({"+ a"})), []))
    assert "gain  - b" in second
    assert "+ a" not in second


def test_without_texts_it_stops_with_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where neither measure.py nor a gold set is there, the recipe says so and ends with exit code 2."""
    monkeypatch.setattr(quality, "SHARED", tmp_path)
    with pytest.raises(SystemExit) as stopped:
        quality.main([])
    assert stopped.value.code == 2
    assert str(tmp_path) in capsys.readouterr().err


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not there: our count was not compared with measure.py")
@pytest.mark.parametrize("suffix", ["json", "jsonl"])
def test_our_count_is_the_count_of_measure(tmp_path: Path, suffix: str) -> None:
    """Right, claimed and wanted relations are as many as measure.py finds in the same export."""
    exported, gold = tmp_path / "export.jsonl", tmp_path / f"gold.{suffix}"
    exported.write_text("\n".join(map(json.dumps, EXPORT)), encoding="utf-8")
    gold.write_text(json.dumps(TOGETHER if suffix == "json" else EACH[0]), encoding="utf-8")
    command = [sys.executable, str(SHARED / "measure.py"), str(exported), str(gold), "--quiet"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    claims = claims_together(EXPORT, TOGETHER) if suffix == "json" else claims_of_each(EXPORT, EACH)
    wanted = wanted_together(TOGETHER) if suffix == "json" else wanted_of_each(EACH)
    triples = {claim.triple for claim in claims}
    counted = f"{len(triples & wanted)} right of {len(triples)} claimed, {len(wanted)} wanted"
    name = "relations between numbered" if suffix == "json" else "own relations"
    assert next(line for line in printed.splitlines() if line.startswith(name)).endswith(counted)
