"""Finding documents."""

from pathlib import Path

import pytest
from store_tools import now

from graph_service.errors import Ambiguous, BadQuestion, NotFound
from graph_service.queries import every as queries
from graph_service.store import open_store
from graph_service.store.protocol import Change, Store
from loaders.model import Node


def ids(page: queries.SearchPage) -> list[str]:
    """The ids on a page."""
    return [node.id for node in page.documents]


@pytest.mark.parametrize(
    "text",
    [
        "77-nq-tw.2021",
        "77-NQ/TW",
        "77-nq/tw",
        "77 nq tw",
        "nghi quyet 77",
        "NQ 77",
        "Nghị quyết số 77-NQ/TW",
        "Nghị quyết số 77-NQ/TW ngày 15/3/2022 của Ban Chấp hành Trung ương",
        "nghị quyết 77 của trung ương",
        "77",
    ],
)
def test_one_document_is_found_in_any_spelling(graph: Store, text: str) -> None:
    """An id and every spelling of a number lead to the same document."""
    assert queries.one_document(now(graph), text).id == "77-nq-tw.2021"


@pytest.mark.parametrize("text", ["Luật Tiếp cận dịch vụ", "luat tiep can dich vu", "tiep can dich vu"])
def test_a_document_without_a_number_is_found_by_its_name(graph: Store, text: str) -> None:
    """Diacritics may be left out, and so may the first word."""
    assert queries.one_document(now(graph), text).id == "luat-tiep-can"


def test_several_documents_of_one_number_are_all_named(graph: Store) -> None:
    """A number of two terms is ambiguous: the error holds both ids and tells them apart."""
    with pytest.raises(Ambiguous, match="20/7/2022") as caught:
        queries.one_document(now(graph), "154-KH/TU")
    assert caught.value.candidates == ("154-kh-tu.an-lac.2020", "154-kh-tu.an-lac.2015")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("154-KH/TU nhiệm kỳ 2015-2020", "154-kh-tu.an-lac.2015"),
        ("154-kh/tu 2020 – 2025", "154-kh-tu.an-lac.2020"),
        ("31 kh hu song tra", "31-kh-hu.song-tra.2020"),
    ],
)
def test_the_term_or_the_body_tells_documents_of_one_number_apart(graph: Store, text: str, key: str) -> None:
    """What is typed behind the number narrows it."""
    assert queries.one_document(now(graph), text).id == key


def test_a_term_is_told_by_its_numeral(tmp_path: Path) -> None:
    """A numeral behind "khóa" means the term of the body whose place the number counts in."""
    store = open_store(f"sqlite:{tmp_path / 'terms.db'}")
    known = {"name": "Kế hoạch 154-KH/TU", "number": "154-KH/TU", "place": "Hà Nội"}
    nodes = [Node(key, ("Document", "Plan"), {**known, "series": f"{key}-{int(key) + 5}"}) for key in ("2015", "2020")]
    with store.writing() as writer:
        writer.apply(Change(put_nodes=nodes))
    assert queries.one_document(now(store), "154-KH/TU khóa XVI").id == "2015"
    assert queries.one_document(now(store), "154 kh tu xvii").id == "2020"
    with pytest.raises(NotFound):
        queries.one_document(now(store), "154-KH/TU khóa XV")
    store.close()


def test_a_date_tells_documents_apart_and_any_of_its_variants_fits(graph: Store) -> None:
    """A date that a text gives leads to its document; one that no text gives leads to those without a date."""
    assert queries.find(now(graph), "154-KH/TU ngày 21/7/2022").documents[0].id == "154-kh-tu.an-lac.2020"
    assert ids(queries.find(now(graph), "154-KH/TU ngày 1/1/2019")) == ["154-kh-tu.an-lac.2015"]


@pytest.mark.parametrize("text", ["154-KH/HU", "77-NQ/TU", "kh 154 hu", "77/2022/NQ-CP", "Kế hoạch số 31-KH/TU"])
def test_a_number_of_another_body_is_not_found(graph: Store, text: str) -> None:
    """The same serial of another body is another document, so the answer is an error."""
    with pytest.raises(NotFound):
        queries.one_document(now(graph), text)


def test_what_is_not_found_is_answered_with_what_may_be_meant(graph: Store) -> None:
    """The advice names documents of the same serial and type."""
    with pytest.raises(NotFound, match=r"Did you mean 77-nq-tw\.2021"):
        queries.one_document(now(graph), "77-NQ/TU")


def test_a_title_that_mentions_a_name_is_not_the_document(graph: Store) -> None:
    """Words of a title find a document in a search, but they do not name it."""
    assert ids(queries.find(now(graph), "chuyển đổi số")) == ["77-nq-tw.2021"]
    with pytest.raises(NotFound, match=r"77-nq-tw\.2021"):
        queries.one_document(now(graph), "chuyển đổi số")


@pytest.mark.parametrize("text", ["", " ", "-/-"])
def test_a_text_without_letters_is_no_question(graph: Store, text: str) -> None:
    """Nothing can be looked for without a letter or digit."""
    with pytest.raises(BadQuestion):
        queries.one_document(now(graph), text)
    with pytest.raises(BadQuestion):
        queries.find(now(graph), text)


@pytest.mark.parametrize("text", ["nong thon", "NÔNG THÔN", "chuyen doi so nong", "trung uong", "nq tw"])
def test_words_find_documents_without_diacritics(graph: Store, text: str) -> None:
    """Words of title, issuer and number are found, whole or by their beginnings."""
    assert "77-nq-tw.2021" in ids(queries.find(now(graph), text))


def test_what_nothing_fits_is_an_empty_page(graph: Store) -> None:
    """A search that finds nothing is an answer, not an error."""
    assert queries.find(now(graph), "thủy lợi") == queries.SearchPage(())


def test_a_lookup_by_number_does_not_look_into_titles(graph: Store) -> None:
    """A plan whose title names a resolution is not found by the resolution's number."""
    assert ids(queries.find_number(now(graph), "77-nq/tw")) == ["77-nq-tw.2021"]
    assert ids(queries.find_number(now(graph), "78-nq/tw")) == []


def test_the_most_cited_documents_come_first(graph: Store) -> None:
    """All documents are listed by how many cite them, then by id."""
    found = ids(queries.documents(now(graph)))
    assert found[:2] == ["77-nq-tw.2021", "154-kh-tu.an-lac.2020"]
    assert found[2:] == sorted(found[2:])
    assert len(found) == 8


@pytest.mark.parametrize("text", [None, "KH", "154 kh tu"])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_pages_hold_together_what_one_page_holds(graph: Store, text: str | None, size: int) -> None:
    """Page after page every document comes once, in the same order."""

    def page(after: tuple[int, int, str] | None, limit: int) -> queries.SearchPage:
        if text is None:
            return queries.documents(now(graph), after=after, limit=limit)
        return queries.find(now(graph), text, after=after, limit=limit)

    found: list[str] = []
    current = page(None, size)
    while True:
        assert len(current.documents) <= size
        found += ids(current)
        if current.next is None:
            break
        current = page(current.next, size)
    assert found == ids(page(None, 100))


def test_filters_see_beyond_the_first_batch(tmp_path: Path) -> None:
    """A document that only the filters admit is found behind thousands that they do not admit."""
    store = open_store(f"sqlite:{tmp_path / 'many.db'}")
    common = [Node(f"d{i:05}", ("Document",), {"name": "Văn bản", "issuers": ["Sở Nội vụ"]}) for i in range(1200)]
    rare = Node("z", ("Document",), {"name": "Văn bản", "issuers": ["Sở Tư pháp"]})
    with store.writing() as writer:
        writer.apply(Change(put_nodes=[*common, rare]))
    filters = queries.read_filters(now(store), issuer="tư pháp")
    assert ids(queries.documents(now(store), filters)) == ["z"]
    store.close()
