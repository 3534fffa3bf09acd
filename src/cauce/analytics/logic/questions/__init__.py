"""JSON → question."""

from cauce.analytics.logic.questions.common import Asked, parse_match
from cauce.analytics.logic.questions.document import parse_question
from cauce.analytics.logic.questions.funnel import MAX_STEPS
from cauce.analytics.logic.questions.lifecycle import MAX_COUNT, MAX_PERIODS
from cauce.analytics.logic.questions.people import MAX_LIMIT, no_such_point
from cauce.analytics.logic.questions.trend import MAX_SERIES

__all__ = [
    "MAX_COUNT",
    "MAX_LIMIT",
    "MAX_PERIODS",
    "MAX_SERIES",
    "MAX_STEPS",
    "Asked",
    "no_such_point",
    "parse_match",
    "parse_question",
]
