"""JSON of dashboards and their tiles."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, Field, SkipValidation

from cauce.analytics.boards.contracts import (
    COLUMNS,
    MAX_HEIGHT,
    MAX_NAME,
    MAX_ROW,
    MAX_TEXT,
    MAX_TILES,
    MetricFormat,
    Saved,
    TileKind,
    View,
)
from cauce.analytics.boards.logic.uses import question_of
from cauce.analytics.boards.routes.shapes import (
    Body,
    Name,
    Revision,
    SavedIn,
    SavedOut,
    saved_fields,
)
from cauce.analytics.contracts import Compare
from cauce.analytics.routes.answers import AnswerOut
from cauce.analytics.routes.conditions import Where
from cauce.analytics.routes.questions import Question
from cauce.analytics.routes.questions.common import Day


class TileIn(Body):
    """A tile; it has the one of `insight_id`, `question`, `text`, `metric_id` that its kind says."""

    id: str = Field(pattern="^[A-Za-z0-9_-]{1,40}$", description="Yours to choose; kept as it is.")
    kind: TileKind
    title: Annotated[str, Field(max_length=MAX_NAME)] = ""
    insight_id: str | None = None
    question: Question | None = Field(None, description="As for `POST …/query`.")
    text: Annotated[str, Field(max_length=MAX_TEXT)] | None = Field(None, description="Markdown.")
    metric_id: str | None = None
    view: View = View.CHART
    x: int = Field(ge=0, lt=COLUMNS, description="First column, of 12.")
    y: int = Field(ge=0, le=MAX_ROW, description="First row.")
    w: int = Field(ge=1, le=COLUMNS)
    h: int = Field(ge=1, le=MAX_HEIGHT)


class DashboardIn(SavedIn):
    """A dashboard; its dates, its filter and its comparison hold for every tile."""

    date_from: Day | None = None
    date_to: Day | None = None
    where: SkipValidation[Where] = None
    compare: Compare | None = Field(
        None, description="With what trends are compared; their own when left out."
    )
    tiles: SkipValidation[list[TileIn]] = Field(
        default=[], json_schema_extra={"maxItems": MAX_TILES}
    )

    def document(self) -> dict[str, Any]:
        """Return the dashboard's own part, as it came."""
        names = ("date_from", "date_to", "where", "compare", "tiles")
        said = {name: getattr(self, name) for name in names}
        return {name: value for name, value in said.items() if value is not None}


class DashboardChangeIn(DashboardIn):
    """A dashboard after a change."""

    revision: Revision


class DuplicateIn(Body):
    """How the other one is called."""

    name: Name


class TileInsightOut(BaseModel):
    """The insight of a tile; a removed one can be brought back for thirty days."""

    name: str
    description: str
    revision: int
    removed: bool


class TileMetricOut(BaseModel):
    """The metric of a tile."""

    name: str
    description: str
    owner: str
    version: int
    format: MetricFormat
    currency: str | None
    removed: bool


class TileOut(BaseModel):
    """A tile. `question`: what it asks before the dashboard's dates and filter; none: nothing to ask."""

    id: str
    kind: TileKind
    title: str
    view: View
    insight_id: str | None
    insight: TileInsightOut | None
    metric_id: str | None
    metric: TileMetricOut | None
    question: dict[str, Any] | None
    text: str | None
    x: int
    y: int
    w: int
    h: int

    @classmethod
    def of(cls, tile: Mapping[str, Any], known: Mapping[int, Saved]) -> "TileOut":
        """Return the JSON of a tile of a document; ``known`` has what it refers to."""
        insight = known.get(int(tile.get("insight_id", 0)))
        metric = known.get(int(tile.get("metric_id", 0)))
        return cls(
            **{"insight_id": None, "metric_id": None, "text": None, **tile}
            | {"question": question_of(tile, known)},
            insight=_insight(insight) if insight else None,
            metric=_metric(metric) if metric else None,
        )


class DashboardItemOut(SavedOut):
    """A dashboard in a list."""

    tiles: int

    @classmethod
    def of(cls, saved: Saved) -> "DashboardItemOut":
        """Return the JSON of a dashboard in a list."""
        return cls(**saved_fields(saved), tiles=len(saved.content.document["tiles"]))


class DashboardsOut(BaseModel):
    """The project's dashboards, the last changed first."""

    items: list[DashboardItemOut]


class DashboardOut(SavedOut):
    """A dashboard."""

    date_from: str | None
    date_to: str | None
    where: dict[str, Any] | None
    compare: Compare | None
    tiles: list[TileOut]

    @classmethod
    def shown(cls, saved: Saved, known: Mapping[int, Saved]) -> "DashboardOut":
        """Return the JSON of a dashboard and of what its tiles ask."""
        document = saved.content.document
        return cls(
            **saved_fields(saved),
            date_from=document.get("date_from"),
            date_to=document.get("date_to"),
            where=document.get("where"),
            compare=document.get("compare"),
            tiles=[TileOut.of(tile, known) for tile in document["tiles"]],
        )


class TileAnswerOut(BaseModel):
    """What was asked, and the answer."""

    question: dict[str, Any]
    answer: AnswerOut


class OpenedDashboardOut(BaseModel):
    """A dashboard, and what is known already of what its tiles ask."""

    dashboard: DashboardOut
    answers: dict[str, TileAnswerOut] = Field(
        description="By the ids of tiles; one that is missing is asked for by itself."
    )


def _insight(insight: Saved) -> TileInsightOut:
    content = insight.content
    return TileInsightOut(
        name=content.name,
        description=content.description,
        revision=insight.revision,
        removed=insight.removed_at is not None,
    )


def _metric(metric: Saved) -> TileMetricOut:
    content = metric.content
    return TileMetricOut(
        name=content.name,
        description=content.description,
        owner=content.owner,
        version=metric.version,
        format=content.document["format"],
        currency=content.document.get("currency"),
        removed=metric.removed_at is not None,
    )
