"""The API: each endpoint translates a request into a question and its answer into a shape of ``wire``."""

from fastapi import APIRouter

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


def api() -> APIRouter:
    """Everything under /api/v1."""
    router = APIRouter(prefix=API, responses=_PROBLEMS)
    # before the documents, whose last path takes whatever follows
    router.include_router(review.router)
    router.include_router(answers.router)
    router.include_router(documents.router)
    router.include_router(bodies.router)
    router.include_router(graph.router)
    router.include_router(files.router)
    router.include_router(loads.router)
    return router


def probes() -> APIRouter:
    """What a supervisor asks: whether the process lives and whether it can answer."""
    router = APIRouter(responses={503: _PROBLEMS[503]})
    router.include_router(health.router)
    return router
