"""The documentation of the API is whole, true and needs no internet."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph_service.api.app import create_app
from graph_service.settings import Settings


@pytest.fixture
def client(store_url: str) -> TestClient:
    """A client of the service."""
    return TestClient(create_app(Settings(store=store_url)))


@pytest.fixture
def document(client: TestClient) -> Any:
    """The OpenAPI document as it is served."""
    return client.get("/openapi.json").json()


def operations(document: Any) -> Iterator[tuple[str, Any]]:
    """Every operation with its method and path."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a document."""
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from parts(item)
    elif isinstance(value, list):
        for item in value:
            yield from parts(item)


def test_the_page_takes_nothing_from_other_hosts(client: TestClient) -> None:
    """No address of another host is in it, no validator is asked, and the browser is told so too."""
    page = client.get("/docs")
    assert page.status_code == 200
    assert re.findall(r"(?:https?:)?//[\w.]+\.\w+", page.text) == []
    assert re.search(r'"validatorUrl":\s*null', page.text)
    assert "default-src 'self'" in page.headers["content-security-policy"]


def test_every_file_of_the_page_is_served_here(client: TestClient) -> None:
    """Scripts, styles, icon and the document itself answer."""
    page = client.get("/docs").text
    files = re.findall(r'(?:href|src)="([^"]+)"', page) + re.findall(r"url: '([^']+)'", page)
    assert len(files) == 4
    assert {client.get(file).status_code for file in files} == {200}


def test_the_document_is_of_a_version_that_the_page_can_show(document: Any) -> None:
    """The bundled page shows OpenAPI 3.0: there is no type null, no list of types, no const."""
    assert document["openapi"] == "3.0.3"
    for part in parts(document):
        assert part.get("type") != "null"
        assert not isinstance(part.get("type"), list) or "openapi" not in document
        assert not {"const", "contentMediaType", "prefixItems", "$defs"} & set(part) or "properties" in part
    assert all("nullable" in part for part in parts(document) if part.get("title") == "Cursor")


def test_references_in_the_document_lead_somewhere(document: Any) -> None:
    """Every schema that is used is there."""
    used = {part["$ref"] for part in parts(document) if "$ref" in part}
    assert all(len(part) == 1 for part in parts(document) if "$ref" in part)
    assert used <= {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    assert used


def test_files_can_be_chosen_on_the_page(document: Any) -> None:
    """The upload is a list of binary files."""
    schemas = [schema for name, schema in document["components"]["schemas"].items() if name.startswith("Body_")]
    (schema,) = schemas
    assert schema["properties"]["files"]["items"] == {"type": "string", "format": "binary"}


def test_errors_are_described_as_problems(document: Any) -> None:
    """Each answer of 400 and above has the media type and the shape that is sent."""
    for name, operation in operations(document):
        for status, answer in operation["responses"].items():
            if status >= "400":
                (media_type,) = answer["content"]
                assert media_type == "application/problem+json", name
                assert answer["content"][media_type]["schema"] == {"$ref": "#/components/schemas/Problem"}, name
        if name.startswith("GET /api/v1/documents/"):
            assert {"404", "409", "422", "503"} <= set(operation["responses"])


def test_everything_is_described(document: Any) -> None:
    """Every endpoint has a summary and a description, every parameter says what it is."""
    for name, operation in operations(document):
        assert operation["summary"], name
        assert operation["description"], name
        for parameter in operation.get("parameters", ()):
            assert parameter.get("description"), (name, parameter["name"])
