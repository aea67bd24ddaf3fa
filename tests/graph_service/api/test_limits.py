"""What the service takes at once, and for how long."""

import asyncio
from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph_service.api import limits, readiness
from graph_service.api.limits import BodyLimits
from graph_service.api.readiness import Readiness
from graph_service.errors import StoreUnavailable


def scope(path: str = "/", method: str = "GET", **headers: str) -> dict[str, Any]:
    """A request, as a server describes it."""
    told = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "method": method, "path": path, "headers": told, "query_string": b"", "scheme": "http"}


async def silence() -> Any:
    """A body that does not come."""
    await asyncio.sleep(3600)


class Sent(list[dict[str, Any]]):
    """What was answered."""

    async def __call__(self, message: Any) -> None:
        self.append(message)

    @property
    def status(self) -> int:
        return int(self[0]["status"])


@pytest.fixture
def busy() -> asyncio.Event:
    """Nothing, until it is set."""
    return asyncio.Event()


def answering(until: asyncio.Event, order: list[str]) -> Any:
    """An app that begins its answer when the event is set."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        order.append(scope["path"])
        await until.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})

    return app


def test_exports_go_two_at_a_time(monkeypatch: pytest.MonkeyPatch, busy: asyncio.Event) -> None:
    """A third waits, without a thread, until the first of an answer is sent; a question does not wait."""
    monkeypatch.setattr(limits, "EXPORT_PATIENCE", 0.2)

    async def run() -> None:
        begun: list[str] = []
        app = BodyLimits(answering(busy, begun), 1)
        answers = [Sent() for _ in range(3)]
        tasks = [asyncio.create_task(app(scope("/api/v1/export"), silence, answer)) for answer in answers]
        await asyncio.sleep(0.05)
        assert begun == ["/api/v1/export"] * 2
        question = asyncio.create_task(app(scope("/api/v1/stats"), silence, Sent()))
        await asyncio.sleep(0.3)
        assert begun[2:] == ["/api/v1/stats"]
        assert answers[2].status == 503
        late = Sent()
        last = asyncio.create_task(app(scope("/vi/documents.xlsx"), silence, late))
        busy.set()
        await asyncio.gather(*tasks, question, last)
        assert [answer.status for answer in (*answers[:2], late)] == [200, 200, 200]

    asyncio.run(run())


def test_a_body_that_does_not_come_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """After its time it is 408, and its place is another's."""
    monkeypatch.setattr(limits, "PART_SECONDS", 0.05)
    monkeypatch.setattr(limits, "MOST_BODIES", 1)

    async def reading(scope: Any, receive: Any, send: Any) -> None:
        await receive()

    async def run() -> None:
        app = BodyLimits(reading, 1)
        first = asyncio.create_task(app(scope("/x", "POST", content_length="10"), silence, Sent()))
        await asyncio.sleep(0.01)
        second = Sent()
        await app(scope("/x", "POST", content_length="10"), silence, second)
        assert second.status == 503
        with pytest.raises(limits.HTTPException) as told:
            await first
        assert told.value.status_code == 408
        assert app._bodies == 0

    asyncio.run(run())


def test_more_requests_than_it_can_do_are_told_to_come_again(
    monkeypatch: pytest.MonkeyPatch, busy: asyncio.Event
) -> None:
    """A supervisor is never one too many."""
    monkeypatch.setattr(limits, "MOST_REQUESTS", 1)

    async def run() -> None:
        app = BodyLimits(answering(busy, []), 1)
        first = asyncio.create_task(app(scope("/a"), silence, Sent()))
        await asyncio.sleep(0.01)
        second, probe = Sent(), Sent()
        await app(scope("/b"), silence, second)
        asked = asyncio.create_task(app(scope("/healthz"), silence, probe))
        busy.set()
        await asyncio.gather(first, asked)
        assert (second.status, probe.status) == (503, 200)

    asyncio.run(run())


def test_who_waits_when_the_service_ends_is_told(busy: asyncio.Event) -> None:
    """To come again, as by any other refusal; an answer that has begun is broken off."""

    async def beginning(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await busy.wait()

    async def run() -> None:
        sent = [Sent(), Sent()]
        waiting = asyncio.create_task(BodyLimits(answering(busy, []), 1)(scope("/a"), silence, sent[0]))
        begun = asyncio.create_task(BodyLimits(beginning, 1)(scope("/b"), silence, sent[1]))
        await asyncio.sleep(0.01)
        for task in (waiting, begun):
            task.cancel()
        await asyncio.gather(waiting, begun, return_exceptions=True)
        assert (sent[0].status, begun.cancelled(), len(sent[1])) == (503, True, 1)

    asyncio.run(run())


def test_a_store_that_says_nothing_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """However often it is asked, one thread waits for it; its error is told, and its answer when it comes back."""
    import threading

    monkeypatch.setattr(readiness, "PATIENCE", 0.05)
    until, asked = threading.Event(), []

    def question() -> None:
        asked.append(1)
        until.wait(30)

    ready = Readiness(question)
    for _ in range(3):
        with pytest.raises(StoreUnavailable, match="has not answered"):
            asyncio.run(ready.check())
    assert len(asked) == 1
    until.set()
    asyncio.run(ready.check())

    def refuse() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asyncio.run(Readiness(refuse).check())


def test_one_request_is_within_the_limits(store_url: str) -> None:
    """The service as it is made."""
    from graph_service.api.app import create_app
    from graph_service.settings import Settings

    with TestClient(create_app(Settings(store=store_url))) as client:
        assert client.get("/readyz").json() == {"status": "ok"}
        assert client.get("/api/v1/export").status_code == 200
