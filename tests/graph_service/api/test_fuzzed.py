"""The whole API, asked what nobody thought of, on both stores: no 5xx, and no answer outside of its schema."""

import warnings
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from graph_service.api.app import create_app
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


@pytest.fixture
def app(engine_url: str, tmp_path: Any) -> Any:
    """The service over the demo's documents."""
    store = open_store(engine_url)
    load(store, [corpus()], None, base=corpus())
    store.close()
    return create_app(Settings(store=engine_url, state=tmp_path / "state"))


@pytest.mark.filterwarnings("ignore")
def test_every_endpoint_keeps_its_word(app: Any) -> None:
    """Whatever is asked, the answer is what the OpenAPI document says, and never a failure of the service."""
    asked = 0
    for result in schemathesis.openapi.from_asgi("/openapi.json", app, headers=HOST).get_all_operations():
        operation = result.ok()
        # what is uploaded is written to disk, and events and exports are long
        if operation.method.upper() == "GET" and not operation.path.endswith(("/events", "/export")):
            asking(operation)()
            asked += 1
    assert asked > 20


def asking(operation: Any) -> Any:
    """Asks one operation good and bad questions, and holds each answer against what is promised."""

    @settings(max_examples=_EACH, deadline=None, database=None, derandomize=True, suppress_health_check=[*HealthCheck])
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        answer = case.call(headers=HOST)
        assert answer.status_code < 500, case.as_curl_command()
        case.validate_response(answer, checks=CHECKS)

    return ask
