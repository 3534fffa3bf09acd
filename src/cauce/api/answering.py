"""Answers as HTTP tells them, for those below who need the same JSON."""

from collections.abc import Mapping
from typing import Any

from cauce.analytics.contracts import Answer
from cauce.analytics.routes.answers import AnswerOut
from cauce.kernel.errors import Language


def answer_json(answer: Answer, language: Language) -> Mapping[str, Any]:
    """Return an answer as ``POST …/query`` tells it."""
    told: dict[str, Any] = AnswerOut.of(answer, language).model_dump(mode="json")
    return told
