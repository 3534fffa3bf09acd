"""Combinations of breakdown values: one label for several properties, a JSON list of their values."""

import json
from collections.abc import Sequence

from cauce.analytics.contracts import OTHER, Breakdown

NO_VALUE = "CAST(NULL, 'Nullable(String)')"


def combined_sql(labels: Sequence[str]) -> str:
    """Return several Nullable(String) labels as one; NULL where none of them has a value."""
    nothing = " AND ".join(f"isNull({label})" for label in labels)
    return f"if({nothing}, NULL, toJSONString([{', '.join(labels)}]))"


def parts_of(value: str | None, by: Breakdown | None) -> tuple[str | None, ...] | None:
    """Return the values that a label combines; None where it is not of a combination.

    Example:
        >>> from cauce.rules import Subject
        >>> from cauce.analytics.contracts import Split
        >>> both = Breakdown(Subject.PROPERTY, "country", also=(Split(Subject.TRAIT, "plan"),))
        >>> parts_of('["ES",null]', both), parts_of("$other", both)
        (('ES', None), None)
    """
    if by is None or not by.also or value is None or value == OTHER:
        return None
    return tuple(json.loads(value))


def combined(values: Sequence[str | None]) -> str | None:
    """Return the label of some values, as the engine writes it; None without any.

    Example:
        >>> combined(("ES", None)), combined((None, None))
        ('["ES",null]', None)
    """
    if all(value is None for value in values):
        return None
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":")).replace("/", "\\/")
