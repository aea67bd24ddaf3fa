"""Answers that come as JSON or as a table for spreadsheets, as the one who asks wants."""

from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import Response
from pydantic import BaseModel

from graph_service.export.answers import AnswerTable

Answer = TypeVar("Answer")
_CSV = "text/csv"
#: what an endpoint says of its second form
TABLE: dict[int | str, dict[str, Any]] = {200: {"content": {_CSV: {"schema": {"type": "string"}}}}}


def answer(
    found: Answer, form: str, shape: Callable[[Answer], BaseModel], table: Callable[[Answer], AnswerTable]
) -> BaseModel | Response:
    """An answer in the form that was asked for."""
    return Response("".join(table(found).lines()), media_type=_CSV) if form == "csv" else shape(found)
