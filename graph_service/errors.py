"""Errors of the service, each with what a person can do about it.

DirectiveGraphError                 loaders/errors.py
├── UnreadableFile                  one file of a load
├── BadCorrection                   a correction that cannot hold
├── StoreError
│   ├── StoreUnavailable            down, locked, or out of reach: try again
│   │   └── MomentPassed            a writer committed while a question was asked: ask again
│   ├── StoreRefused                wrong password, wrong URL
│   │   └── StoreFilled             to be filled from nothing, and somebody else has done so meanwhile
│   └── StoreMismatch               written by a newer version, or no store of ours
└── QuestionError
    ├── NotFound                    nothing has that id or number
    ├── Moved                       an old id; ``document`` is the one that stands in its place
    ├── Ambiguous                   several documents fit; ``candidates`` names them
    ├── NotAllowed                  whoever asks may not change this
    └── BadQuestion                 the question itself cannot be understood
"""

from collections.abc import Sequence

from loaders.errors import DirectiveGraphError
from loaders.graph import Node


class StoreError(DirectiveGraphError):
    """A store cannot do what was asked; ``subject`` is its URL, without a password."""


class StoreUnavailable(StoreError):
    """The store is down, locked by another process, or out of reach."""


class MomentPassed(StoreUnavailable):
    """The moment that was read is over, and what was read may be of two states."""


class StoreRefused(StoreError):
    """The store answered and said no."""


class StoreFilled(StoreRefused):
    """The store is to be filled from nothing, and holds something."""


class StoreMismatch(StoreError):
    """The store's contents are not of a version that this program can use."""


class QuestionError(DirectiveGraphError):
    """A question that has no answer as it stands."""


class NotFound(QuestionError):
    """Nothing has that id or number; ``candidates``: ids of documents that may have been meant."""

    def __init__(self, subject: str, reason: str, advice: str, candidates: Sequence[str] = ()) -> None:
        super().__init__(subject, reason, advice)
        self.candidates = tuple(candidates)


class Ambiguous(QuestionError):
    """Several documents or bodies fit: ``nodes``, as they were when it was asked, and their ids."""

    def __init__(self, subject: str, reason: str, advice: str, nodes: Sequence[Node]) -> None:
        super().__init__(subject, reason, advice)
        self.nodes = tuple(nodes)
        self.candidates = tuple(node.id for node in nodes)


class Moved(QuestionError):
    """An id that no document has any more, of which only one document can be meant; ``subject`` is the id."""

    def __init__(self, subject: str, reason: str, advice: str, document: str) -> None:
        super().__init__(subject, reason, advice)
        self.document = document


class NotAllowed(QuestionError):
    """Whoever asks may not change what the request would change."""


class BadQuestion(QuestionError):
    """The question cannot be understood: an unknown type, a date that is none, a negative depth."""
