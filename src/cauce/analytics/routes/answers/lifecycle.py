"""Lifecycle and stickiness answered."""

from typing import Literal

from pydantic import Field

from cauce.analytics.contracts import Status
from cauce.analytics.routes.answers.common import MetaOut, Plain


class LifecycleSeriesOut(Plain):
    """How many have a status in each period."""

    name: Status
    labels: list[str] = Field(description="Start of each period.")
    values: list[int | None] = Field(
        description="One a label; `dormant` counts negative, null has not begun."
    )


class LifecycleResultOut(Plain):
    """A series for each status: `new`, `returning`, `resurrecting`, `dormant`."""

    series: list[LifecycleSeriesOut]
    complete: int = Field(description="So many periods are over, the rest may still change.")


class LifecycleAnswer(Plain):
    """An answered lifecycle."""

    kind: Literal["lifecycle"]
    result: LifecycleResultOut
    meta: MetaOut


class StickinessLineOut(Plain):
    """One line of a stickiness answer."""

    name: str
    event: str | None = Field(description="Null: any event.")
    values: list[int] = Field(description="Persons active in 1, 2, 3 … intervals.")
    total: int = Field(description="Persons active in any interval.")


class StickinessResultOut(Plain):
    """The lines; every one has `intervals` values."""

    series: list[StickinessLineOut]
    intervals: int


class StickinessAnswer(Plain):
    """An answered stickiness question."""

    kind: Literal["stickiness"]
    result: StickinessResultOut
    meta: MetaOut
