"""Registers on the command line: what was understood is shown, and people set it right."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph_service.cli import main
from graph_service.cli.registers import _MISSING, ROLES, runs
from graph_service.words import table
from loaders.know.columns import roles

ROWS = (
    "STT;Nhiệm vụ;Nguồn chỉ đạo;Chủ trì;Thời hạn",
    "1;Nạo vét kênh Đông;12/KH-UBND;Sở Xây dựng;30/4/2026",
    "2;Trồng lại rừng;12/KH-UBND;ông An;30/5/2026",
)


def run(folder: Path, *arguments: str) -> Result:
    """A command on a store in the folder; its stdout and stderr apart."""
    given = [*arguments, *(["--store", f"sqlite:{folder / 'a.db'}"] if arguments[0] != "columns" else [])]
    return CliRunner().invoke(main, given, catch_exceptions=False)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A list of two tasks."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "tasks.csv").write_text("\n".join(ROWS), encoding="utf-8")
    return tmp_path / "lists" / "tasks.csv"


def test_a_load_shows_how_it_understood_a_register(tmp_path: Path, register: Path) -> None:
    """Each column with its letter, and each row that was not read with its reason; as JSON too."""
    done = run(tmp_path, "load", str(register.parent))
    assert (done.exit_code, done.stderr) == (0, "")
    assert "  tasks.csv · -: 2 dòng; A số thứ tự (serial); B nhiệm vụ (task)" in done.stdout
    assert "    cột D, chủ trì: không nhận ra cơ quan, đơn vị" in done.stdout
    assert done.stdout.rstrip().endswith("dòng 3")
    register.write_text("\n".join(ROWS[:2]), encoding="utf-8")
    [sheet] = json.loads(run(tmp_path, "load", str(register.parent), "--json").stdout)["registers"]
    assert (sheet["file"], sheet["rows"], sheet["unread"]) == ("tasks.csv", 1, [])
    assert sheet["columns"][1] == {"letter": "B", "role": "task", "heading": "Nhiệm vụ"}


def test_columns_prints_a_file_that_changes_nothing(tmp_path: Path, register: Path) -> None:
    """What is printed, kept beside the register, says what was understood already."""
    printed = run(tmp_path, "columns", str(register)).stdout
    assert "  leads: D  # Chủ trì" in printed.splitlines()
    before = json.loads(run(tmp_path, "load", str(register.parent), "--json").stdout)["registers"]
    register.with_name("tasks.csv.columns.yaml").write_text(printed, encoding="utf-8")
    after = json.loads(run(tmp_path, "load", str(register.parent), "--json").stdout)
    assert after["passed_over"] == {}
    assert [{**sheet, "told": True} for sheet in before] == after["registers"]


def test_people_set_columns_right(tmp_path: Path, register: Path) -> None:
    """A changed file of columns is read anew; one that is wrong refuses its register and leaves what is known."""
    run(tmp_path, "load", str(register.parent))
    beside = register.with_name("tasks.csv.columns.yaml")
    beside.write_text("'':\n  headings: 1\n  taks: B\n", encoding="utf-8")
    refused = run(tmp_path, "load", str(register.parent))
    assert refused.exit_code == 1
    assert "tasks.csv.columns.yaml:3: .taks: không có cột nào gọi như vậy. Ghi một trong amends, by," in refused.stderr
    assert "12/KH-UBND" in run(tmp_path, "tasks", "12/KH-UBND").stdout
    beside.write_text("'':\n  headings: 1\n  task: C\n  leads: D\n", encoding="utf-8")
    assert "C nhiệm vụ (task); D chủ trì (leads)" in run(tmp_path, "load", str(beside)).stdout


def test_the_tasks_of_a_source_are_found(tmp_path: Path, register: Path) -> None:
    """Who asks for the tasks of a document gets those that a register says it set, with the register's row."""
    run(tmp_path, "load", str(register.parent))
    told = run(tmp_path, "tasks", "12/KH-UBND", "--as-of", "2026-05-01").stdout
    assert "1. Nạo vét kênh Đông" in told
    assert "Nguồn ghi trong sổ: 12/KH-UBND" in told
    assert "do … chủ trì: Sở Xây dựng" in told
    assert "“1 Nạo vét kênh Đông 12/KH-UBND Sở Xây dựng 30/4/2026” — tasks.csv" in told


def test_a_file_without_a_register_says_so(tmp_path: Path) -> None:
    """A sheet whose headings tell nothing has no columns."""
    (tmp_path / "a.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    done = run(tmp_path, "columns", str(tmp_path / "a.csv"))
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (1, "'': {}")
    assert "Không nhận ra sổ, danh mục nào" in done.stderr


def test_every_role_has_its_words() -> None:
    """What a table of headings may tell is told in both languages."""
    assert set(ROLES) == roles()
    assert {name.removeprefix("column_") for name in table() if name.startswith("column_")} == set(ROLES)
    assert set(_MISSING) <= set(ROLES)
    assert runs([2, 3, 4, 9]) == "2-4, 9"
