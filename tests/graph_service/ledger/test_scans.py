"""What OCR reads comes with its pages told, and as a finding until a person has looked."""

import json
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph_service.cli import main
from graph_service.ledger.load import load
from graph_service.ledger.reading import close_idle
from graph_service.store import open_store
from graph_service.store.protocol import Store, ask

HEAD = """UBND TỈNH KIM SƠN
Số: 332/QĐ-UBND
Kim Sơn, ngày 15 tháng 5 năm 2025

QUYẾT ĐỊNH
Về việc nạo vét kênh Đông
"""
SAYS = "Thực hiện Quyết định số 932/QĐ-UBND ngày 15/5/2025 của UBND tỉnh Kim Sơn."
PLAN = f"UBND TỈNH KIM SƠN\nSố 12/KH-UBND\nKim Sơn, ngày 20 tháng 7 năm 2025\n\nKẾ HOẠCH\n{SAYS}\n"


def scan(pages: int) -> bytes:
    """A PDF of pages that show a grey field and have no text."""
    drawn = "0.9 g 50 50 495 742 re f"
    kids = " ".join(f"{3 + 2 * index} 0 R" for index in range(pages))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {pages}>>"]
    for index in range(pages):
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {4 + 2 * index} 0 R>>")
        objects.append(f"<</Length {len(drawn)}>>\nstream\n{drawn}\nendstream")
    written, places = "%PDF-1.4\n", list[int]()
    for index, each in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{index} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Root 1 0 R/Size {size}>>\n"
    return f"{written}{end}startxref\n{len(written)}\n%%EOF\n".encode()


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An OCR program that reads the same head from whatever page it is shown."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "head.txt").write_text(HEAD, encoding="utf-8")
    script = tmp_path / "bin" / "tesseract"
    listing = 'if [ "$1" = --list-langs ]; then echo vie; exit; fi'
    script.write_text(f'#!/bin/sh\n{listing}\n/bin/cat >/dev/null\n/bin/cat "{tmp_path}/bin/head.txt"\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    # readers that wait know another program, or none
    close_idle()
    yield
    close_idle()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a scan of two pages and a plan that carries out what it is."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_bytes(scan(2))
    (tmp_path / "in" / "b.txt").write_text(PLAN, encoding="utf-8")
    return tmp_path / "in"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with closing(open_store(f"sqlite:{tmp_path / 'a.db'}")) as opened:
        yield opened


@pytest.mark.usefixtures("program")
def test_a_load_tells_the_pages_that_are_read_one_by_one(store: Store, folder: Path) -> None:
    """Beside the file, so that nobody takes a long scan for a load that hangs."""
    told: list[str] = []
    done = load(store, [folder], lambda _, __, name: told.append(name))
    assert done.refused == ()
    assert told == ["a.pdf", "a.pdf, 1/2", "a.pdf, 2/2", "b.txt", ""]
    assert done.kinds == {"ocr": 1, "pdf": 1, "text": 1}


def findings(folder: Path) -> list[dict[str, object]]:
    """What the store says about scans."""
    asked = ["findings", "--code", "read-by-ocr", "--store", f"sqlite:{folder.parent / 'a.db'}", "--json"]
    found: list[dict[str, object]] = json.loads(CliRunner().invoke(main, asked).stdout)["items"]
    return found


@pytest.mark.usefixtures("program")
def test_a_number_that_ocr_read_wants_a_look(store: Store, folder: Path) -> None:
    """The finding has the place of the head; the document says by what it was read."""
    load(store, [folder])
    [finding] = findings(folder)
    assert finding["documents"] == ["332-qd-ubnd.kim-son.2025"]
    [place] = finding["places"]  # type: ignore[misc]
    assert (place["file"], HEAD[place["start"] : place["end"]]) == ("a.pdf", "Số: 332/QĐ-UBND")
    node = ask(store, lambda reads: reads.nodes(["332-qd-ubnd.kim-son.2025"]))["332-qd-ubnd.kim-son.2025"]
    assert node.properties["read_by"] == "ocr"


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize(
    ("entry", "document"),
    [
        ("- date: [332-qd-ubnd.kim-son.2025, 2025-05-15]", "332-qd-ubnd.kim-son.2025"),
        ("- same: ['{at}', 932-qd-ubnd.kim-son.2025]", "932-qd-ubnd.kim-son.2025"),
        ("- number: ['{at}', 932/QĐ-UBND]", "932-qd-ubnd.kim-son.2025"),
        ("- number: ['{at}', 935/QĐ-UBND]", "935-qd-ubnd.kim-son.2025"),
    ],
)
def test_a_correction_settles_it(store: Store, folder: Path, entry: str, document: str) -> None:
    """A file of corrections says that the day was looked at, or which document the scan is; a load follows it."""
    load(store, [folder])
    sha256 = next(sha for file, sha in ask(store, lambda reads: reads.files()).items() if file.name == "a.pdf")
    start = findings(folder)[0]["places"][0]["start"]  # type: ignore[index]
    corrections = folder.parent / "corrections.yaml"
    said = entry.format(at=f"{sha256}:{start}")
    corrections.write_text(f"{said}\n  who: lan\n  when: 2026-11-24\n  why: looked at\n", encoding="utf-8")
    asked = ["load", str(folder), "--store", f"sqlite:{folder.parent / 'a.db'}", "--corrections", str(corrections)]
    done = CliRunner().invoke(main, asked)
    assert done.exit_code == 0
    assert findings(folder) == []
    node = ask(store, lambda reads: reads.nodes([document]))[document]
    assert node.properties["files"] == ["a.pdf"]
    assert node.properties["number"] == f"{document[:3]}/QĐ-UBND"
    assert "read_by" not in node.properties
    assert len(node.properties["corrected"]) == 1
    again = CliRunner().invoke(main, [*asked[:-2], "--json"])
    assert json.loads(again.stdout)["unchanged"] == 2
    assert ask(store, lambda reads: reads.nodes([document]))[document] == node


@pytest.mark.usefixtures("program")
def test_a_number_that_could_not_be_read_is_given_by_a_person(store: Store, folder: Path) -> None:
    """By the name of the document; the text becomes the one that others cite, before its reload and after, and back."""
    head = folder.parent / "bin" / "head.txt"
    head.write_text(HEAD.replace("332/QĐ-UBND", "Ở32/QĐĐ-UBND"), encoding="utf-8")
    load(store, [folder])
    [known] = findings(folder)[0]["documents"]  # type: ignore[misc]
    url = ["--store", f"sqlite:{folder.parent / 'a.db'}"]
    told = ["correct", "number", known, "932/QĐ-UBND", "--who", "lan", "--when", "2026-11-24", "--why", "the stamp"]
    assert CliRunner().invoke(main, [*told, *url]).exit_code == 0
    node = ask(store, lambda reads: reads.nodes(["932-qd-ubnd.kim-son.2025"]))["932-qd-ubnd.kim-son.2025"]
    assert (node.properties["files"], findings(folder)) == (["a.pdf"], [])
    # the same graph where the correction is there before the texts
    (folder / "c.pdf").write_bytes(scan(2) + b"\n")
    (folder / "a.pdf").unlink()
    load(store, [folder])
    assert CliRunner().invoke(main, ["correct", "undo", "1", *url]).exit_code == 0
    assert len(findings(folder)) == 1


@pytest.mark.usefixtures("program")
def test_a_number_is_given_to_a_place_and_is_one(store: Store, folder: Path) -> None:
    """What is no number, or no place, is refused with its line; two numbers of one place contradict each other."""
    load(store, [folder])
    url = ["--store", f"sqlite:{folder.parent / 'a.db'}", "--why", "x", "--who", "lan"]
    for arguments, reason in (
        (["a.pdf:21", "nghị quyết"], "không phải số hiệu văn bản"),
        (["a.pdf:7", "12/KH-UBND"], "không còn chỗ nhắc đến này"),
    ):
        done = CliRunner().invoke(main, ["correct", "number", *arguments, *url])
        assert (done.exit_code, reason in done.stderr) == (2, True), done.stderr
    place = f"a.pdf:{HEAD.index('Số')}"
    assert CliRunner().invoke(main, ["correct", "number", place, "932/QĐ-UBND", *url]).exit_code == 0
    done = CliRunner().invoke(main, ["correct", "number", place, "933/QĐ-UBND", *url])
    assert "đã ghi số hiệu khác cho chỗ đó" in done.stderr
