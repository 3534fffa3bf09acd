"""JSON → question."""

from cauce.analytics.logic.questions.attribution import MAX_CHANNELS, MAX_TOUCHPOINTS
from cauce.analytics.logic.questions.cohort_sizes import MAX_COHORTS
from cauce.analytics.logic.questions.common import MAX_SEGMENTS, MAX_SPLITS, Asked, parse_match
from cauce.analytics.logic.questions.correlation import MAX_EXCLUDED, MAX_FACTORS, MAX_LISTED
from cauce.analytics.logic.questions.document import parse_question
from cauce.analytics.logic.questions.funnel import MAX_NEXT, MAX_SESSIONS, MAX_STEPS
from cauce.analytics.logic.questions.histogram import MAX_BINS
from cauce.analytics.logic.questions.lifecycle import MAX_COUNT, MAX_PERIODS
from cauce.analytics.logic.questions.paths import MAX_DEPTH, MAX_ENTRIES, MAX_NAMES, MAX_PATTERNS
from cauce.analytics.logic.questions.people import (
    MAX_LIMIT,
    MAX_VALUE,
    no_such_group,
    no_such_point,
)
from cauce.analytics.logic.questions.retention import MAX_BRACKETS, MAX_LAST, MAX_RETURNS
from cauce.analytics.logic.questions.sessions import MAX_KEY_EVENTS
from cauce.analytics.logic.questions.sql import MAX_SQL
from cauce.analytics.logic.questions.trend import MAX_SERIES

__all__ = [
    "MAX_BINS",
    "MAX_BRACKETS",
    "MAX_CHANNELS",
    "MAX_COHORTS",
    "MAX_COUNT",
    "MAX_DEPTH",
    "MAX_ENTRIES",
    "MAX_EXCLUDED",
    "MAX_FACTORS",
    "MAX_KEY_EVENTS",
    "MAX_LAST",
    "MAX_LIMIT",
    "MAX_LISTED",
    "MAX_NAMES",
    "MAX_NEXT",
    "MAX_PATTERNS",
    "MAX_PERIODS",
    "MAX_RETURNS",
    "MAX_SEGMENTS",
    "MAX_SERIES",
    "MAX_SESSIONS",
    "MAX_SPLITS",
    "MAX_SQL",
    "MAX_STEPS",
    "MAX_TOUCHPOINTS",
    "MAX_VALUE",
    "Asked",
    "no_such_group",
    "no_such_point",
    "parse_match",
    "parse_question",
]
