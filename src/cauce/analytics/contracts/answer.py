"""What every answer says about itself."""

from dataclasses import dataclass

from cauce.analytics.contracts.attribution import AttributionResult
from cauce.analytics.contracts.correlation import CorrelationResult
from cauce.analytics.contracts.funnel import FunnelResult
from cauce.analytics.contracts.histogram import HistogramResult
from cauce.analytics.contracts.lifecycle import LifecycleResult, StickinessResult
from cauce.analytics.contracts.paths import PathsResult
from cauce.analytics.contracts.people import PeopleResult
from cauce.analytics.contracts.retention import RetentionResult
from cauce.analytics.contracts.sessions import SessionsResult
from cauce.analytics.contracts.sql import SqlResult
from cauce.analytics.contracts.trend import TrendResult
from cauce.analytics.contracts.why import WhyResult
from cauce.kernel.errors import Text

Result = (
    TrendResult
    | FunnelResult
    | RetentionResult
    | LifecycleResult
    | StickinessResult
    | PathsResult
    | AttributionResult
    | CorrelationResult
    | SessionsResult
    | HistogramResult
    | PeopleResult
    | WhyResult
    | SqlResult
)


@dataclass(frozen=True, slots=True)
class Caveat:
    """Something the reader of the answer must know."""

    code: str
    message: Text


@dataclass(frozen=True, slots=True)
class Meta:
    """What an answer says about itself; ``definition`` is a section of ``definitions.md``.

    ``sample``: the share of the people that it was worked out on.
    """

    rows_read: int
    elapsed_ms: float
    cached: bool
    timezone: str
    sql: str
    definition: str
    warnings: tuple[Caveat, ...] = ()
    data_version: str = ""
    sample: float = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """An answered question."""

    kind: str
    result: Result
    meta: Meta
