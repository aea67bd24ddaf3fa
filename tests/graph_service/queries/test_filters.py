"""What answers are narrowed to."""

from typing import Any

import pytest
from store_tools import now

from graph_service.errors import BadQuestion
from graph_service.queries import every as queries
from graph_service.store.protocol import Store
from loaders.model import Node

PLANS = {"154-kh-tu.an-lac.2020", "154-kh-tu.an-lac.2015", "120-kh-tu.an-lac.2015", "31-kh-hu.song-tra.2020"}
OF_PROVINCE = {"08-ctr-tu.an-lac.2020", "154-kh-tu.an-lac.2020", "154-kh-tu.an-lac.2015", "120-kh-tu.an-lac.2015"}
OF_DISTRICT = {"31-kh-hu.song-tra.2020", "402-bc-hu.song-tra.2020"}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"type": "plan"}, PLANS),
        ({"type": "KH"}, PLANS),
        ({"level": "district"}, OF_DISTRICT),
        ({"level": "cấp huyện"}, OF_DISTRICT),
        ({"level": "Trung ương"}, {"77-nq-tw.2021"}),
        ({"place": "an lac"}, OF_PROVINCE),
        ({"issuer": "body.tinh-uy-an-lac"}, OF_PROVINCE),
        ({"issuer": "Tỉnh ủy An Lạc"}, OF_PROVINCE),
        ({"issuer": "huyện ủy"}, OF_DISTRICT),
        (
            {"issued_from": "2022", "issued_to": "2022"},
            {"77-nq-tw.2021", "08-ctr-tu.an-lac.2020", "154-kh-tu.an-lac.2020", "31-kh-hu.song-tra.2020"},
        ),
        ({"issued_from": "20/7/2022"}, {"154-kh-tu.an-lac.2020", "31-kh-hu.song-tra.2020"}),
        ({"issued_to": "2022-03-15"}, {"77-nq-tw.2021"}),
        ({"in_corpus": False}, {"77-nq-tw.2021", "luat-tiep-can"}),
        ({"type": "plan", "level": "district"}, {"31-kh-hu.song-tra.2020"}),
        ({"type": "plan", "in_corpus": False}, set()),
    ],
)
def test_filters_narrow_the_list_of_documents(graph: Store, asked: dict[str, Any], expected: set[str]) -> None:
    """Each filter, in each spelling, leaves exactly the documents that it means."""
    page = queries.documents(now(graph), queries.read_filters(now(graph), **asked))
    assert {node.id for node in page.documents} == expected


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"type": "planet"}, "type"),
        ({"level": "galaxy"}, "level"),
        ({"issuer": "--"}, "issuer"),
        ({"issued_from": "31/2/2022"}, "no such day"),
        ({"issued_from": "2023", "issued_to": "2022"}, "before it begins"),
    ],
)
def test_filters_that_mean_nothing_are_refused(graph: Store, asked: dict[str, Any], reason: str) -> None:
    """A filter that cannot be understood is an error, never an empty answer."""
    with pytest.raises(BadQuestion, match=reason):
        queries.read_filters(now(graph), **asked)


def test_a_search_and_a_filter_narrow_each_other(graph: Store) -> None:
    """A type that is typed and another that is filtered leave nothing; the same type leaves the document."""
    plan = queries.read_filters(now(graph), type="plan")
    assert queries.find(now(graph), "KH 31", plan).documents
    assert not queries.find(now(graph), "KH 31", queries.read_filters(now(graph), type="report")).documents
    assert not queries.find_number(now(graph), "nghi quyet 77", plan).documents


def test_as_of_a_day_a_document_without_a_date_may_have_been_there(graph: Store) -> None:
    """Later ones are left out; in a period, by contrast, only what has a date can be."""
    filters = queries.read_filters(now(graph), as_of="4/5/2022")
    days = {None: True, "2022-05-04": True, "2022-05-05": False}
    admitted = {day: filters.admits(Node("x", ("Document",), {"issued_on": day})) for day in days}
    assert admitted == days
    found = queries.implementing(now(graph), "77-nq/tw", filters)
    assert [step.document.id for step in found.steps] == ["08-ctr-tu.an-lac.2020"]
