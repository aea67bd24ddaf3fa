"""Types of documents as people name them."""

import pytest

from graph_service.errors import BadQuestion
from graph_service.queries.document_types import read_type
from graph_service.words import Words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("plan", "Kế hoạch"),
        ("Plan", "Kế hoạch"),
        ("kế hoạch", "Kế hoạch"),
        ("ke hoach", "Kế hoạch"),
        ("KH", "Kế hoạch"),
        ("kh", "Kế hoạch"),
        ("NQ", "Nghị quyết"),
        ("resolution", "Nghị quyết"),
        ("CTr", "Chương trình"),
        ("chương trình hành động", "Chương trình"),
        ("official letter", "Công văn"),
        ("OfficialLetter", "Công văn"),
        ("Nghị định", "Nghị định"),
        ("đề án", "Đề án"),
        ("DA", "Đề án"),
    ],
)
def test_types_are_read(text: str, name: str) -> None:
    """A type is known by its Vietnamese name, its sign and its English label."""
    assert read_type(text) == name


@pytest.mark.parametrize("text", ["", "plane", "K", "văn"])
def test_unknown_types_are_refused_with_those_that_exist(text: str) -> None:
    """The error lists what can be written, in the language that it is told in."""
    with pytest.raises(BadQuestion, match=r" plan \(KH\), ") as caught:
        read_type(text)
    assert ", Kế hoạch (KH), " in Words("vi").error(caught.value)
    assert "plan" not in Words("vi").told(caught.value.advice)
