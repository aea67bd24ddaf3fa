"""The OpenAPI document, in version 3.0.3: the newest that the bundled Swagger UI (4.15) can show."""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from .problems import MEDIA_TYPE

VERSION = "3.0.3"
_KEY = "A key of `directive-graph keys add`; a reader's is enough for whatever changes nothing."


def openapi(app: FastAPI) -> dict[str, Any]:
    """The document, made once: errors have their media type, and nothing of OpenAPI 3.1 is in it."""
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
            response["content"] = {MEDIA_TYPE: response["content"].pop("application/json")}
        app.openapi_schema = _older(made)
    return app.openapi_schema


def _errors(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for operations in document["paths"].values():
        for operation in operations.values():
            yield from (answer for status, answer in operation["responses"].items() if status >= "400")


def _older(value: Any) -> Any:
    """A part of a 3.1 document in the words of 3.0."""
    if isinstance(value, list):
        return [_older(item) for item in value]
    if not isinstance(value, dict):
        return value
    older = {key: _older(item) for key, item in value.items()}
    if older.get("contentMediaType") == "application/octet-stream":
        del older["contentMediaType"]
        older["format"] = "binary"
    if "$ref" in older and len(older) > 1:
        # in 3.0 whatever stands beside a reference is ignored
        return {"allOf": [{"$ref": older.pop("$ref")}], **older}
    if {"type": "null"} in older.get("anyOf", ()):
        return _nullable(older)
    return older


def _nullable(schema: dict[str, Any]) -> dict[str, Any]:
    """``anyOf`` with null, which 3.0 does not know, as ``nullable``."""
    kept = [option for option in schema.pop("anyOf") if option != {"type": "null"}]
    choice = kept[0] if len(kept) == 1 and "$ref" not in kept[0] else {"anyOf": kept}
    if len(kept) == 1 and "$ref" in kept[0]:
        choice = {"allOf": kept}
    return {**choice, **schema, "nullable": True}
