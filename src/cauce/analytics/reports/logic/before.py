"""The same question about the days before."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from cauce.analytics.contracts import FunnelQuery
from cauce.analytics.logic.questions import Asked, parse_question


def before(question: Mapping[str, Any], asked: Asked) -> dict[str, Any]:
    """Return a funnel's question about as many days, up to the day before its own.

    Raises:
        CauceError: ``invalid_field`` when it cannot be asked.
    """
    read = parse_question(question, asked)
    if not isinstance(read, FunnelQuery):
        raise TypeError(f"a {type(read).__name__} is compared by its own answer")
    first, last = read.range.first, read.range.last
    day = timedelta(days=1)
    return {
        **question,
        "date_from": (first - (last - first) - day).isoformat(),
        "date_to": (first - day).isoformat(),
    }
