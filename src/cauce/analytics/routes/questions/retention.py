"""Retention as JSON Schema."""

from typing import Any, Literal

from pydantic import ConfigDict, Field

from cauce.analytics.contracts import Bracket, Interval, RetentionClock, RetentionMode
from cauce.analytics.routes.questions.common import ChartQuestion, EventIn

RETENTION_EXAMPLE: dict[str, Any] = {
    "kind": "retention",
    "date_from": "-12w",
    "first": {"event": "Signed Up"},
    "return": {"event": "Order Completed"},
    "interval": "week",
    "periods": 8,
}


class RetentionQuestion(ChartQuestion):
    """How many come back, by the period in which they started."""

    model_config = ConfigDict(json_schema_extra={"example": RETENTION_EXAMPLE})

    kind: Literal["retention"]
    first: EventIn = Field(description="The event that starts somebody.")
    return_: EventIn = Field(alias="return", description="The event that counts as coming back.")
    interval: Literal[Interval.DAY, Interval.WEEK, Interval.MONTH] | None = Field(
        Interval.WEEK, description="Width of a period."
    )
    periods: int | None = Field(12, ge=1, le=100, description="How many periods after the first.")
    mode: RetentionMode | None = Field(
        RetentionMode.FIRST_TIME, description="Only the first start ever, or every period with one."
    )
    bracket: Bracket | None = Field(Bracket.ON, description="When a return counts for a period.")
    clock: RetentionClock | None = Field(
        RetentionClock.CALENDAR,
        description="Periods of the calendar, or from each one's own start.",
    )
