"""The root of every error that the project raises on purpose.

DirectiveGraphError
├── UnreadableFile          one file cannot be read; the rest of a load goes on
├── BadCorrection           corrections that cannot be read, contradict each other or fit nothing
└── …                       the service's own errors: graph_service/errors.py
"""


class DirectiveGraphError(Exception):
    """Something that a person can act on: what it is about, why it failed, and what to do.

    ``str(error)`` is one sentence for a terminal: ``<subject>: <reason>. <advice>``.
    """

    def __init__(self, subject: str, reason: str, advice: str) -> None:
        super().__init__(subject, reason, advice)
        self.subject = subject
        self.reason = reason
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.subject}: {self.reason}. {self.advice}"


class UnreadableFile(DirectiveGraphError):
    """A file that is broken, empty, of an unknown kind, or has no text; ``subject`` is its name."""


class BadCorrection(DirectiveGraphError):
    """A correction that cannot hold; ``subject`` names its file and line."""
