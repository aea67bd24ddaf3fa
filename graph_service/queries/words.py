"""What answers are called for people, in Vietnamese and in English. None of them says that nobody has acted."""

from collections.abc import Mapping
from types import MappingProxyType

from graph_service.queries.silence import Silence

Words = tuple[str, str]

TASK_STATES: Mapping[str, Words] = MappingProxyType(
    {
        "issued": ("đã có văn bản", "a document was issued"),
        "suggested": ("có thể đã có văn bản", "a document may have been issued"),
        "not_seen": ("chưa thấy văn bản", "no document seen"),
    }
)
TIMINGS: Mapping[str, Words] = MappingProxyType(
    {
        "on_time": ("trước hạn", "in time"),
        "late": ("sau hạn", "after the due date"),
        "before_due": ("còn hạn", "not due yet"),
        "overdue": ("quá hạn", "past the due date"),
        "no_due": ("không ghi hạn", "no due date told"),
    }
)
COVERAGE: Mapping[str, Words] = MappingProxyType(
    {
        "issued": ("đã có văn bản thực hiện", "has issued a document that implements it"),
        "none_seen": (
            "có văn bản trong kho, chưa thấy văn bản thực hiện",
            "has documents in the store, none seen that implements it",
        ),
        "nothing_loaded": (
            "chưa nạp văn bản nào nên chưa thể nói gì",
            "nothing of it is loaded, so nothing can be said",
        ),
    }
)
STANDINGS: Mapping[str, Words] = MappingProxyType(
    {
        "in_force": ("còn hiệu lực theo các văn bản đã nạp", "in force, as far as the loaded texts say"),
        "not_yet": ("chưa có hiệu lực", "not in force yet"),
        "suspended": ("đang bị đình chỉ, tạm dừng", "suspended"),
        "changed": ("còn hiệu lực, có phần đã thay đổi", "in force, changed in part"),
        "superseded": ("đã được thay thế", "superseded"),
        "repealed": ("đã bị bãi bỏ, hết hiệu lực", "repealed"),
    }
)
BASES: Mapping[str, Words] = MappingProxyType(
    {
        "effect": ("ngày có hiệu lực ghi trong văn bản", "day of effect that the text tells"),
        "issue": ("ngày ban hành, văn bản không ghi ngày có hiệu lực", "day of issue: the text tells no day of effect"),
    }
)
#: how sure it is that a document realises a task
REALISED: Mapping[str, Words] = MappingProxyType(
    {
        "sure": ("chắc chắn", "sure"),
        "suggested": ("gợi ý, chờ người xác nhận", "suggested, waits for a person"),
        "confirmed": ("đã xác nhận", "confirmed"),
    }
)
#: where a role in a task was read
ROLE_BASES: Mapping[str, Words] = MappingProxyType(
    {
        "own_cell": ("ghi ở chính hàng", "in its own row"),
        "merged_up": ("ô gộp từ hàng trên", "in a cell merged from above"),
        "merged_down": ("ô gộp, ghi ở hàng khác", "in a merged cell of another row"),
        "sentence": ("ghi trong câu", "in a sentence"),
        "heading": ("ghi ở tiêu đề", "in a heading"),
    }
)
MET: Mapping[bool | None, Words] = MappingProxyType(
    {
        True: ("đạt", "met"),
        False: ("chưa đạt", "not met"),
        None: ("chưa tính được", "cannot be computed"),
    }
)


def silence_said(silence: Silence) -> Words:
    """Silence in a sentence of each language: how many loaded texts could have told, and did not."""
    if not silence.files:
        return "Kho chưa nạp văn bản nào.", "No text is loaded."
    unread = silence.asked_is_loaded is False
    if unread and silence.own_text:
        return (
            "Chưa thể nói gì: toàn văn của văn bản được hỏi chưa được nạp.",
            "Nothing can be said: its text is not loaded.",
        )
    if silence.total:
        vietnamese = f"Chưa thấy trong kho: {silence.total} văn bản đã nạp có thể cho biết nhưng không nói đến"
        english = f"Nothing in the store says so: {silence.total} loaded text(s) could have told and did not"
    else:
        vietnamese = f"Chưa thể nói gì: không văn bản nào trong {silence.files} tệp đã nạp nhắc đến"
        english = f"Nothing can be said: none of the {silence.files} loaded file(s) names it"
    if unread:
        vietnamese += "; toàn văn của chính văn bản được hỏi chưa được nạp"
        english += "; its own text is not loaded"
    return f"{vietnamese}.", f"{english}."


def values(told: object) -> list[str]:
    """What an edge tells in one word or in several, as words."""
    return [str(each) for each in told] if isinstance(told, list | tuple) else [str(told)] if told else []
