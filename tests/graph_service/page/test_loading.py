"""Loading by the page: followed to its end, refusals told in the reader's language."""

import io
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from graph_service.api.app import create_app
from graph_service.demo import corpus
from graph_service.page.loading import reason
from graph_service.settings import Settings
from graph_service.words import Words
from loaders.errors import Saying, UnreadableFile


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
    assert "Tệp trống. " in page
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
    assert "không phải danh sách tên và giá trị" in wrong


def test_a_form_without_a_file_says_so(client: TestClient) -> None:
    """Nothing is loaded, and the form comes again."""
    answer = client.post("/vi/loads", files=[("files", ("", b""))])
    assert answer.status_code == 422


def test_refusals_are_told_in_the_readers_language() -> None:
    """Why, and what can be done, with what fills the slots."""
    error = UnreadableFile("a.txt", Saying("larger than {mb} MB", mb=64), "Split it, or leave it out")
    assert reason(Words("vi"), error) == "Tệp lớn hơn 64 MB. Tách tệp, hoặc bỏ tệp này ra."
    assert reason(Words("en"), error) == "Larger than 64 MB. Split it, or leave it out."
