"""Lifecycle and stickiness answered."""

from typing import Literal

from pydantic import Field

from cauce.analytics.contracts import Status
from cauce.analytics.routes.answers.common import GroupNames, MetaOut, Plain


class LifecycleSeriesOut(Plain):
    """How many have a status in each period."""

    name: Status
    labels: list[str] = Field(description="Start of each period.")
    values: list[int | None] = Field(
        description="One a label; `dormant` counts negative, null has not begun."
    )


class LifecycleBranchOut(Plain):
    """The series of one breakdown value."""

    value: str | None = Field(description="A value, `$other`, a cohort's id, or null for none.")
    series: list[LifecycleSeriesOut]


class LifecycleResultOut(Plain):
    """A series for each status: `new`, `returning`, `resurrecting`, `dormant`."""

    series: list[LifecycleSeriesOut]
    complete: int = Field(description="So many periods are over, the rest may still change.")
    breakdowns: list[LifecycleBranchOut] = Field(
        default_factory=list, exclude_if=lambda value: not value
    )
    group_names: GroupNames


class LifecycleAnswer(Plain):
    """An answered lifecycle."""

    kind: Literal["lifecycle"]
    result: LifecycleResultOut
    meta: MetaOut


class StickinessBranchOut(Plain):
    """A line for one breakdown value."""

    value: str | None = Field(description="A value, `$other`, a cohort's id, or null for none.")
    values: list[int]
    total: int


class StickinessLineOut(Plain):
    """One line of a stickiness answer."""

    name: str
    event: str | None = Field(description="Null: any event.")
    values: list[int] = Field(description="Persons active in 1, 2, 3 … intervals.")
    total: int = Field(description="Persons active in any interval.")
    breakdowns: list[StickinessBranchOut] = Field(
        default_factory=list, exclude_if=lambda value: not value
    )


class StickinessResultOut(Plain):
    """The lines; every one has `intervals` values."""

    series: list[StickinessLineOut]
    intervals: int
    group_names: GroupNames


class StickinessAnswer(Plain):
    """An answered stickiness question."""

    kind: Literal["stickiness"]
    result: StickinessResultOut
    meta: MetaOut
