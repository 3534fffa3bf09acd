"""HTTP of "where is my event?"."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel

from cauce.collect.trust.contracts import Journey, StageName, StageState
from cauce.collect.trust.facade.journeys import EventJourneys
from cauce.infra.web import Querying, service
from cauce.kernel.ids import person_text

router = APIRouter(prefix="/projects/{project_id}", tags=["collect"])
TheJourneys = Annotated[EventJourneys, Depends(service(EventJourneys))]


class StageOut(BaseModel):
    """One stage: when it was reached, and how long after the arrival."""

    name: StageName
    state: StageState
    at: datetime | None
    lag_ms: int | None
    behind: int
    error: str


class JourneyPersonOut(BaseModel):
    """Whose event it is now, and whether it arrived as somebody who was merged since."""

    person_id: str
    display_name: str
    merged: bool


class JourneyOut(BaseModel):
    """One arrival of a message; ``reason`` is empty for an accepted event."""

    seq: int
    message_id: str
    event: str
    type: str
    received_at: datetime
    timestamp: datetime | None
    sent_at: datetime | None
    user_id: str
    anonymous_id: str
    reason: str
    detail: str
    person: JourneyPersonOut | None
    stages: list[StageOut]

    @classmethod
    def of(cls, journey: Journey) -> "JourneyOut":
        """Return the JSON of a journey."""
        arrived, whose = journey.arrived, journey.whose
        fields = {n: getattr(arrived, n) for n in arrived.__dataclass_fields__ if n != "person_id"}
        person = None
        if whose is not None:
            person = JourneyPersonOut(
                person_id=person_text(whose.person), display_name=whose.name, merged=whose.merged
            )
        stages = [
            StageOut(**{n: getattr(stage, n) for n in StageOut.model_fields})
            for stage in journey.stages
        ]
        return cls(**fields, person=person, stages=stages)


class JourneysOut(BaseModel):
    """Every arrival of a message, newest first; empty when it never came."""

    items: list[JourneyOut]


@router.get("/events/journey")
def trace_event(
    access: Querying,
    journeys: TheJourneys,
    message_id: Annotated[str, Query(min_length=1, max_length=200, description="Of the event")],
) -> JourneysOut:
    """Where a message is: on disk, stored, its person known, reacted to, each with its time."""
    found = journeys.of(access.project_id, message_id)
    return JourneysOut(items=[JourneyOut.of(journey) for journey in found])
