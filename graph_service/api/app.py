"""The service: one place that wires settings, store, loads, endpoints and errors."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from fastapi import FastAPI, Response
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from swagger_ui_bundle import swagger_ui_path

from graph_service import page
from graph_service.ledger.load import UPLOAD, LoadReport, Progress, load
from graph_service.ledger.reading import Limits
from graph_service.limits import limits_of
from graph_service.queries.known import KnownFindings
from graph_service.settings import Settings
from graph_service.store.protocol import Store, ask

from .access import Access
from .guard import Guard
from .limits import BodyLimits
from .openapi import openapi
from .problems import answer_with_problems
from .readiness import Readiness
from .routes import api, probes
from .state import make_state_folder, state_folder
from .stores import Stores
from .uploads import LoadQueue

_DESCRIPTION = (
    "Which documents implement which, and the sentences that say so. "
    "Văn bản nào thực hiện văn bản nào, kèm câu văn làm căn cứ."
)
#: the pages of the service take nothing from elsewhere, whatever a document says
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
)


def create_app(settings: Settings) -> FastAPI:
    """The app; its store is opened by the first request that needs it, and closed with the app."""
    stores = Stores(settings)
    app = FastAPI(
        title="directive-graph",
        version="1",
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_closing,
    )
    app.state.stores = stores
    app.state.access = Access(settings)
    app.state.readiness = Readiness(lambda: ask(stores.open(), lambda reads: reads.nodes(["readyz"])))
    app.state.findings = KnownFindings()
    app.state.loads = LoadQueue(
        stores.open,
        partial(load_folder, limits=limits_of(settings)),
        state_folder(settings) / "loads",
        partial(make_state_folder, settings),
    )
    app.openapi = partial(openapi, app)  # type: ignore[method-assign]
    app.include_router(api())
    app.include_router(probes())
    _add_pages(app)
    page.mount(app, settings)
    answer_with_problems(app)
    app.add_middleware(BodyLimits, megabytes=settings.upload_megabytes)
    # the last that is added is the first that a request meets
    app.add_middleware(Guard, access=app.state.access)
    return app


def load_folder(
    store: Store, folder: Path, names: Sequence[str], progress: Progress, limits: Limits | None = None
) -> LoadReport:
    """Load files of a folder under their names in it, as uploads: the folder is gone when they are loaded."""
    return load(store, [folder / name for name in names], progress, base=folder, root=UPLOAD, limits=limits)


@asynccontextmanager
async def _closing(app: FastAPI) -> AsyncIterator[None]:
    app.state.loads.start()
    yield
    app.state.loads.close()
    app.state.stores.close()


def _add_pages(app: FastAPI) -> None:
    """The documentation of the API; every part of it comes from this service."""
    app.mount("/docs/static", StaticFiles(directory=str(swagger_ui_path)))

    @app.get("/openapi.json", include_in_schema=False)
    def document() -> JSONResponse:
        return JSONResponse(app.openapi())

    @app.get("/docs", include_in_schema=False)
    def page() -> Response:
        response = get_swagger_ui_html(
            openapi_url="/openapi.json",
            title=f"{app.title} API",
            swagger_js_url="/docs/static/swagger-ui-bundle.js",
            swagger_css_url="/docs/static/swagger-ui.css",
            swagger_favicon_url="/docs/static/favicon-32x32.png",
            # the default asks a server on the internet whether the document is valid
            swagger_ui_parameters={"validatorUrl": None},
        )
        response.headers["Content-Security-Policy"] = _POLICY
        return response
