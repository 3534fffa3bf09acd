"""Answers that cost no work: of many questions at once, those that are kept."""

from collections.abc import Mapping
from typing import Any

from cauce.analytics.contracts import Answer
from cauce.analytics.facade import Analytics
from cauce.analytics.facade.answers import as_cached, key_of
from cauce.analytics.facade.versions import mark_of
from cauce.analytics.logic.comparison import segments_in
from cauce.analytics.logic.questions import Asked, parse_question
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId


def kept_answers(
    analytics: Analytics,
    project_id: ProjectId,
    documents: Mapping[str, Any],
    *,
    timezone: str = "UTC",
) -> dict[str, Answer]:
    """Return those answers that are kept of questions on the data as they are now, by the questions' names.

    Nothing is worked out and nothing refused: a question that cannot be asked has no answer here, and
    whoever asks it by itself is told why.

    Args:
        analytics: what keeps the answers.
        project_id: the project whose events are looked at.
        documents: questions by name.
        timezone: of the project, when a question names none.
    """
    asked = Asked(analytics.clock(), timezone)
    try:
        version = analytics.versions.of(analytics.events, project_id)
    except CauceError:  # the engine is away: each question says so when it is asked
        return {}
    found = {
        name: _kept(analytics, project_id, document, asked, version)
        for name, document in documents.items()
    }
    return {name: as_cached(answer) for name, answer in found.items() if answer is not None}


def _kept(
    analytics: Analytics, project_id: ProjectId, document: Any, asked: Asked, version: str
) -> Answer | None:
    try:
        question = parse_question(document, asked)
        names = segments_in(question)
        known = analytics.segments.known(project_id, names) if names and analytics.segments else {}
    except CauceError:
        return None
    if len(known) < len(names):
        return None
    key = key_of(project_id, question, version + mark_of(known), asked.now)
    return None if key is None else analytics.cache.get(key)
