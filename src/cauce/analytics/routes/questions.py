"""The questions as JSON Schema: what ``logic.questions`` takes, field by field.

The models describe; the parser judges, because its refusals name the path and what is allowed in the
reader's language. ``tests/unit/analytics/test_questions_as_documented.py`` holds the two equal, and names what only the parser knows.
"""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, RootModel

from cauce.analytics.contracts import (
    Bracket,
    Compare,
    Counting,
    CountOf,
    Interval,
    Math,
    Order,
    RetentionClock,
    RetentionMode,
)
from cauce.analytics.logic.formula import MAX_LENGTH
from cauce.analytics.logic.questions import MAX_LIMIT, MAX_SERIES, MAX_STEPS
from cauce.analytics.logic.reading import MAX_NAME
from cauce.analytics.routes.conditions import Name, Shape, Where

DATE_PATTERN = r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|[+-]?[0-9]{1,4}[dwmy])$"
TREND_EXAMPLE: dict[str, Any] = {
    "kind": "trend",
    "date_from": "-30d",
    "interval": "day",
    "series": [{"event": "Order Completed", "math": "persons"}],
    "where": {"property": "country", "op": "eq", "value": "ES"},
    "breakdown": {"property": "channel", "limit": 10},
}
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
RETENTION_EXAMPLE: dict[str, Any] = {
    "kind": "retention",
    "date_from": "-12w",
    "first": {"event": "Signed Up"},
    "return": {"event": "Order Completed"},
    "interval": "week",
    "periods": 8,
}
PEOPLE_EXAMPLE: dict[str, Any] = {
    "kind": "people",
    "of": FUNNEL_EXAMPLE,
    "point": {"step": 2, "converted": False},
    "limit": 50,
}

Text = Annotated[str, Field(min_length=1, max_length=MAX_NAME)]
Day = Annotated[str, Field(pattern=DATE_PATTERN)]
EventName = Annotated[
    Text | None,
    Field(
        description="Name of the event; `*` or null is any event but `$identify`, `$group`, `$alias`."
    ),
]


class PropertyBreakdown(Shape):
    """One line per value of an event property; the largest have their own, the rest are `$other`."""

    property: Name = Field(examples=["country"])
    limit: int | None = Field(25, ge=1, le=200, description="How many values have their own line.")


class ContextBreakdown(Shape):
    """One line per value in the events' context; the largest have their own, the rest are `$other`."""

    context: Name = Field(examples=["traffic.channel"])
    limit: int | None = Field(25, ge=1, le=200, description="How many values have their own line.")


class TraitBreakdown(Shape):
    """One line per value of a person's trait; the largest have their own, the rest are `$other`."""

    trait: Name = Field(examples=["plan"])
    limit: int | None = Field(25, ge=1, le=200, description="How many values have their own line.")


BreakdownIn = PropertyBreakdown | ContextBreakdown | TraitBreakdown


class EventIn(Shape):
    """Which events."""

    event: EventName = None
    where: Where = Field(None, description="Only events that pass this condition.")
    name: Any = Field(None, description="A label of your own; it is passed over.")


class SeriesIn(Shape):
    """One line of a trend: which events, and what is measured of them."""

    event: EventName = None
    math: Math | None = Field(
        Math.TOTAL,
        description="What is measured; `sum` to `p99` measure a `property`, which is then required.",
    )
    property: Name | None = Field(None, examples=["revenue"])
    where: Where = Field(None, description="Only events that pass this condition.")
    name: Text | None = Field(None, description="Label of the line.")


class WindowIn(Shape):
    """A span of time, of 366 days at most."""

    value: int = Field(ge=1, le=366 * 24 * 60)
    unit: Literal["minute", "hour", "day", "week"]


class ExclusionIn(Shape):
    """An event that must not happen between two steps, which count from 0."""

    event: EventName = None
    where: Where = Field(None, description="Only events that pass this condition.")
    from_step: int | None = Field(0, ge=0, le=MAX_STEPS - 2)
    to_step: int | None = Field(
        None, ge=1, le=MAX_STEPS - 1, description="After `from_step`; the last step when left out."
    )


class ChartQuestion(Shape):
    """What a trend, a funnel and a retention have in common."""

    date_from: Day | None = Field(
        None,
        description="First day, included: `2026-01-31`, or counted from today: `-30d`, `-4w`, `-3m`,"
        " `-1y`, `0d`. 30 days up to today when left out. From 1971 on.",
        examples=["-30d"],
    )
    date_to: Day | None = Field(
        None, description="Last day, included; today when left out.", examples=["2026-01-31"]
    )
    timezone: Text | None = Field(
        None,
        description="IANA name of the time zone that days are of; the project's when left out.",
        examples=["Europe/Madrid"],
    )
    where: Where = Field(None, description="Only events that pass this condition.")
    breakdown: BreakdownIn | None = Field(
        None, description="Split by a property, the context or a trait."
    )
    include_bots: bool | None = Field(
        False, description="Also count what programs did (crawlers, monitors, data centres)."
    )
    refresh: bool | None = Field(
        False, description="Work it out anew instead of taking a kept answer."
    )


class TrendQuestion(ChartQuestion):
    """How measures of events move over time."""

    model_config = ConfigDict(json_schema_extra={"example": TREND_EXAMPLE})

    kind: Literal["trend"]
    series: list[SeriesIn] = Field(min_length=1, max_length=MAX_SERIES)
    interval: Interval | None = Field(
        Interval.DAY, description="Width of a bucket; up to 10,000 buckets."
    )
    formula: str | None = Field(
        None,
        min_length=1,
        max_length=MAX_LENGTH,
        description="Arithmetic over the series, which are A, B, C … in their order.",
        examples=["A / B * 100"],
    )
    compare: Compare | None = Field(None, description="Also work out an earlier range.")
    smoothing: int | None = Field(
        1, ge=1, le=365, description="Mean of so many buckets, the bucket itself the last of them."
    )
    cumulative: bool | None = Field(
        False, description="Running totals; for `total sum min max persons sessions` only."
    )


class FunnelQuestion(ChartQuestion):
    """How many go through a sequence of events within a window of time."""

    model_config = ConfigDict(json_schema_extra={"example": FUNNEL_EXAMPLE})

    kind: Literal["funnel"]
    steps: list[EventIn] = Field(min_length=1, max_length=MAX_STEPS)
    window: WindowIn | None = Field(
        None, description="From the first step to each other one; 14 days when left out."
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
    hold_constant: list[Name] | None = Field(
        None,
        max_length=3,
        description="Properties whose values must be the same in every step.",
        examples=[["order_id"]],
    )


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


class PointIn(Shape):
    """The number that was clicked.

    Of a trend: `series`, `label`, `breakdown`, `compare`. Of a funnel: `step`, `converted`,
    `breakdown`. Of a retention: `cohort`, `period`, `breakdown`.
    """

    series: int | None = Field(None, ge=0, le=MAX_SERIES - 1, description="From 0.")
    label: Text | None = Field(None, description="A label of the answer.", examples=["2026-01-31"])
    breakdown: Annotated[str, Field(max_length=10_000)] | None = Field(
        None, description="A value of the answer; null is the line without a value."
    )
    compare: bool | None = Field(False, description="The number of the earlier range.")
    step: int | None = Field(None, ge=0, le=MAX_STEPS - 1, description="From 0.")
    converted: bool | None = Field(
        True, description="Those who reached the step; false: who reached only the one before."
    )
    cohort: Text | None = Field(
        None, description="A cohort's date in the answer.", examples=["2026-01-26"]
    )
    period: int | None = Field(None, ge=0, le=100, description="From 0, the cohort itself.")


class PeopleQuestion(Shape):
    """Who is behind a number of another question."""

    model_config = ConfigDict(json_schema_extra={"example": PEOPLE_EXAMPLE})

    kind: Literal["people"]
    of: Annotated[
        TrendQuestion | FunnelQuestion | RetentionQuestion, Field(discriminator="kind")
    ] = Field(description="The question whose number it is.")
    point: PointIn | None = Field(None, description="Which number of its answer.")
    limit: int | None = Field(100, ge=1, le=MAX_LIMIT, description="How many people at a time.")
    cursor: Text | None = Field(None, description="From the answer before, for the next ones.")
    refresh: bool | None = Field(
        False, description="Work it out anew instead of taking a kept answer."
    )


class Question(
    RootModel[
        Annotated[
            TrendQuestion | FunnelQuestion | RetentionQuestion | PeopleQuestion,
            Field(discriminator="kind"),
        ]
    ]
):
    """One typed question; `kind` says which."""


EXAMPLES: dict[str, Any] = {
    "trend": {"summary": "Buyers per day, by channel", "value": TREND_EXAMPLE},
    "funnel": {"summary": "From looking to buying", "value": FUNNEL_EXAMPLE},
    "retention": {"summary": "Who buys again after signing up", "value": RETENTION_EXAMPLE},
    "people": {"summary": "Who was lost before buying", "value": PEOPLE_EXAMPLE},
}
