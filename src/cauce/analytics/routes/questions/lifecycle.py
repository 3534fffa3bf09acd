"""Lifecycle and stickiness as JSON Schema."""

from typing import Any, Literal

from pydantic import ConfigDict, Field

from cauce.analytics.contracts import Counted, Interval, NewWhen
from cauce.analytics.logic.questions import MAX_COUNT, MAX_SERIES
from cauce.analytics.routes.conditions import Shape, Where
from cauce.analytics.routes.questions.common import (
    Apart,
    Count,
    EventIn,
    EventName,
    RangeQuestion,
    Text,
)

LIFECYCLE_EXAMPLE: dict[str, Any] = {
    "kind": "lifecycle",
    "date_from": "-12w",
    "interval": "week",
    "activity": {"event": "Order Completed"},
}
STICKINESS_EXAMPLE: dict[str, Any] = {
    "kind": "stickiness",
    "date_from": "-4w",
    "interval": "week",
    "series": [{"event": "Page Viewed"}, {"event": "Order Completed"}],
    "min_count": 2,
}


class LifecycleQuestion(RangeQuestion):
    """How many are new, return, come back after a pause, or have gone quiet, by period."""

    model_config = ConfigDict(json_schema_extra={"example": LIFECYCLE_EXAMPLE})

    kind: Literal["lifecycle"]
    activity: EventIn | None = Field(
        None, description="The event that makes somebody active; any event when left out."
    )
    interval: Interval | None = Field(
        Interval.DAY, description="Width of a period, taken whole; up to 1,000 periods."
    )
    new: NewWhen | None = Field(
        NewWhen.FIRST_MATCH,
        description="New is who does it for the first time ever, or whom the project sees first then.",
    )
    count: Count = Counted.PERSONS
    breakdown: Apart = None


class StickinessSeriesIn(Shape):
    """One line of a stickiness question: which events."""

    event: EventName = None
    where: Where = Field(None, description="Only events that pass this condition.")
    name: Text | None = Field(None, description="Label of the line.")


class StickinessQuestion(RangeQuestion):
    """In how many intervals of the range people are active."""

    model_config = ConfigDict(json_schema_extra={"example": STICKINESS_EXAMPLE})

    kind: Literal["stickiness"]
    series: list[StickinessSeriesIn] = Field(min_length=1, max_length=MAX_SERIES)
    interval: Interval | None = Field(
        Interval.DAY, description="Width of an interval; up to 1,000 intervals."
    )
    min_count: int | None = Field(
        1, ge=1, le=MAX_COUNT, description="An interval counts with so many events or more."
    )
    cumulative: bool | None = Field(
        False, description="Active in at least k intervals, instead of in exactly k."
    )
    count: Count = Counted.PERSONS
    breakdown: Apart = None
