"""Loading by the page: followed to its end, refusals told in the reader's language."""

import ast
import io
import re
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from graph_service.api.app import create_app
from graph_service.demo import corpus
from graph_service.page.loading import _reasons, reason
from graph_service.page.words import Words
from graph_service.settings import Settings
from loaders.errors import UnreadableFile

READERS = Path(__file__).parents[3] / "loaders" / "read"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """A client of a service over a new store."""
    with TestClient(create_app(Settings(store=f"sqlite:{tmp_path / 'new.db'}"))) as client:
        yield client


def loaded(client: TestClient, *files: tuple[str, bytes]) -> str:
    """The page of a load when it has come to its end."""
    answer = client.post("/vi/loads", files=[("files", file) for file in files])
    address = answer.url
    for _ in range(600):
        if 'http-equiv="refresh"' not in answer.text:
            return answer.text
        time.sleep(0.05)
        answer = client.get(str(address))
    raise AssertionError("the load did not end")


def test_files_are_loaded_and_shown(client: TestClient) -> None:
    """The page of the load tells how many, which documents they are, and which files were refused and why."""
    plan = corpus() / "ke-hoach-41-kh-qu.docx"
    page = loaded(client, (plan.name, plan.read_bytes()), ("rong.txt", b""))
    assert "1 tệp đã đọc" in page
    assert "Kế hoạch số 41-KH/QU" in page
    assert "rong.txt" in page
    assert "Tệp không có chữ nào" in page
    assert "Kế hoạch số 41-KH/QU" in client.get("/vi/files").text
    assert "/vi/loads/" in client.get("/vi/").text


def test_an_archive_is_loaded_and_shown(client: TestClient) -> None:
    """The page tells the documents in it, and the files in it that were refused."""
    plan = corpus() / "ke-hoach-41-kh-qu.docx"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a/plan.docx", plan.read_bytes())
        archive.writestr("b.txt", "")
    page = loaded(client, ("hồ sơ.zip", buffer.getvalue()))
    assert "1 tệp đã đọc" in page
    assert "Kế hoạch số 41-KH/QU" in page
    assert "hồ sơ.zip/b.txt" in page


def test_a_register_is_loaded_with_its_columns(client: TestClient) -> None:
    """A file of columns that comes with its register is no file of its own."""
    files = ("so.csv", b"x;12/KH-UBND"), ("so.csv.columns.yaml", b"'':\n  number: B\n")
    page = loaded(client, *files)
    assert "1 tệp đã đọc" in page
    assert "12/KH-UBND" in client.get("/vi/documents?q=12%2FKH-UBND").text
    wrong = loaded(client, files[0], ("so.csv.columns.yaml", b"'': 7"))
    assert "Tệp cột (.columns.yaml) của sổ ghi sai" in wrong


def test_a_form_without_a_file_says_so(client: TestClient) -> None:
    """Nothing is loaded, and the form comes again."""
    answer = client.post("/vi/loads", files=[("files", ("", b""))])
    assert answer.status_code == 422


@pytest.mark.parametrize("row", _reasons(), ids=lambda row: str(row["example"]))
def test_each_refusal_is_told_in_vietnamese(row: dict[str, str]) -> None:
    """Its example is told by its own sentence, and in English as the reader told it."""
    error = UnreadableFile("a.txt", row["example"], "Try again.")
    assert reason(Words("vi"), error) == row["vi"]
    assert reason(Words("en"), error) == f"{row['example']}. Try again."


def test_what_readers_refuse_has_a_sentence() -> None:
    """Every reason that a reader writes out is told by a row of the table."""
    told = [text for path in READERS.rglob("*.py") for text in refusals(path.read_text(encoding="utf-8"))]
    assert told
    assert [text for text in told if not any(re.search(row["pattern"], text) for row in _reasons())] == []


def refusals(module: str) -> Iterator[str]:
    """The reasons that a module refuses files with, "…" where something is filled in."""
    for node in ast.walk(ast.parse(module)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "UnreadableFile" and len(node.args) > 1:
            reason = node.args[1]
            if isinstance(reason, ast.Constant):
                yield str(reason.value)
            if isinstance(reason, ast.JoinedStr):
                parts = (part.value if isinstance(part, ast.Constant) else "…" for part in reason.values)
                yield "".join(map(str, parts))
