"""A step resolves again what its mentions can be of, and leaves no trace of the way by which files came."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_tools import clear, embedded, now, update

from graph_service.export import forms as export
from graph_service.store.protocol import Store
from loaders import number as numbers
from loaders.model import OWN, Evidence, Extract, Reference, Span, Statement

QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
TITLES = (None, "bảo tồn làng nghề truyền thống ven sông", "quy hoạch bến thuyền, kho lạnh phục vụ nghề cá")


def mention(number: str, place: str | None, **said: Any) -> Reference:
    """A mention of a number of a place."""
    parsed = numbers.parse(number)
    assert parsed
    return Reference(Span(0, 9), number, parsed.family, "Kế hoạch", number, place=place, **said)


#: few enough that mentions without a place find none, one and several inferred_places, and lose them again
MENTIONS = st.builds(
    mention,
    st.sampled_from(("105-KH/TU", "217-QĐ/TU", "217-QĐi/TU")),
    st.sampled_from((None, None, "Minh Sơn", "Minh Sớn", "Lam Thủy")),
    issued_on=st.sampled_from((None, "2017-03-14", "2022-06-16")),
    not_after=st.sampled_from((None, "2023-01-01")),
    title=st.sampled_from(TITLES),
    issuer=st.sampled_from((None, "Thành ủy Minh Sơn")),
)


@st.composite
def extracts(draw: st.DrawFn) -> Extract:
    """What a text with up to three references says; it cites each of them."""
    own, *references = draw(st.lists(MENTIONS, min_size=1, max_size=4))
    said = tuple(
        Statement(OWN, "CITES", index, Evidence(index, index + 5, "quote", "names", 0.9))
        for index in range(len(references))
    )
    name = sha256(repr((own, references)).encode()).hexdigest()
    return Extract(name, "text", 99, own, references=tuple(references), statements=said)


POOLS = st.lists(extracts(), min_size=6, max_size=6, unique_by=lambda each: each.sha256)
STEPS = st.lists(st.dictionaries(st.integers(0, 5), st.booleans(), min_size=1, max_size=3), min_size=1, max_size=8)
Step = Mapping[int, bool]


def take(store: Store, pool: list[Extract], step: Step) -> None:
    """One step that puts and drops texts of a pool."""
    with store.writing() as writer:
        update(
            writer,
            {f"{number}.txt": pool[number] for number, put in step.items() if put},
            [f"{number}.txt" for number, put in step.items() if not put],
        )


def held(store: Store, pool: list[Extract]) -> tuple[str, Any, Any]:
    """The graph byte for byte, and what the ledger has of each text."""
    texts = [extract.sha256 for extract in pool]
    with store.writing() as writer:
        return "".join(export.jsonl(now(store))), writer.mentions_of(texts), writer.claims_of(texts)


def assert_the_way_does_not_matter(store: Store, pool: list[Extract], steps: list[Step]) -> None:
    """A store that took the steps holds what a fresh one holds that got the outcome at once."""
    state: dict[int, bool] = {}
    for step in steps:
        take(store, pool, step)
        state |= step
    with embedded() as fresh:
        take(fresh, pool, {number: True for number, put in state.items() if put})
        assert held(store, pool) == held(fresh, pool)


@settings(max_examples=250, deadline=None, suppress_health_check=QUIET)
@given(POOLS, STEPS)
def test_homes_leave_no_trace(pool: list[Extract], steps: list[Step]) -> None:
    """Mentions without a place that come, go, find a home and lose it are in the end as if all had come at once."""
    with embedded() as store:
        assert_the_way_does_not_matter(store, pool, steps)


@settings(max_examples=10, deadline=None, suppress_health_check=QUIET)
@given(POOLS, STEPS)
def test_homes_leave_no_trace_in_neo4j(neo4j_store: Store, pool: list[Extract], steps: list[Step]) -> None:
    """The same on a real Neo4j."""
    clear(neo4j_store)
    assert_the_way_does_not_matter(neo4j_store, pool, steps)


def plan(place: str | None, day: str) -> Extract:
    """A plan of number 105 of a place."""
    name = sha256(f"{place} {day}".encode()).hexdigest()
    return Extract(name, "text", 99, mention("105-KH/TU", place, issued_on=day, title=TITLES[1]))


@pytest.mark.parametrize("homeless", [[], [plan(None, "2018-05-05")]])
def test_one_place_is_resolved_whatever_others_have_the_number(homeless: list[Extract]) -> None:
    """A plan resolves itself alone beside three other places' plans of its number as beside thirty."""

    def resolved(others: int) -> int:
        there = [*homeless, *(plan(f"Nơi {chr(97 + n % 26)}{n}", "2022-06-16") for n in range(others))]
        with embedded() as store, store.writing() as writer:
            update(writer, {extract.sha256: extract for extract in there})
            return update(writer, {"mine.txt": plan("Lam Thủy", "2022-06-16")}).resolved

    assert resolved(3) == resolved(30) == 1
