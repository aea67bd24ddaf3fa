"""Both stores find a document by the same columns, derived in one place."""

import pytest
from store_tools import body, document

from graph_service.store.columns import comparable, document_columns, number_key, search_words, serial, storable
from graph_service.store.protocol import DocumentQuery


@pytest.mark.parametrize("written", ["105-KH/TU", "105 - kh / tu", "105–KH/TU", "0105-kh/tu"])
def test_number_keys(written: str) -> None:
    """A number has one key however it is typed."""
    assert number_key(written) == "105khtu"


@pytest.mark.parametrize(("number", "digits"), [("05-QC/TU", "5"), ("21/2022/NQ-HĐND", "21"), ("KH 105", None)])
def test_serials(number: str, digits: str | None) -> None:
    """The serial is the digits that a number begins with, without leading zeros."""
    assert serial(number) == digits


def test_search_words() -> None:
    """Name, number, title and issuers are searched, folded; what is absent adds nothing."""
    known = {"name": "Kế hoạch", "number": None, "title": "về “đất đai”", "issuers": ["Thành ủy", "UBND"], "type": "x"}
    assert search_words(known) == "ke hoach ve dat dai thanh uy ubnd"
    assert search_words({}) == ""


def test_only_documents_have_columns() -> None:
    """A body has no columns, and a document without properties has empty ones."""
    assert document_columns(body("a")) is None
    columns = document_columns(document("a"))
    assert columns is not None
    assert (columns.search, columns.number_key, columns.in_corpus, columns.citations) == ("a", None, False, 0)


def test_questions_are_compared_as_columns_are() -> None:
    """A question may keep its leading zeros."""
    asked = comparable(DocumentQuery(number_key="05qctu", serial="05"))
    assert (asked.number_key, asked.serial) == ("5qctu", "5")
    assert comparable(DocumentQuery()) == DocumentQuery()


def test_storable() -> None:
    """Properties are sorted, tuples become lists, and None is left out while falsehoods stay."""
    kept = storable({"b": (1, 2), "a": None, "d": False, "c": 0})
    assert list(kept.items()) == [("b", [1, 2]), ("c", 0), ("d", False)]
