"""The questions as JSON Schema: what ``logic.questions`` takes, field by field.

The models describe; the parser judges, because its refusals name the path and what is allowed in the
reader's language. ``tests/unit/analytics/test_questions_as_documented.py`` holds the two equal, and names what only the parser knows.
"""

from cauce.analytics.routes.questions.document import EXAMPLES, Question

__all__ = [
    "EXAMPLES",
    "Question",
]
