"""Sessions as SQL (``kernel.sessions`` says what they are)."""

from datetime import timedelta

from cauce.analytics.contracts import Span
from cauce.analytics.logic.source import Source
from cauce.kernel.sessions import CAP_MS, IDLE_MS, LOOK_BACK_MS
from cauce.rules.compile import overrides_join, person_of

LONG_AGO_MS = -(10**15)
"""Before every event."""


def sessions_sql(source: Source, span: Span, columns: str, hit: str) -> str:
    """Return the query of the events that pass ``hit``: ``columns``, p and sid, the session.

    Runs are taken over all events of the person that carry no session id, matching or not, from
    two days before the span on. Events of one person and device are ordered by their instant alone:
    equal ones are in the same run whichever comes first. ``sid`` is a hash within the person.

    Args:
        source: binds the values.
        span: the instants that are asked about.
        columns: expressions with names, over the rows of ``events``.
        hit: the whole test of an event that counts, over the rows of ``events``.
    """
    rules = source.rules
    person, joined = person_of("e", rules), f"events AS e {overrides_join('e', rules)}"
    named = (
        f"SELECT {columns}, {person} AS p, {session_key()} AS sid FROM {joined}"
        f" WHERE {hit} AND session_id != ''"
    )
    bare = (
        f"SELECT {columns}, {person} AS p, {session_key()} AS device,"
        f" toUnixTimestamp64Milli(timestamp) AS ms, {hit} AS hit FROM {joined}"
        f" WHERE {source.counted} AND {source.during(followed_back(span))} AND session_id = ''"
    )
    return f"{named} UNION ALL {_runs(bare)}"


def _runs(rows: str) -> str:
    """The hits among rows without a session id, with the run they are in and its day.

    The engine may take events of one instant in another order the second time: the run of an instant is
    looked for over all of its events (RANGE), since any of them may be the one that opened it.
    """
    each = (
        "OVER (PARTITION BY p, device ORDER BY ms {} BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"
    )
    before = f"lagInFrame(ms, 1, {LONG_AGO_MS}) {each.format('ROWS')}"
    opened = f"SELECT *, if(ms - {before} > {IDLE_MS}, ms, {LONG_AGO_MS}) AS opens FROM ({rows})"
    runs = f"SELECT *, max(opens) {each.format('RANGE')} AS run FROM ({opened})"
    return (
        "SELECT * EXCEPT (device, ms, hit, opens, run),"
        f" xxh3(device, run, intDiv(ms - run, {CAP_MS})) AS sid FROM ({runs}) WHERE hit"
    )


def session_key() -> str:
    """Return the hash of the sender's session id, or of the device (see ``funnel_rows.sessions_of``)."""
    device = "if(anonymous_id = '', 0, bitAnd(xxh3(anonymous_id), bitNot(toUInt64(1))))"
    return f"if(session_id = '', {device}, bitOr(xxh3(session_id), toUInt64(1)))"


def acting_session(source: Source) -> str:
    """Return the hash of an event's session within who acts; over the rows of ``acting_rows``.

    Of a group it is that of the person who did it: colleagues are never in one session.
    """
    if not source.scope.groups:
        return session_key()
    person, key, own = person_of("e", source.rules), session_key(), "toUInt64(1)"
    return f"bitOr(bitAnd(xxh3({person}, {key}), bitNot({own})), bitAnd({key}, {own}))"


def acting_rows(source: Source) -> str:
    """Return the rows of ``events`` that ``acting_session`` is worked out over."""
    if not source.scope.groups:
        return "events"
    return f"events AS e {overrides_join('e', source.rules)}"


def followed_back(span: Span) -> Span:
    """Return the span from which the runs of its sessions are followed."""
    return Span(span.start - timedelta(milliseconds=LOOK_BACK_MS), span.end)
