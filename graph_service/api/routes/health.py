"""Probes for a supervisor."""

from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from graph_service.api import metrics
from graph_service.api.problems import Problem, known_problem
from graph_service.api.readiness import Readiness
from loaders.errors import DirectiveGraphError

router = APIRouter(tags=["probes"])


class Health(BaseModel):
    """A yes."""

    status: str = Field(default="ok", description="Always `ok`; a no is a problem.")


@router.get("/healthz", summary="Does the process live?")
async def get_health() -> Health:
    """Answers without asking the store, and without waiting for whatever else is asked."""
    return Health()


@router.get("/readyz", response_model=Health, summary="Can it answer questions?")
async def get_readiness(request: Request) -> Any:
    """Asks the store for one node; 503 where it refuses or has not answered within three seconds."""
    readiness: Readiness = request.app.state.readiness
    try:
        await readiness.check()
    except DirectiveGraphError as error:
        # told here, since handlers of errors wait for a thread
        return known_problem(request, error)
    return Health()


@router.get(
    "/metrics",
    summary="What a supervisor counts",
    response_class=Response,
    responses={
        200: {"content": {metrics.MEDIA_TYPE: {"schema": {"type": "string"}}}},
        401: {"model": Problem, "description": "The service has keys, and the request shows none that holds."},
        403: {"model": Problem, "description": "The request comes from elsewhere."},
        429: {"model": Problem, "description": "Too many wrong keys were shown."},
    },
)
def get_metrics(request: Request) -> Response:
    """Requests by route and status, how long they took, loads by state; in the format of Prometheus."""
    counted: metrics.Metrics = request.app.state.metrics
    return Response(counted.text(), media_type=metrics.MEDIA_TYPE)
