"""Probes for a supervisor."""

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from graph_service.api import metrics
from graph_service.api.moments import ReadsOfApp, of_one_moment

router = APIRouter(tags=["probes"])


class Health(BaseModel):
    """A yes."""

    status: str = Field(default="ok", description="Always `ok`; a no is a problem.")


@router.get("/healthz", summary="Does the process live?")
def get_health() -> Health:
    """Answers without asking the store."""
    return Health()


@router.get("/readyz", summary="Can it answer questions?")
@of_one_moment
def get_readiness(reads: ReadsOfApp) -> Health:
    """Asks the store for one node; 503 while it does not answer."""
    reads.nodes(["readyz"])
    return Health()


@router.get(
    "/metrics",
    summary="What a supervisor counts",
    response_class=Response,
    responses={200: {"content": {metrics.MEDIA_TYPE: {"schema": {"type": "string"}}}}},
)
def get_metrics(request: Request) -> Response:
    """Requests by route and status, how long they took, loads by state; in the format of Prometheus."""
    counted: metrics.Metrics = request.app.state.metrics
    return Response(counted.text(), media_type=metrics.MEDIA_TYPE)
