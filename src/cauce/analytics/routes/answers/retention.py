"""Retention answered."""

from typing import Literal

from pydantic import Field

from cauce.analytics.routes.answers.common import BoundsOut, GroupNames, MetaOut, Number, Plain


def _is_none(value: object) -> bool:
    return value is None


class CohortOut(Plain):
    """Who started in one period."""

    date: str
    size: int
    values: list[int | None] = Field(
        description="Who came back in column k; the first is the size, null has not begun."
    )
    complete: int = Field(description="So many of the values are final, the rest may still grow.")
    amounts: list[Number | None] | None = Field(
        None, description="What the returns of column k come to.", exclude_if=_is_none
    )


class RetentionBranchOut(Plain):
    """The cohorts of one breakdown value."""

    value: str | None
    cohorts: list[CohortOut]
    mean_amounts: list[Number | None] | None = Field(
        None, description="As of the whole.", exclude_if=_is_none
    )


class RetentionResultOut(Plain):
    """The cohorts, whole and by breakdown value."""

    cohorts: list[CohortOut]
    mean: list[Number | None] = Field(description="Share by period, weighted by size.")
    breakdowns: list[RetentionBranchOut]
    mean_bounds: list[BoundsOut | None] = Field(
        default_factory=list,
        exclude_if=lambda value: not value,
        description="Of the mean, worked out on a sample.",
    )
    mean_amounts: list[Number | None] | None = Field(
        None,
        description="The amount by column over the cohorts that are over.",
        exclude_if=_is_none,
    )
    columns: list[tuple[int, int]] = Field(description="First and last period of each column.")
    group_names: GroupNames


class RetentionAnswer(Plain):
    """An answered retention."""

    kind: Literal["retention"]
    result: RetentionResultOut
    meta: MetaOut
