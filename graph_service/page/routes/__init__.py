"""The routes of a site: each asks a view and lays its answer out."""

from fastapi import FastAPI

from graph_service.page.failures import answer_with_pages
from graph_service.page.site import Site, with_headers

from . import bodies, corrections, documents, home, loads, review, session, texts, work


def routed(site: Site) -> FastAPI:
    """The site as an app of its own, with its own errors: they are pages."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.state.site = site
    for part in (home, texts, bodies, review, corrections, loads, session, work, documents):
        app.include_router(part.router)
    answer_with_pages(app)
    with_headers(app)
    return app
