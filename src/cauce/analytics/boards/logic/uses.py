"""What uses what: insights and metrics on dashboards, metrics in insights."""

from collections.abc import Mapping
from typing import Any

from cauce.analytics.boards.contracts import Saved, SavedKind
from cauce.analytics.boards.logic.metric import metric_question, with_metric


def insights_of(document: Mapping[str, Any]) -> set[int]:
    """Return the ids of the insights on a dashboard.

    Example:
        >>> insights_of({"tiles": [{"insight_id": "7"}, {"text": "Sales"}]})
        {7}
    """
    return {int(tile["insight_id"]) for tile in document["tiles"] if "insight_id" in tile}


def metrics_of(document: Mapping[str, Any]) -> set[int]:
    """Return the ids of the metrics of a dashboard's tiles, or the one that an insight asks for.

    Example:
        >>> metrics_of({"tiles": [{"metric_id": "7"}]}), metrics_of({"question": {}, "metric_id": "8"})
        ({7}, {8})
    """
    parts = document.get("tiles", [document])
    return {int(part["metric_id"]) for part in parts if "metric_id" in part}


def uses(saved: Saved, used: int) -> bool:
    """Return whether something kept shows an insight or a metric."""
    document = saved.content.document
    return used in metrics_of(document) or ("tiles" in document and used in insights_of(document))


def question_of(document: Mapping[str, Any], known: Mapping[int, Saved]) -> dict[str, Any] | None:
    """Return what a tile or an insight asks; None for words, and for what is gone.

    Args:
        document: of a tile or of an insight.
        known: the insights and metrics that it refers to, and those that they do.
    """
    if "insight_id" in document:
        insight = _there(known, document["insight_id"], SavedKind.INSIGHT)
        return question_of(insight.content.document, known) if insight else None
    metric = _there(known, document.get("metric_id"), SavedKind.METRIC)
    definition = metric.content.document["definition"] if metric else None
    if "question" not in document:
        return metric_question(definition) if definition else None
    question = dict(document["question"])
    return with_metric(question, definition) if definition else question


def _there(known: Mapping[int, Saved], saved_id: str | None, kind: SavedKind) -> Saved | None:
    found = known.get(int(saved_id)) if saved_id else None
    return found if found and found.kind is kind and found.removed_at is None else None
