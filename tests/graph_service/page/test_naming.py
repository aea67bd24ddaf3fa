"""Documents are named as offices name them."""

import pytest

from graph_service.page.naming import citation, day, kept_capitals, levels, lowered, name_of, subject, unit_kinds
from graph_service.words import Words
from loaders.model import Node

VI, EN = Words("vi"), Words("en")


def document(**known: object) -> Node:
    """A plan of an invented district."""
    told = {"number": "31-KH/HU", "type": "Kế hoạch", "issued_on": "2022-08-01", "issuers": ["Huyện ủy Sông Trà"]}
    return Node("31-kh-hu.song-tra.2020", ("Document", "Plan"), {**told, **known})


def test_a_name_has_its_type_and_number() -> None:
    """In Vietnamese with "số", in English with the type's label; what has no number has its name."""
    assert name_of(VI, document()) == "Kế hoạch số 31-KH/HU"
    assert name_of(EN, document()) == "Plan 31-KH/HU"
    assert name_of(VI, document(number=None, name="Điều lệ Hội Làng nghề")) == "Điều lệ Hội Làng nghề"
    rules = Node("2-qc-tu", ("Document", "WorkingRules"), {"number": "2-QC/TU", "type": "Quy chế"})
    assert name_of(EN, rules) == "Working rules 2-QC/TU"


def test_a_day_is_written_as_people_write_it() -> None:
    """Without leading zeros; no day is nothing."""
    assert day(VI, "2022-08-01") == "1/8/2022"
    assert day(EN, "2022-08-01") == "1 August 2022"
    assert day(VI, None) == ""


def test_a_citation_has_the_official_form() -> None:
    """Type, number, day, issuer, subject; a subject that begins with "về" has no second one."""
    whole = "Kế hoạch số 31-KH/HU ngày 1/8/2022 của Huyện ủy Sông Trà về nâng cao chất lượng bến thuyền"
    assert citation(VI, document(title="Nâng cao chất lượng bến thuyền")) == whole
    assert citation(VI, document(title="về nâng cao chất lượng bến thuyền")) == whole
    assert citation(VI, document()) == "Kế hoạch số 31-KH/HU ngày 1/8/2022 của Huyện ủy Sông Trà"
    assert citation(VI, document(issued_on=None, issuers=[])) == "Kế hoạch số 31-KH/HU"


@pytest.mark.parametrize("name", kept_capitals())
def test_names_keep_their_capital(name: str) -> None:
    """A title that begins with a name keeps its capital inside a sentence."""
    assert lowered(f"{name} và đời sống") == f"{name} và đời sống"


def test_a_subject_begins_with_a_capital() -> None:
    """Only its first letter is touched; quotation marks around it fall away."""
    assert (
        subject(document(title="“nâng cao chất lượng HTX của xã Đồi Chè”")) == "Nâng cao chất lượng HTX của xã Đồi Chè"
    )
    assert lowered("UBND xã báo cáo") == "UBND xã báo cáo"


@pytest.mark.parametrize("row", unit_kinds(), ids=lambda row: str(row["example"]))
def test_levels_are_called_by_their_kind_of_place(row: dict[str, str]) -> None:
    """Each row's example is of its kind."""
    assert levels(VI, row["level"], [document(issuers=[row["example"]])]) == row["vi"]
    assert levels(EN, row["level"], [document(issuers=[row["example"]])]) == row["en"]


def test_levels_of_several_kinds_are_called_in_general() -> None:
    """A city and a province together, and what was not read, have the level's name."""
    mixed = [document(issuers=["Thành ủy Minh Sơn"]), document(issuers=["Tỉnh ủy Lam Thủy"])]
    assert levels(VI, "city", mixed) == levels(VI, "city", []) == "cấp tỉnh, thành phố"
