"""Which insights a dashboard shows."""

from collections.abc import Mapping
from typing import Any


def insights_of(document: Mapping[str, Any]) -> set[int]:
    """Return the ids of the insights on a dashboard.

    Example:
        >>> insights_of({"tiles": [{"insight_id": "7"}, {"text": "Sales"}]})
        {7}
    """
    return {int(tile["insight_id"]) for tile in document["tiles"] if "insight_id" in tile}


def shows(document: Mapping[str, Any], insight_id: int) -> bool:
    """Return whether an insight is on a dashboard."""
    return insight_id in insights_of(document)
