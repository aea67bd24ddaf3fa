"""Kin is what resolution may be cut along: any groups with those at home there resolve as they do among all."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import number as numbers
from loaders.model import Reference, Span
from loaders.resolve.documents import Resolution, resolve
from loaders.resolve.groups import (
    MentionKey,
    PlaceHint,
    at_home,
    group_of,
    inferred_places,
    place_hint,
    place_hints,
    unplaced,
)

GOVERN = "bảo tồn làng nghề truyền thống ven sông"
FISHING = "quy hoạch bến thuyền, kho lạnh phục vụ nghề cá"
NUMBERS = ("105-KH/TU", "105-KH/QU", "217-QĐ/TU", "217-QĐi/TU", "11/2022/NQ-HĐND")
#: two places differ by their tones alone
PLACES = (None, "Minh Sơn", "Minh Sớn", "Lam Thủy")


def mention(number: str | None = "105-KH/TU", place: str | None = None, **said: Any) -> Reference:
    """A mention of a number of a place."""
    parsed = numbers.parse(number) if number else None
    family = parsed.family if parsed else "name:luat dat dai"
    return Reference(Span(0, 9), number or "Luật Đất đai", family, "Quy định", number, place=place, **said)


REFERENCES = st.builds(
    mention,
    st.sampled_from(NUMBERS),
    st.sampled_from(PLACES),
    issued_on=st.sampled_from((None, "2017-03-14", "2022-06-16")),
    not_after=st.sampled_from((None, "2023-01-01")),
    title=st.sampled_from((None, GOVERN, FISHING)),
)
ITEMS = st.dictionaries(st.tuples(st.sampled_from("abcd"), st.integers(-1, 5)), REFERENCES, min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("reference", "group"),
    [
        (mention("105-KH/TU", "Hà Nội"), "105-kh-tu@ha-noi"),
        (mention("21-NQ/TW"), "21-nq-tw@"),
        (mention("217-QĐi/TU", "Lam Thủy"), "217-qd-tu@lam-thuy"),
        (mention(None), "name:luat dat dai@"),
    ],
)
def test_kin_of_a_mention(reference: Reference, group: str) -> None:
    """Number and place tell the group; a document without a number has that of its family."""
    assert group_of(reference) == group
    assert unplaced([group]) == {at_home(group, None)}
    assert group.startswith(at_home(group, None))


def test_only_a_place_tells() -> None:
    """A mention tells others of its number where it has both a number and a place."""
    placed = mention("105-KH/TU", "Hà Nội", title=GOVERN)
    assert place_hints([placed, mention(), mention(None)]) == [PlaceHint("105-kh-tu", "Hà Nội", None, GOVERN)]
    assert place_hint(mention()) is None


def test_a_date_before_a_title() -> None:
    """Two dates decide; without one of them like titles do; what fits two places stays apart."""
    told = [
        PlaceHint("105-kh-tu", "Minh Sơn", "2022-06-16", GOVERN),
        PlaceHint("105-kh-tu", "Lam Thủy", "2017-03-14", GOVERN),
        PlaceHint("105-kh-qu", "Tây Khê", "2022-06-16", FISHING),
    ]
    lost = {
        ("a", 0): mention(issued_on="2022-06-16", title=FISHING),
        ("b", 0): mention(title=GOVERN),
        ("c", 0): mention(issued_on="2019-01-01", title=GOVERN),
    }
    assert inferred_places(lost, told) == {("a", 0): "Minh Sơn"}


def test_one_text_has_one_home() -> None:
    """What a text says of a number goes with the mention of it that fits a place."""
    told = [PlaceHint("105-kh-tu", "Minh Sơn", "2022-06-16", None)]
    lost = {("a", 0): mention(), ("a", 3): mention(issued_on="2022-06-16"), ("b", 0): mention()}
    assert inferred_places(lost, told) == {("a", 0): "Minh Sơn", ("a", 3): "Minh Sơn"}


@settings(max_examples=400, deadline=None)
@given(ITEMS, st.data())
def test_kins_resolve_alone_as_among_all(items: dict[MentionKey, Reference], data: st.DataObject) -> None:
    """Some groups of a family, with the mentions that are at home there, have the outcome that they have among all."""
    for family in {reference.family for reference in items.values()}:
        of_family = {place: each for place, each in items.items() if each.family == family}
        lost = {place: each for place, each in of_family.items() if each.place is None}
        home = inferred_places(lost, place_hints(of_family.values()))
        group = {place: at_home(group_of(each), each.place or home.get(place)) for place, each in of_family.items()}
        some = data.draw(st.sets(st.sampled_from(sorted(set(group.values())))))
        part = {place: each for place, each in of_family.items() if group[place] in some}
        whole = resolve(of_family.items())
        assert outcome(resolve(part.items(), home), part) == outcome(whole, part)


def outcome(found: Resolution, part: dict[MentionKey, Reference]) -> dict[MentionKey, Any]:
    """For each of these mentions its document and why, or the candidates."""
    told: dict[MentionKey, Any] = {
        place: (document.id, document.reasons[place], sorted(place for place, _ in document.mentions))
        for document in found.documents
        for place, _ in document.mentions
    }
    told |= {left.key: (left.reason, left.candidates) for left in found.unresolved}
    return {place: told[place] for place in part}
