"""Targets, what is reported of them, and whether it meets them."""

from typing import Any

import pytest
from duty_graph import CITY_PLAN, PROGRAMME, RANGE, TARGET, UNTOLD
from store_tools import now

from graph_service.queries.every import targets
from graph_service.queries.targets import met
from graph_service.store.protocol import Store


def test_targets_come_with_their_results_and_sentences(told: Store) -> None:
    """A figure above, one outside a range, and a target of which nothing is reported."""
    found = targets(now(told), "44-CTr/TU")
    assert [(aim.target.id, [one.met for one in aim.results]) for aim in found.items] == [
        (TARGET, [True]),
        (RANGE, [False]),
        (UNTOLD, []),
    ]
    first = found.items[0].results[0]
    assert first.edge.properties["evidence"][0]["quote"] == "đã có 7/8 phường (87,5%)"
    assert first.document.id == "30-bc-qu.tay-ho.2020"
    assert found.silence is None


def test_only_what_was_reported_by_the_day_counts(told: Store) -> None:
    """A figure counts from the day that it stands for, else from the day of its text; without any, silence."""
    early = targets(now(told), PROGRAMME, as_of="2023-05-31")
    assert [len(aim.results) for aim in early.items] == [1, 0, 0]
    none = targets(now(told), PROGRAMME, as_of="2023-05-30")
    assert none.silence is not None
    assert none.silence.total == 2


def test_a_document_without_targets_is_silent(told: Store) -> None:
    """Its own text could have told."""
    found = targets(now(told), CITY_PLAN).silence
    assert found is not None
    assert found.own_text


@pytest.mark.parametrize(
    ("target", "reported", "expected"),
    [
        ({"value": 80, "unit": "%", "comparison": ">="}, {"value": 80.0, "unit": "%"}, True),
        ({"value": 80, "unit": "%", "comparison": ">"}, {"value": 80, "unit": "%"}, False),
        ({"value": 2, "unit": "%", "comparison": "<="}, {"value": 1.5, "unit": "%"}, True),
        ({"value": 2, "unit": "%", "comparison": "<"}, {"value": 2, "unit": "%"}, False),
        ({"value": 100, "unit": "%", "comparison": "="}, {"value": 100, "unit": "%"}, True),
        ({"value": [3, 5], "comparison": "range"}, {"value": [3, 4]}, True),
        ({"value": [3, 5], "comparison": "range"}, {"value": [4, 6]}, False),
        ({"value": 80, "unit": "%", "comparison": ">="}, {"value": [70, 90], "unit": "%"}, False),
        ({"value": 5, "unit": "Thư viện", "comparison": ">="}, {"value": 6, "unit": "thư viện"}, True),
        ({"value": 80, "unit": "%", "comparison": ">="}, {"value": 90, "unit": "người"}, None),
        ({"value": 80, "unit": "%", "comparison": ">="}, {"value": 90}, None),
        ({"value": 80, "comparison": None}, {"value": 90}, None),
        ({"value": [3, 5], "comparison": ">="}, {"value": 4}, None),
        ({"value": None, "comparison": ">="}, {"value": 4}, None),
        ({"value": 80, "comparison": ">="}, {"value": "nhiều"}, None),
        ({"value": 1, "comparison": ">="}, {"value": True}, None),
    ],
)
def test_met_is_computed_and_never_guessed(
    target: dict[str, Any], reported: dict[str, Any], expected: bool | None
) -> None:
    """Where a number, a unit or a comparison is missing or another, nothing is said."""
    assert met(target, reported) is expected
