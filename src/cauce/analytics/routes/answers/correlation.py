"""A correlation answered."""

from typing import Literal

from pydantic import Field

from cauce.analytics.routes.answers.common import MetaOut, Plain


class CorrelateOut(Plain):
    """An event, or a value of a property or trait, and how strongly it goes with converting."""

    name: str = Field(description="The event, property or trait.")
    value: str | None = Field(description="Of the property or trait; null for an event.")
    converted_with: int = Field(description="Of those who converted so many have it.")
    dropped_with: int = Field(description="Of those who did not so many have it.")
    odds_ratio: float = Field(
        description="Above 1 it goes with converting, below with dropping out."
    )
    low: float = Field(description="Lower bound of the odds ratio, 95 %.")
    high: float = Field(description="Upper bound of the odds ratio, 95 %.")
    p_value: float = Field(description="Fisher's exact test, two-sided.")
    q_value: float = Field(
        description="The same adjusted for all that was tested (Benjamini-Hochberg)."
    )


class CorrelationResultOut(Plain):
    """The least likely to be chance first."""

    items: list[CorrelateOut]
    converted: int
    dropped: int = Field(description="Entered and did not convert.")
    tested: int = Field(description="So many were common enough to be tested.")


class CorrelationAnswer(Plain):
    """An answered correlation."""

    kind: Literal["correlation"]
    result: CorrelationResultOut
    meta: MetaOut
