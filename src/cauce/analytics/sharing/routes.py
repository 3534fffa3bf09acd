"""HTTP of shared links: managing them, and what whoever has one sees."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, SkipValidation

from cauce.accounts.routes.gate import PUBLIC, own_url, the_gate
from cauce.analytics.annotations.contracts import Annotation, AnnotationKind
from cauce.analytics.annotations.facade import Annotations
from cauce.analytics.boards.contracts import MAX_NAME, Saved, TileKind, View
from cauce.analytics.boards.facade.dashboards import Dashboards
from cauce.analytics.boards.routes.lens import Day
from cauce.analytics.boards.routes.tiles import TileAnswerOut, TileMetricOut, TileOut
from cauce.analytics.contracts import Lane
from cauce.analytics.facade import Analytics
from cauce.analytics.facade.turns import Caller
from cauce.analytics.routes.answers import AnswerOut
from cauce.analytics.routes.conditions import Where
from cauce.analytics.routes.questions.common import Day as QuestionDay
from cauce.analytics.sharing.contracts import MAX_FRAMES, SharedLink, Sharing
from cauce.analytics.sharing.facade import Opened, SharedLinks
from cauce.infra.db import Database
from cauce.infra.web import (
    Asker,
    Transaction,
    Writing,
    language_of,
    number_or_not_found,
    service,
)
from cauce.kernel.access import Access

router = APIRouter(
    prefix="/projects/{project_id}/dashboards/{dashboard_id}/links", tags=["dashboards"]
)
public = APIRouter(prefix="/shared/{token}", tags=["shared"])
ROUTERS = (router, public)
TheLinks = Annotated[SharedLinks, Depends(service(SharedLinks))]
TheAnnotations = Annotated[Annotations, Depends(service(Annotations))]
MOST_ANNOTATIONS = 500
TheDashboards = Annotated[Dashboards, Depends(service(Dashboards))]
TheAnalytics = Annotated[Analytics, Depends(service(Analytics))]
TheDatabase = Annotated[Database, Depends(service(Database))]
UNFOUND = "noindex, nofollow, noarchive"


class FrozenIn(BaseModel):
    """Dates and a filter that a link shows, whatever its reader asks for."""

    model_config = ConfigDict(extra="forbid")

    date_from: QuestionDay | None = None
    date_to: QuestionDay | None = None
    where: SkipValidation[Where] = None

    def lens(self) -> dict[str, Any]:
        """Return what is said of it."""
        said = {"date_from": self.date_from, "date_to": self.date_to, "where": self.where}
        return {name: value for name, value in said.items() if value is not None}


class SharedLinkIn(BaseModel):
    """What is shared, with whom it is meant, and for how long."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(max_length=MAX_NAME, description="Whom it is for.")] = ""
    expires_at: AwareDatetime | None = Field(None, description="Never, when left out.")
    frozen: FrozenIn | None = Field(
        None,
        description="Fixed dates, and a filter on top of the dashboard's. Without it the reader may choose"
        " dates.",
    )
    frame_ancestors: Annotated[list[str], Field(max_length=MAX_FRAMES)] = Field(
        [], description="Sites whose pages may show it in a frame: `https://example.com`."
    )

    def sharing(self) -> Sharing:
        """Return what is to be shared."""
        frozen = self.frozen.lens() if self.frozen is not None else None
        return Sharing(self.name, frozen, tuple(self.frame_ancestors), self.expires_at)


class SharedLinkOut(BaseModel):
    """A link; whoever has `url` sees the dashboard."""

    id: str
    url: str
    name: str
    expires_at: datetime | None
    frozen: dict[str, Any] | None
    frame_ancestors: list[str]
    created_by: str
    created_at: datetime


class SharedLinksOut(BaseModel):
    """The links of a dashboard that are not revoked, the newest first."""

    items: list[SharedLinkOut]


class SharedTileOut(BaseModel):
    """A tile as a link shows it."""

    id: str
    kind: TileKind
    title: str
    view: View
    question: dict[str, Any] | None
    text: str | None
    metric: TileMetricOut | None
    x: int
    y: int
    w: int
    h: int

    @classmethod
    def of(cls, tile: TileOut) -> "SharedTileOut":
        """Return the JSON of a tile; an insight's name is its title."""
        title = tile.title or (tile.insight.name if tile.insight else "")
        metric = tile.metric and tile.metric.model_copy(update={"owner": ""})
        own = {
            name: getattr(tile, name)
            for name in ("id", "kind", "view", "question", "text", *"xywh")
        }
        return cls(**own, title=title, metric=metric)


class SharedAnnotationOut(BaseModel):
    """What happened, as a link shows it: without who wrote it down."""

    id: str
    kind: AnnotationKind
    text: str
    at: datetime
    until: datetime | None
    dashboard_id: str | None

    @classmethod
    def of(cls, one: Annotation) -> "SharedAnnotationOut":
        """Return the JSON of an annotation."""
        note = one.note
        return cls(
            id=str(one.annotation_id),
            kind=note.kind,
            text=note.text,
            at=note.moments.begins_at,
            until=note.moments.ends_at,
            dashboard_id=str(note.dashboard_id) if note.dashboard_id else None,
        )


class SharedBoardOut(BaseModel):
    """A dashboard as a link shows it; `frozen`: its dates cannot be chosen."""

    name: str
    description: str
    timezone: str
    frozen: bool
    date_from: str | None
    date_to: str | None
    expires_at: datetime | None
    tiles: list[SharedTileOut]
    annotations: list[SharedAnnotationOut] = Field(
        description="What happened, the latest first: of the project and of this dashboard. Of fixed dates,"
        " only what touches them."
    )


@router.get("")
def list_shared_links(
    dashboard_id: str, access: Writing, tx: Transaction, links: TheLinks, request: Request
) -> SharedLinksOut:
    """The links of a dashboard that are not revoked, the newest first; needs the permission to write."""
    found = links.listed(tx, access.project_id, _board(dashboard_id))
    return SharedLinksOut(items=[_link_out(request, links, one) for one in found])


@router.post("", status_code=201)
def share_dashboard(
    dashboard_id: str,
    body: SharedLinkIn,
    access: Writing,
    tx: Transaction,
    links: TheLinks,
    request: Request,
) -> SharedLinkOut:
    """Make a link that shows a dashboard, and nothing else, to whoever has it."""
    made = links.share(tx, access, _board(dashboard_id), body.sharing())
    return _link_out(request, links, made)


@router.delete("/{link_id}", status_code=204)
def revoke_shared_link(
    dashboard_id: str, link_id: str, access: Writing, tx: Transaction, links: TheLinks
) -> None:
    """Revoke a link: from now on it shows nothing."""
    number = number_or_not_found(link_id, "link", "ese enlace")
    links.revoke(tx, access, _board(dashboard_id), number)


@public.get("", openapi_extra=PUBLIC)
def get_shared_dashboard(
    token: str,
    tx: Transaction,
    links: TheLinks,
    dashboards: TheDashboards,
    annotations: TheAnnotations,
    response: Response,
) -> SharedBoardOut:
    """The dashboard that a link shows, and what happened beside its numbers."""
    _hidden(response)
    opened = links.open(tx, token)
    project_id = opened.access.project_id
    happened = annotations.listed(tx, project_id, links.happened(opened), None, MOST_ANNOTATIONS)
    return _board_out(opened, dashboards.shown(tx, project_id, opened.board), happened)


@public.get("/tiles/{tile_id}/answer", openapi_extra=PUBLIC)
def answer_shared_tile(
    token: str,
    tile_id: str,
    links: TheLinks,
    database: TheDatabase,
    analytics: TheAnalytics,
    request: Request,
    response: Response,
    asker: Asker,
    date_from: Day = None,
    date_to: Day = None,
) -> TileAnswerOut:
    """What a tile asks through a link, and its answer; not how it was worked out."""
    _hidden(response)
    with database.transaction() as tx:
        opened = links.open(tx, token)
        dates = {"date_from": date_from, "date_to": date_to}
        question = links.question(tx, opened, tile_id, dates)
    return _answered(analytics, opened.access, question, request, Caller(Lane.BOARD, asker))


def _answered(
    analytics: Analytics,
    access: Access,
    question: dict[str, Any],
    request: Request,
    caller: Caller,
) -> TileAnswerOut:
    answer = analytics.ask(access.project_id, question, timezone=access.timezone, caller=caller)
    language = language_of(request.headers.get("accept-language", ""))
    bare = replace(answer, meta=replace(answer.meta, sql="", data_version="", rows_read=0))
    return TileAnswerOut(question=question, answer=AnswerOut.of(bare, language))


def _board_out(
    opened: Opened, known: Mapping[int, Saved], happened: list[Annotation]
) -> SharedBoardOut:
    content, lens = opened.board.content, opened.lens
    tiles = [TileOut.of(tile, known) for tile in content.document["tiles"]]
    return SharedBoardOut(
        name=content.name,
        description=content.description,
        timezone=opened.access.timezone,
        frozen=opened.link.sharing.frozen is not None,
        date_from=lens["date_from"],
        date_to=lens["date_to"],
        expires_at=opened.link.sharing.expires_at,
        tiles=[SharedTileOut.of(tile) for tile in tiles],
        annotations=[SharedAnnotationOut.of(one) for one in happened],
    )


def _link_out(request: Request, links: SharedLinks, link: SharedLink) -> SharedLinkOut:
    base = the_gate(request).settings.public_url.rstrip("/") or own_url(request)
    sharing = link.sharing
    return SharedLinkOut(
        id=str(link.link_id),
        url=f"{base}/shared/{links.token(link)}",
        name=sharing.name,
        expires_at=sharing.expires_at,
        frozen=None if sharing.frozen is None else dict(sharing.frozen),
        frame_ancestors=list(sharing.frame_ancestors),
        created_by=link.created_by,
        created_at=link.created_at,
    )


def _hidden(response: Response) -> None:
    """No search engine keeps it, no cache but the reader's does."""
    response.headers["X-Robots-Tag"] = UNFOUND
    response.headers["Cache-Control"] = "private, no-store"


def _board(text: str) -> int:
    return number_or_not_found(text, "dashboard", "ese panel")
