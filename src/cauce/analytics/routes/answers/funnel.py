"""Funnels answered."""

from typing import Literal

from pydantic import Field

from cauce.analytics.routes.answers.common import BoundsOut, GroupNames, MetaOut, Number, Plain


class FunnelStepOut(Plain):
    """How many reached a step; shares and times are of the step before that is not optional, in seconds."""

    name: str
    count: int
    conversion_from_start: Number | None
    conversion_from_previous: Number | None
    median_s: Number | None
    avg_s: Number | None
    optional: bool = Field(False, description="Whoever leaves it out goes on all the same.")
    count_bounds: BoundsOut | None = Field(
        None,
        exclude_if=lambda value: value is None,
        description="Of persons, worked out on a sample.",
    )
    conversion_bounds: BoundsOut | None = Field(
        None,
        exclude_if=lambda value: value is None,
        description="Of the conversion from the start.",
    )


class FunnelBranchOut(Plain):
    """The steps of one breakdown value."""

    value: str | None
    steps: list[FunnelStepOut]
    p_value: Number | None = Field(
        None,
        description="How probable such a conversion is by chance, compared with everybody's; null with fewer"
        " than 30 entries.",
    )


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


class NextEventOut(Plain):
    """So many of those who left did this event next; `$other`: one that is not listed."""

    event: str
    count: int
    share: Number


class DropOffOut(Plain):
    """What those did next, while the window was open, who left before a step; `nothing`: nothing any more."""

    step: int
    lost: int
    next: list[NextEventOut]
    nothing: int


class FunnelResultOut(Plain):
    """The funnel, whole and by breakdown value; over time, and what was done next, when asked for."""

    steps: list[FunnelStepOut]
    time_to_convert: TimeToConvertOut
    breakdowns: list[FunnelBranchOut]
    over_time: list[FunnelPointOut]
    drop_off: list[DropOffOut] = Field(default_factory=list)
    group_names: GroupNames


class FunnelAnswer(Plain):
    """An answered funnel."""

    kind: Literal["funnel"]
    result: FunnelResultOut
    meta: MetaOut
