"""HTTP of metrics: numbers that are defined once."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field, SkipValidation

from cauce.analytics.boards.contracts import MAX_NOTE, MetricFormat, Saved, UserKind, Using
from cauce.analytics.boards.facade.metrics import Metrics
from cauce.analytics.boards.routes.lens import Day, Filter, condition_of
from cauce.analytics.boards.routes.shapes import (
    RestoreIn,
    Revision,
    SavedIn,
    SavedOut,
    SavedVersionsOut,
    before_of,
    saved_fields,
)
from cauce.analytics.boards.routes.tiles import TileAnswerOut
from cauce.analytics.contracts import Interval, Lane
from cauce.analytics.facade import Analytics
from cauce.analytics.facade.turns import Caller
from cauce.analytics.routes.answers import AnswerOut
from cauce.analytics.routes.questions import Question
from cauce.infra.db import Database
from cauce.infra.web import (
    Asker,
    Cursor,
    Limit,
    Querying,
    Reading,
    Transaction,
    Writing,
    language_of,
    number_or_not_found,
    service,
)

router = APIRouter(prefix="/projects/{project_id}/metrics", tags=["metrics"])
TheMetrics = Annotated[Metrics, Depends(service(Metrics))]
TheAnalytics = Annotated[Analytics, Depends(service(Analytics))]
TheDatabase = Annotated[Database, Depends(service(Database))]


class MetricIn(SavedIn):
    """A metric: one number, how it is asked and how it is written."""

    definition: SkipValidation[Question] = Field(
        description="A trend of one series, or of several with a formula; or a funnel, whose conversion"
        " it is. Without dates, interval, breakdown and comparison: these are for whoever asks."
    )
    format: MetricFormat | None = Field(
        None,
        description="How it is written; money when it has a currency, percent when it is a funnel, else a number.",
    )
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None = Field(
        None, description="Of an amount of money: a code of ISO 4217."
    )
    note: Annotated[str, Field(max_length=MAX_NOTE)] = Field(
        "", description="Why it is so, kept with the version."
    )

    def document(self) -> dict[str, Any]:
        """Return the metric's own part."""
        written = self.format or _fitting(self.definition, self.currency)
        said = {"definition": self.definition, "format": written.value}
        more = {"currency": self.currency, "note": self.note}
        return said | {name: value for name, value in more.items() if value}


def _fitting(definition: object, currency: str | None) -> MetricFormat:
    """How a metric is written of which nobody said it."""
    if currency:
        return MetricFormat.MONEY
    share = isinstance(definition, Mapping) and definition.get("kind") == "funnel"
    return MetricFormat.PERCENT if share else MetricFormat.NUMBER


class MetricChangeIn(MetricIn):
    """A metric after a change, which is a version of its own."""

    revision: Revision


class MetricUserOut(BaseModel):
    """An insight, a dashboard or an alert that uses the metric."""

    id: str
    kind: UserKind
    name: str


class MetricItemOut(SavedOut):
    """A metric in a list."""

    definition: dict[str, Any]
    format: MetricFormat
    currency: str | None
    note: str

    @classmethod
    def of(cls, saved: Saved) -> "MetricItemOut":
        """Return the JSON of a metric in a list."""
        own = {"currency": None, "note": "", **saved.content.document}
        return cls(**saved_fields(saved), **own)


class MetricOut(MetricItemOut):
    """A metric and who uses it."""

    used_by: list[MetricUserOut]

    @classmethod
    def with_users(cls, saved: Saved, using: list[Using]) -> "MetricOut":
        """Return the JSON of a metric and of what uses it."""
        users = [MetricUserOut(id=str(one.item_id), kind=one.kind, name=one.name) for one in using]
        return cls(**MetricItemOut.of(saved).model_dump(), used_by=users)


class MetricsOut(BaseModel):
    """The project's metrics, the last changed first."""

    items: list[MetricItemOut]


@router.get("")
def list_metrics(access: Reading, tx: Transaction, metrics: TheMetrics) -> MetricsOut:
    """The project's metrics, the last changed first."""
    found = metrics.shelf.listed(tx, access.project_id)
    return MetricsOut(items=[MetricItemOut.of(saved) for saved in found])


@router.post("", status_code=201)
def create_metric(
    body: MetricIn, access: Writing, tx: Transaction, metrics: TheMetrics
) -> MetricOut:
    """Define a metric."""
    made = metrics.shelf.create(tx, access, body.content(body.document()))
    return MetricOut.with_users(made, [])


@router.get("/{metric_id}")
def get_metric(metric_id: str, access: Reading, tx: Transaction, metrics: TheMetrics) -> MetricOut:
    """A metric, and the insights, dashboards and alerts that use it."""
    found = metrics.shelf.get(tx, access.project_id, _number(metric_id))
    return _shown(metrics, access, tx, found)


@router.put("/{metric_id}")
def change_metric(
    metric_id: str, body: MetricChangeIn, access: Writing, tx: Transaction, metrics: TheMetrics
) -> MetricOut:
    """Change a metric, wherever it is used, as a new version; 409 when somebody changed it meanwhile."""
    content = body.content(body.document())
    changed = metrics.change(tx, access, _number(metric_id), body.revision, content)
    return _shown(metrics, access, tx, changed)


@router.delete("/{metric_id}", status_code=204)
def remove_metric(metric_id: str, access: Writing, tx: Transaction, metrics: TheMetrics) -> None:
    """Remove a metric; for thirty days it can be brought back."""
    metrics.shelf.remove(tx, access, _number(metric_id))


@router.post("/{metric_id}/bring-back")
def bring_back_metric(
    metric_id: str, access: Writing, tx: Transaction, metrics: TheMetrics
) -> MetricOut:
    """Bring a removed metric back."""
    back = metrics.shelf.bring_back(tx, access, _number(metric_id))
    return _shown(metrics, access, tx, back)


@router.get("/{metric_id}/versions")
def list_metric_versions(
    metric_id: str,
    access: Reading,
    tx: Transaction,
    metrics: TheMetrics,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> SavedVersionsOut:
    """Versions of a metric, newest first."""
    number, before = _number(metric_id), before_of(cursor)
    found = metrics.shelf.versions(tx, access.project_id, number, before, limit)
    return SavedVersionsOut.of(found, limit)


@router.post("/{metric_id}/versions/{version}/restore")
def restore_metric_version(
    metric_id: str,
    version: str,
    body: RestoreIn,
    access: Writing,
    tx: Transaction,
    metrics: TheMetrics,
) -> MetricOut:
    """Put a metric back to what it was in a version; that is a new version."""
    number, back_to = _number(metric_id), _number(version)
    restored = metrics.restore(tx, access, number, body.revision, back_to)
    return _shown(metrics, access, tx, restored)


@router.get("/{metric_id}/answer")
def answer_metric(
    metric_id: str,
    access: Querying,
    database: TheDatabase,
    metrics: TheMetrics,
    analytics: TheAnalytics,
    request: Request,
    asker: Asker,
    date_from: Day = None,
    date_to: Day = None,
    where: Filter = None,
    interval: Interval = Interval.DAY,
) -> TileAnswerOut:
    """A metric between dates: of a trend `series[0].total`, of a funnel the last step's conversion."""
    lens = {"date_from": date_from, "date_to": date_to, "where": condition_of(where)}
    with database.transaction() as tx:
        question = metrics.question(tx, access, _number(metric_id), lens, interval.value)
    caller = Caller(Lane.OWN, asker)
    answer = analytics.ask(access.project_id, question, timezone=access.timezone, caller=caller)
    language = language_of(request.headers.get("accept-language", ""))
    return TileAnswerOut(question=question, answer=AnswerOut.of(answer, language))


def _shown(metrics: Metrics, access: Reading, tx: Transaction, saved: Saved) -> MetricOut:
    return MetricOut.with_users(saved, metrics.used_by(tx, access.project_id, saved.saved_id))


def _number(text: str) -> int:
    return number_or_not_found(text, "metric", "esa métrica")
