"""Retention as JSON Schema."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from cauce.analytics.contracts import (
    AmountMath,
    Bracket,
    Counted,
    Interval,
    RetentionClock,
    RetentionMode,
)
from cauce.analytics.logic.questions import MAX_BRACKETS, MAX_LAST, MAX_RETURNS
from cauce.analytics.routes.conditions import Name, Shape
from cauce.analytics.routes.questions.common import ChartQuestion, Count, EventIn

RETENTION_EXAMPLE: dict[str, Any] = {
    "kind": "retention",
    "date_from": "-12w",
    "first": {"event": "Signed Up"},
    "return": {"event": "Order Completed"},
    "interval": "week",
    "periods": 8,
}


End = Annotated[int, Field(ge=1, le=MAX_LAST)]


class AmountIn(Shape):
    """A number property of the returns, and what is made of it."""

    math: AmountMath | None = Field(
        AmountMath.SUM,
        description="The sum; `avg` for each who came back with one; `per_member` for each of the cohort.",
    )
    property: Name = Field(examples=["revenue"])


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
    brackets: Annotated[list[End], Field(max_length=MAX_BRACKETS)] | None = Field(
        None,
        description="Columns wider than a period: the last period of each, rising. `periods` is then passed over.",
        examples=[[1, 3, 7, 14]],
    )
    min_count: int | None = Field(
        1, ge=1, le=MAX_RETURNS, description="A period counts with so many returns in it or more."
    )
    amount: AmountIn | None = Field(
        None, description="Beside the people, what a property of their returns comes to."
    )
    count: Count = Counted.PERSONS
