"""Probes for a supervisor."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from .parameters import ReadsOfApp, of_one_moment

router = APIRouter(tags=["probes"])


class Health(BaseModel):
    """A yes."""

    status: str = Field(default="ok", description="Always `ok`; a no is a problem.")


@router.get("/healthz", summary="Does the process live?")
def healthy() -> Health:
    """Answers without asking the store."""
    return Health()


@router.get("/readyz", summary="Can it answer questions?")
@of_one_moment
def ready(reads: ReadsOfApp) -> Health:
    """Asks the store for one node; 503 while it does not answer."""
    reads.nodes(["readyz"])
    return Health()
