"""HTTP of segments."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field

from cauce.infra.web import (
    SHOWN_NAME,
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
from cauce.kernel.errors import invalid
from cauce.kernel.ids import PersonId, parse_person, person_text
from cauce.segments.contracts import MAX_NAME, MAX_TEXT, Segment, SegmentNote
from cauce.segments.facade import Segments

router = APIRouter(prefix="/projects/{project_id}/segments", tags=["segments"])
TheSegments = Annotated[Segments, Depends(service(Segments))]
MOST_AT_ONCE = 50_000


class SegmentNoteIn(BaseModel):
    """What a cohort is called."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=MAX_NAME, pattern=SHOWN_NAME)]
    description: Annotated[str, Field(max_length=MAX_TEXT, pattern=r"^[^\x00]*$")] = ""


class SegmentIn(SegmentNoteIn):
    """A cohort of people that you list."""

    person_ids: Annotated[
        list[Annotated[str, Field(pattern="^[0-9a-f]{16}$")]], Field(max_length=MOST_AT_ONCE)
    ] = Field(description="Ids of people, as lists of people have them.")


class SegmentOut(BaseModel):
    """A cohort; `origin` is the question and the point whose people it holds, null of a list."""

    id: str
    name: str
    description: str
    people: int
    origin: dict[str, Any] | None
    author: str
    created_at: datetime
    changed_at: datetime

    @classmethod
    def of(cls, segment: Segment) -> "SegmentOut":
        """Return the JSON of a segment."""
        note = segment.note
        return cls(
            id=str(segment.segment_id),
            name=note.name,
            description=note.description,
            people=segment.people,
            origin=None if note.origin is None else dict(note.origin),
            author=segment.author,
            created_at=segment.created_at,
            changed_at=segment.changed_at,
        )


class SegmentsOut(BaseModel):
    """The cohorts of a project, by name."""

    items: list[SegmentOut]


class SegmentMembersOut(BaseModel):
    """A page of the people of a cohort."""

    person_ids: list[str]
    cursor: str | None


@router.get("")
def list_segments(access: Reading, tx: Transaction, segments: TheSegments) -> SegmentsOut:
    """The saved cohorts of the project, by name."""
    return SegmentsOut(items=[SegmentOut.of(one) for one in segments.listed(tx, access.project_id)])


@router.post("", status_code=201)
def add_segment(
    body: SegmentIn, access: Writing, tx: Transaction, segments: TheSegments
) -> SegmentOut:
    """Save a cohort of the people that are listed."""
    people = [_person(text, i) for i, text in enumerate(body.person_ids)]
    note = SegmentNote(body.name, body.description)
    return SegmentOut.of(segments.save(tx, access, note, list(dict.fromkeys(people))))


@router.get("/{segment_id}")
def get_segment(
    segment_id: str, access: Reading, tx: Transaction, segments: TheSegments
) -> SegmentOut:
    """A cohort."""
    return SegmentOut.of(segments.get(tx, access.project_id, _id(segment_id)))


@router.get("/{segment_id}/people")
def list_segment_people(
    segment_id: str,
    access: Reading,
    tx: Transaction,
    segments: TheSegments,
    limit: Limit = 500,
    cursor: Cursor = None,
) -> SegmentMembersOut:
    """The people of a cohort, page after page."""
    found = segments.get(tx, access.project_id, _id(segment_id))
    after = _after(cursor)
    page = segments.members(tx, access.project_id, found.segment_id, after, limit)
    more = encode_cursor(person_text(page[-1])) if len(page) == limit else None
    return SegmentMembersOut(person_ids=[person_text(one) for one in page], cursor=more)


@router.put("/{segment_id}")
def rename_segment(
    segment_id: str, body: SegmentNoteIn, access: Writing, tx: Transaction, segments: TheSegments
) -> SegmentOut:
    """Give a cohort another name and description."""
    note = SegmentNote(body.name, body.description)
    return SegmentOut.of(segments.rename(tx, access, _id(segment_id), note))


@router.delete("/{segment_id}", status_code=204)
def remove_segment(
    segment_id: str, access: Writing, tx: Transaction, segments: TheSegments
) -> None:
    """Remove a cohort; questions that name it are refused from then on."""
    segments.remove(tx, access, _id(segment_id))


def _id(text: str) -> int:
    return number_or_not_found(text, "cohort", "esa cohorte")


def _after(cursor: str | None) -> PersonId | None:
    return None if not cursor else _person(decode_cursor(cursor, str)[0], None)


def _person(text: str, place: int | None) -> PersonId:
    person = parse_person(text)
    if person is None:
        raise invalid(
            "cursor" if place is None else f"person_ids.{place}",
            "is not the id of a person; take it from a list of people.",
            "no es el identificador de una persona; tómalo de una lista de personas.",
        )
    return person
