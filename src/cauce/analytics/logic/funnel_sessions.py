"""A funnel's window in sessions: when it closes for whoever enters with an event.

The count of a person's sessions that have begun is a clock: a window of n sessions is open while it shows
less than n more than on entering. It only goes forward, also when sessions of two devices overlap.
"""

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import FunnelQuery
from cauce.analytics.logic.funnel_rows import (
    Ids,
    Ints,
    Moments,
    dense,
    distinct,
    mix,
    run_starts,
    sessions_of,
)
from cauce.analytics.logic.funnel_sql import ONLY_FOR_SESSIONS


def with_sessions(rows: Moments, query: FunnelQuery) -> Moments:
    """Return the rows with their sessions worked out, without those that served only for that.

    A session is a person's own; of what they do for several groups, each has its own sessions.
    """
    if rows.session is None:
        return rows
    whose = rows.person if rows.group is None else mix(rows.person, rows.group)
    key = sessions_of(whose, rows.t, rows.session)
    until = None
    if query.sessions is not None:
        actor = rows.person if rows.group is None else rows.group
        until = closing(actor, rows.t, key, query.sessions, query.window_s * 1000)
    told = Moments(rows.person, rows.t, rows.mask, key, rows.hold, rows.group, rows.label, until)
    return told.take(rows.mask & np.uint32(ONLY_FOR_SESSIONS) == 0)


def closing(person: Ids, t: Ints, session: Ids, sessions: int, most_ms: int) -> Ints:
    """Return the last millisecond of the window of so many sessions that opens with each event.

    It is the one before the session after them begins, and ``most_ms`` after the event at the latest.

    Example:
        >>> one, t = np.full(3, 7, np.uint64), np.array([0, 50, 90])
        >>> closing(one, t, np.array([1, 2, 3], np.uint64), 2, 1000).tolist()
        [89, 1050, 1090]
    """
    if not len(t):
        return t
    first = int(t.min())
    span = int(t.max()) - first + 1
    at = dense(person, distinct(person)) * span + (t - first)
    begins = _begins(at, session)
    place = np.searchsorted(begins, at, "right") + (sessions - 1)
    after = begins[np.minimum(place, len(begins) - 1)]
    closes = (place < len(begins)) & (after // span == at // span)
    return np.where(closes, np.minimum(t + (after - at) - 1, t + most_ms), t + most_ms)


def _begins(at: Ints, session: Ids) -> NDArray[np.int64]:
    """Return when each session begins, in order."""
    order = np.lexsort((at, session))
    return np.sort(at[order[run_starts(session[order])]])
