"""Findings, explanations and corrections on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from texts import CITY, directive

from graph_service.cli import main

NEW_ID, OLD_ID, PLAN_ID = "09-nq-tu.minh-son.2020", "09-nq-tu.minh-son.2015", "105-kh-tu.minh-son.2020"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a loaded store: two resolutions of one number, a plan, and a report with a slip."""
    texts = {
        "old.txt": directive("Nghị quyết", "09-NQ/TU", CITY, "14/3/2017"),
        "new.txt": directive("Nghị quyết", "09-NQ/TU", CITY, "16/6/2022"),
        "plan.txt": directive(
            "Kế hoạch",
            "105-KH/TU",
            CITY,
            "23/9/2022",
            sentences=["Thực hiện Nghị quyết số 09-NQ/TU ngày 16/6/2022, Thành ủy ban hành Kế hoạch."],
        ),
        "report.txt": directive(
            "Báo cáo", "12-BC/TU", CITY, "1/8/2023", sentences=["Theo Kế hoạch số 105-KH/TU ngày 24/9/2022."]
        ),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIRECTIVE_GRAPH_STORE", "sqlite:graph.db")
    monkeypatch.setenv("LOGNAME", "lan")
    assert run("load", ".").exit_code == 0
    return tmp_path


def run(*arguments: str) -> Result:
    """The command in the working folder."""
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_findings_are_listed(folder: Path) -> None:
    """Each with its severity, code, sentences and places; filters narrow; nothing found ends with 1."""
    listed = run("findings", "--code", "contradictory-dates")
    assert listed.exit_code == 0
    assert "Cảnh báo  [contradictory-dates]" in listed.stdout
    assert "Kế hoạch 105-KH/TU được ghi với các ngày khác nhau: 23/9/2022; 24/9/2022." in listed.stdout
    assert "report.txt, " in listed.stdout
    told = json.loads(run("findings", "--document", "105-kh/tu", "--severity", "warning", "--json").stdout)
    assert [(each["code"], each["documents"]) for each in told["items"]] == [("contradictory-dates", [PLAN_ID])]
    assert run("findings", "--code", "circle").exit_code == 1
    assert run("findings", "--code", "nonsense").exit_code == 2


def test_a_number_is_explained(folder: Path) -> None:
    """Step by step, for each mention, in two languages, with how a correction names it."""
    told = run("explain", NEW_ID)
    assert told.exit_code == 0
    assert f"   → {NEW_ID}" in told.stdout
    assert "ngày ghi kèm thuộc nhiệm kỳ hoặc năm này" in told.stdout
    assert f"{OLD_ID} và {NEW_ID}: khác nhiệm kỳ hoặc năm" in told.stdout
    explained = json.loads(run("explain", NEW_ID, "--json", "--limit", "2").stdout)
    assert (len(explained["items"]), explained["total"]) == (2, 3)


def test_an_old_id_is_answered_with_the_reason(folder: Path) -> None:
    """The answer is that of the document that stands there now; why is told beside it."""
    told = run("implementing", "105-kh-tu.minh-son.2015")
    assert told.stdout == run("implementing", PLAN_ID).stdout
    assert f"105-kh-tu.minh-son.2015 → {PLAN_ID}: mã này không còn dùng" in told.stderr


def test_corrections_are_made_listed_and_undone(folder: Path) -> None:
    """Every kind is written to store and file, shows in the graph, survives a reload, and can be taken back."""
    at = ("--corrections", "c.yaml", "--why", "đã đối chiếu", "--who", "lan")
    before = run("export", "-").stdout
    assert run("correct", "date", "105-KH/TU", "24/9/2022", *at).exit_code == 0
    assert run("correct", "different", OLD_ID, NEW_ID, *at).exit_code == 0
    assert run("correct", "not-edge", PLAN_ID, "implements", NEW_ID, *at).exit_code == 0
    assert run("correct", "alias", "Ban Thường vụ Thành ủy Minh Sơn", "Thường trực", *at).exit_code == 0
    start = (folder / "report.txt").read_text(encoding="utf-8").index("Kế hoạch số 105")
    assert run("correct", "same", f"report.txt:{start}", PLAN_ID, *at).exit_code == 0
    assert run("load", ".").exit_code == 0
    listed = run("correct", "list", "--corrections", "c.yaml").stdout.splitlines()
    assert [line.split()[1].rstrip(":") for line in listed] == ["date", "different", "not-edge", "alias", "same"]
    assert run("implementing", NEW_ID).exit_code == 1
    assert "Điều chỉnh: date 105-kh-tu.minh-son.2020 2022-09-24: đã đối chiếu (lan, " in run("show", PLAN_ID).stdout
    assert len(json.loads(run("show", PLAN_ID, "--json").stdout)["document"]["corrected"]) == 3
    for _ in range(5):
        assert run("correct", "undo", "1", "--corrections", "c.yaml").exit_code == 0
    assert run("export", "-").stdout == before
    assert run("correct", "list").exit_code == 1


def test_a_correction_that_cannot_hold_is_refused(folder: Path) -> None:
    """One line on stderr names what is wrong, and nothing is written."""
    refused = run("correct", "date", PLAN_ID, "24/9/1999", "--why", "x", "--corrections", "c.yaml")
    assert refused.exit_code == 2
    assert "c.yaml, dòng 1: ngày 1999-09-24 thuộc" in refused.stderr
    assert not (folder / "c.yaml").exists()
    assert run("correct", "alias", "Ban Không Có", "x", "--why", "x").exit_code == 1
    assert run("correct", "same", OLD_ID, NEW_ID).exit_code == 2


def test_a_load_follows_the_file_that_is_named(folder: Path) -> None:
    """What fits is applied; what fits nothing yet is named with its line and waits."""
    text = "".join(
        f"- date: [{key}, 2022-09-25]\n  who: lan\n  when: 2026-11-24\n  why: x\n"
        for key in (PLAN_ID, "106-kh-tu.minh-son.2020")
    )
    (folder / "c.yaml").write_text(text, encoding="utf-8")
    (folder / "extra").mkdir()
    done = run("load", "plan.txt", "--corrections", "c.yaml")
    assert done.exit_code == 0
    assert "c.yaml:5: date 106-kh-tu.minh-son.2020 2022-09-25" in done.stderr
    assert "25/9/2022" in run("show", PLAN_ID).stdout
    assert run("correct", "apply", "--corrections", "c.yaml").exit_code == 0
    (folder / "c.yaml").write_text("nonsense", encoding="utf-8")
    assert run("load", "plan.txt", "--corrections", "c.yaml").exit_code == 2
