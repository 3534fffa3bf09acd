"""How a stored JSON value reads as text, number or instant: the rules both interpreters share.

Source of the storage side: ClickHouse's ``JSON`` type (integers become Int64 or UInt64, larger
ones text; null and an empty object are the same as nothing; objects nest into dotted paths).
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

NUMBER = r"-?[0-9]{1,40}(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?"
"""Text that reads as a number: JSON's grammar, leading zeros allowed, always finite."""

INSTANT = (
    r"(19|20|21|22)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    r"([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?"
    r"(Z|[+-]([01][0-9]):?[0-5][0-9])?)?"
)
"""Text that reads as a date or date-time (ISO 8601), years 1900 to 2299."""

_NUMBER, _INSTANT = re.compile(NUMBER, re.ASCII), re.compile(INSTANT, re.ASCII)
_PARTS = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(\.\d+)?(Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def number_of_text(text: str) -> float | None:
    """Return the number a text stands for, or None when it is not one.

    Example:
        >>> number_of_text("19.90"), number_of_text(" 1"), number_of_text("1e3")
        (19.9, None, 1000.0)
    """
    return float(text) if _NUMBER.fullmatch(text) else None


def exact_number_of_text(text: str) -> int | float | None:
    """Return the number a text stands for, as an integer when it is written as one.

    Example:
        >>> exact_number_of_text("9007199254740993"), exact_number_of_text("1.0")
        (9007199254740993, 1.0)
    """
    if not _NUMBER.fullmatch(text):
        return None
    return int(text) if text.lstrip("-").isdigit() else float(text)


def instant_of_text(text: str, zone: ZoneInfo) -> int | None:
    """Return the instant a text stands for in milliseconds since 1970, None when it is none.

    Without an offset it is local time in ``zone``; a local time that happens twice is the first
    one, and one that a clock change skips is read with the offset in force after the change.

    Example:
        >>> instant_of_text("1970-01-02", ZoneInfo("UTC"))
        86400000
    """
    if not _INSTANT.fullmatch(text):
        return None
    day, minute, second, fraction, offset = _PARTS.fullmatch(text).groups()  # type: ignore[union-attr]
    try:
        local = datetime.fromisoformat(f"{day}T{minute or '00:00'}{second or ':00'}")
    except ValueError:
        return None
    milliseconds = int(((fraction or ".") + "000")[1:4])
    stated = datetime.fromisoformat(local.isoformat() + offset) if offset else None
    aware = stated or localise(local, zone)
    return (aware - _EPOCH) // _MILLISECOND + milliseconds


def localise(local: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant (UTC) of a wall-clock time; see ``instant_of_text`` for clock changes."""
    first = local.replace(tzinfo=zone)
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
        first = first.replace(fold=1)
    return first.astimezone(UTC)


def flatten(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return dotted path → value, as the engine keeps it: no nulls, no objects, first path wins.

    Example:
        >>> flatten({"a": {"b": 1}, "a.b": 2, "c": None})
        {'a.b': 1}
    """
    out: dict[str, Any] = {}
    for path, value in _leaves(document, ""):
        out.setdefault(path, value)
    return out


def _leaves(value: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for key, item in value.items():
        if isinstance(item, Mapping):
            yield from _leaves(item, f"{prefix}{key}.")
        elif item is not None:
            yield prefix + key, stored(item)


def stored(value: Any) -> Any:
    """Return the value as the engine keeps it: integers beyond 64 bits become text."""
    if isinstance(value, int) and not isinstance(value, bool) and not -(2**63) <= value < 2**64:
        return str(value)
    return value
