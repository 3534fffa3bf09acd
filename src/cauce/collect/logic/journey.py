"""When an event happened, whatever the clock of who sent it says.

``timestamp = received - (sent - original)``: the time between an event and its sending is right even
when the clock is not. Source: Segment, "Common fields" (connections/spec/common).
"""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

FUTURE = timedelta(hours=1)
STORABLE_FROM = datetime(1900, 1, 1, tzinfo=UTC)
STORABLE_TO = datetime(2299, 12, 31, tzinfo=UTC)
TRANSIT = timedelta(seconds=1)
"""A difference under a second between sending and arriving is the way here, not a wrong clock."""
_NONE = timedelta()


class Journey(NamedTuple):
    """The way of a request: when it was sent by its own clock, and how far that clock is behind ours."""

    received: datetime
    latest: datetime
    """An event may be at most an hour ahead."""
    sent: datetime | None
    """None when not said, or when no engine can keep it."""
    sent_by_its_clock: datetime | None
    behind: timedelta

    @classmethod
    def of(cls, sent: datetime | None, received: datetime) -> "Journey":
        """Return the journey of what was sent and received then."""
        sent = None if sent is None else utc(sent)
        behind = _NONE if sent is None else received - sent
        if -TRANSIT < behind < TRANSIT:
            behind = _NONE
        kept = None if sent is None else storable(sent)
        return cls(received, received + FUTURE, kept, sent, behind)

    def corrected(self, original: datetime | None) -> datetime:
        """Return when something happened that says of itself ``original``."""
        if original is None:
            return self.received
        if not self.behind:
            return original
        if self.sent_by_its_clock is not None and original > self.sent_by_its_clock:
            return self.received
        try:
            return original + self.behind
        except OverflowError:
            return original


def storable(instant: datetime) -> datetime | None:
    """Return an instant that every engine can keep, None for another."""
    return instant if STORABLE_FROM <= instant <= STORABLE_TO else None


def utc(instant: datetime) -> datetime:
    """Return the instant in UTC; one without a zone is taken as UTC."""
    if instant.tzinfo is UTC:
        return instant
    if instant.tzinfo is None:
        return instant.replace(tzinfo=UTC)
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        return instant.replace(tzinfo=UTC)
