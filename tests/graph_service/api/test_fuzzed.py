"""The whole API, asked what nobody thought of, on both stores: no 5xx, and no answer outside of its schema."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_service.api import guard
from graph_service.api.access import needed
from graph_service.api.app import create_app
from graph_service.api.keys import ROLES, Role, may
from graph_service.demo import corpus
from graph_service.ledger.load import load
from graph_service.settings import Settings
from graph_service.store import open_store

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_headers_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

#: a question may fit the schema and be none: a cursor that nobody gave, a day that is none
CHECKS = [
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
]

#: questions to each endpoint: some seconds for all of them
_EACH = 6
HOST = {"host": "localhost"}
#: ids and names of things that are there, which no chance would find
KNOWN = {
    "id": ["64-kh-qu.ha-giang.2020", "97-NQ/TW", "body.quan-uy-ha-giang", "place.quan-ha-giang"],
    "name": ["ke-hoach-64-kh-qu.txt", "cong-van-905-cv-tu.txt"],
}


@contextmanager
def serving(store_url: str, state: Path) -> Iterator[Any]:
    """The service over the demo's documents, loading what it is sent."""
    store = open_store(store_url)
    load(store, [corpus()], None, base=corpus())
    store.close()
    made = create_app(Settings(store=store_url, state=state))
    with TestClient(made):
        yield made


def operations(app: Any) -> list[Any]:
    """Every endpoint; those that take files back at last."""
    found = [
        each.ok() for each in schemathesis.openapi.from_asgi("/openapi.json", app, headers=HOST).get_all_operations()
    ]
    return sorted(found, key=lambda each: each.method.upper() == "DELETE")


@pytest.mark.filterwarnings("ignore")
def test_every_endpoint_keeps_its_word(engine_url: str, tmp_path: Path) -> None:
    """Whatever is asked or sent, the answer is what the OpenAPI document says, and never a failure of the service."""
    with serving(engine_url, tmp_path) as app:
        asked = operations(app)
        assert {each.method.upper() for each in asked} == {"GET", "POST", "DELETE"}
        for operation in asked:
            asking(operation, [None])()


@pytest.mark.filterwarnings("ignore")
def test_every_endpoint_keeps_its_word_with_keys(
    engine_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no key, a wrong one, and one of each role: whoever may not is refused, whatever is asked of what."""
    monkeypatch.setattr(guard, "FIRST_DELAY", 0.0)
    with serving(engine_url, tmp_path / "state") as app:
        asked = operations(app)
        keys = {role: app.state.access.keys.add(role, role) for role in ROLES}
        for operation in asked:
            asking(operation, [None, "dg_wrong", *keys.values()], keys)()


def asking(operation: Any, shown: list[str | None], keys: dict[Role, str] | None = None) -> Any:
    """Asks one operation good and bad questions, and holds each answer against what is promised."""
    role_needed = needed(operation.method.upper(), operation.path)
    refused = [
        None,
        "dg_wrong",
        *(key for role, key in (keys or {}).items() if role_needed and not may(role, role_needed)),
    ]

    @settings(max_examples=_EACH, deadline=None, database=None, derandomize=True, suppress_health_check=[*HealthCheck])
    @given(case=operation.as_strategy(), data=st.data())
    def ask(case: Any, data: st.DataObject) -> None:
        for name, known in KNOWN.items():
            if name in (case.path_parameters or {}) and data.draw(st.booleans()):
                case.path_parameters[name] = data.draw(st.sampled_from(known))
        key = data.draw(st.sampled_from(shown))
        headers = {**HOST, **({"authorization": f"Bearer {key}"} if key else {})}
        case.headers = {name: value for name, value in (case.headers or {}).items() if name.lower() not in headers}
        answer = case.call(headers=headers)
        assert answer.status_code < 500, case.as_curl_command()
        if keys and role_needed and key in refused:
            assert answer.status_code in (401, 403), case.as_curl_command()
        case.validate_response(answer, checks=CHECKS)

    return ask
