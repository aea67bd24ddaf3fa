"""The API: each endpoint translates a request into a question and its answer into a shape of ``wire``."""

from collections.abc import Iterator

from fastapi import APIRouter
from starlette.routing import BaseRoute

from graph_service.api.moments import API
from graph_service.api.problems import Problem

from . import answers, bodies, documents, files, graph, health, loads, review

_PROBLEMS: dict[int | str, dict[str, object]] = {
    401: {"model": Problem, "description": "The service has keys, and the request shows none that holds."},
    403: {"model": Problem, "description": "The request comes from elsewhere, or its key may not do this."},
    422: {"model": Problem, "description": "The request cannot be understood."},
    500: {"model": Problem, "description": "The service or its store is at fault."},
    429: {"model": Problem, "description": "Too many wrong keys were shown."},
    503: {"model": Problem, "description": "The store is not available; try again."},
}
#: in the order in which a path is looked for: that of one document takes whatever follows, so it comes late
_ROUTERS = tuple(each.router for each in (review, answers, documents, bodies, graph, files, loads))


def declared() -> Iterator[BaseRoute]:
    """All routes under /api/v1, by what follows it, in their order."""
    for router in _ROUTERS:
        yield from router.routes


def api() -> APIRouter:
    """Everything under /api/v1."""
    router = APIRouter(prefix=API, responses=_PROBLEMS)
    for each in _ROUTERS:
        router.include_router(each)
    return router


def probes() -> APIRouter:
    """What a supervisor asks: whether the process lives and whether it can answer."""
    router = APIRouter(responses={503: _PROBLEMS[503]})
    router.include_router(health.router)
    return router
