"""The verb that governs a reference, and the part it means."""

import pytest

from loaders.know.cues import governing


def verbs(gap: str) -> list[tuple[str, bool, str | None]]:
    """Relation, direction and part of the verbs that govern what follows the gap."""
    return [(each.cue.relation, each.cue.backward, each.part) for each in governing(gap)]


@pytest.mark.parametrize(
    ("gap", "relation"),
    [
        (" thực hiện ", "IMPLEMENTS"),
        (" về triển khai thực hiện có hiệu quả ", "IMPLEMENTS"),
        (" để cụ thể hóa các mục tiêu, nhiệm vụ của ", "IMPLEMENTS"),
        (" về tiếp tục đẩy mạnh thực hiện ", "CONTINUES"),
        (" thay thế cho ", "SUPERSEDES"),
        (" hướng dẫn thi hành ", "GUIDES"),
        (" căn cứ ", "BASED_ON"),
        (" theo tinh thần ", "BASED_ON"),
        (" sơ kết 03 năm thực hiện ", "REVIEWS"),
        (" tổng kết việc thi hành ", "REVIEWS"),
        (" phúc đáp ", "REPLIES_TO"),
        (" phê duyệt ", "APPROVES"),
        (" quy định chi tiết một số điều và biện pháp thi hành ", "IMPLEMENTS"),
    ],
)
def test_a_verb_before_a_document(gap: str, relation: str) -> None:
    """The longest verb before a document governs it, with words between that change nothing."""
    assert verbs(gap) == [(relation, False, None)]


@pytest.mark.parametrize(
    ("gap", "relation"),
    [
        (" được sửa đổi, bổ sung bởi ", "AMENDS"),
        (" đã được sửa đổi, bổ sung một số điều theo ", "AMENDS"),
        (" được thay thế bằng ", "SUPERSEDES"),
        (" đã được thay thế bởi ", "SUPERSEDES"),
        (" bị bãi bỏ bởi ", "REPEALS"),
        (" được phê duyệt tại ", "APPROVES"),
        (" ban hành kèm theo ", "APPROVES"),
    ],
)
def test_a_passive_verb(gap: str, relation: str) -> None:
    """A passive verb relates the other way: what follows it changes what stands before."""
    assert verbs(gap) == [(relation, True, None)]


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (" bãi bỏ Điều 5 của ", [("REPEALS", False, "Điều 5")]),
        (" sửa đổi khoản 2 Điều 7 ", [("AMENDS", False, "khoản 2 Điều 7")]),
        (
            " bổ sung một số điều và bãi bỏ khoản 2 của ",
            [("REPEALS", False, "khoản 2"), ("AMENDS", False, "một số điều")],
        ),
        (
            " thay thế cụm từ “bến đò” bằng cụm từ “bến thủy” tại ",
            [("SUPERSEDES", False, "cụm từ “bến đò” bằng cụm từ “bến thủy”")],
        ),
    ],
)
def test_the_part_that_is_meant(gap: str, expected: list[tuple[str, bool, str | None]]) -> None:
    """Articles, phrases and "some articles" before a document are the part that the verb means."""
    assert verbs(gap) == expected


@pytest.mark.parametrize(
    "gap",
    [
        "",
        " và ",
        " về bến đò của ",
        " thực hiện nhiệm vụ thu phí bến bãi, báo cáo theo dõi số liệu trong ",
        " người thay mặt ký ",
        " tiếp tục đổi mới việc quản lý nhà nước đã nêu ở ",
        " bổ nhiệm cán bộ, quyết liệt như ",
        " thực hiện xong bến số 5 trước khi có ",
    ],
)
def test_what_does_not_govern(gap: str) -> None:
    """A verb with an object of its own before the document, or no verb at all, relates nothing."""
    assert verbs(gap) == []


def test_where_a_verb_stands() -> None:
    """The verb's place in the gap is told, so that it can be marked."""
    gap = " của Thành ủy về triển khai thực hiện "
    (verb,) = governing(gap)
    assert gap[verb.start : verb.end] == "triển khai thực hiện"
