"""HTTP of annotations."""

from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from cauce.analytics.annotations.contracts import (
    MAX_REF,
    MAX_TEXT,
    Annotation,
    AnnotationKind,
    Choice,
    Note,
)
from cauce.analytics.annotations.facade import Annotations
from cauce.analytics.annotations.logic import end_of, read_moments, start_of
from cauce.infra.web import (
    Cursor,
    Limit,
    Reading,
    Transaction,
    Writing,
    decode_cursor,
    encode_cursor,
    number_or_not_found,
    service,
)
from cauce.kernel.access import Access

router = APIRouter(prefix="/projects/{project_id}/annotations", tags=["annotations"])
TheAnnotations = Annotated[Annotations, Depends(service(Annotations))]
MOMENT = "A day of the project's time zone (2026-01-31), or an instant (2026-01-31T09:00:00Z)."
Moment = Annotated[str, Field(max_length=40, description=MOMENT)]
Day = Annotated[str | None, Query(max_length=40, description=MOMENT)]


class AnnotationIn(BaseModel):
    """What happened, and when."""

    model_config = ConfigDict(extra="forbid")

    kind: AnnotationKind = AnnotationKind.OTHER
    text: Annotated[str, Field(min_length=1, max_length=MAX_TEXT, pattern=r"\S")]
    at: Moment | None = Field(None, description=f"{MOMENT} Now, when left out.")
    until: Moment | None = Field(
        None, description=f"The end of a span. {MOMENT} Such a day is included."
    )
    dashboard_id: str | None = Field(
        None,
        pattern="^[1-9][0-9]{0,17}$",
        description="Shown on this dashboard only; everywhere when left out.",
    )
    ref: str | None = Field(
        None,
        min_length=1,
        max_length=MAX_REF,
        description="Your own name for it. What is sent again under the same one is not kept twice.",
    )

    def note(self, access: Access, now: datetime) -> Note:
        """Return what is to be kept."""
        moments = read_moments(self.at, self.until, ZoneInfo(access.timezone), now)
        board = int(self.dashboard_id) if self.dashboard_id else None
        return Note(self.kind, self.text, moments, board, self.ref)


class AnnotationOut(BaseModel):
    """An annotation; `until` is the first instant after a span."""

    id: str
    kind: AnnotationKind
    text: str
    at: datetime
    until: datetime | None
    dashboard_id: str | None
    ref: str | None
    author: str
    changed_at: datetime

    @classmethod
    def of(cls, annotation: Annotation) -> "AnnotationOut":
        """Return the JSON of an annotation."""
        note = annotation.note
        return cls(
            id=str(annotation.annotation_id),
            kind=note.kind,
            text=note.text,
            at=note.moments.begins_at,
            until=note.moments.ends_at,
            dashboard_id=str(note.dashboard_id) if note.dashboard_id else None,
            ref=note.ref,
            author=annotation.author,
            changed_at=annotation.changed_at,
        )


class AnnotationsOut(BaseModel):
    """A page of annotations, the latest first."""

    items: list[AnnotationOut]
    cursor: str | None


@router.get("")
def list_annotations(
    access: Reading,
    tx: Transaction,
    annotations: TheAnnotations,
    date_from: Day = None,
    date_to: Day = None,
    kind: AnnotationKind | None = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> AnnotationsOut:
    """Annotations, the latest first; those of a span are the ones that touch it, its last day included."""
    zone = ZoneInfo(access.timezone)
    choice = Choice(
        since=start_of("date_from", date_from, zone) if date_from else None,
        until=end_of("date_to", date_to, zone) if date_to else None,
        kind=kind,
    )
    found = annotations.listed(tx, access.project_id, choice, _before(cursor), limit)
    more = _position(found[-1]) if len(found) == limit else None
    return AnnotationsOut(items=[AnnotationOut.of(one) for one in found], cursor=more)


@router.post("", status_code=201)
def add_annotation(
    body: AnnotationIn,
    access: Writing,
    tx: Transaction,
    annotations: TheAnnotations,
    response: Response,
) -> AnnotationOut:
    """Note what happened; 200 with what is there already when its `ref` is known."""
    made, new = annotations.add(tx, access, body.note(access, annotations.clock()))
    if not new:
        response.status_code = 200
    return AnnotationOut.of(made)


@router.get("/{annotation_id}")
def get_annotation(
    annotation_id: str, access: Reading, tx: Transaction, annotations: TheAnnotations
) -> AnnotationOut:
    """An annotation."""
    return AnnotationOut.of(annotations.get(tx, access.project_id, _number(annotation_id)))


@router.put("/{annotation_id}")
def change_annotation(
    annotation_id: str,
    body: AnnotationIn,
    access: Writing,
    tx: Transaction,
    annotations: TheAnnotations,
) -> AnnotationOut:
    """Put another note in the place of an annotation."""
    note = body.note(access, annotations.clock())
    return AnnotationOut.of(annotations.change(tx, access, _number(annotation_id), note))


@router.delete("/{annotation_id}", status_code=204)
def remove_annotation(
    annotation_id: str, access: Writing, tx: Transaction, annotations: TheAnnotations
) -> None:
    """Remove an annotation."""
    annotations.remove(tx, access, _number(annotation_id))


def _before(cursor: str | None) -> tuple[datetime, int] | None:
    if not cursor:
        return None
    moment, last = decode_cursor(cursor, str, int)
    return start_of("cursor", moment, ZoneInfo("UTC")), min(max(last, 0), 2**63 - 1)


def _position(last: Annotation) -> str:
    return encode_cursor(last.note.moments.begins_at.isoformat(), last.annotation_id)


def _number(text: str) -> int:
    return number_or_not_found(text, "annotation", "esa anotación")
