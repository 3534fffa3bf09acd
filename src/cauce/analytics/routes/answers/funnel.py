"""Funnels answered."""

from typing import Literal

from cauce.analytics.routes.answers.common import MetaOut, Number, Plain


class FunnelStepOut(Plain):
    """How many reached a step; times from the step before, in seconds."""

    name: str
    count: int
    conversion_from_start: Number | None
    conversion_from_previous: Number | None
    median_s: Number | None
    avg_s: Number | None


class FunnelBranchOut(Plain):
    """The steps of one breakdown value."""

    value: str | None
    steps: list[FunnelStepOut]


class HistogramBarOut(Plain):
    """How many took from `from_s` up to `to_s` seconds."""

    from_s: Number
    to_s: Number
    count: int


class TimeToConvertOut(Plain):
    """How long the whole funnel took those who finished it; null when nobody did."""

    median_s: Number | None
    avg_s: Number | None
    p25_s: Number | None
    p75_s: Number | None
    p90_s: Number | None
    histogram: list[HistogramBarOut]


class FunnelPointOut(Plain):
    """Those who enter in an interval, and how many of them convert; null when nobody enters."""

    label: str
    entered: int
    converted: int
    rate: Number | None


class FunnelResultOut(Plain):
    """The funnel, whole and by breakdown value; and over time when an interval was given."""

    steps: list[FunnelStepOut]
    time_to_convert: TimeToConvertOut
    breakdowns: list[FunnelBranchOut]
    over_time: list[FunnelPointOut]


class FunnelAnswer(Plain):
    """An answered funnel."""

    kind: Literal["funnel"]
    result: FunnelResultOut
    meta: MetaOut
