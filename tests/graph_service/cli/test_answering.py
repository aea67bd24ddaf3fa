"""Who is to do what, on the command line."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from duty_graph import PROGRAMME, T1

from graph_service.cli import main
from graph_service.demo import corpus

COMMANDS = (
    ("coverage", "44-CTr/TU", "--level", "quận", "--as-of", "2024"),
    ("status", "44-CTr/TU", "--as-of", "2025"),
    ("tasks", "44-CTr/TU"),
    ("targets", "44-CTr/TU"),
    ("responsible", "44-CTr/TU"),
    ("duties", "Sở Nội vụ thành phố Hà Nội"),
    ("path", "65-KH/QU", "207-KH/TU"),
    ("list", "--issuer", "Thành ủy Hà Nội"),
    ("naming", "Quận ủy Tây Hồ"),
    ("implementing", "44-CTr/TU"),
)


def run(url: str, *arguments: str, said: str | None = None) -> Result:
    """The command with a store."""
    return CliRunner().invoke(main, [*arguments, "--store", url], catch_exceptions=False, input=said)


@pytest.mark.parametrize("words", COMMANDS, ids=[words[0] for words in COMMANDS])
def test_every_answer_comes_as_text_as_json_and_as_a_table(duties_url: str, words: tuple[str, ...]) -> None:
    """All end with 0; the table opens in a spreadsheet with its letters, and every row is as long as its heading."""
    text, as_json, as_csv = (run(duties_url, *words, *form) for form in ((), ("--json",), ("--csv",)))
    assert (text.exit_code, as_json.exit_code, as_csv.exit_code) == (0, 0, 0)
    assert text.stdout
    assert json.loads(as_json.stdout)
    assert as_csv.stdout_bytes.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(as_csv.stdout.removeprefix("\ufeff"))))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


def test_coverage_is_told_in_three_states_and_never_as_undone(duties_url: str) -> None:
    """Counts first, then each place with its document, its way, its days and its sentence."""
    lines = run(duties_url, *COMMANDS[0]).stdout.splitlines()
    assert "Tính đến ngày 31/12/2024, trong thành phố Hà Nội" in lines
    assert "  2 đã có văn bản thực hiện" in lines
    assert "   qua 1 văn bản: Kế hoạch 207-KH/TU, sau 337 ngày" in lines
    assert any("“Triển khai Kế hoạch số 207-KH/TU.”" in line for line in lines)
    assert not any("chưa làm" in line or "chưa thực hiện" in line for line in lines)


def test_coverage_of_a_list_in_a_file(duties_url: str, tmp_path: Path) -> None:
    """A file as an office saves it, or stdin; the order of the answer is by state."""
    (tmp_path / "list.txt").write_text("\ufeffquận Hoàn Kiếm\r\n# phường\r\nQuận ủy Ba Đình\r\n", encoding="utf-8")
    asked = ("coverage", "44-CTr/TU", "--as-of", "2024", "--json", "--bodies")
    of_file = run(duties_url, *asked, str(tmp_path / "list.txt"))
    of_stdin = run(duties_url, *asked, "-", said="quận Hoàn Kiếm\nQuận ủy Ba Đình\n")
    names = [item["name"] for item in json.loads(of_file.stdout)["items"]]
    assert names == ["Quận ủy Ba Đình", "quận Hoàn Kiếm"]
    assert of_stdin.stdout == of_file.stdout


def test_status_tells_the_day_and_what_it_is_known_from(duties_url: str) -> None:
    """A change in part, and a repeal that has no effect yet."""
    lines = run(duties_url, *COMMANDS[1]).stdout.splitlines()
    assert lines[1].endswith("còn hiệu lực, có phần đã thay đổi")
    assert "   phần: mục II" in lines
    assert "   chưa đến ngày" in lines
    assert any(line.startswith("   “Quy chế có hiệu lực từ ngày 01/01/2026.” — ") for line in lines)


def test_tasks_tell_their_state_and_doubt(duties_url: str) -> None:
    """A doubtful row says so, a suggested document is no issued one, and who answers now is told."""
    lines = run(duties_url, "tasks", "44-CTr/TU", "--as-of", "2026").stdout.splitlines()
    assert "3. Xây dựng quy chế đọc (nên kiểm tra lại)" in lines
    assert "   đã có văn bản, sau hạn (Quý II/2023)" in lines
    assert "   có thể đã có văn bản (năm 2024)" in lines
    now = "Sở Kế hoạch và Đầu tư thành phố Hà Nội → nay là Sở Tài chính thành phố Hà Nội"
    assert now in lines


def test_where_a_role_stands_and_for_what_a_document_was_sent_is_told(duties_url: str) -> None:
    """In words; a task is called by its text, and a body that ended without a known successor says so."""
    lines = run(duties_url, "responsible", "44-CTr/TU", "--as-of", "2024").stdout.splitlines()
    assert "   chủ trì: Xây dựng quy chế đọc, ô gộp từ hàng trên" in lines
    assert "   nhận: Chương trình 44-CTr/TU, để thực hiện" in lines
    ended = run(duties_url, "duties", "HĐND phường Phúc Xá", "--as-of", "2024").stdout
    assert "→ đã kết thúc, chưa rõ cơ quan kế thừa" in ended


def test_items_without_a_document_alone(duties_url: str) -> None:
    """One state can be asked for."""
    answer = json.loads(run(duties_url, "tasks", PROGRAMME, "--state", "issued", "--json").stdout)
    assert [item["task"]["id"] for item in answer["items"]] == [T1]
    assert answer["counts"] == {"issued": 1, "suggested": 1, "not_seen": 2}


def test_an_empty_answer_ends_with_1_and_says_what_that_is_worth(duties_url: str) -> None:
    """In every form, and never as a bare nothing."""
    for words in (("tasks", "207-KH/TU"), ("targets", "207-KH/TU"), ("implementing", "15/ĐA-SNV")):
        done = run(duties_url, *words)
        assert done.exit_code == 1
        assert "Chưa" in done.stdout
        assert json.loads(run(duties_url, *words, "--json").stdout)["silence"]["vietnamese"].startswith("Chưa")
    assert run(duties_url, "duties", "Bộ Y tế").exit_code == 1


def test_one_form_at_a_time(duties_url: str) -> None:
    """JSON and a table together are wrong use, as is coverage of nobody."""
    assert run(duties_url, "tasks", "44-CTr/TU", "--json", "--csv").exit_code == 2
    assert run(duties_url, "coverage", "44-CTr/TU").exit_code == 2


def test_a_chain_as_of_a_day(duties_url: str) -> None:
    """What was issued later is left out, on the command line as over HTTP."""
    items = json.loads(run(duties_url, "implementing", "44-CTr/TU", "--as-of", "2022", "--json").stdout)["items"]
    assert [item["document"]["number"] for item in items] == ["207-KH/TU", "65-KH/QU"]
    assert run(duties_url, "implementing", "44-CTr/TU", "--as-of", "hôm qua").exit_code == 2


def test_a_person_refuses_and_confirms_what_was_issued_for_a_task(tmp_path: Path) -> None:
    """Both are said with a reason, and undone; a task that is not there is refused."""
    url = f"sqlite:{tmp_path / 'demo.db'}"
    assert run(url, "load", str(corpus())).exit_code == 0
    link = ("12-ctr-tu.an-thinh.2020.task.3", "2150/QĐ-UBND", "--why", "đã đọc")

    def states() -> list[str]:
        return [each["state"] for each in json.loads(run(url, "tasks", "12-CTr/TU", "--json").stdout)["items"]]

    assert states().count("suggested") == 1
    assert run(url, "correct", "not-realised", *link).exit_code == 0
    assert set(states()) == {"not_seen"}
    assert run(url, "correct", "undo", "1").exit_code == 0
    assert run(url, "correct", "realise", *link).exit_code == 0
    assert states().count("issued") == 1
    gone = CliRunner().invoke(
        main, ["correct", "realise", "12-ctr-tu.an-thinh.2020.task.99", *link[1:], "--store", url]
    )
    assert gone.exit_code != 0
