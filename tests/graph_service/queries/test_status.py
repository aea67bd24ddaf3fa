"""In force on a day, as far as the loaded texts say."""

import pytest
from duty_graph import CITY_PLAN, CONCLUSION, LATER_RULES, OLD_PROGRAMME, PROGRAMME
from store_tools import now, write

from graph_service.errors import BadQuestion
from graph_service.queries.every import status
from graph_service.store.protocol import Store
from loaders.model import Edge


@pytest.mark.parametrize(
    ("asked", "as_of", "standing"),
    [
        (PROGRAMME, "2022-02-28", "not_yet"),
        (PROGRAMME, "2022-03-01", "in_force"),
        (PROGRAMME, "2024-05-06", "changed"),
        (PROGRAMME, "2025-12-31", "changed"),
        (PROGRAMME, "2026-01-01", "repealed"),
        (OLD_PROGRAMME, "2022-02-28", "in_force"),
        (OLD_PROGRAMME, "1/3/2022", "superseded"),
        (LATER_RULES, "2025-12-31", "not_yet"),
        (LATER_RULES, "2026-01-01", "in_force"),
    ],
)
def test_standing_on_a_day(told: Store, asked: str, as_of: str, standing: str) -> None:
    """A change counts from the day of effect of the text that makes it, not from its day of issue."""
    assert status(now(told), asked, as_of=as_of).standing == standing


def test_every_change_is_told_with_its_sentence_and_its_day(told: Store) -> None:
    """What will change it later is told too, and that it has no effect yet; a part keeps its name."""
    found = status(now(told), PROGRAMME, as_of="2025")
    assert [(each.edge.label, each.document.id, each.parts, each.has_effect) for each in found.changes] == [
        ("AMENDS", CONCLUSION, ("mục II",), True),
        ("REPEALS", LATER_RULES, (), False),
    ]
    days = [(each.day.on, each.day.basis) for each in found.changes if each.day]
    assert days == [("2024-05-06", "issue"), ("2026-01-01", "effect")]
    assert [item["quote"] for item in found.changes[1].day.evidence] == ["Quy chế có hiệu lực từ ngày 01/01/2026."]  # type: ignore[union-attr]
    assert found.changes[1].edge.properties["evidence"][0]["quote"] == "Chương trình số 44-CTr/TU hết hiệu lực."


def test_in_force_is_said_with_what_could_have_told_otherwise(told: Store) -> None:
    """Two loaded texts name the programme; neither says in 2023 that it was changed."""
    found = status(now(told), PROGRAMME, as_of="2023")
    assert found.silence is not None
    assert [node.id for node in found.silence.texts] == ["30-bc-qu.tay-ho.2020", "65-kh-qu.ba-dinh.2020"]
    assert status(now(told), PROGRAMME, as_of="2025").silence is None


def test_a_repeal_of_a_part_leaves_the_rest_in_force(told: Store) -> None:
    """Only a change of the whole ends a document; a suspension is told as one."""
    write(told, put_edges=[Edge(CONCLUSION, "REPEALS", CITY_PLAN, {"part": ["mục III"], "evidence": []})])
    assert status(now(told), CITY_PLAN, as_of="2025").standing == "changed"
    write(told, put_edges=[Edge(CONCLUSION, "SUSPENDS", CITY_PLAN, {"evidence": []})])
    assert status(now(told), CITY_PLAN, as_of="2025").standing == "suspended"


def test_a_day_that_is_none_is_refused(told: Store) -> None:
    """A question about no day has no answer."""
    with pytest.raises(BadQuestion):
        status(now(told), PROGRAMME, as_of="31/2/2024")
