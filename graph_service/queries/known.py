"""Findings of the whole store, worked out once for each moment of it: whoever asks at once waits for one answer."""

from threading import Lock

from graph_service.queries.findings import Findings, findings, page_of
from graph_service.store.protocol import Reads
from loaders.resolve.findings import Finding


class KnownFindings:
    """All findings of one store. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: tuple[str | None, tuple[Finding, ...]] = (None, ())

    def all(self, reads: Reads) -> tuple[Finding, ...]:
        """All of them, gravest first."""
        state = reads.state()
        known = self._known
        if known[0] == state:
            return known[1]
        with self._lock:
            if self._known[0] != state:
                self._known = (state, findings(reads).findings)
            return self._known[1]

    def page(self, reads: Reads, *, code: str | None, severity: str | None, after: int, limit: int | None) -> Findings:
        """What ``findings`` answers to the same question."""
        return page_of(self.all(reads), code=code, severity=severity, after=after, limit=limit)
