"""The typed questions, their answers, and what every answer says about itself.

    Question = TrendQuery | FunnelQuery | RetentionQuery | PeopleQuery
    Answer(kind, result, meta)

All dates of a question are local to its time zone and inclusive; all instants are UTC.
"""

from cauce.analytics.contracts.answer import Answer, Caveat, Meta, Result
from cauce.analytics.contracts.common import (
    INTERNAL_EVENTS,
    OTHER,
    Breakdown,
    DateRange,
    EventMatch,
    Interval,
    Span,
)
from cauce.analytics.contracts.funnel import (
    Attribution,
    Counting,
    CountOf,
    Exclusion,
    FunnelBranch,
    FunnelQuery,
    FunnelResult,
    FunnelStep,
    HistogramBar,
    Order,
    TimeToConvert,
)
from cauce.analytics.contracts.people import (
    ChartQuery,
    PeopleQuery,
    PeopleResult,
    PersonItem,
    Point,
    Question,
)
from cauce.analytics.contracts.plan import Columns, Job, Jobs, Plan, Planned, Rows, Scope, Statement
from cauce.analytics.contracts.retention import (
    Bracket,
    Cohort,
    RetentionBranch,
    RetentionClock,
    RetentionMode,
    RetentionQuery,
    RetentionResult,
)
from cauce.analytics.contracts.schema import EventSeen, Exported, FileFormat, PropertySeen, Schema
from cauce.analytics.contracts.trend import (
    NEEDS_PROPERTY,
    Compare,
    Math,
    Series,
    TrendQuery,
    TrendResult,
    TrendSeries,
)

__all__ = [
    "INTERNAL_EVENTS",
    "NEEDS_PROPERTY",
    "OTHER",
    "Answer",
    "Attribution",
    "Bracket",
    "Breakdown",
    "Caveat",
    "ChartQuery",
    "Cohort",
    "Columns",
    "Compare",
    "CountOf",
    "Counting",
    "DateRange",
    "EventMatch",
    "EventSeen",
    "Exclusion",
    "Exported",
    "FileFormat",
    "FunnelBranch",
    "FunnelQuery",
    "FunnelResult",
    "FunnelStep",
    "HistogramBar",
    "Interval",
    "Job",
    "Jobs",
    "Math",
    "Meta",
    "Order",
    "PeopleQuery",
    "PeopleResult",
    "PersonItem",
    "Plan",
    "Planned",
    "Point",
    "PropertySeen",
    "Question",
    "Result",
    "RetentionBranch",
    "RetentionClock",
    "RetentionMode",
    "RetentionQuery",
    "RetentionResult",
    "Rows",
    "Schema",
    "Scope",
    "Series",
    "Span",
    "Statement",
    "TimeToConvert",
    "TrendQuery",
    "TrendResult",
    "TrendSeries",
]
