"""The command, as a person and a script use it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graph_service.cli import main
from graph_service.export import forms as export
from graph_service.store.protocol import Store, StoreInfo
from graph_service.wire import documents as wire

PLAN = """ĐẢNG BỘ TỈNH AN LẠC
Số 154-KH/TU
An Lạc, ngày 20 tháng 7 năm 2022

KẾ HOẠCH
thực hiện Nghị quyết số 77-NQ/TW, ngày 15/3/2022 của Ban Chấp hành Trung ương

Thực hiện Nghị quyết số 77-NQ/TW, ngày 15/3/2022 của Ban Chấp hành Trung ương, Tỉnh ủy ban hành Kế hoạch.
"""


def run(*arguments: str, store: str | None = None, **environment: str) -> Result:
    """The command with a store; its stdout and stderr apart."""
    given = [*arguments, *(["--store", store] if store else [])]
    return CliRunner().invoke(main, given, env=environment, catch_exceptions=False)


def answer(result: Result) -> Any:
    """The JSON on stdout."""
    return json.loads(result.stdout)


@pytest.mark.parametrize("number", ["77-nq-tw.2021", "77-nq/tw", "nghi quyet 77", "Nghị quyết số 77-NQ/TW"])
def test_the_main_question(store_url: str, number: str) -> None:
    """What implements a resolution is printed in two languages with every sentence and its place."""
    result = run("implementing", number, store=store_url)
    assert result.exit_code == 0
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    root = "Nghị quyết số 77-NQ/TW · 15/3/2022 · Ban Chấp hành Trung ương · về chuyển đổi số nông thôn"
    assert lines[0] == f"{root}  [77-nq-tw.2021]"
    assert lines[1] == "3 văn bản thực hiện"
    plan = "2. Kế hoạch số 154-KH/TU · 20/7/2022 · Tỉnh ủy An Lạc · về thực hiện Nghị quyết số 77-NQ/TW"
    assert f"{plan}  [154-kh-tu.an-lac.2020]" in lines
    assert "   bước 2: thực hiện Kế hoạch số 154-KH/TU" in lines
    # the line break in the quote is no line break of the answer
    assert (
        "   “Chương trình số 08-CTr/TU thực hiện Nghị quyết số 77-NQ/TW.” — 08-ctr-tu.an-lac.2020.txt, 10–69" in lines
    )


def test_a_pipe_gets_no_escape_codes_and_no_broken_lines(store_url: str) -> None:
    """What is no terminal gets plain text, however narrow the terminal around it is."""
    command = [sys.executable, "-c", "from graph_service.cli import main; main()"]
    environment = {**os.environ, "COLUMNS": "20", "DIRECTIVE_GRAPH_STORE": store_url}
    for question in ("implementing", "lineage", "show"):
        done = subprocess.run(
            [*command, question, "77-nq/tw"], env=environment, capture_output=True, check=True, encoding="utf-8"
        )
        assert "\x1b" not in done.stdout
        assert "“Ban hành Kế hoạch số 154-KH/TU triển khai thực hiện Nghị quyết số 77-NQ/TW.”" in done.stdout


def test_a_terminal_shows_the_reference_and_the_cue(store_url: str) -> None:
    """The marked words are bold and underlined there."""
    result = run("implementing", "77-nq/tw", store=store_url, FORCE_COLOR="1", TERM="xterm-256color", COLUMNS="200")
    assert "\x1b[1;4mthực hiện\x1b[0m" in result.stdout
    assert "\x1b[1;4m77-NQ/TW\x1b[0m" in result.stdout


def test_json_has_the_shape_of_the_api(store_url: str) -> None:
    """Scripts get documents, depths and sentences with their marked pieces."""
    found = answer(run("implementing", "77-nq/tw", "--json", store=store_url))
    assert [(step["document"]["id"], step["depth"]) for step in found["items"]] == [
        ("08-ctr-tu.an-lac.2020", 1),
        ("154-kh-tu.an-lac.2020", 1),
        ("31-kh-hu.song-tra.2020", 2),
    ]
    assert found["items"][1]["via"][0]["evidence"][0]["marked"][1] == {"text": "thực hiện", "mark": True}
    assert found["next"] is None


def test_filters_and_depth(store_url: str) -> None:
    """They narrow the answer as people say it."""
    asked = ["implementing", "77-nq/tw", "--json"]
    for options, numbers in (
        (["--depth", "1"], ["08-CTr/TU", "154-KH/TU"]),
        (["--type", "plan"], ["154-KH/TU", "31-KH/HU"]),
        (["--level", "huyện"], ["31-KH/HU"]),
        (["--issuer", "tinh uy"], ["08-CTr/TU", "154-KH/TU"]),
        (["--from", "1/6/2022", "--to", "2022-07"[:4]], ["154-KH/TU", "31-KH/HU"]),
    ):
        found = answer(run(*asked, *options, store=store_url))
        assert [step["document"]["number"] for step in found["items"]] == numbers, options


def test_upwards_is_said_from_the_other_end(store_url: str) -> None:
    """A step upwards is implemented by the one below it."""
    lines = run("implements", "31-kh/hu", store=store_url).stdout.splitlines()
    assert "   bước 1: được thực hiện bởi Kế hoạch số 31-KH/HU" in lines


def test_the_lineage_is_a_tree_with_sentences(store_url: str) -> None:
    """Above and below stand under their own heads, with every sentence."""
    text = run("lineage", "154-kh-tu.an-lac.2020", store=store_url).stdout
    for line in (
        "├── Xuất phát từ",
        "│   ├── thực hiện: Nghị quyết số 77-NQ/TW",
        "thay thế: Kế hoạch số 120-KH/TU",
        "└── Dẫn tới",
        "    └── được thực hiện bởi: Kế hoạch số 31-KH/HU",
        "        ├── “Kế hoạch này cụ thể hóa Kế hoạch số 154-KH/TU.”",
        "        └── được sơ kết, tổng kết bởi: Báo cáo số 402-BC/HU",
    ):
        assert f"\n{line}" in text or line in text, line


@pytest.mark.parametrize(
    ("way", "seen", "unseen"), [("--up", "120-KH/TU", "31-KH/HU"), ("--down", "31-KH/HU", "120-KH/TU")]
)
def test_the_lineage_one_way(store_url: str, way: str, seen: str, unseen: str) -> None:
    """Up is without what lies below, and down without what lies above."""
    documents = answer(run("lineage", "154-kh-tu.an-lac.2020", way, "--json", store=store_url))["nodes"]
    numbers = [node["document"]["number"] for node in documents]
    assert seen in numbers
    assert unseen not in numbers


def test_show_tells_all_that_is_known(store_url: str) -> None:
    """Facts, relations both ways and, when asked, who cites it."""
    text = run("show", "154-kh-tu.an-lac.2020", "--mentions", store=store_url).stdout
    assert "  Các ngày ghi khác nhau: 20/7/2022; 21/7/2022" in text
    assert "\n  Cấp: Thành phố, tỉnh\n" in text
    assert "\nthay thế: Kế hoạch số 120-KH/TU  [120-kh-tu.an-lac.2015]\n" in text
    assert "\nđược thực hiện bởi: Kế hoạch số 31-KH/HU" in text
    assert "1 văn bản nhắc đến" in text
    shown = answer(run("show", "154-kh-tu.an-lac.2020", "--mentions", "--json", store=store_url))
    assert [mention["start"] for mention in shown["mentions"]] == ["31-kh-hu.song-tra.2020"]


def test_find_lists_documents_and_tells_what_is_only_cited(store_url: str) -> None:
    """Numbers and words without diacritics, the most cited first, and that there are more."""
    assert run("find", "nong", "thon", store=store_url).stdout == (
        "Nghị quyết số 77-NQ/TW · 15/3/2022 · Ban Chấp hành Trung ương · về chuyển đổi số nông thôn  [77-nq-tw.2021]"
        "  (chỉ được nhắc đến)\n"
    )
    result = run("find", "KH", "154", "--limit", "1", store=store_url)
    assert len(result.stdout.splitlines()) == 1
    assert "--limit" in result.stderr


@pytest.mark.parametrize(
    ("engine", "version", "fixed"),
    [("sqlite", "3.40.1", False), ("sqlite", "3.51.3", True), ("sqlite", "3.52.0", True), ("neo4j", "5.26.0", None)],
)
def test_stats_tell_of_the_fix_of_the_log(engine: str, version: str, fixed: bool | None) -> None:
    """Whether this SQLite has it, by its version, or that a lock does without; of Neo4j nothing is said."""
    info = StoreInfo(engine, version, 1, 0, {}, {})
    assert info.wal_fixed is fixed
    assert wire.stats(info).wal_fixed is fixed


def test_stats_count(store_url: str) -> None:
    """What the store is and holds, for people and for scripts."""
    assert "  IMPLEMENTS: 4\n" in run("stats", store=store_url).stdout
    assert answer(run("stats", "--json", store=store_url))["nodes"]["Document"] == 8


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["implementing", "402-bc/hu"], 1, "Không tìm thấy văn bản nào"),
        (["find", "thuy", "loi"], 1, "Không tìm thấy"),
        (["lineage", "luat-tiep-can"], 1, "Không tìm thấy"),
        (["show", "78-nq/tw"], 1, "Không tìm thấy"),
        (["show", "154-kh/tu"], 1, "154-kh-tu.an-lac.2015 (Kế hoạch số 154-KH/TU"),
        (["implementing", "77-nq/tw", "--type", "planet"], 2, "Câu hỏi chưa rõ"),
        (["implementing", "77-nq/tw", "--from", "31/2/2022"], 2, "không có ngày này"),
        (["implementing", "77-nq/tw", "--depth", "0"], 2, "--depth"),
        (["implementing"], 2, "NUMBER"),
        (["find", "-"], 2, "không có chữ hoặc số nào"),
        (["export", "--format", "pdf", "x"], 2, "jsonl"),
        (["export", "missing/folder/x"], 2, "missing/folder/x: không ghi được"),
        (["dance"], 2, "dance"),
    ],
)
def test_exit_codes_and_messages(store_url: str, arguments: list[str], code: int, said: str) -> None:
    """1 is "nothing found", 2 "wrong use"; the message is on stderr and no traceback is anywhere."""
    result = run(*arguments, store=None if arguments == ["dance"] else store_url)
    assert result.exit_code == code
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_an_error_of_ours_is_one_line(store_url: str) -> None:
    """A script's log stays readable."""
    result = run("show", "154-kh/tu", store=store_url)
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""


@pytest.mark.parametrize("url", ["sqlite:missing.db", "sqlite:", "mysql://x", "nothing", "sqlite::memory:"])
def test_a_store_that_is_none_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """A question never makes a new, empty store: a wrong path would look like an empty answer."""
    monkeypatch.chdir(tmp_path)
    result = run("stats", store=url)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert url in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_store_can_come_from_the_environment(store_url: str) -> None:
    """The option goes before the variable, and a variable that is wrong is named."""
    assert run("stats", DIRECTIVE_GRAPH_STORE=store_url).exit_code == 0
    assert run("stats", store=store_url, DIRECTIVE_GRAPH_STORE="nothing").exit_code == 0
    wrong = run("stats", DIRECTIVE_GRAPH_PORT="many", DIRECTIVE_GRAPH_STORE=store_url)
    assert wrong.exit_code == 2
    assert "DIRECTIVE_GRAPH_PORT" in wrong.stderr


@pytest.mark.parametrize("form", export.FORMS)
def test_exports_go_to_a_file_or_to_stdout(store_url: str, graph: Store, tmp_path: Path, form: str) -> None:
    """Both are the same bytes."""
    out = tmp_path / f"out{export.ending(form)}"
    export.write(graph, form, out)
    expected = out.read_bytes()
    out.unlink()
    result = run("export", "--format", form, str(out), store=store_url)
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.read_bytes() == expected
    assert run("export", "--format", form, "-", store=store_url).stdout_bytes == expected


def test_an_export_does_what_its_name_says(store_url: str, tmp_path: Path) -> None:
    """Without --format the ending tells the form; where it tells none, or another, nothing is written."""
    assert run("export", str(tmp_path / "x.xlsx"), store=store_url).exit_code == 0
    assert (tmp_path / "x.xlsx").read_bytes()[:2] == b"PK"
    assert run("export", "--format", "csv", str(tmp_path / "tables"), store=store_url).exit_code == 0
    assert (tmp_path / "tables" / "documents.csv").exists()
    for words in (["y.csv"], ["--format", "csv", "y.csv"], ["--format", "jsonl", "y.graphml"]):
        refused = run("export", *words[:-1], str(tmp_path / words[-1]), store=store_url)
        assert refused.exit_code == 2
        assert words[-1] in refused.stderr
        assert not (tmp_path / words[-1]).exists()


def test_help_is_there_for_every_command() -> None:
    """Each command says what it does, and --version says which program it is."""
    for name, _ in main.every():
        assert run(name, "--help").exit_code == 0
    assert run("--version").stdout.startswith("directive-graph")


def test_load_ask_change_and_forget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is read, asked about, left alone when unchanged, replaced when changed, and taken back."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    plan = tmp_path / "texts" / "plan.txt"
    plan.write_text(PLAN, encoding="utf-8")
    assert answer(run("load", "texts", "--json"))["read"] == 1
    found = answer(run("implementing", "77-nq/tw", "--json"))
    assert found["items"][0]["via"][0]["evidence"][0]["file"] == "plan.txt"
    assert answer(run("load", "texts", "--json"))["unchanged"] == 1
    assert "\n  plan.txt\n" in run("stats", "--files").stdout
    assert answer(run("stats", "--files", "--json"))["file_names"] == ["plan.txt"]
    plan.write_text(PLAN.replace("77-NQ", "78-NQ"), encoding="utf-8")
    assert "Tệp đã đọc: 1\n" in run("load", "texts").stdout
    assert run("implementing", "77-nq/tw").exit_code == 1
    assert run("implementing", "78-nq/tw").exit_code == 0
    assert answer(run("forget", "plan.txt", "--json"))["removed"] == 1
    assert run("export", "-").stdout == ""


def test_a_file_that_cannot_be_read_is_named_and_the_rest_loaded(tmp_path: Path) -> None:
    """The exit code tells, the message names the file, the others are in the graph."""
    (tmp_path / "good.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "broken.docx").write_bytes(b"this is no docx")
    store = f"sqlite:{tmp_path / 'graph.db'}"
    result = run("load", str(tmp_path / "good.txt"), str(tmp_path / "broken.docx"), store=store)
    assert result.exit_code == 1
    assert "Tệp bị từ chối: 1\n" in result.stdout
    assert "broken.docx" in result.stderr
    assert run("implementing", "77-nq/tw", store=store).exit_code == 0


def test_forgetting_what_was_never_loaded_is_told(store_url: str) -> None:
    """The file is named."""
    result = run("forget", "nothing.txt", store=store_url)
    assert result.exit_code == 1
    assert "nothing.txt" in result.stderr


def test_text_is_what_offsets_count_in(tmp_path: Path) -> None:
    """A text file is printed as it is, with its line ends."""
    content = PLAN.replace("\n", "\r\n").encode()
    (tmp_path / "plan.txt").write_bytes(content)
    assert run("text", str(tmp_path / "plan.txt")).stdout_bytes == content


def test_extract_says_what_one_file_says(tmp_path: Path) -> None:
    """Quotes equal the text at their offsets, and no store is made."""
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    found = answer(run("extract", str(tmp_path / "plan.txt")))
    assert found["own"]["number"] == "154-KH/TU"
    assert found["statements"]
    for statement in found["statements"]:
        said = statement["evidence"]
        assert PLAN[said["start"] : said["end"]] == said["quote"]
    assert [path.name for path in tmp_path.iterdir()] == ["plan.txt"]


@pytest.mark.parametrize("command", ["text", "extract"])
def test_a_broken_file_is_an_error_and_not_an_empty_text(tmp_path: Path, command: str) -> None:
    """Exit code 1, the file's name and the reason, nothing on stdout."""
    (tmp_path / "broken.docx").write_bytes(b"this is no docx")
    result = run(command, str(tmp_path / "broken.docx"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "broken.docx" in result.stderr
    assert run(command, str(tmp_path / "missing.txt")).exit_code == 2
