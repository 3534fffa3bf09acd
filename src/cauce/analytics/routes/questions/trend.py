"""Trends as JSON Schema."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from cauce.analytics.contracts import Compare, Interval, Math
from cauce.analytics.logic.formula import MAX_LENGTH
from cauce.analytics.logic.questions import MAX_SERIES
from cauce.analytics.routes.conditions import Name, Shape, Where
from cauce.analytics.routes.questions.common import (
    ContextBreakdowns,
    EventName,
    GroupTraitBreakdowns,
    PropertyBreakdowns,
    SampledQuestion,
    SegmentBreakdown,
    Text,
    TraitBreakdowns,
)

TREND_EXAMPLE: dict[str, Any] = {
    "kind": "trend",
    "date_from": "-30d",
    "interval": "day",
    "series": [{"event": "Order Completed", "math": "persons"}],
    "where": {"property": "country", "op": "eq", "value": "ES"},
    "breakdown": {"property": "channel", "limit": 10},
}


Across = Literal[Math.AVG, Math.MEDIAN, Math.MIN, Math.MAX, Math.P90, Math.P95, Math.P99]


class SeriesIn(Shape):
    """One line of a trend: which events, and what is measured of them."""

    event: EventName = None
    math: Math | None = Field(
        Math.TOTAL,
        description="What is measured; `sum` to `percentile` measure a `property`, which is then required.",
    )
    property: Name | None = Field(None, examples=["revenue"])
    where: Where = Field(None, description="Only events that pass this condition.")
    name: Text | None = Field(None, description="Label of the line.")
    percentile: Annotated[float, Field(ge=0, le=100)] | None = Field(
        None, description="Which one `percentile` takes.", examples=[99.5]
    )
    per_person: Across | None = Field(
        None,
        description="Work the math out of each person in the bucket first, and then take this of their"
        " numbers; for `total`, `sessions` and the maths of a property.",
    )


class TrendQuestion(SampledQuestion):
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
    breakdown: (
        PropertyBreakdowns
        | ContextBreakdowns
        | TraitBreakdowns
        | GroupTraitBreakdowns
        | SegmentBreakdown
        | None
    ) = Field(
        None,
        description="Split by a property, the context or a trait, or by several of them; or compare cohorts.",
    )
    compare: Compare | None = Field(None, description="Also work out an earlier range.")
    smoothing: int | None = Field(
        1, ge=1, le=365, description="Mean of so many buckets, the bucket itself the last of them."
    )
    cumulative: bool | None = Field(
        False, description="Running totals; for `total sum min max persons sessions groups` only."
    )
