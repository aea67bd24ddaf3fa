"""The documentation of the API is whole, true and needs no internet."""

import csv
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from graph_service.api import examples
from graph_service.api.app import create_app
from graph_service.api.documented import STATIC
from graph_service.settings import Settings

ROOT = Path(__file__).parents[3]
#: written here
_OWN = {"start.js"}
with (STATIC.parent / "vendored.csv").open(encoding="utf-8") as table:
    VENDORED = list(csv.DictReader(table))


@pytest.fixture
def client(store_url: str) -> TestClient:
    """A client of the service."""
    return TestClient(create_app(Settings(store=store_url)))


@pytest.fixture(scope="module")
def document() -> Any:
    """The OpenAPI document as it is served."""
    return TestClient(create_app(Settings())).get("/openapi.json").json()


def operations(document: Any) -> Iterator[tuple[str, Any]]:
    """Every operation with its method and path."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def answers(document: Any) -> Iterator[tuple[str, str, str, Any]]:
    """Every form of every answer: operation, status, media type, what is told of it."""
    for _, operation in operations(document):
        for status, answer in operation["responses"].items():
            for form, content in answer.get("content", {}).items():
                yield operation["operationId"], status, form, content


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
    """No address of another host is in it, no validator is asked, no script stands in it, and the browser is told."""
    page = client.get("/docs")
    assert page.status_code == 200
    assert re.findall(r"(?:https?:)?//[\w.]+\.\w+", page.text) == []
    assert re.findall(r"<script>", page.text) == []
    assert re.search(r"validatorUrl:\s*null", client.get("/docs/static/start.js").text)
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert "script-src" not in page.headers["content-security-policy"]


def test_every_file_of_the_page_is_served_here(client: TestClient) -> None:
    """Scripts, styles, icon and the document itself answer."""
    files = re.findall(r'(?:href|src)="([^"]+)"', client.get("/docs").text)
    files += re.findall(r'url: "([^"]+)"', client.get("/docs/static/start.js").text)
    assert len(files) == 5
    assert {client.get(file).status_code for file in files} == {200}


@pytest.mark.parametrize("row", VENDORED, ids=lambda row: Path(row["file"]).name)
def test_a_vendored_file_is_the_one_that_was_taken_in(row: dict[str, str]) -> None:
    """Its SHA-256, its version and a licence that may be here are told."""
    assert hashlib.sha256((ROOT / row["file"]).read_bytes()).hexdigest() == row["sha256"]
    assert row["version"]
    assert row["licence"] == "Apache-2.0"


def test_nobody_knows_of_no_static_file() -> None:
    """Whatever lies there is our own or in the table."""
    assert {path.name for path in STATIC.iterdir()} == _OWN | {Path(row["file"]).name for row in VENDORED}


def test_the_document_is_valid(document: Any) -> None:
    """It is OpenAPI 3.1, and keeps every rule of it."""
    assert document["openapi"] == "3.1.0"
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []


def test_references_in_the_document_lead_somewhere(document: Any) -> None:
    """Every schema that is used is there, and every one that is there is used."""
    used = {part["$ref"] for part in parts(document) if "$ref" in part}
    assert used == {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}


def test_names_read_well(document: Any) -> None:
    """An operation is called by a verb and what it is about, a shape by nouns; no two share a name or a title."""
    named = [operation["operationId"] for _, operation in operations(document)]
    assert len(set(named)) == len(named)
    assert [
        name for name in named if not re.fullmatch(r"(find|get|list|start|cancel|follow|forget|export)_\w+", name)
    ] == []
    shapes = document["components"]["schemas"]
    assert [name for name in shapes if not re.fullmatch(r"(?:[A-Z][a-z]+)+", name)] == []
    assert [(name, shape["title"]) for name, shape in shapes.items() if shape["title"] != name] == []


def test_files_can_be_chosen_on_the_page(document: Any) -> None:
    """The upload is a list of binary files."""
    items = document["components"]["schemas"]["LoadUpload"]["properties"]["files"]["items"]
    assert (items["type"], items["format"]) == ("string", "binary")


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


def test_every_answer_has_an_example_that_is_one(document: Any) -> None:
    """JSON of every endpoint is shown by an answer of the demo, which has the shape that is told of it."""
    told = {"$schema": "https://json-schema.org/draft/2020-12/schema", "components": document["components"]}
    without = set()
    for operation, status, form, content in answers(document):
        if form == "application/json" and status < "300" and "example" not in content:
            without.add(operation)
        if "example" in content:
            errors = list(OAS31Validator({**told, **content["schema"]}).iter_errors(content["example"]))
            assert errors == [], (operation, status)
    assert without == set()
    assert {status for _, status, _, content in answers(document) if "example" in content} >= {
        "200",
        "202",
        "404",
        "409",
    }


def test_the_examples_are_what_the_demo_answers() -> None:
    """They are made anew and are the same; `make docs` writes them."""
    assert examples.FILE.read_text(encoding="utf-8") == examples.text()


def test_everything_is_described(document: Any) -> None:
    """Every endpoint has a summary and a description, every parameter says what it is."""
    for name, operation in operations(document):
        assert operation["summary"], name
        assert operation["description"], name
        for parameter in operation.get("parameters", ()):
            assert parameter.get("description"), (name, parameter["name"])
