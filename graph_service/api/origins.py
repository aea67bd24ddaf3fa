"""Who may change something: programs, and pages of this service."""

from urllib.parse import urlsplit

from fastapi import HTTPException, Request


def from_own_page(request: Request) -> None:
    """Refuse what a page of another site sends here with a person's browser, but for those that the settings name."""
    origin = request.headers.get("origin")
    if origin is None or urlsplit(origin).netloc == request.headers.get("host"):
        return
    if origin not in request.app.state.origins:
        raise HTTPException(403, "Changes are taken from this service's own pages and from programs only.")
