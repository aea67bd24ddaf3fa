"""What signatures of files say of signer and time is told of the document, as what a file says of itself."""

import json
import re
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from store_tools import now

from graph_service.api.app import create_app
from graph_service.cli import main
from graph_service.ledger.step import correct, update
from graph_service.settings import Settings
from graph_service.store import open_store
from graph_service.store.protocol import FileKey, Store, ask
from graph_service.wire.documents import document
from loaders.extract import extract
from loaders.model import DigitalSignature, Extract, Source

TEXT = "UBND TỈNH KIM SƠN\nSố: 12/KH-UBND\nKim Sơn, ngày 5 tháng 3 năm 2026\n\nKẾ HOẠCH\nvề nạo vét kênh\n"
SIGNED = (
    ("signed_by", "Nguyễn Văn An"), ("signed_at", "2026-03-05T09:10:11+07:00"), ("signed_by", "UBND TỈNH KIM SƠN"),
)  # fmt: skip
KEY = "12-kh-ubnd.kim-son.2026"


def said(properties: tuple[tuple[str, str], ...], sha256: str = "a") -> Extract:
    """What a file with these properties says."""
    return extract(Source("a.pdf", sha256 * 64, "pdf", TEXT, (0,), properties))


def put(store: Store, name: str, extracted: Extract) -> None:
    """Bring what a file says into a store."""
    with store.writing() as writer:
        update(writer, {FileKey(name, "/x"): extracted}, [], {extracted.sha256: TEXT})


@pytest.mark.parametrize(
    ("properties", "signatures"),
    [
        ((), []),
        (SIGNED, [("Nguyễn Văn An", "2026-03-05T09:10:11+07:00"), ("UBND TỈNH KIM SƠN", None)]),
        ((("signed_at", "2026-03-05T09:10:11"), ("signed_by", "B")), [(None, "2026-03-05T09:10:11"), ("B", None)]),
        ((("read_by", "ocr"), ("signed_by", "A"), ("signed_by", "B")), [("A", None), ("B", None)]),
    ],
)
def test_each_time_belongs_to_the_signer_before_it(
    properties: tuple[tuple[str, str], ...], signatures: list[tuple[str | None, str | None]]
) -> None:
    """A signature may tell its signer, its time, both, and no other's."""
    assert list(said(properties).own.digital_signatures) == [DigitalSignature(*each) for each in signatures]


def test_signatures_are_shown_and_never_vouched_for(tmp_path: Path) -> None:
    """On the command line and as JSON, each once however many files of the document have it."""
    url = f"sqlite:{tmp_path / 'a.db'}"
    with closing(open_store(url)) as store:
        put(store, "a.pdf", said(SIGNED))
        put(store, "b.pdf", replace(said(SIGNED, "b")))
        node = ask(store, lambda reads: reads.nodes([KEY]))[KEY]
    assert [json.loads(each)["signer"] for each in node.properties["digital_signatures"]] == [
        "Nguyễn Văn An", "UBND TỈNH KIM SƠN",
    ]  # fmt: skip
    shown = CliRunner().invoke(main, ["show", KEY, "--store", url]).stdout
    line = "Chữ ký số (chưa kiểm tra): Nguyễn Văn An · 2026-03-05T09:10:11+07:00"
    assert shown.count(line) == 1
    told = json.loads(CliRunner().invoke(main, ["show", KEY, "--store", url, "--json"]).stdout)
    assert told["document"]["digital_signatures"] == [
        {"signer": "Nguyễn Văn An", "at": "2026-03-05T09:10:11+07:00"},
        {"signer": "UBND TỈNH KIM SƠN", "at": None},
    ]
    assert told["document"]["read_by"] is None


def test_a_head_is_read_by_ocr_where_no_other_copy_has_letters(store: Store) -> None:
    """A copy with a text layer tells number and day for sure, in both stores."""
    scanned = said((("read_by", "ocr"), ("ocr_pages", "1-3"), *SIGNED))
    put(store, "a.pdf", scanned)
    told = document(ask(store, lambda reads: reads.nodes([KEY]))[KEY])
    assert told.read_by == "ocr"
    assert [(each.signer, each.at) for each in told.digital_signatures] == [
        ("Nguyễn Văn An", "2026-03-05T09:10:11+07:00"), ("UBND TỈNH KIM SƠN", None),
    ]  # fmt: skip
    put(store, "b.pdf", said((), "b"))
    assert document(ask(store, lambda reads: reads.nodes([KEY]))[KEY]).read_by is None


def test_a_number_that_a_person_gives_makes_its_document(store: Store) -> None:
    """In both stores; taken back, all is as before."""
    scanned = said((("read_by", "ocr"), ("ocr_pages", "1")))
    put(store, "a.pdf", scanned)
    before = sorted(each.id for each in now(store).all_nodes())
    start = scanned.own.span.start
    told = f"- number: ['{scanned.sha256}:{start}', 15/KH-UBND]\n  who: lan\n  when: 2026-11-24\n  why: the stamp\n"
    with store.writing() as writer:
        correct(writer, told)
    right = KEY.replace("12-", "15-")
    found = ask(store, lambda reads: reads.nodes([KEY, right]))
    assert list(found) == [right]
    assert (found[right].properties["number"], "read_by" in found[right].properties) == ("15/KH-UBND", False)
    with store.writing() as writer:
        correct(writer, "")
    assert sorted(each.id for each in now(store).all_nodes()) == before


@pytest.mark.parametrize(("language", "unchecked"), [("vi", "theo tệp, chưa kiểm tra"), ("en", "not checked")])
def test_the_page_shows_who_signed(tmp_path: Path, language: str, unchecked: str) -> None:
    """With the day, and that nobody checked it; a document without signatures has no such line."""
    url = f"sqlite:{tmp_path / 'a.db'}"
    with closing(open_store(url)) as store:
        put(store, "a.pdf", said(SIGNED))
    with TestClient(create_app(Settings(store=url)), base_url="http://127.0.0.1:8000") as page:
        shown = page.get(f"/{language}/documents/{KEY}").text
    assert re.search(r"Nguyễn Văn An · [^<]*2026", shown)
    assert unchecked in shown
    with closing(open_store(url)) as store:
        put(store, "a.pdf", said((), "c"))
    with TestClient(create_app(Settings(store=url)), base_url="http://127.0.0.1:8000") as page:
        assert unchecked not in page.get(f"/{language}/documents/{KEY}").text
