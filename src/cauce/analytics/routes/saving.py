"""HTTP of keeping the people behind a number as a cohort."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import Field, RootModel, SkipValidation

from cauce.analytics.facade import Analytics
from cauce.analytics.routes.questions.document import ChartIn
from cauce.analytics.routes.questions.people import PointIn
from cauce.infra.web import Transaction, Writing, service
from cauce.segments.contracts import SegmentNote
from cauce.segments.routes import SegmentNoteIn, SegmentOut, TheSegments

router = APIRouter(prefix="/projects/{project_id}", tags=["segments"])
TheAnalytics = Annotated[Analytics, Depends(service(Analytics))]


class ChartDocument(RootModel[ChartIn]):
    """A question whose answer is a chart."""


class BehindIn(SegmentNoteIn):
    """A cohort of the people behind a number."""

    of: SkipValidation[ChartDocument] = Field(description="The question whose number it is.")
    point: SkipValidation[PointIn] | None = Field(
        None, description="Which number of its answer; as for a question of the kind `people`."
    )


@router.post("/query/segment", status_code=201)
def save_people_behind(
    body: BehindIn,
    access: Writing,
    tx: Transaction,
    analytics: TheAnalytics,
    segments: TheSegments,
) -> SegmentOut:
    """Save the people behind a number as a cohort: those of now, with the question as its origin."""
    of: Any = body.of
    point: Any = body.point or {}
    people = analytics.behind(access.project_id, of, point, timezone=access.timezone)
    note = SegmentNote(body.name, body.description, {"of": of, "point": point})
    return SegmentOut.of(segments.save(tx, access, note, people))
