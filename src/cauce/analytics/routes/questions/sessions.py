"""Sessions as JSON Schema."""

from typing import Any, Literal

from pydantic import ConfigDict, Field

from cauce.analytics.contracts import Counted, Interval, SessionMeasure
from cauce.analytics.logic.questions import MAX_KEY_EVENTS
from cauce.analytics.routes.conditions import Shape
from cauce.analytics.routes.questions.common import (
    BreakdownIn,
    Count,
    EventIn,
    RangeQuestion,
    SegmentBreakdown,
)

SESSIONS_EXAMPLE: dict[str, Any] = {
    "kind": "sessions",
    "date_from": "-30d",
    "interval": "week",
    "measures": ["sessions", "engagement_rate"],
    "breakdown": {"session": "channel", "limit": 8},
    "key_events": [{"event": "Order Completed"}],
}


class SessionBreakdown(Shape):
    """One line per entry page, exit page or channel; the largest have their own, the rest are `$other`."""

    session: Literal["entry_page", "exit_page", "channel"]
    limit: int | None = Field(25, ge=1, le=200, description="How many values have their own line.")


class SessionsQuestion(RangeQuestion):
    """How many sessions there are, how long and how deep they go: a table, and lines over time."""

    model_config = ConfigDict(json_schema_extra={"example": SESSIONS_EXAMPLE})

    kind: Literal["sessions"]
    interval: Interval | None = Field(
        None,
        description="Width of a bucket of the lines; without one only the table is worked out.",
    )
    measures: list[SessionMeasure] | None = Field(
        None,
        min_length=1,
        max_length=len(SessionMeasure),
        description="What the lines show; `sessions` when left out. The table has every measure.",
    )
    breakdown: BreakdownIn | SessionBreakdown | SegmentBreakdown | None = Field(
        None,
        description="Split by a part of the session, a property, the context or a trait,"
        " or compare cohorts.",
    )
    key_events: list[EventIn] | None = Field(
        None, max_length=MAX_KEY_EVENTS, description="A session with one of these is engaged."
    )
    count: Count = Counted.PERSONS
