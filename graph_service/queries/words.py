"""What answers are called for people: sentences of the table of words. None of them says that nobody has acted."""

from collections.abc import Mapping
from types import MappingProxyType

from graph_service.queries.silence import Silence
from loaders.errors import Saying

TASK_STATES: Mapping[str, Saying] = MappingProxyType(
    {
        "issued": Saying("a document was issued"),
        "suggested": Saying("a document may have been issued"),
        "not_seen": Saying("no document seen"),
    }
)
TIMINGS: Mapping[str, Saying] = MappingProxyType(
    {
        "on_time": Saying("in time"),
        "late": Saying("after the due date"),
        "before_due": Saying("not due yet"),
        "overdue": Saying("past the due date"),
        "no_due": Saying("no due date told"),
    }
)
COVERAGE: Mapping[str, Saying] = MappingProxyType(
    {
        "issued": Saying("issued a document that implements it"),
        "none_seen": Saying("documents in the store, none seen that implements it"),
        "nothing_loaded": Saying("nothing loaded, so nothing can be said"),
    }
)
STANDINGS: Mapping[str, Saying] = MappingProxyType(
    {
        "in_force": Saying("in force, as far as the loaded texts say"),
        "not_yet": Saying("not in force yet"),
        "suspended": Saying("suspended"),
        "changed": Saying("in force, changed in part"),
        "superseded": Saying("superseded"),
        "repealed": Saying("repealed"),
    }
)
BASES: Mapping[str, Saying] = MappingProxyType(
    {
        "effect": Saying("day of effect that the text tells"),
        "issue": Saying("day of issue: the text tells no day of effect"),
    }
)
#: how sure it is that a document realises a task
REALISED: Mapping[str, Saying] = MappingProxyType(
    {
        "sure": Saying("sure"),
        "suggested": Saying("suggested, waits for a person"),
        "confirmed": Saying("confirmed"),
    }
)
#: where a role in a task was read
ROLE_BASES: Mapping[str, Saying] = MappingProxyType(
    {
        "own_cell": Saying("in its own row"),
        "merged_up": Saying("in a cell merged from above"),
        "merged_down": Saying("in a merged cell of another row"),
        "sentence": Saying("in a sentence"),
        "heading": Saying("in a heading"),
    }
)
#: how much of a body or place another took over
PARTS: Mapping[str, Saying] = MappingProxyType({"whole": Saying("the whole"), "part": Saying("a part")})
MET: Mapping[bool | None, Saying] = MappingProxyType(
    {True: Saying("met"), False: Saying("not met"), None: Saying("cannot be computed")}
)
_COULD_HAVE_TOLD = "Nothing in the store says so: {n} loaded text(s) could have told and did not."
_COULD_HAVE_TOLD_UNREAD = (
    "Nothing in the store says so: {n} loaded text(s) could have told and did not; its own text is not loaded."
)
_NONE_NAMES_IT = "Nothing can be said: none of the {n} loaded file(s) names it."
_NONE_NAMES_IT_UNREAD = "Nothing can be said: none of the {n} loaded file(s) names it; its own text is not loaded."


def silence_said(silence: Silence) -> Saying:
    """Silence in a sentence: how many loaded texts could have told, and did not."""
    if not silence.files:
        return Saying("No text is loaded.")
    unread = silence.asked_is_loaded is False
    if unread and silence.own_text:
        return Saying("Nothing can be said: its text is not loaded.")
    if silence.total:
        return Saying(_COULD_HAVE_TOLD_UNREAD if unread else _COULD_HAVE_TOLD, n=silence.total)
    return Saying(_NONE_NAMES_IT_UNREAD if unread else _NONE_NAMES_IT, n=silence.files)


def values(told: object) -> list[str]:
    """What an edge tells in one word or in several, as words."""
    return [str(each) for each in told] if isinstance(told, list | tuple) else [str(told)] if told else []
