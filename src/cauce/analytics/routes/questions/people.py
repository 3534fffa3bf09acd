"""A point of an answer as JSON Schema."""

from typing import Annotated

from pydantic import Field

from cauce.analytics.logic.questions import MAX_BINS, MAX_PERIODS, MAX_SERIES, MAX_STEPS, MAX_VALUE
from cauce.analytics.routes.conditions import Shape
from cauce.analytics.routes.questions.common import Text

Value = Annotated[str, Field(min_length=1, max_length=MAX_VALUE)]


class PointIn(Shape):
    """The number that was clicked.

    Of a trend: `series`, `label`, `breakdown`, `compare`. Of a funnel: `step`, `converted`,
    `label`, `breakdown`. Of a retention: `cohort`, `period`, `breakdown`. Of a lifecycle: `series`, `label`.
    Of a stickiness: `series`, `intervals`. Of paths: `step`, `name`, `to`, `ends`.
    Of an attribution: `series` (the rule), `breakdown` (the channel; null: without a touchpoint).
    Of a correlation: `name`, `breakdown` (the value), `converted`.
    Of sessions: `label`, `breakdown`, `engaged`. Of a histogram: `bar`.
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
    intervals: int | None = Field(
        None, ge=1, le=MAX_PERIODS, description="In so many intervals they were active."
    )
    name: Value | None = Field(None, description="Name of a node at the step.", examples=["/blog"])
    to: Value | None = Field(None, description="They go on to this name in the next step.")
    ends: bool | None = Field(False, description="Only those without a further step.")
    bar: int | None = Field(None, ge=0, le=MAX_BINS - 1, description="Of a histogram, from 0.")
    engaged: bool | None = Field(None, description="Only engaged sessions, or only bounces.")
