"""HTTP of analytics: one address for every question, and the schema of what was sent."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Query, Request, Response
from pydantic import BaseModel, SkipValidation

from cauce.analytics.contracts import (
    ANSWER,
    AnswerFormat,
    Exported,
    FileFormat,
    GroupsSeen,
    Lane,
    PropertySeen,
    Schema,
    Selection,
)
from cauce.analytics.facade import Analytics
from cauce.analytics.facade.turns import Caller
from cauce.analytics.routes.answers import AnswerOut
from cauce.analytics.routes.exports import read_position, read_where, write_position
from cauce.analytics.routes.questions import EXAMPLES, Question
from cauce.analytics.routes.sql import SqlReferenceOut, reference_in
from cauce.infra.leaving import Leaving
from cauce.infra.web import Asker, Querying, Reading, Streamed, language_of, service

router = APIRouter(prefix="/projects/{project_id}", tags=["analytics"])
TheAnalytics = Annotated[Analytics, Depends(service(Analytics))]

MAX_PART = 50_000
MAX_WHERE = 20_000
MEDIA_TYPES = {
    FileFormat.JSONL: "application/x-ndjson",
    FileFormat.CSV: "text/csv; charset=utf-8",
    FileFormat.PARQUET: "application/vnd.apache.parquet",
    FileFormat.ARROW: "application/vnd.apache.arrow.file",
}
ANSWER_TYPES = {
    AnswerFormat.CSV: MEDIA_TYPES[FileFormat.CSV],
    AnswerFormat.JSONL: MEDIA_TYPES[FileFormat.JSONL],
    AnswerFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    AnswerFormat.PARQUET: MEDIA_TYPES[FileFormat.PARQUET],
    AnswerFormat.ARROW: MEDIA_TYPES[FileFormat.ARROW],
}

Asked = Annotated[SkipValidation[Question], Body(openapi_examples=EXAMPLES)]
"""The JSON as it came: described by the models, judged by the parser, whose refusals say more."""


class PropertyOut(BaseModel):
    """A property or trait as it was seen."""

    name: str
    types: list[str]
    coverage: float
    examples: list[Any]

    @classmethod
    def of(cls, seen: PropertySeen) -> "PropertyOut":
        """Return the JSON of a property."""
        return cls(
            name=seen.name,
            types=list(seen.types),
            coverage=seen.coverage,
            examples=list(seen.examples),
        )


class EventSeenOut(BaseModel):
    """An event name; coverage and examples of its properties come from ``sampled`` events."""

    name: str
    volume: int
    persons: int
    first_seen: datetime
    last_seen: datetime
    sampled: int
    properties: list[PropertyOut]


class GroupsSeenOut(BaseModel):
    """A type of groups, how many there are, and the traits that they have."""

    type: str
    groups: int
    traits: list[PropertyOut]

    @classmethod
    def of(cls, seen: GroupsSeen) -> "GroupsSeenOut":
        """Return the JSON of a type of groups."""
        traits = [PropertyOut.of(trait) for trait in seen.traits]
        return cls(type=seen.type, groups=seen.groups, traits=traits)


class SchemaOut(BaseModel):
    """Everything a project has sent; ``traits`` are those of persons."""

    events: list[EventSeenOut]
    traits: list[PropertyOut]
    groups: list[GroupsSeenOut]

    @classmethod
    def of(cls, schema: Schema) -> "SchemaOut":
        """Return the JSON of a schema."""
        events = [
            EventSeenOut(
                name=event.name,
                volume=event.volume,
                persons=event.persons,
                first_seen=event.first_seen.replace(tzinfo=UTC),
                last_seen=event.last_seen.replace(tzinfo=UTC),
                sampled=event.sampled,
                properties=[PropertyOut.of(seen) for seen in event.properties],
            )
            for event in schema.events
        ]
        return cls(
            events=events,
            traits=[PropertyOut.of(seen) for seen in schema.traits],
            groups=[GroupsSeenOut.of(seen) for seen in schema.groups],
        )


@router.post("/query", openapi_extra={"x-read-only": True})
def ask_question(
    access: Querying,
    analytics: TheAnalytics,
    request: Request,
    question: Asked,
    asker: Asker,
) -> AnswerOut:
    """Answer one typed question: a chart of any kind, or the people behind one of its numbers.

    It waits for its turn when many ask at once, and is stopped when the client hangs up.
    """
    caller = Caller(Lane.OWN, asker)
    answer = analytics.ask(access.project_id, question, timezone=access.timezone, caller=caller)
    return AnswerOut.of(answer, language_of(request.headers.get("accept-language", "")))


class StatedOut(BaseModel):
    """A question as one SELECT over the views of the SQL page."""

    sql: str


@router.post("/query/sql", openapi_extra={"x-read-only": True})
def state_question(access: Querying, analytics: TheAnalytics, question: Asked) -> StatedOut:
    """State a question as one SELECT over the documented views, which gives the numbers of its answer.

    A question that cannot be said so is refused with `not_in_sql` and the reason.
    """
    sql = analytics.stated(access.project_id, question, timezone=access.timezone)
    return StatedOut(sql=sql)


@router.post(
    "/query/export",
    openapi_extra={"x-read-only": True},
    response_class=Streamed,
    responses={200: {"content": {kind: {} for kind in ANSWER_TYPES.values()}}},
)
def export_answer(
    access: Querying,
    analytics: TheAnalytics,
    request: Request,
    question: Asked,
    asker: Asker,
    format: AnswerFormat = AnswerFormat.CSV,  # noqa: A002 (the parameter's name)
    table: Annotated[
        str, Query(max_length=40, description="Which table of the answer; a workbook has every one")
    ] = ANSWER,
    bom: Annotated[bool, Query(description="Begin a CSV with the mark Excel needs")] = False,
) -> Streamed:
    """The answer to a question as a file: one tidy table, a list of people with all its pages.

    A funnel has further tables: `time_to_convert`, with `interval` also `over_time`, with `drop_off` also `drop_off`.
    It is stopped, also midway, when the client hangs up.
    """
    file = analytics.file(
        access.project_id,
        question,
        format,
        table=table,
        caller=Caller(Lane.OWN, asker),
        bom=bom,
        timezone=access.timezone,
        language=language_of(request.headers.get("accept-language", "")),
    )
    return attachment(file.name, file.pieces, ANSWER_TYPES[format], asker)


@router.get("/schema")
def get_schema(access: Querying, analytics: TheAnalytics) -> SchemaOut:
    """Events and properties seen in the project, and the traits of its people."""
    return SchemaOut.of(analytics.schema(access.project_id))


@router.get("/sql")
def get_sql_reference(_: Querying, request: Request) -> SqlReferenceOut:
    """What a question in SQL may read and call: views with their columns, and functions."""
    return reference_in(language_of(request.headers.get("accept-language", "")))


@router.get(
    "/exports/{what}",
    response_class=Streamed,
    responses={200: {"content": {kind: {} for kind in MEDIA_TYPES.values()}}},
)
def export_data(
    what: Exported,
    access: Reading,
    analytics: TheAnalytics,
    asker: Asker,
    format: FileFormat = FileFormat.JSONL,  # noqa: A002 (the parameter's name)
    date_from: Annotated[str | None, Query(description="First day, or such as -30d")] = None,
    date_to: Annotated[str | None, Query(description="Last day, included")] = None,
    timezone: Annotated[str | None, Query(description="Of the days; else the project's")] = None,
    event: Annotated[list[str] | None, Query(description="Only these events")] = None,
    where: Annotated[str, Query(max_length=MAX_WHERE, description="Condition as JSON")] = "",
    limit: Annotated[
        int | None, Query(ge=1, le=MAX_PART, description="Only so many rows, the next by `cursor`")
    ] = None,
    cursor: Annotated[
        str | None, Query(max_length=4000, description="`Cauce-Next-Cursor` of the part before")
    ] = None,
) -> Response:
    """Events, or people, of the project as one file, streamed: all of them, or those asked for.

    With `limit` a part of them; the header `Cauce-Next-Cursor` is where the next goes on, and is not
    there on the last. All parts together hold every row once, as the data was when the first was asked for.
    """
    document = {
        "date_from": date_from,
        "date_to": date_to,
        "timezone": timezone,
        "events": event,
        "where": read_where(where),
    }
    chosen = Selection(document, access.timezone, read_position(cursor))
    name = f"{what}.{format}"
    if limit is None:
        pieces = analytics.export(access.project_id, what, format, chosen, asker=asker)
        return attachment(name, pieces, MEDIA_TYPES[format], asker)
    part = analytics.part(access.project_id, what, format, limit, chosen, asker=asker)
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    if part.next is not None:
        headers["cauce-next-cursor"] = write_position(part.next)
    return Response(part.content, media_type=MEDIA_TYPES[format], headers=headers)


def attachment(name: str, pieces: Iterator[bytes], media_type: str, asker: Leaving) -> Streamed:
    """Return a file to keep; what fails before its first piece is an error, not half a file."""
    body = _begun(next(pieces), pieces)
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Streamed(body, media_type=media_type, headers=headers, asker=asker)


def _begun(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    """Yield all pieces; closed, it closes the rest, which lets go of what it wrote."""
    yield first
    yield from rest
