"""What a session is, and its reference implementation.

The sender's own id names a session. Without one: the events of a person on one device (anonymous id)
form *runs* without a pause of more than 30 minutes; a run is one session, or several when it goes on for
longer than a day: it is cut every 24 hours after its first event. Source: the 30 minutes of web
analytics (Google Analytics, Plausible), the 24 hours of PostHog.

Where groups are counted, a session is of what one person does for one group.

The same instants give the same sessions in whatever order they come: ``Runs`` takes them one by one, late
ones too; ``analytics`` works the same out in SQL and in arrays. One property test holds all equal.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

IDLE_MS = 30 * 60 * 1000
CAP_MS = 24 * 60 * 60 * 1000
LOOK_BACK_MS = 2 * CAP_MS
"""Questions follow a run so far back before their first day."""


class Session(NamedTuple):
    """A session of one person on one device: its run's first instant (ms since 1970), and which day of it."""

    run: int
    part: int


@dataclass(slots=True)
class Runs:
    """The runs of one person on one device, as far as its instants are known.

    Example:
        >>> runs = Runs()
        >>> for minute in (0, 50, 20):
        ...     runs.add(minute * 60_000)
        >>> runs.session_of(50 * 60_000), runs.session_of(0)
        (Session(run=0, part=0), Session(run=0, part=0))
    """

    _first: list[int] = field(default_factory=list)
    _last: list[int] = field(default_factory=list)

    def add(self, ms: int) -> None:
        """Take an event's instant; a late one may join two runs."""
        at = bisect_right(self._first, ms)
        before = at > 0 and ms - self._last[at - 1] <= IDLE_MS
        after = at < len(self._first) and self._first[at] - ms <= IDLE_MS
        if before and after:
            self._last[at - 1] = self._last.pop(at)
            del self._first[at]
        elif before:
            self._last[at - 1] = max(self._last[at - 1], ms)
        elif after:
            self._first[at] = ms
        else:
            self._first.insert(at, ms)
            self._last.insert(at, ms)

    def session_of(self, ms: int) -> Session:
        """Return the session of an instant that was taken."""
        run = self._first[bisect_right(self._first, ms) - 1]
        return Session(run, (ms - run) // CAP_MS)
