"""Trends answered."""

from typing import Literal

from pydantic import Field

from cauce.analytics.routes.answers.common import BoundsOut, GroupNames, MetaOut, Number, Plain


class TrendSeriesOut(Plain):
    """One line of a trend."""

    name: str
    event: str | None = Field(description="Null: any event, or a formula.")
    breakdown: str | None = Field(
        description="A value, `$other`, or null for none; a combination of values is a JSON list."
    )
    labels: list[str] = Field(
        description="Start of each bucket: a date, or an hour with its offset."
    )
    values: list[Number | None] = Field(description="One a label; null is unknown.")
    total: Number | None = Field(description="The measure over the whole range.")
    bounds: list[BoundsOut | None] | None = Field(
        None,
        exclude_if=lambda value: value is None,
        description="Of the values: of counts of people or events, worked out on a sample.",
    )
    total_bounds: BoundsOut | None = Field(None, exclude_if=lambda value: value is None)
    parts: list[str | None] | None = Field(
        None,
        exclude_if=lambda value: value is None,
        description="Of a combination of values: each of them, in the order of the breakdown.",
    )
    series: int | None = Field(
        None,
        exclude_if=lambda value: value is None,
        description="Place of the question's series that the line is of, from 0; none of a formula.",
    )


class TrendResultOut(Plain):
    """The lines, and those of the earlier range when one was asked for."""

    series: list[TrendSeriesOut]
    complete: int = Field(description="So many buckets, from the first, are over.")
    compare: list[TrendSeriesOut] | None = Field(None, exclude_if=lambda value: value is None)
    group_names: GroupNames


class TrendAnswer(Plain):
    """An answered trend."""

    kind: Literal["trend"]
    result: TrendResultOut
    meta: MetaOut


class CohortSizesAnswer(Plain):
    """The sizes of cohorts: a line each, whose `breakdown` is the id of a saved one and whose total is its last size."""

    kind: Literal["cohort_sizes"]
    result: TrendResultOut
    meta: MetaOut
