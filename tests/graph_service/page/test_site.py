"""Every view in both languages: there, safe, and a link that can be sent."""

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from page_views import DOCUMENT, VIEWS

from graph_service.api.app import create_app
from graph_service.ledger.load import load
from graph_service.page.site import POLICY
from graph_service.settings import Settings
from graph_service.store import open_store
from graph_service.store.protocol import Change, ask
from graph_service.words import rows
from loaders.model import Edge, Node

TAKEN = (
    f"documents/{DOCUMENT}/chain",
    f"documents/{DOCUMENT}/coverage",
    f"documents/{DOCUMENT}/citing",
    "documents/12-ctr-tu.an-thinh.2020/work",
    "documents",
    "bodies/body.quoc-hoi/issued",
    "findings",
    "files",
)


VIETNAMESE = re.compile("[àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_NUMBER = re.compile(r"[\w.&]*[/-][\w./&-]*")
_EMPTY = ("meta", "link", "input", "br")
#: attributes whose words are read out or shown
_TOLD = ("aria-label", "title", "alt")


class _Texts(HTMLParser):
    """Texts of a page with the language that they are marked as; what a quote holds, only where it is asked for."""

    def __init__(self, quotes: bool) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.found: list[tuple[str, str]] = []
        self.quotes = quotes

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        # a document's own text is told apart by the mark on the quote itself
        language = told.get("lang") or (self.open[-1][1] if self.open else "")
        if "lang" in told and tag in ("blockquote", "mark") and not self.quotes:
            language = ""
        self.found += [(told[name] or "", language) for name in _TOLD if name in told]
        if tag not in _EMPTY:
            self.open.append((tag, language))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What is empty holds no text."""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open and self.open[-1][1]:
            self.found.append((" ".join(data.split()), self.open[-1][1]))


def texts_of(page: str, *, quotes: bool = True) -> list[tuple[str, str]]:
    """What a page says, each with its language."""
    parser = _Texts(quotes)
    parser.feed(page)
    assert len(parser.found) > 10
    return parser.found


def without(text: str, named: set[str]) -> str:
    """A text without the names of documents, bodies and places, and without numbers of documents."""
    for name in sorted(named, key=len, reverse=True):
        text = text.replace(name, " ")
    return _NUMBER.sub(" ", text)


@pytest.fixture(scope="module")
def named(demo_url: str) -> set[str]:
    """What documents, bodies and places of the demo are called, and who issued them."""
    store = open_store(demo_url)
    found: set[str] = set()
    for node in ask(store, lambda reads: list(reads.all_nodes())):
        known = node.properties
        found |= {str(known[key]) for key in ("name", "place") if known.get(key)}
        found |= {*(known.get("issuers") or ()), *(known.get("aliases") or ())}
    store.close()
    return {name for name in found if len(name) > 2}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_there_and_safe(demo: TestClient, language: str, view: str) -> None:
    """It answers, says its language, brings nothing from elsewhere and no script or style inside its markup."""
    answer = demo.get(f"/{language}/{view}")
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert f'<html lang="{language}">' in answer.text
    assert re.findall(r"<script(?! src=\"/page/page.js\" defer></script>)", answer.text) == []
    assert "<style" not in answer.text
    assert " style=" not in answer.text
    assert re.findall(r"\son\w+=", answer.text) == []
    assert re.findall(r"""(?:href|src|action)="(?!/|#|\?)""", answer.text) == []


@pytest.mark.parametrize("view", VIEWS)
def test_the_other_language_is_one_link_away(demo: TestClient, view: str) -> None:
    """The switch leads to the same view, with all that was asked."""
    page = demo.get(f"/vi/{view}").text
    address = re.search(r'<a class="language" href="([^"]+)"', page)
    assert address
    other = demo.get(html.unescape(address[1]))
    assert other.status_code == 200
    assert '<html lang="en">' in other.text


@pytest.mark.parametrize("view", VIEWS)
def test_an_english_page_has_vietnamese_names_and_quotes_alone(demo: TestClient, named: set[str], view: str) -> None:
    """Vietnamese letters stand in what is marked as Vietnamese, in names of documents and bodies, and in numbers."""
    texts = texts_of(demo.get(f"/en/{view}").text)
    assert [text for text, language in texts if language == "en" and VIETNAMESE.search(without(text, named))] == []


@pytest.mark.parametrize("view", VIEWS)
def test_a_vietnamese_page_has_no_english_word(demo: TestClient, named: set[str], view: str) -> None:
    """What has no Vietnamese letter is of the table, a name, a number, the name of a file or of a format."""
    said = {word for text in (*(row["vi"] for row in rows()), *named) for word in text.split()}
    said |= {"Excel", "CSV", "SVG", "English"}
    for text, _ in texts_of(demo.get(f"/vi/{view}").text, quotes=False):
        words = re.findall(r"(?<![\w./-])[A-Za-z]{3,}(?![\w./-])", without(text, named))
        assert [word for word in words if VIETNAMESE.search(text) is None and word not in said] == [], text


def test_types_are_named_in_the_language_and_lead_to_their_documents(demo: TestClient) -> None:
    """Each way to narrow a search by type finds as many documents as it tells, in either language."""
    counts = []
    for language in ("vi", "en"):
        page = demo.get(f"/{language}/documents").text
        ways = re.findall(r'<li><a href="([^"]+type=[^"]+)">[^<]+</a> <span class="meta">(\d+)</span>', page)
        for address, many in ways:
            heading = re.search("<h1>([^<]+)</h1>", demo.get(html.unescape(address)).text)
            assert heading
            assert heading[1].split()[0] == many
        counts.append([many for _, many in ways])
    assert counts[0]
    assert sorted(counts[0]) == sorted(counts[1])


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("view", TAKEN)
def test_every_table_can_be_taken_away(demo: TestClient, view: str, form: str) -> None:
    """As CSV and as Excel, under a name of its own."""
    answer = demo.get(f"/vi/{view}.{form}")
    assert answer.status_code == 200
    assert f".{form}" in answer.headers["content-disposition"]
    assert answer.content[:3] == (b"\xef\xbb\xbf" if form == "csv" else b"PK\x03")


def test_the_picture_can_be_taken_away(demo: TestClient) -> None:
    """An SVG by itself, whose links lead back to the service."""
    answer = demo.get(f"/vi/documents/{DOCUMENT}/chain.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "attachment" in answer.headers["content-disposition"]
    assert 'href="http://localhost/vi/documents/12-ctr-tu.an-thinh.2020"' in answer.text


def test_the_ways_in(demo: TestClient) -> None:
    """The address alone, and a document's without a language, lead to Vietnamese."""
    assert demo.get("/", follow_redirects=False).headers["location"] == "/vi/"
    answer = demo.get(f"/documents/{DOCUMENT}", follow_redirects=False)
    assert answer.headers["location"] == f"/vi/documents/{DOCUMENT}"


@pytest.mark.parametrize("typed", ["97-NQ/TW", "97-nq/tw", "nghi quyet 97", "97 NQ TW"])
def test_a_number_leads_to_its_document(demo: TestClient, typed: str) -> None:
    """Typed in any spelling it needs no list."""
    answer = demo.get("/vi/documents", params={"q": typed}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/vi/documents/{DOCUMENT}")


def test_several_documents_of_a_number_are_told_apart(demo: TestClient) -> None:
    """A list with titles, days and issuers, and none chosen."""
    page = demo.get("/vi/documents", params={"q": "05-NQ/TU"}).text
    assert "2 văn bản hợp với" in page
    assert "21/7/2016" in page
    assert "21/1/2022" in page
    asked = demo.get("/vi/documents/05-NQ%2FTU")
    assert asked.status_code == 409
    assert "Có nhiều văn bản phù hợp" in asked.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/vi/documents/khong-co", 404),
        ("/vi/khong-co", 404),
        ("/vi/text?file=khong-co.txt", 404),
        ("/vi/documents?since=hom-qua", 422),
        ("/vi/documents?page=zero", 422),
        ("/vi/relation?start=a&label=IMPLEMENTS&end=b", 404),
        ("/vi/loads/khong-co", 404),
        ("/vi/correct?kind=khac&about=a", 422),
    ],
)
def test_a_failure_is_a_page(demo: TestClient, address: str, status: int) -> None:
    """In the reader's language, with the way back, and as safe as any other."""
    answer = demo.get(address)
    assert answer.status_code == status
    assert '<html lang="vi">' in answer.text
    assert "Về trang đầu" in answer.text
    assert answer.headers["content-security-policy"] == POLICY


def test_the_api_keeps_its_own_errors(demo: TestClient) -> None:
    """What is not under a language is told as before."""
    assert demo.get("/api/v1/documents/khong-co").headers["content-type"] == "application/problem+json"
    assert demo.get("/nowhere").headers["content-type"] == "application/problem+json"


def test_the_sentence_leads_to_its_place(demo: TestClient) -> None:
    """The marked part of the text is the quote, and what stands around it is there."""
    page = demo.get("/vi/text?file=ke-hoach-64-kh-qu.txt&start=104&end=231").text
    marked = re.search(r'<mark id="at" tabindex="-1">(.*?)</mark>', page, re.DOTALL)
    assert marked
    assert html.unescape(marked[1]).startswith("thực hiện Chương trình hành động số 12-CTr/TU")
    assert len(page) > 3_000


@pytest.mark.parametrize("back", ["https://example.invalid/", "//example.invalid/", "/vi//example.invalid", "/vi/\\x"])
def test_the_way_back_leads_into_the_site(demo: TestClient, back: str) -> None:
    """An address of another site is not taken."""
    page = demo.get("/vi/text", params={"file": "ke-hoach-64-kh-qu.txt", "back": back}).text
    assert "example.invalid" not in page.replace("lang=", "").partition("<main")[2]


@pytest.fixture
def editor(demo_copy: str) -> Iterator[TestClient]:
    """A client over a store that may be changed."""
    with TestClient(create_app(Settings(store=demo_copy))) as client:
        yield client


TOLD = {"who": "Nguyễn Thị Lan", "why": "đối chiếu bản gốc"}


def test_a_correction_is_made_told_and_undone(editor: TestClient) -> None:
    """It takes effect at once, is listed with who and why, and is gone when it is undone."""
    about = ["12-ctr-tu.an-thinh.2020", "IMPLEMENTS", DOCUMENT]
    answer = editor.post("/vi/correct", data={"kind": "not-edge", "about": about, **TOLD})
    assert "Đã ghi điều chỉnh" in answer.text
    assert "Nguyễn Thị Lan" in answer.text
    assert "Chưa có văn bản nào trong kho nói đến việc thực hiện" in editor.get(f"/vi/documents/{DOCUMENT}").text
    undone = editor.post("/vi/corrections/undo", data={"number": 1, "said": " ".join(["not-edge", *about])})
    assert "Đã rút điều chỉnh" in undone.text
    assert "7 văn bản thực hiện" in editor.get(f"/vi/documents/{DOCUMENT}").text


def test_with_keys_the_name_of_the_key_is_who_corrects(editor: TestClient) -> None:
    """Whatever the form says: who corrected what is not the corrector's to choose."""
    secret = editor.app.state.access.keys.add("Trần Văn Minh", "editor")  # type: ignore[attr-defined]
    shown = {"authorization": f"Bearer {secret}"}
    about = ["12-ctr-tu.an-thinh.2020", "IMPLEMENTS", DOCUMENT]
    assert editor.post("/vi/correct", data={"kind": "not-edge", "about": about, **TOLD}).url.path == "/vi/login"
    editor.post("/vi/correct", data={"kind": "not-edge", "about": about, **TOLD}, headers=shown)
    [made] = editor.get("/api/v1/corrections", headers=shown).json()["items"]
    assert made["who"] == "Trần Văn Minh"


def test_a_suggested_document_is_confirmed_where_it_stands(editor: TestClient) -> None:
    """The row offers both words, the form says the task, and the task counts as issued once a person says so."""
    work = "/vi/documents/12-ctr-tu.an-thinh.2020/work"
    about = ["12-ctr-tu.an-thinh.2020.task.3", "2150-qd-ubnd.an-thinh.2022"]
    query = "&".join(f"about={each}" for each in about)
    assert f"kind=not-realised&amp;{query.replace('&', '&amp;')}" in editor.get(work).text
    assert "được ban hành cho nhiệm vụ: Đề án không gian đọc" in editor.get(f"/vi/correct?kind=realise&{query}").text
    assert "có thể đã có văn bản" in editor.get(work).text
    editor.post("/vi/correct", data={"kind": "realise", "about": about, **TOLD})
    assert "đã có văn bản · trước hạn" in editor.get(work).text


def test_a_correction_without_a_reason_is_not_made(editor: TestClient) -> None:
    """The form comes again, with what was given."""
    answer = editor.post(
        "/vi/correct", data={"kind": "date", "about": [DOCUMENT, "18/10/2021"], "who": "Lan", "why": " "}
    )
    assert answer.status_code == 422
    assert "Cần ghi đủ" in answer.text
    assert 'value="Lan"' in answer.text
    assert "Chưa có điều chỉnh nào" in editor.get("/vi/corrections").text


def test_another_correction_than_the_one_shown_is_not_undone(editor: TestClient) -> None:
    """Where the list has changed meanwhile, nothing is taken back."""
    about = ["12-ctr-tu.an-thinh.2020", "IMPLEMENTS", DOCUMENT]
    editor.post("/vi/correct", data={"kind": "not-edge", "about": about, **TOLD})
    assert editor.post("/vi/corrections/undo", data={"number": 1, "said": "same a b"}).status_code == 422
    assert "Nguyễn Thị Lan" in editor.get("/vi/corrections").text


@pytest.mark.parametrize("address", ["/vi/correct", "/vi/corrections/undo", "/vi/loads"])
@pytest.mark.parametrize("header", [{"origin": "https://example.invalid"}, {"sec-fetch-site": "cross-site"}])
def test_forms_of_other_sites_are_refused(editor: TestClient, address: str, header: dict[str, str]) -> None:
    """Nothing is changed by a page that a person only happened to open."""
    told = {"kind": "date", "about": [DOCUMENT, "1/1/2021"], "number": 1, "said": "x", **TOLD}
    answer = editor.post(address, data=told, headers=header)
    assert answer.status_code in (403, 422)
    if address == "/vi/correct":
        assert answer.status_code == 403
    assert "Chưa có điều chỉnh nào" in editor.get("/vi/corrections").text


def test_hostile_texts_are_shown_as_text(tmp_path: Path) -> None:
    """Markup in titles, quotes and names of files comes out as letters on every view that shows them."""
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    text = (
        f"ĐẢNG BỘ TỈNH AN LẠC\nSố 154-KH/TU\nAn Lạc, ngày 20 tháng 7 năm 2022\n\nKẾ HOẠCH\n"
        f"thực hiện Nghị quyết số 77-NQ/TW về {evil}\n\n"
        f"Thực hiện Nghị quyết số 77-NQ/TW, ngày 15/3/2022 của Ban Chấp hành Trung ương {evil}, Tỉnh ủy ban hành.\n"
    )
    name = "a<img src=x onerror=alert(3)>.txt"
    (tmp_path / name).write_text(text, encoding="utf-8")
    url = f"sqlite:{tmp_path / 'evil.db'}"
    store = open_store(url)
    load(store, [tmp_path / name], None, base=tmp_path)
    store.close()
    with TestClient(create_app(Settings(store=url))) as client:
        found = [client.get(f"/vi/{view}").text for view in ("", "documents", "files", "findings")]
        found.append(client.get("/vi/documents/77-NQ%2FTW").text)
        found.append(client.get("/vi/documents/154-KH%2FTU").text)
        found.append(client.get("/vi/text", params={"file": name}).text)
        found.append(client.get("/vi/documents", params={"q": evil}).text)
    assert any("&lt;img" in page for page in found)
    assert all("<img" not in page and "<script>" not in page for page in found)


def test_a_hub_of_ten_thousand_opens_as_a_small_page(tmp_path: Path) -> None:
    """Its chain, its table and its citations are each at most 200 kB, and all of them are counted."""
    many, root = 10_000, "1-nq-tw.2021"
    nodes, edges = [hub_node(root, "Nghị quyết", "1-NQ/TW", "central", None)], []
    nodes[0].properties["citations"] = many
    for at in range(many):
        nodes.append(hub_node(f"{at}-kh-hu.noi-{at}.2020", "Kế hoạch", f"{at}-KH/HU", "district", f"Nơi {at}"))
        told = {"source": nodes[-1].id, "file": "a.txt", "start": 0, "end": 9, "quote": "thực hiện", "rule": "cue"}
        item = {**told, "confidence": 0.9}
        edges += [Edge(nodes[-1].id, label, root, {"evidence": [item]}) for label in ("IMPLEMENTS", "CITES")]
    url = f"sqlite:{tmp_path / 'hub.db'}"
    store = open_store(url)
    with store.writing() as writer:
        writer.apply(Change(put_nodes=nodes, put_edges=edges))
    store.close()
    with TestClient(create_app(Settings(store=url))) as client:
        pages = {view: client.get(f"/vi/documents/{root}{view}") for view in ("", "/chain", "/citing", "/chain?way=up")}
    assert {view: len(page.content) for view, page in pages.items() if len(page.content) > 200_000} == {}
    assert "10.000 văn bản thực hiện: 10.000 cấp quận, huyện, thị xã; đều trực tiếp." in pages[""].text
    assert "và 9.995 văn bản khác" in pages[""].text


def hub_node(key: str, kind: str, number: str, level: str, place: str | None) -> Node:
    """A document of the hub."""
    known = {"name": f"{kind} số {number}", "number": number, "type": kind, "level": level, "place": place}
    label = "Resolution" if kind == "Nghị quyết" else "Plan"
    return Node(key, ("Document", label), {**known, "issued_on": "2021-04-05", "issuers": ["Huyện ủy Sông Trà"]})
