"""The management API: every context's routes in one application, and the web app beside them."""

from collections.abc import Callable, Sequence
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.routing import APIRoute
from pydantic import BaseModel

from cauce import __version__
from cauce.accounts import routes as accounts
from cauce.accounts.notices import routes as notices
from cauce.analytics import routes as analytics
from cauce.analytics.alerts import routes as alerts
from cauce.analytics.annotations import routes as annotations
from cauce.analytics.boards import routes as boards
from cauce.analytics.reports import routes as reports
from cauce.analytics.routes import saving
from cauce.analytics.sharing import routes as sharing
from cauce.analytics.sharing.facade import SharedLinks
from cauce.analytics.templates import routes as templates
from cauce.api import docs, pages, problems
from cauce.api.assistant import door
from cauce.api.document import document
from cauce.api.envelope import Envelope
from cauce.api.services import Services
from cauce.collect import routes as collect
from cauce.collect.hooks import routes as hooks
from cauce.collect.imports import routes as imports
from cauce.collect.plan import routes as plan
from cauce.collect.sources import routes as sources
from cauce.collect.trust import routes as trust
from cauce.infra.db import Database
from cauce.people import routes as people
from cauce.segments import routes as segments

CONTEXTS: tuple[APIRouter, ...] = (
    *accounts.ROUTERS,
    *notices.ROUTERS,
    collect.router,
    plan.router,
    imports.router,
    hooks.router,
    *trust.ROUTERS,
    *sources.ROUTERS,
    *people.ROUTERS,
    segments.router,
    analytics.router,
    saving.router,
    *boards.ROUTERS,
    *alerts.ROUTERS,
    *reports.ROUTERS,
    annotations.router,
    templates.router,
    *sharing.ROUTERS,
)
"""The routers of all contexts, in the order of the OpenAPI document."""

status_router = APIRouter(tags=["status"])


class StatusOut(BaseModel):
    """Version, and whether every engine answers."""

    version: str
    ready: bool


@status_router.get("/status", openapi_extra={"security": []})
def get_status(request: Request) -> StatusOut:
    """Whether the server is ready."""
    services: Services = request.app.state.services
    return StatusOut(version=__version__, ready=services.ready())


def create_app(services: Services) -> FastAPI:
    """Return the application that answers ``/api`` and serves the web app."""
    app = bare_app()
    app.state.services = services
    app.state.provided = services.provided()
    app.state.purge = services.purge
    app.state.gate = accounts.AccountsGate(
        services.database, services.accounts, services.cache, services.settings
    )
    pages.mount(app, services.ui, _framing(app, services.database))
    return app


def _framing(app: FastAPI, database: Database) -> Callable[[str], Sequence[str]]:
    """Return what tells the sites that may show the page of a shared link in a frame."""

    def sites(token: str) -> Sequence[str]:
        links: SharedLinks = app.state.provided[SharedLinks]
        with database.transaction() as tx:
            link = links.genuine(tx, token)
        return link.sharing.frame_ancestors if link else ()

    return sites


def bare_app() -> FastAPI:
    """Return the application without engines: enough to describe it."""
    app = FastAPI(
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=_operation_id,
        redirect_slashes=False,
    )
    problems.install(app)
    for router in (status_router, *CONTEXTS):
        app.include_router(router, prefix="/api/v1")
    docs.mount(app)
    door.mount(app)
    app.add_middleware(Envelope)
    return app


def openapi_document() -> dict[str, Any]:
    """Return the OpenAPI document (``cauce openapi``); needs no engine."""
    return document(bare_app())


def _operation_id(route: APIRoute) -> str:
    return route.name
