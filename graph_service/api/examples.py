"""Examples of answers: what the service answers over the demo, kept in ``examples.json`` by ``make docs``.

Long lists are cut to their first items, and what differs from one machine or day to another stands as a constant.
"""

import json
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from graph_service import demo
from graph_service.settings import Settings

from .moments import API

FILE = Path(__file__).with_name("examples.json")
_MOST = 2
_RESOLUTION, _PROGRAMME, _PLAN = (f"{API}/documents/{number.replace('/', '%2F')}" for number in (
    demo.RESOLUTION, demo.PROGRAMME, demo.PLAN))  # fmt: skip
_DAY = f"as_of={demo.AS_OF}"
# by their names, as people ask: what an id is made of is not for a table
_BODY, _PLACE = f"{API}/bodies/{quote('UBND quận Hạ Giang')}", f"{API}/places/{quote('quận Hạ Giang')}"
_UPLOAD = "ke-hoach-64-kh-qu.txt"
#: operation → what is asked
ASKED: Mapping[str, str] = MappingProxyType(
    {
        "find_documents": f"{API}/documents?q=ke+hoach&limit=2",
        "get_document": _PLAN,
        "get_implemented_by": f"{_RESOLUTION}/implemented-by?limit=2",
        "get_implements": f"{_PLAN}/implements?limit=2",
        "get_lineage": f"{_PLAN}/lineage",
        "get_mentions": f"{_RESOLUTION}/mentions?limit=2",
        "get_explanation": f"{_PLAN}/explanation?limit=2",
        "get_coverage": f"{_PROGRAMME}/coverage?level={demo.LEVEL}&{_DAY}",
        "get_status": f"{_PROGRAMME}/status?{_DAY}",
        "get_tasks": f"{_PROGRAMME}/tasks?{_DAY}",
        "get_targets": f"{_PLAN}/targets?{_DAY}",
        "get_responsible": f"{_PLAN}/responsible?{_DAY}",
        "find_path": f"{API}/path?from={demo.PLAN.replace('/', '%2F')}&to={demo.RESOLUTION.replace('/', '%2F')}",
        "list_documents": f"{API}/list?type=plan",
        "find_bodies": f"{API}/bodies?limit=2",
        "get_body": _BODY,
        "get_body_documents": f"{_BODY}/documents",
        "get_body_duties": f"{_BODY}/duties?{_DAY}&limit=2",
        "get_body_named_in": f"{_BODY}/named-in?limit=2",
        "get_body_successors": f"{_BODY}/successors?{_DAY}",
        "get_place_documents": f"{_PLACE}/documents?limit=2",
        "get_place_successors": f"{_PLACE}/successors?{_DAY}",
        "find_places": f"{API}/places?limit=2",
        "list_findings": f"{API}/findings?limit=2",
        "list_corrections": f"{API}/corrections",
        "list_files": f"{API}/files?limit=2",
        "get_file_text": f"{API}/files/{_UPLOAD}/text?start=0&end=40&around=20",
        "get_stats": f"{API}/stats",
        "get_health": "/healthz",
        "get_readiness": "/readyz",
    }
)
#: status → what is asked so that this is the answer
_REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "404": f"{API}/documents/9999-NQ%2FTW",
        "409": f"{API}/documents/ke+hoach",
        "422": f"{API}/documents?type=letter",
    }
)


def key(operation: str, status: str, form: str) -> str:
    """The name of an example; of a refusal, which is alike for all, the operation says nothing."""
    return f"{status} {form}" if status >= "300" else f"{operation} {status} {form}"


def read() -> dict[str, Any]:
    """The examples by ``key``."""
    kept: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return kept


def text() -> str:
    """What ``examples.json`` should hold: all examples, asked of the demo in a new store."""
    with tempfile.TemporaryDirectory() as folder:
        made = dict(_made(f"sqlite:{Path(folder) / 'demo.db'}"))
    return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _made(url: str) -> Iterator[tuple[str, Any]]:
    # a tool of development, which the service itself does without
    from fastapi.testclient import TestClient

    from .app import create_app

    with TestClient(create_app(Settings(store=url)), base_url="http://localhost") as client:
        files = sorted(demo.corpus().iterdir())
        load = client.post(f"{API}/loads", files=[("files", (file.name, file.read_bytes())) for file in files]).json()
        yield from _loads(client, load["id"])
        for operation, address in ASKED.items():
            answer = client.get(address)
            yield key(operation, "200", "application/json"), _shown(answer.json())
        for status, address in _REFUSED.items():
            yield key("", status, "application/problem+json"), _shown(client.get(address).json())


def _loads(client: Any, id_: str) -> Iterator[tuple[str, Any]]:
    """The load of the demo itself, before and after."""
    while (load := client.get(f"{API}/loads/{id_}").json())["state"] != "done":
        time.sleep(0.05)
    load = _shown(load) | {"id": "0123456789abcdef"}
    begun = load | {"state": "queued", "done": 0, "report": None}
    yield key("get_load", "200", "application/json"), load
    yield key("list_loads", "200", "application/json"), [load]
    for operation in ("start_load", "cancel_load"):
        yield key(operation, "202", "application/json"), begun
    yield key("forget_file", "200", "application/json"), load["report"] | {"read": 0, "removed": 1, "references": 0}


def _shown(value: Any) -> Any:
    """An answer as it is shown: lists cut, the version of an engine told by its form alone."""
    if isinstance(value, list):
        return [_shown(item) for item in value[:_MOST]]
    if isinstance(value, dict):
        return {name: "3.51.3" if name == "version" else _shown(item) for name, item in value.items()}
    return value
