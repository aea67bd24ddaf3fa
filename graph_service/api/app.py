"""The service: one place that wires settings, store, loads, endpoints and errors."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from graph_service import page
from graph_service.ledger.load import UPLOAD, LoadReport, Progress, load
from graph_service.ledger.reading import Limits
from graph_service.limits import limits_of
from graph_service.queries.known import KnownFindings
from graph_service.settings import Settings
from graph_service.store.protocol import Store, ask
from graph_service.words import vietnamese

from .access import Access
from .delivery import deliver
from .documented import add_documentation
from .guard import Guard
from .limits import BodyLimits
from .metrics import Metrics
from .openapi import openapi
from .packing import SMALLEST
from .problems import answer_with_problems
from .questions import Questions
from .readiness import Readiness
from .routes import api, declared, probes
from .state import make_state_folder, state_folder
from .stores import Stores
from .threads import Threads
from .uploads import LoadQueue

#: questions that are asked at once; the others wait for their turn
THREADS = 40
_ABOUT = "Which documents implement which, and the sentences that say so."


def create_app(settings: Settings, numbers: Path | None = None) -> FastAPI:
    """The app; its store is opened by the first request that needs it, and closed with the app.

    ``numbers``: where this and other workers keep what they count.
    """
    stores = Stores(settings)
    app = FastAPI(
        title="directive-graph",
        version="1",
        description=f"{_ABOUT}\n\n{vietnamese(_ABOUT)}",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_closing,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.stores = stores
    app.state.access = Access(settings)
    app.state.readiness = Readiness(lambda: ask(stores.open(), lambda reads: reads.nodes(["readyz"])))
    app.state.threads = Threads(THREADS, "question")
    app.state.findings = KnownFindings()
    app.state.loads = LoadQueue(
        stores.open,
        partial(load_folder, limits=limits_of(settings)),
        state_folder(settings) / "loads",
        partial(make_state_folder, settings),
    )
    app.state.metrics = Metrics(lambda: app.state.loads.newest(1000), numbers)
    app.openapi = partial(openapi, app)  # type: ignore[method-assign]
    app.include_router(api())
    app.include_router(probes())
    add_documentation(app)
    page.mount(app, settings)
    answer_with_problems(app)
    _wrap(app, settings)
    return app


def _wrap(app: FastAPI, settings: Settings) -> None:
    """What a request passes before its endpoint; what is added last sees it first."""
    # questions pack their answers themselves
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST)
    app.add_middleware(Questions, routes=declared(), store=app.state.stores.open, threads=app.state.threads)
    app.add_middleware(BodyLimits, megabytes=settings.upload_megabytes)
    # nothing behind the guard sees one that it refuses
    app.add_middleware(Guard, access=app.state.access, origins=settings.origins)
    deliver(app, settings, app.state.metrics)


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
    app.state.threads.close()
    app.state.stores.close()
