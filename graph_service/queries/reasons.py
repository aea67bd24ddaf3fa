"""Why a mention is of its document: sentences of the table of words."""

from collections.abc import Mapping
from types import MappingProxyType

from loaders.errors import Saying
from loaders.resolve.documents import Reason

#: the wording of each reason
REASONS: Mapping[Reason, Saying] = MappingProxyType(
    {
        Reason.NAME: Saying("it has the same name"),
        Reason.YEAR: Saying("the year is in the number"),
        Reason.DATE: Saying("its date falls into this term or year"),
        Reason.TERM: Saying("it names this term"),
        Reason.TITLE: Saying("its title is like the document's"),
        Reason.SAME_TEXT: Saying("the same text tells more of this number nearby"),
        Reason.ONLY_CANDIDATE: Saying("assumed: only one document of this number fits"),
        Reason.IN_FORCE: Saying("assumed: the term or year when the text was written"),
        Reason.CORRECTION: Saying("a person's correction says so"),
    }
)
