"""The answers as JSON, one shape per kind of question."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from cauce.analytics.contracts import Answer
from cauce.kernel.errors import Language

Number = int | float
"""As it was worked out: counts stay whole."""


class Plain(BaseModel):
    """Read from the fields of a contract."""

    model_config = ConfigDict(from_attributes=True)


class CaveatOut(BaseModel):
    """Something the reader of the answer must know."""

    code: str
    message: str


class MetaOut(BaseModel):
    """What an answer says about itself."""

    rows_read: int
    elapsed_ms: float
    cached: bool
    timezone: str
    sql: str = Field(description="What was run, with its bound values as comments.")
    definition: str = Field(description="Section of the definitions page that explains the number.")
    warnings: list[CaveatOut]
    data_version: str = Field(description="Equal versions mean equal answers.")

    @classmethod
    def of(cls, answer: Answer, language: Language) -> "MetaOut":
        """Return the JSON of what an answer says about itself."""
        meta = answer.meta
        return cls(
            rows_read=meta.rows_read,
            elapsed_ms=meta.elapsed_ms,
            cached=meta.cached,
            timezone=meta.timezone,
            sql=meta.sql,
            definition=meta.definition,
            warnings=[
                CaveatOut(code=one.code, message=one.message.in_language(language))
                for one in meta.warnings
            ],
            data_version=meta.data_version,
        )


class TrendSeriesOut(Plain):
    """One line of a trend."""

    name: str
    event: str | None = Field(description="Null: any event, or a formula.")
    breakdown: str | None = Field(description="A value, `$other`, or null for none.")
    labels: list[str] = Field(
        description="Start of each bucket: a date, or an hour with its offset."
    )
    values: list[Number | None] = Field(description="One a label; null is unknown.")
    total: Number | None = Field(description="The measure over the whole range.")


class TrendResultOut(Plain):
    """The lines, and those of the earlier range when one was asked for."""

    series: list[TrendSeriesOut]
    compare: list[TrendSeriesOut] | None = Field(None, exclude_if=lambda value: value is None)


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


class FunnelResultOut(Plain):
    """The funnel, whole and by breakdown value."""

    steps: list[FunnelStepOut]
    time_to_convert: TimeToConvertOut
    breakdowns: list[FunnelBranchOut]


class CohortOut(Plain):
    """Who started in one period."""

    date: str
    size: int
    values: list[int | None] = Field(
        description="Who came back in period k; the first is the size, null has not begun."
    )
    complete: int = Field(description="So many of the values are final, the rest may still grow.")


class RetentionBranchOut(Plain):
    """The cohorts of one breakdown value."""

    value: str | None
    cohorts: list[CohortOut]


class RetentionResultOut(Plain):
    """The cohorts, whole and by breakdown value."""

    cohorts: list[CohortOut]
    mean: list[Number | None] = Field(description="Share by period, weighted by size.")
    breakdowns: list[RetentionBranchOut]


class PersonBehindOut(Plain):
    """One person behind a number; `value` is what they contribute to it."""

    person_id: str
    display_name: str
    user_id: str | None
    email: str | None
    traits: dict[str, Any]
    value: Number | None
    first_at: datetime | None
    last_at: datetime | None


class PeopleResultOut(Plain):
    """A page of people, the largest value first; `total` counts all of them."""

    items: list[PersonBehindOut]
    cursor: str | None
    total: int


class TrendAnswer(Plain):
    """An answered trend."""

    kind: Literal["trend"]
    result: TrendResultOut
    meta: MetaOut


class FunnelAnswer(Plain):
    """An answered funnel."""

    kind: Literal["funnel"]
    result: FunnelResultOut
    meta: MetaOut


class RetentionAnswer(Plain):
    """An answered retention."""

    kind: Literal["retention"]
    result: RetentionResultOut
    meta: MetaOut


class PeopleAnswer(Plain):
    """The people behind a number."""

    kind: Literal["people"]
    result: PeopleResultOut
    meta: MetaOut


class AnswerOut(
    RootModel[
        Annotated[
            TrendAnswer | FunnelAnswer | RetentionAnswer | PeopleAnswer,
            Field(discriminator="kind"),
        ]
    ]
):
    """An answered question; the shape of `result` follows from `kind`."""

    @classmethod
    def of(cls, answer: Answer, language: Language) -> "AnswerOut":
        """Return the JSON of an answer."""
        meta = MetaOut.of(answer, language)
        return cls.model_validate(
            {"kind": answer.kind, "result": answer.result, "meta": meta}, from_attributes=True
        )
