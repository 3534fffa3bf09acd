"""HTTP of analytics: one address for every question, and the schema of what was sent."""

from datetime import UTC, datetime
from itertools import chain
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Request
from pydantic import BaseModel, SkipValidation

from cauce.analytics.contracts import Exported, FileFormat, PropertySeen, Schema
from cauce.analytics.facade import Analytics
from cauce.analytics.routes.answers import AnswerOut
from cauce.analytics.routes.questions import EXAMPLES, Question
from cauce.analytics.routes.sql import SqlReferenceOut, reference_in
from cauce.infra.web import Querying, Reading, Streamed, language_of, service

router = APIRouter(prefix="/projects/{project_id}", tags=["analytics"])
TheAnalytics = Annotated[Analytics, Depends(service(Analytics))]

MEDIA_TYPES = {
    FileFormat.JSONL: "application/x-ndjson",
    FileFormat.CSV: "text/csv; charset=utf-8",
    FileFormat.PARQUET: "application/vnd.apache.parquet",
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


class SchemaOut(BaseModel):
    """Everything a project has sent."""

    events: list[EventSeenOut]
    traits: list[PropertyOut]

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
        return cls(events=events, traits=[PropertyOut.of(seen) for seen in schema.traits])


@router.post("/query", openapi_extra={"x-read-only": True})
def ask_question(
    access: Querying,
    analytics: TheAnalytics,
    request: Request,
    question: Asked,
) -> AnswerOut:
    """Answer one typed question: a chart of any kind, or the people behind one of its numbers."""
    answer = analytics.ask(access.project_id, question, timezone=access.timezone)
    return AnswerOut.of(answer, language_of(request.headers.get("accept-language", "")))


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
    format: FileFormat = FileFormat.JSONL,  # noqa: A002 (the parameter's name)
) -> Streamed:
    """Every event, or every person, of the project as one file, streamed."""
    pieces = analytics.export(access.project_id, what, format)
    body = chain([next(pieces)], pieces)
    name = f'attachment; filename="{what}.{format}"'
    return Streamed(body, media_type=MEDIA_TYPES[format], headers={"content-disposition": name})
