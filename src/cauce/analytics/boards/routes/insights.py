"""HTTP of insights: questions with a name."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field, SkipValidation

from cauce.analytics.boards.contracts import Saved, Using, View
from cauce.analytics.boards.facade.insights import Insights
from cauce.analytics.boards.routes.shapes import (
    RestoreIn,
    Revision,
    SavedIn,
    SavedOut,
    SavedVersionsOut,
    before_of,
    saved_fields,
)
from cauce.analytics.routes.questions import Question
from cauce.infra.web import (
    Cursor,
    Limit,
    Reading,
    Transaction,
    Writing,
    number_or_not_found,
    service,
)

router = APIRouter(prefix="/projects/{project_id}/insights", tags=["insights"])
TheInsights = Annotated[Insights, Depends(service(Insights))]


class InsightIn(SavedIn):
    """An insight; its question is of any kind but `people`."""

    question: SkipValidation[Question] = Field(description="As for `POST …/query`.")
    view: View = Field(View.CHART, description="How dashboards draw it.")
    metric_id: str | None = Field(
        None,
        pattern="^[1-9][0-9]{0,17}$",
        description="The metric that the question asks for: it is asked as it is defined then.",
    )

    def document(self) -> dict[str, Any]:
        """Return the insight's own part."""
        metric = {} if self.metric_id is None else {"metric_id": self.metric_id}
        return {"question": self.question, "view": self.view.value, **metric}


class InsightChangeIn(InsightIn):
    """An insight after a change."""

    revision: Revision


class UsingOut(BaseModel):
    """A dashboard that shows the insight."""

    id: str
    name: str


class InsightItemOut(SavedOut):
    """An insight in a list."""

    kind: str
    view: View
    metric_id: str | None

    @classmethod
    def of(cls, saved: Saved) -> "InsightItemOut":
        """Return the JSON of an insight in a list."""
        document = saved.content.document
        return cls(
            **saved_fields(saved),
            kind=document["question"]["kind"],
            view=document["view"],
            metric_id=document.get("metric_id"),
        )


class InsightOut(InsightItemOut):
    """An insight; one about a metric has the question as the metric is defined now."""

    question: dict[str, Any]
    dashboards: list[UsingOut]

    @classmethod
    def with_uses(cls, saved: Saved, question: dict[str, Any], using: list[Using]) -> "InsightOut":
        """Return the JSON of an insight and of the dashboards that show it."""
        own = InsightItemOut.of(saved).model_dump()
        used = [UsingOut(id=str(one.item_id), name=one.name) for one in using]
        return cls(**own, question=question, dashboards=used)


class InsightsOut(BaseModel):
    """The project's insights, the last changed first."""

    items: list[InsightItemOut]


@router.get("")
def list_insights(access: Reading, tx: Transaction, insights: TheInsights) -> InsightsOut:
    """The project's insights, the last changed first."""
    found = insights.shelf.listed(tx, access.project_id)
    return InsightsOut(items=[InsightItemOut.of(saved) for saved in found])


@router.post("", status_code=201)
def create_insight(
    body: InsightIn, access: Writing, tx: Transaction, insights: TheInsights
) -> InsightOut:
    """Keep a question under a name."""
    made = insights.create(tx, access, body.content(body.document()))
    return _shown(insights, access, tx, made)


@router.get("/{insight_id}")
def get_insight(
    insight_id: str, access: Reading, tx: Transaction, insights: TheInsights
) -> InsightOut:
    """An insight, and the dashboards that show it."""
    return _shown(
        insights, access, tx, insights.shelf.get(tx, access.project_id, _number(insight_id))
    )


@router.put("/{insight_id}")
def change_insight(
    insight_id: str, body: InsightChangeIn, access: Writing, tx: Transaction, insights: TheInsights
) -> InsightOut:
    """Change an insight, wherever it is shown; 409 when somebody changed it meanwhile."""
    content = body.content(body.document())
    changed = insights.change(tx, access, _number(insight_id), body.revision, content)
    return _shown(insights, access, tx, changed)


@router.delete("/{insight_id}", status_code=204)
def remove_insight(
    insight_id: str, access: Writing, tx: Transaction, insights: TheInsights
) -> None:
    """Remove an insight; for thirty days it can be brought back."""
    insights.shelf.remove(tx, access, _number(insight_id))


@router.post("/{insight_id}/bring-back")
def bring_back_insight(
    insight_id: str, access: Writing, tx: Transaction, insights: TheInsights
) -> InsightOut:
    """Bring a removed insight back; the dashboards that showed it show it again."""
    back = insights.shelf.bring_back(tx, access, _number(insight_id))
    return _shown(insights, access, tx, back)


@router.get("/{insight_id}/versions")
def list_insight_versions(
    insight_id: str,
    access: Reading,
    tx: Transaction,
    insights: TheInsights,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> SavedVersionsOut:
    """Versions of an insight, newest first."""
    number, before = _number(insight_id), before_of(cursor)
    found = insights.shelf.versions(tx, access.project_id, number, before, limit)
    return SavedVersionsOut.of(found, limit)


@router.post("/{insight_id}/versions/{version}/restore")
def restore_insight_version(
    insight_id: str,
    version: str,
    body: RestoreIn,
    access: Writing,
    tx: Transaction,
    insights: TheInsights,
) -> InsightOut:
    """Put an insight back to what it was in a version; that is a new version."""
    number, back_to = _number(insight_id), _number(version)
    restored = insights.shelf.restore(tx, access, number, body.revision, back_to)
    return _shown(insights, access, tx, restored)


def _shown(insights: Insights, access: Reading, tx: Transaction, saved: Saved) -> InsightOut:
    question = insights.question(tx, access.project_id, saved)
    using = insights.used_by(tx, access.project_id, saved.saved_id)
    return InsightOut.with_uses(saved, question, using)


def _number(text: str) -> int:
    return number_or_not_found(text, "insight", "esa pregunta guardada")
