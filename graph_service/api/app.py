"""The service: one place that wires settings, store, loads, endpoints and errors."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.base import RequestResponseEndpoint
from swagger_ui_bundle import swagger_ui_path

from graph_service import page
from graph_service.ledger.load import UPLOAD, LoadReport, Progress, load
from graph_service.settings import Settings
from graph_service.store.protocol import Store

from .access import Access
from .guard import Guard
from .openapi import openapi
from .problems import answer_with_problems, problem
from .routes import api, probes
from .state import state_folder
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
    app.state.loads = LoadQueue(stores.open, load_folder, state_folder(settings) / "loads")
    app.openapi = partial(openapi, app)  # type: ignore[method-assign]
    app.include_router(api())
    app.include_router(probes())
    _add_pages(app)
    page.mount(app, settings)
    answer_with_problems(app)
    app.middleware("http")(_limit(settings.upload_megabytes))
    # the last that is added is the first that a request meets
    app.add_middleware(Guard, access=app.state.access)
    return app


def load_folder(store: Store, folder: Path, names: Sequence[str], progress: Progress) -> LoadReport:
    """Load files of a folder under their names in it, as uploads: the folder is gone when they are loaded."""
    return load(store, [folder / name for name in names], progress, base=folder, root=UPLOAD)


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


def _limit(megabytes: int) -> Callable[[Request, RequestResponseEndpoint], Any]:
    """Refuses bodies that say they are too large, or do not say how large they are."""

    async def refuse(request: Request, call_next: RequestResponseEndpoint) -> Response:
        length = request.headers.get("content-length", "")
        if "transfer-encoding" in request.headers and not length:
            return problem(request, 411, "length-required", "Length Required", "Say the length of the upload.")
        if length.isdigit() and int(length) > megabytes * 1_000_000:
            detail = f"The upload is larger than {megabytes} MB. Send fewer files at once."
            return problem(request, 413, "upload-too-large", "Tệp quá lớn / The upload is too large", detail)
        return await call_next(request)

    return refuse
