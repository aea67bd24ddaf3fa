"""Which bodies there are."""

import pytest

from loaders.know.organs import organ
from loaders.know.organs_of import acting_for, central_organs, organs_of
from loaders.know.places import units_called


def test_the_bodies_of_a_unit_are_those_of_the_rules() -> None:
    """A district has a committee, a government and a front; departments are the city's alone."""
    [district] = units_called("quận", "Ba Đình")
    names = {body.name for body in organs_of(district)}
    assert {"Quận ủy Ba Đình", "UBND quận Ba Đình", "Ủy ban MTTQ Việt Nam quận Ba Đình"} <= names
    assert not any(name.startswith("Sở ") for name in names)
    [city] = units_called("thành phố", "Hà Nội")
    assert "Sở Nội vụ thành phố Hà Nội" in {body.name for body in organs_of(city)}
    assert all(body.unit == district for body in organs_of(district))


def test_central_bodies_are_those_of_the_tables() -> None:
    """All of the central level, whether they still exist or not."""
    names = {body.name for body in central_organs()}
    assert {"Bộ Chính trị", "Bộ Y tế", "Ban Dân vận Trung ương"} <= names
    assert {body.level for body in central_organs()} == {"central"}


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Ban Thường vụ Quận ủy Ba Đình", "Quận ủy Ba Đình"),
        ("Thường trực HĐND thành phố Hà Nội", "HĐND thành phố Hà Nội"),
        ("Chủ tịch UBND quận Ba Đình", "UBND quận Ba Đình"),
        ("Ban Tuyên giáo Quận ủy Ba Đình", "Ban Tuyên giáo Quận ủy Ba Đình"),
        ("Quận ủy Ba Đình", "Quận ủy Ba Đình"),
        ("Bộ Chính trị", "Bộ Chính trị"),
    ],
)
def test_who_signs_for_a_body_acts_for_it(name: str, head: str) -> None:
    """A standing committee and a chair do; a commission is a body of its own."""
    assert acting_for(organ(name)).name == head
