"""Insights, metrics and dashboards as plain data.

insight    a question with a name; dashboards show it, and show its newest version
metric     a number that is defined once; insights, dashboards and alerts that use it follow its definition
dashboard  tiles on a grid of twelve columns, with one range of dates and one filter for all of them

All are edited without a draft: every change is a revision, and what one person changes within ten
minutes is one version; of a metric every change is a version. A removed one can be brought back for thirty days.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from cauce.kernel.access import Actor
from cauce.kernel.ids import ProjectId

MAX_SAVED = 1_000
"""Insights of a project, and dashboards of a project, that are not removed."""
MAX_TILES = 50
COLUMNS = 12
MAX_HEIGHT = 24
MAX_ROW = 2_000
MAX_NAME = 120
MAX_DESCRIPTION = 1_000
MAX_TEXT = 10_000
MAX_NOTE = 500
ONE_VERSION = timedelta(minutes=10)
"""How long after it began a version takes the further changes of the person who began it."""
KEPT_REMOVED = timedelta(days=30)
"""How long what was removed can be brought back."""


class SavedKind(StrEnum):
    """What can be kept."""

    INSIGHT = "insight"
    DASHBOARD = "dashboard"
    METRIC = "metric"


class UserKind(StrEnum):
    """What can use an insight or a metric."""

    INSIGHT = "insight"
    DASHBOARD = "dashboard"
    ALERT = "alert"


class TileKind(StrEnum):
    """What a tile shows."""

    INSIGHT = "insight"
    """An insight, by its id: a change of the insight shows on every dashboard."""
    QUESTION = "question"
    """A question of the dashboard's own."""
    TEXT = "text"
    """Words, in Markdown."""
    METRIC = "metric"
    """The number of a metric, by its id."""


class MetricFormat(StrEnum):
    """How the number of a metric is written."""

    NUMBER = "number"
    PERCENT = "percent"
    """1 is 100 %."""
    MONEY = "money"
    DURATION = "duration"
    """Seconds."""


class View(StrEnum):
    """How an answer is drawn.

    A chart is what the kind of question has; the rest beside it and the table are for trends only, and a
    chart for other kinds.
    """

    CHART = "chart"
    NUMBER = "number"
    BAR = "bar"
    AREA = "area"
    STACKED = "stacked"
    PIE = "pie"
    MAP = "map"
    """Of the world: a trend broken down by country."""
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Content:
    """What a version keeps; ``document`` is the insight's or the dashboard's own part, as JSON."""

    name: str
    description: str
    owner: str
    """Whom to ask about it; empty: whoever saves it."""
    document: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Saved:
    """An insight or a dashboard as it is now; ``revision`` rises with every change."""

    saved_id: int
    project_id: ProjectId
    content: Content
    revision: int
    version: int
    created_by: str
    created_at: datetime
    changed_by: str
    changed_at: datetime
    removed_at: datetime | None = None
    kind: SavedKind = SavedKind.INSIGHT


@dataclass(frozen=True, slots=True)
class SavedVersion:
    """What it was when somebody was done with it; the newest is what it is now."""

    version: int
    content: Content
    author: Actor
    began_at: datetime
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Area:
    """Where a tile lies: column and row of its corner, and its size in columns and rows."""

    x: int
    y: int
    w: int
    h: int


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile; of ``insight_id``, ``question``, ``text``, ``metric_id`` it has the one of its kind."""

    tile_id: str
    kind: TileKind
    area: Area
    title: str = ""
    insight_id: int = 0
    question: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""
    view: View = View.CHART
    metric_id: int = 0


@dataclass(frozen=True, slots=True)
class Lens:
    """Dates, filter and comparison through which every tile is seen; None leaves the question's own.

    ``compare`` is for trends: ``previous_period`` or ``previous_year``.
    """

    date_from: str | None = None
    date_to: str | None = None
    where: Mapping[str, Any] | None = None
    compare: str | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """The document of a dashboard."""

    lens: Lens
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Using:
    """A dashboard that shows an insight; a dashboard, an insight or an alert that uses a metric."""

    item_id: int
    name: str
    kind: UserKind = UserKind.DASHBOARD
