"""Histograms answered."""

from typing import Literal

from pydantic import Field

from cauce.analytics.routes.answers.common import MetaOut, Number, Plain


class BarOut(Plain):
    """How many values lie from `low` to below `high`; of `bins`, the last bar has its end too."""

    low: Number
    high: Number
    count: int = Field(description="Events, or persons when `per_person` is asked for.")
    persons: int


class HistogramResultOut(Plain):
    """The bars, and what they are of."""

    bars: list[BarOut]
    count: int = Field(description="All values, those outside chosen edges too.")
    below: int = Field(description="So many lie below chosen edges.")
    above: int = Field(description="So many lie above chosen edges.")
    low: Number | None = Field(description="The least value.")
    high: Number | None = Field(description="The largest value.")
    mean: Number | None
    median: Number | None


class HistogramAnswer(Plain):
    """An answered histogram."""

    kind: Literal["histogram"]
    result: HistogramResultOut
    meta: MetaOut
