"""The service: routes, refusals and guards around one database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from collector_desk import __version__
from collector_desk.api import errors
from collector_desk.api.deps import House
from collector_desk.api.guard import Guard
from collector_desk.api.routes import ROUTERS
from collector_desk.config import Settings
from collector_desk.service import ready
from collector_desk.service.database import Database
from collector_desk.service.session import Guesses
from collector_desk.service.trail import Trail


def create_app(db: Database, settings: Settings, *, launch: str = "") -> FastAPI:
    """The service on a database. ``launch`` is the secret of an embedded service's window.

    Raises:
        NotReady: the database is not at this version's revision, or a trigger is missing.
    """
    ready.check(db)
    trail = Trail(db)

    @asynccontextmanager
    async def living(_app: FastAPI) -> AsyncIterator[None]:
        trail.start()
        yield
        trail.close()

    app = FastAPI(
        title="Collector Desk",
        version=__version__,
        lifespan=living,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.house = House(db, settings, trail, Guesses(), bool(launch))
    errors.install(app)
    for router in ROUTERS:
        # include_router would build each route once more: an eighth of a second of the first call
        app.router.routes.extend(router.routes)
    app.add_middleware(Guard, launch=launch, max_body=settings.max_body)
    return app
