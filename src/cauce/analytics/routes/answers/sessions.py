"""Sessions answered."""

from typing import Literal

from pydantic import Field

from cauce.analytics.contracts import SessionMeasure
from cauce.analytics.routes.answers.common import GroupNames, MetaOut, Number, Plain


class SessionRowOut(Plain):
    """Every measure of the sessions of a breakdown value; null where there are none."""

    breakdown: str | None
    sessions: int
    persons: int
    engaged_sessions: int
    engagement_rate: Number | None
    bounce_rate: Number | None
    avg_length_s: Number | None
    median_length_s: Number | None
    views_per_session: Number | None
    events_per_session: Number | None


class SessionSeriesOut(Plain):
    """One measure over time."""

    measure: SessionMeasure
    breakdown: str | None
    labels: list[str] = Field(description="Start of each bucket.")
    values: list[Number | None]


class SessionsResultOut(Plain):
    """All sessions, a row for each breakdown value, and the lines that were asked for."""

    total: SessionRowOut
    rows: list[SessionRowOut]
    series: list[SessionSeriesOut]
    complete: int = Field(description="So many buckets of the lines, from the first, are over.")
    group_names: GroupNames


class SessionsAnswer(Plain):
    """An answered sessions question."""

    kind: Literal["sessions"]
    result: SessionsResultOut
    meta: MetaOut
