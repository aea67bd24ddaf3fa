"""Findings of the whole store, worked out once for each moment of it: whoever asks at once waits for one answer."""

from collections.abc import Callable
from threading import Lock

from graph_service.queries.findings import Findings, findings, page_of
from graph_service.store.protocol import Reads
from loaders.resolve.findings import Finding

#: pages that are kept as they were written
_MOST_PAGES = 200
#: code, severity, how many stand before, how many at most
PageKey = tuple[str | None, str | None, int, int | None]


class KnownFindings:
    """All findings of one store. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: tuple[str | None, tuple[Finding, ...]] = (None, ())
        #: pages of one moment, as they are sent
        self._written: tuple[str | None, dict[PageKey, bytes]] = (None, {})

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

    def written(self, reads: Reads, asked: PageKey, write: Callable[[Findings], bytes]) -> bytes:
        """A page as ``write`` makes it; one that many ask for is made once for each moment."""
        state = reads.state()
        if self._written[0] != state:
            self._written = (state, {})
        of_state, pages = self._written
        page = pages.get(asked) if of_state == state else None
        if page is None:
            code, severity, after, limit = asked
            page = write(self.page(reads, code=code, severity=severity, after=after, limit=limit))
            if of_state == state and len(pages) < _MOST_PAGES:
                pages[asked] = page
        return page
