"""Date comparisons as one half-open range of instants."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cauce.rules.contracts import Comparison, Op
from cauce.rules.values import instant_of_text

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def bounds(leaf: Comparison, now: datetime, zone: ZoneInfo) -> tuple[int | None, int | None]:
    """Return [from, to) in milliseconds since 1970 for before, after and within_last.

    A bare date is the whole day in ``zone``: before it starts, after it ends.
    """
    if leaf.op is Op.WITHIN_LAST:
        end = (now - _EPOCH) // timedelta(milliseconds=1)
        return end - 1000 * int(str(leaf.value)) + 1, end + 1
    text = str(leaf.value)
    at = instant_of_text(text, zone)
    if leaf.op is Op.BEFORE:
        return None, at
    if len(text) == len("2026-01-01"):
        tomorrow = datetime.fromisoformat(text) + timedelta(days=1)
        return instant_of_text(tomorrow.date().isoformat(), zone), None
    return None if at is None else at + 1, None
