"""HTTP of the reading side: events, the live stream, rejects, the pipeline."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel

from cauce.collect.contracts import RejectReason
from cauce.collect.feed import EventFeed, Only, key_text
from cauce.collect.store import RejectRow
from cauce.infra.web import (
    Cursor,
    Limit,
    Querying,
    Reading,
    Streamed,
    decode_cursor,
    encode_cursor,
    service,
)
from cauce.kernel.errors import invalid
from cauce.kernel.ids import PersonId, parse_person

router = APIRouter(prefix="/projects/{project_id}", tags=["collect"])
Feed = Annotated[EventFeed, Depends(service(EventFeed))]
KeyId = Annotated[str, Query(max_length=18, description="Only what was sent with this key")]
HEARTBEAT_TICKS = 60


class EventOut(BaseModel):
    """One event as it is stored."""

    seq: int
    event: str
    type: str
    timestamp: datetime
    received_at: datetime
    message_id: str
    person_id: str
    display_name: str
    user_id: str
    anonymous_id: str
    key_id: str | None
    properties: dict[str, Any]
    context: dict[str, Any]


class EventsOut(BaseModel):
    """A page of events, newest first."""

    items: list[EventOut]
    cursor: str | None


class RejectOut(BaseModel):
    """One refused item."""

    seq: int
    received_at: datetime
    reason: str
    detail: str
    message_id: str
    sample: str
    key_id: str | None

    @classmethod
    def of(cls, row: RejectRow) -> "RejectOut":
        """Return the JSON of a refused item."""
        shown = {name: getattr(row, name) for name in cls.model_fields}
        return cls(**{**shown, "key_id": key_text(row.key_id)})


class ReasonCount(BaseModel):
    """How many items were refused for a reason."""

    reason: str
    count: int


class RejectsOut(BaseModel):
    """A page of refused items, newest first, and all counts."""

    items: list[RejectOut]
    counts: list[ReasonCount]
    cursor: str | None


class LogOut(BaseModel):
    """The ingest log."""

    head: int
    durable_at: datetime | None
    bytes: int


class ConsumerErrorOut(BaseModel):
    """Why a consumer is retrying."""

    message: str
    since: datetime


class ConsumerOut(BaseModel):
    """Where a consumer stands."""

    name: str
    cursor: int
    lag_events: int
    lag_s: float
    error: ConsumerErrorOut | None


class PipelineOut(BaseModel):
    """Counts since the log was opened, the log, the consumers."""

    accepted: int
    duplicates: int
    rejected: int
    log: LogOut
    consumers: list[ConsumerOut]


@router.get("/events")
def list_events(
    access: Querying,
    feed: Feed,
    after: Annotated[int, Query(ge=0, le=2**63, description="Only events after this seq")] = 0,
    event: Annotated[str, Query(max_length=512)] = "",
    person_id: Annotated[str | None, Query(max_length=16)] = None,
    key_id: KeyId = "",
    limit: Limit = 100,
    cursor: Cursor = None,
) -> EventsOut:
    """The newest events of the project."""
    before = _position(cursor)
    person = _person(person_id)
    items = feed.newest(
        access.project_id,
        before=before,
        after=after,
        event=event,
        person=person,
        key_id=_key(key_id),
        limit=limit,
    )
    more = encode_cursor(items[-1]["seq"]) if len(items) == limit else None
    return EventsOut(items=[EventOut(**item) for item in items], cursor=more)


@router.get("/events/live", response_class=Streamed)
async def live_events(
    access: Querying,
    feed: Feed,
    event: Annotated[str, Query(max_length=512, description="Only events of this name")] = "",
    person: Annotated[
        str, Query(max_length=512, description="Only of this user, anonymous or person id")
    ] = "",
    key_id: KeyId = "",
) -> Streamed:
    """Events as they arrive, refused ones included (Server-Sent Events)."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    only = Only(event, person, _key(key_id)) if event or person or key_id else None
    stream = _stream(feed, access, only)
    return Streamed(stream, media_type="text/event-stream", headers=headers)


@router.get("/rejects")
def list_rejects(
    access: Reading,
    feed: Feed,
    reason: RejectReason | None = None,
    key_id: KeyId = "",
    limit: Limit = 100,
    cursor: Cursor = None,
) -> RejectsOut:
    """The newest refused items of the project, and how many there are for each reason."""
    rows = feed.rejects(
        access.project_id,
        before=_position(cursor),
        reason=reason or "",
        key_id=_key(key_id),
        limit=limit,
    )
    more = encode_cursor(rows[-1].seq) if len(rows) == limit else None
    items = [RejectOut.of(row) for row in rows]
    counts = [ReasonCount(reason=r, count=n) for r, n in feed.reject_counts(access.project_id)]
    return RejectsOut(items=items, counts=counts, cursor=more)


@router.get("/pipeline")
def get_pipeline(_access: Reading, feed: Feed) -> PipelineOut:
    """How far each consumer of the log is."""
    return PipelineOut(**feed.pipeline())


async def _stream(feed: EventFeed, access: Querying, only: Only | None) -> AsyncIterator[bytes]:
    """The frames; empty ones between, so that it is noticed soon when the reader is gone."""
    gone = False
    ticks = 0
    live = feed.live(access.project_id, lambda: gone, only)
    yield b": connected\n\n"
    try:
        while (items := await asyncio.to_thread(next, live, None)) is not None:
            ticks = 0 if items else ticks + 1
            yield b"".join(_frame(kind, item) for kind, item in items)
            if ticks == HEARTBEAT_TICKS:
                ticks = 0
                yield b": still here\n\n"
    finally:
        gone = True


def _frame(kind: str, item: dict[str, Any]) -> bytes:
    return b"event: %b\ndata: %b\n\n" % (kind.encode(), msgspec.json.encode(item))


def _position(cursor: str | None) -> int | None:
    return int(decode_cursor(cursor, int)[0]) if cursor else None


def _key(text: str) -> int:
    """Return the key that is asked for, 0 for any; what no key can have finds nothing."""
    if not text:
        return 0
    if text.isascii() and text.isdecimal() and 0 < int(text) < 2**32:
        return int(text)
    raise invalid(
        "key_id",
        "it is not the id of a key; see GET …/keys",
        "no es el identificador de una clave; consulta GET …/keys",
    )


def _person(text: str | None) -> PersonId | None:
    if text is None:
        return None
    person = parse_person(text)
    if person is None:
        raise invalid(
            "person_id",
            "it is not a person's id (16 hexadecimal digits)",
            "no es el identificador de una persona (16 dígitos hexadecimales)",
        )
    return person
