"""The OpenAPI document, in version 3.1, with an example of every answer."""

import json
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from . import examples
from .problems import MEDIA_TYPE

VERSION = "3.1.0"
_JSON = "application/json"
#: what the framework calls a form with files, and what a person would
_NAMES = {"Body_start_load": "LoadUpload"}
_KEY = "A key of `directive-graph keys add`; a reader's is enough for whatever changes nothing."


def openapi(app: FastAPI) -> dict[str, Any]:
    """The document, made once: errors have their media type, and whoever makes a client of it finds good names."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title,
            version=app.version,
            summary=None,
            description=app.description,
            routes=app.routes,
            openapi_version=VERSION,
        )
        made["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer", "description": _KEY}}
        # without keys this machine is served as it is
        made["security"] = [{}, {"key": []}]
        for response in _errors(made):
            response["content"] = {MEDIA_TYPE: response["content"].pop(_JSON)}
        made = _renamed(made)
        for schema in made["components"]["schemas"].values():
            _name_by_place(schema)
        _show(made, examples.read())
        app.openapi_schema = made
    return app.openapi_schema


def _operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for operations in document["paths"].values():
        yield from operations.values()


def _errors(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for operation in _operations(document):
        yield from (answer for status, answer in operation["responses"].items() if status >= "400")


def _renamed(document: dict[str, Any]) -> dict[str, Any]:
    """The document with better names of shapes, wherever one is used."""
    text = json.dumps(document)
    for given, better in _NAMES.items():
        text = text.replace(f'"{given}"', f'"{better}"').replace(f'/schemas/{given}"', f'/schemas/{better}"')
    renamed: dict[str, Any] = json.loads(text)
    return renamed


def _name_by_place(schema: dict[str, Any]) -> None:
    """Fields have no titles: a generator would call what they hold so, and two fields of one name would be one."""
    for field in schema.get("properties", {}).values():
        field.pop("title", None)
        # generators know a file by its format, whatever else is told of it
        if field.get("items", {}).get("contentMediaType") == "application/octet-stream":
            field["items"]["format"] = "binary"


def _show(document: dict[str, Any], shown: dict[str, Any]) -> None:
    """Put the examples beside the answers that they are of."""
    for operation in _operations(document):
        for status, response in operation["responses"].items():
            for form, content in response.get("content", {}).items():
                name = examples.key(operation["operationId"], status, form)
                if name in shown:
                    content["example"] = shown[name]
