"""What a supervisor counts, as Prometheus reads it: requests by route, how long they took, loads by state.

A route is its pattern (``/api/v1/documents/{id}``): what was asked for never becomes a label.
"""

from collections import Counter as Tally
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from .journal import Load

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.005, 0.02, 0.1, 0.5, 2, 10, 60)


class Metrics:
    """The numbers of one service, in a registry of its own. Safe to use from several threads.

    Where several workers are one service, ``shared`` is the folder in which each keeps its numbers (its environment
    has to name it from the start, as prometheus_client wants it); each then tells the sums of all.
    """

    def __init__(self, loads: Callable[[], Iterable[Load]], shared: Path | None = None) -> None:
        self._registry = CollectorRegistry()
        self._told = CollectorRegistry() if shared else self._registry
        if shared:
            MultiProcessCollector(self._told, str(shared))  # type: ignore[no-untyped-call]
        self._told.register(_Loads(loads))
        labels = ("method", "route")
        self._requests = Counter(
            "directive_graph_requests", "Requests that were answered.", (*labels, "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "directive_graph_request_seconds",
            "How long requests took.",
            labels,
            buckets=_SECONDS,
            registry=self._registry,
        )

        #: what is counted of each method, route and status
        self._known: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request that was answered."""
        known = self._known.get((method, route, status))
        if known is None:
            # looking them up takes as long as all else that is done with an answer
            known = self._requests.labels(method, route, str(status)), self._seconds.labels(method, route)
            self._known[method, route, status] = known
        known[0].inc()
        known[1].observe(seconds)

    def text(self) -> bytes:
        """All of it in the format of Prometheus."""
        return generate_latest(self._told)


class _Loads(Collector):
    """How many loads are in which state, looked up when it is asked."""

    def __init__(self, loads: Callable[[], Iterable[Load]]) -> None:
        self._loads = loads

    def collect(self) -> Iterator[Metric]:
        family = GaugeMetricFamily("directive_graph_loads", "Loads that are remembered, by state.", labels=["state"])
        for state, number in sorted(Tally(load.state for load in self._loads()).items()):
            family.add_metric([state], number)
        yield family
