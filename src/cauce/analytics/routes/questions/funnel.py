"""Funnels as JSON Schema."""

from typing import Any, Literal

from pydantic import ConfigDict, Field

from cauce.analytics.contracts import Counting, CountOf, Interval, Order
from cauce.analytics.logic.questions import MAX_NEXT, MAX_SESSIONS, MAX_STEPS
from cauce.analytics.routes.conditions import Name, Shape, Where
from cauce.analytics.routes.questions.common import ChartQuestion, EventIn, EventName, WindowIn

FUNNEL_EXAMPLE: dict[str, Any] = {
    "kind": "funnel",
    "date_from": "-30d",
    "steps": [
        {"event": "Product Viewed"},
        {"event": "Product Added"},
        {"event": "Order Completed", "where": {"property": "revenue", "op": "gt", "value": 20}},
    ],
    "window": {"value": 7, "unit": "day"},
    "breakdown": {"trait": "plan"},
}


class SessionsIn(Shape):
    """The session of the entry and those of the person or group that begin after it; 366 days at most."""

    value: int = Field(
        ge=1, le=MAX_SESSIONS, description="So many sessions, that of the entry included."
    )
    unit: Literal["session"]


class StepIn(EventIn):
    """Which events are a step."""

    optional: bool | None = Field(
        False,
        description="Whoever leaves the step out goes on all the same. Not the first step, and not in any order.",
    )
    anchored: bool | None = Field(
        False,
        description="With order `any`: the step keeps its place; those between two such steps come in any order.",
    )


class ExclusionIn(Shape):
    """An event that must not happen between two steps, which count from 0."""

    event: EventName = None
    where: Where = Field(None, description="Only events that pass this condition.")
    from_step: int | None = Field(0, ge=0, le=MAX_STEPS - 2)
    to_step: int | None = Field(
        None, ge=1, le=MAX_STEPS - 1, description="After `from_step`; the last step when left out."
    )


class FunnelQuestion(ChartQuestion):
    """How many go through a sequence of events within a window of time."""

    model_config = ConfigDict(json_schema_extra={"example": FUNNEL_EXAMPLE})

    kind: Literal["funnel"]
    steps: list[StepIn] = Field(min_length=1, max_length=MAX_STEPS)
    window: WindowIn | SessionsIn | None = Field(
        None,
        description="From the first step to each other one; 14 days when left out. Sessions not where sessions are counted.",
    )
    order: Order | None = Field(Order.ORDERED, description="How the steps must follow each other.")
    exclusions: list[ExclusionIn] | None = Field(
        None, max_length=10, description="Events that must not happen on the way."
    )
    attribution: str | None = Field(
        "first_touch",
        pattern="^(first_touch|last_touch|step:(1?[0-9]))$",
        description="Whose breakdown value counts: `first_touch`, `last_touch`, or `step:N` from 0.",
        examples=["step:1"],
    )
    count: CountOf | None = Field(CountOf.PERSONS, description="What goes through the funnel.")
    counting: Counting | None = Field(
        Counting.BEST, description="Which entry counts, when somebody enters more than once."
    )
    interval: Literal[Interval.DAY, Interval.WEEK, Interval.MONTH] | None = Field(
        None,
        description="Also conversion over time: a funnel of its own for the entries of each interval,"
        " up to 1,000 of them.",
    )
    drop_off: int | None = Field(
        None,
        ge=1,
        le=MAX_NEXT,
        description="Also what those who left did next: so many events for each step.",
    )
    hold_constant: list[Name] | None = Field(
        None,
        max_length=3,
        description="Properties whose values must be the same in every step.",
        examples=[["order_id"]],
    )
