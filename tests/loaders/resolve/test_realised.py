"""Planned items and the documents issued for them; targets and the figures that reports tell."""

from dataclasses import replace

import pytest

from loaders.model import Evidence, Figure
from loaders.resolve.realised import Called, Planned, Programme, realised
from loaders.resolve.reported import Aimed, Told, told
from loaders.resolve.subjects import nearness, subject

TU = "body.tinh-uy-lam-thuy"
ITEMS = (
    Planned("p.task.1", "Đề án: Xây dựng đội tuần tra canh gác đê điều mùa nước lớn.", "Đề án", frozenset()),
    Planned("p.task.2", "Kế hoạch di dời hộ dân trong hành lang thoát lũ giai đoạn 2021-2025", "Kế hoạch", frozenset()),
)
PROGRAMME = Programme("p", "2021-02-03", "city", "Lam Thủy", frozenset([TU]), ITEMS)
SCHEME = Called(
    "d", "Đề án", "xây dựng đội tuần tra canh gác đê điều mùa nước lớn", "2022-05-12", TU, "city", "Lam Thủy"
)


def test_the_same_subject_by_the_same_issuer_is_sure() -> None:
    """With every part told, and the score that they come to."""
    [found] = realised(PROGRAMME, SCHEME)
    assert (found.item, found.state, found.score) == ("p.task.1", "sure", 1.0)
    assert found.parts == {"subject": 1.0, "kind": 1.0, "issuer": 1.0, "date": 1.0}


def test_the_kind_only_weighs() -> None:
    """A resolution with the subject of a planned scheme is its realisation all the same."""
    [found] = realised(PROGRAMME, replace(SCHEME, type="Nghị quyết"))
    assert (found.state, found.score) == ("sure", 0.9)


@pytest.mark.parametrize(
    "called",
    [
        replace(SCHEME, issued_on="2020-12-31"),
        replace(SCHEME, place="Kim Sa"),
        replace(SCHEME, level="district"),
        replace(SCHEME, type="Tờ trình"),
        replace(SCHEME, title="thực hiện Đề án số 15-ĐA/TU về xây dựng đội tuần tra canh gác đê điều mùa nước lớn"),
        replace(SCHEME, title="phát triển chợ nông thôn"),
        replace(SCHEME, document="p"),
    ],
)
def test_what_cannot_be_is_not_even_suggested(called: Called) -> None:
    """An older document, another place or level, a submission, a plan for the scheme, another subject, itself."""
    assert realised(PROGRAMME, called) == []


@pytest.mark.parametrize(
    "called",
    [
        replace(SCHEME, issued_on=None),
        replace(SCHEME, issued_on="2029-01-01"),
        replace(SCHEME, issuer=None, place=None, level=None),
        replace(SCHEME, title="di dời hộ dân trong hành lang thoát lũ năm 2023", type="Kế hoạch"),
    ],
)
def test_what_is_not_known_waits_for_a_person(called: Called) -> None:
    """Without a day, after the term, of an unknown issuer, or of one year of several."""
    assert [each.state for each in realised(PROGRAMME, called)] == ["suggested"]


def test_two_items_that_are_as_near_are_both_suggested() -> None:
    """None of them is sure."""
    twins = Programme(
        "p", "2021-02-03", "city", "Lam Thủy", frozenset([TU]), (ITEMS[0], replace(ITEMS[0], id="p.task.9"))
    )
    assert [(each.item, each.state) for each in realised(twins, SCHEME)] == [
        ("p.task.1", "suggested"),
        ("p.task.9", "suggested"),
    ]


def test_words_that_every_title_has_weigh_little() -> None:
    """Two titles that share nothing else are far from each other; an abbreviation is what it stands for."""
    one, other = subject("Nâng cao chất lượng công tác dân vận"), subject("Nâng cao chất lượng công tác thủy lợi")
    assert nearness(one, other) < 0.5
    assert nearness(subject("hoạt động của HĐND"), subject("hoạt động của Hội đồng nhân dân")) == 1


SAID = Evidence(0, 1, "x", "figure", 0.9)
TARGETS = (
    Aimed("t1", "ít nhất 80% tuyến đê cấp ba được kiên cố hóa", (80.0,), "%", "1"),
    Aimed("t2", "Hằng năm kết nạp: 200 - 300 đảng viên", (200.0, 300.0), "đảng viên", "2"),
)


def test_a_figure_is_of_the_target_whose_own_figure_stands_beside_it() -> None:
    """The same words with another figure beside them are of another target."""
    right = Figure("toàn tỉnh kết nạp được đảng viên", 260.0, "đảng viên", SAID, planned=250.0)
    assert list(told(right, TARGETS, named=False)) == [Told("t2", 260.0, "đảng viên")]
    assert list(told(replace(right, planned=40.0), TARGETS, named=False)) == []


def test_a_figure_without_a_plan_needs_the_whole_subject() -> None:
    """Words enough to be meant by nothing else."""
    figure = Figure("Có tuyến đê cấp ba được kiên cố hóa, đạt %", 84.0, "%", SAID)
    assert list(told(figure, TARGETS, named=False)) == [Told("t1", 84.0, "%")]
    assert list(told(replace(figure, text="tỷ lệ tuyến đường đạt %"), TARGETS, named=False)) == []


def test_a_count_is_of_the_programme_that_has_as_many_targets() -> None:
    """Named right before it; of another number, or of a programme that is not named there, it tells nothing."""
    count = Figure("đã có 2/2 chỉ tiêu đạt", 2.0, "", SAID, planned=2.0, near=(0,))
    assert {(each.target, each.achieved, each.of) for each in told(count, TARGETS, named=True)} == {
        ("t1", 2, 2),
        ("t2", 2, 2),
    }
    assert list(told(count, TARGETS, named=False)) == []
    assert list(told(replace(count, planned=3.0), TARGETS, named=True)) == []
