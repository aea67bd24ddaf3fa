"""Who changes what a decision promulgates changes that decision."""

import pytest
from sayings import claims, plan

RULES = "Quy chế quản lý bến thủy nội địa ven sông Khê"
FILLER = "Các quận ven sông rà soát bến đò, kho lạnh, đường gom, cầu tạm và biển báo, bảo đảm an toàn. " * 3


def said(sentence: str) -> set[tuple[str, str, str]]:
    """What a city's plan says in one sentence of its third section."""
    return claims(plan(*[FILLER] * 3, "III. TỔ CHỨC THỰC HIỆN", sentence))


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        (f"Quyết định số 958/QĐ-UBND thay thế {RULES} (Quyết định số 957/QĐ-UBND).", "SUPERSEDES"),
        (f"Quyết định số 958/QĐ-UBND sửa đổi {RULES} (Quyết định số 957/QĐ-UBND).", "AMENDS"),
        (f"Quyết định số 958/QĐ-UBND bãi bỏ {RULES} (Quyết định số 957/QĐ-UBND).", "AMENDS"),
    ],
)
def test_the_decision_is_changed_with_its_rules(sentence: str, change: str) -> None:
    """What is done to the rules that a decision promulgates is done to it; rules that go leave the decision amended."""
    assert ("958/QĐ-UBND", change, "957/QĐ-UBND") in said(sentence)


def test_rules_that_nobody_changes_change_no_decision() -> None:
    """A decision that stands in brackets behind its rules is changed by nobody for that."""
    assert said(f"Các quận thực hiện {RULES} (Quyết định số 957/QĐ-UBND).") == {("957/QĐ-UBND", "APPROVES", RULES)}
