"""The root of every error that the project raises on purpose.

DirectiveGraphError
├── UnreadableFile          one file cannot be read; the rest of a load goes on
├── BadCorrection           corrections that cannot be read, contradict each other or fit nothing
└── …                       the service's own errors: graph_service/errors.py
"""

from typing import Any


class Saying(str):
    """A sentence in English that keeps its slots apart, so that it can be told in another language.

    ``Saying("larger than {mb} MB", mb=64)`` is the text ``larger than 64 MB``; the table of words knows it by its
    ``sentence``. Where a slot is called ``detail``, it holds a library's own English words.
    """

    __slots__ = ("sentence", "values")

    sentence: str
    values: dict[str, Any]

    def __new__(cls, sentence: str, /, **values: Any) -> "Saying":
        self = super().__new__(cls, sentence.format(**values) if values else sentence)
        self.sentence, self.values = sentence, values
        return self

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        return (self.sentence,), self.values


def of_system(error: Exception) -> Saying:
    """What the operating system says of its error, as a sentence of its own."""
    return Saying(getattr(error, "strerror", None) or str(error))


class DirectiveGraphError(Exception):
    """Something that a person can act on: what it is about, why it failed, and what to do.

    ``str(error)`` is one sentence for a terminal: ``<subject>: <reason>. <advice>``. Subject, reason and advice that
    hold words of ours are sentences of the table of words, or ``Saying``s where they have slots.
    """

    def __init__(self, subject: str, reason: str, advice: str) -> None:
        super().__init__(subject, reason, advice)
        self.subject = subject
        self.reason = reason
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.subject}: {self.reason}. {self.advice}"

    @property
    def in_one(self) -> Saying:
        """``str(error)``, as a sentence that can be told in another language."""
        return Saying("{subject}: {reason}. {advice}", subject=self.subject, reason=self.reason, advice=self.advice)


class UnreadableFile(DirectiveGraphError):
    """A file that is broken, empty, of an unknown kind, or has no text; ``subject`` is its name."""


class BadCorrection(DirectiveGraphError):
    """A correction that cannot hold; ``subject`` names its file and line."""
