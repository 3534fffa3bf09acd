"""The answers as JSON, one shape per kind of question."""

from cauce.analytics.routes.answers.document import AnswerOut

__all__ = [
    "AnswerOut",
]
