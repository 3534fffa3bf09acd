"""Every event of everybody, in order: person after person, session after session, each in time.

What happens one after another (paths, sessions) needs all events of a person, not those of one name. Kept like
this an event takes five bytes, when there are few names: the milliseconds since its session began, and a code.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.logic.funnel_board import Index
from cauce.analytics.logic.funnel_outcome import Read
from cauce.analytics.logic.funnel_rows import (
    Ids,
    Ints,
    Moments,
    by_number,
    distinct,
    in_time,
    numbered,
    run_starts,
    sessions_of,
)
from cauce.analytics.logic.funnel_sql import Part
from cauce.analytics.logic.instants import among
from cauce.analytics.logic.labels import text_bytes
from cauce.analytics.logic.persons import join_moments
from cauce.analytics.logic.visits_sql import VIEWS
from cauce.kernel.sessions import CAP_MS, IDLE_MS

LONG_MS = CAP_MS - IDLE_MS
"""A shorter session is the same whatever range is asked about: no run is cut, none is followed back too far."""


class Kind(NamedTuple):
    """What is told of an event: its name, and as what step it is shown or what it gives its session.

    ``more`` is empty when neither is asked for, and when it is no step and gives nothing.
    """

    event: str
    more: str = ""

    @property
    def text(self) -> str:
        """The kind as one text; ``kind_sql`` writes the same.

        Example:
            >>> Kind("Page Viewed", "/").text, Kind.of("11:Page Viewed/")
            ('11:Page Viewed/', Kind(event='Page Viewed', more='/'))
        """
        return f"{len(self.event)}:{self.event}{self.more}"

    @classmethod
    def of(cls, text: str) -> "Kind":
        """Return what a text says."""
        length, _, rest = text.partition(":")
        return cls(rest[: int(length)], rest[int(length) :])


Whole = NDArray[np.unsignedinteger] | Ints
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Trails:
    """The sessions of person ``i`` are ``first[i]`` to ``first[i + 1]``, the events of session ``k`` ``opens[k]`` on.

    Attributes:
        person: distinct ids in ascending order.
        first: one element more than there are persons.
        session: the sender's session or the device, as ``sessions_sql.session_key`` gives it.
        start: when each session begins, milliseconds since 1970; those of a person in this order.
        opens: one element more than there are sessions.
        views: how many page or screen views each session has.
        after: milliseconds since the session began.
        code: of the event's kind.
        names: the kinds of the codes, as texts.
        long: persons (sorted) with a session of ``LONG_MS``: which sessions they have depends on the range.
    """

    person: Ids
    first: Index
    session: Ids
    start: Ints
    opens: Index
    views: NDArray[np.uint32]
    after: Whole
    code: Whole
    names: tuple[str, ...]
    long: Ids

    @property
    def rows(self) -> int:
        """How many events there are."""
        return len(self.after)

    @property
    def bytes(self) -> int:
        """What it takes in memory."""
        arrays = (self.person, self.first, self.session, self.start, self.opens, self.views)
        return sum(one.nbytes for one in (*arrays, self.after, self.code, self.long)) + text_bytes(
            self.names
        )

    @property
    def last(self) -> Ints:
        """When the last event of each session was, milliseconds since 1970."""
        return self.start + self.after[self.opens[1:] - 1].astype(np.int64)

    @property
    def owner(self) -> Index:
        """The place of the person of each session."""
        return np.repeat(np.arange(len(self.person)), np.diff(self.first))

    def between(self, part: Part) -> "Trails":
        """Return those of a range of persons; nothing of an event or a session is copied."""
        low = int(np.searchsorted(self.person, np.uint64(part.low)))
        high = int(np.searchsorted(self.person, np.uint64(part.high), "right"))
        first = self.first[low : high + 1]
        some = slice(first[0], first[-1])
        opens = self.opens[first[0] : first[-1] + 1]
        rows = slice(opens[0], opens[-1])
        return Trails(
            self.person[low:high],
            first - first[0],
            self.session[some],
            self.start[some],
            opens - opens[0],
            self.views[some],
            self.after[rows],
            self.code[rows],
            self.names,
            self.long,
        )


NO_TRAILS = Trails(
    np.empty(0, np.uint64),
    np.zeros(1, np.intp),
    np.empty(0, np.uint64),
    np.empty(0, np.int64),
    np.zeros(1, np.intp),
    np.empty(0, np.uint32),
    np.empty(0, np.uint32),
    np.empty(0, np.uint8),
    (),
    np.empty(0, np.uint64),
)


def trails_of(read: Read) -> Trails:
    """Return rows in any order as trails; all of a person must be among them."""
    rows, names = read.rows, read.names
    if not len(rows.t):
        return NO_TRAILS
    rows = rows.take(in_time(rows.person, rows.t))
    key = sessions_of(rows.person, rows.t, _session(rows))
    order, number = by_number(np.arange(len(key)), numbered(key))
    rows, heads = rows.take(order), run_starts(number)
    opens, person = np.append(heads, len(number)), rows.person[heads]
    owners, start = run_starts(person), rows.t[heads]
    code = _names(rows)
    after = rows.t - np.repeat(start, np.diff(opens))
    return Trails(
        person[owners],
        np.append(owners, len(person)),
        _session(rows)[heads],
        start,
        opens,
        np.add.reduceat(seen_in(names)[code], heads, dtype=np.uint32),
        small(after),
        code.astype(width_for(len(names))),
        names,
        distinct(person[after[opens[1:] - 1] >= LONG_MS]),
    )


def _session(rows: Moments) -> Ids:
    assert rows.session is not None  # noqa: S101
    return rows.session


def _names(rows: Moments) -> NDArray[np.int32]:
    assert rows.label is not None  # noqa: S101
    return rows.label


def seen_in(names: tuple[str, ...]) -> Flags:
    """Which kinds are page or screen views."""
    return np.array([Kind.of(name).event in VIEWS for name in names], np.bool_)


def small(milliseconds: Ints) -> Whole:
    """Return lengths of time (none is negative) in four bytes each where they fit."""
    few = milliseconds.max(initial=0) < 1 << 32
    return milliseconds.astype(np.uint32) if few else milliseconds


def width_for(names: int) -> type[np.unsignedinteger]:
    """Return the smallest type that has a number for each of so many names."""
    return np.uint8 if names <= 1 << 8 else np.uint16 if names <= 1 << 16 else np.uint32


def rows_of(trails: Trails) -> Read:
    """Return every event as a row: the reverse of ``trails_of``."""
    each = np.diff(trails.opens)
    start = np.repeat(trails.start, each)
    return Read(
        Moments(
            np.repeat(np.repeat(trails.person, np.diff(trails.first)), each),
            start + trails.after,
            np.zeros(len(start), np.uint32),
            np.repeat(trails.session, each),
            label=trails.code.astype(np.int32),
        ),
        trails.names,
    )


FEW = 8


def having(code: Whole, wanted: Flags) -> Index:
    """Return which codes are wanted ones; few are looked for one by one, which reads a byte at a time.

    Example:
        >>> having(np.array([2, 0, 1, 2], np.uint8), np.array([False, False, True])).tolist()
        [0, 3]
    """
    which = np.flatnonzero(wanted).tolist()
    if len(which) > FEW:
        return np.flatnonzero(wanted[code])
    found = np.zeros(len(code), np.bool_)
    for one in which:
        found |= code == one
    return np.flatnonzero(found)


def spread(first: Index, each: Index) -> Index:
    """Return the numbers from each first one on, so many of each.

    Example:
        >>> spread(np.array([7, 2]), np.array([2, 3])).tolist()
        [7, 8, 2, 3, 4]
    """
    ends = np.cumsum(each)
    return np.repeat(first - (ends - each), each) + np.arange(ends[-1] if len(ends) else 0)


def arranged(trails: Trails, persons: Index) -> Trails:
    """Return the trails of some persons (their places), in that order."""
    sessions = np.diff(trails.first)[persons]
    some = spread(trails.first[:-1][persons], sessions)
    each = np.diff(trails.opens)[some]
    rows = spread(trails.opens[:-1][some], each)
    return Trails(
        trails.person[persons],
        _edges(sessions),
        trails.session[some],
        trails.start[some],
        _edges(each),
        trails.views[some],
        trails.after[rows],
        trails.code[rows],
        trails.names,
        trails.long,
    )


def _edges(each: Index) -> Index:
    return np.concatenate((np.zeros(1, np.intp), np.cumsum(each)))


def trails_side_by_side(parts: list[Trails]) -> Trails:
    """Return the trails of ranges of persons, given in ascending order of the ranges."""
    parts = [part for part in parts if part.rows]
    if not parts:
        return NO_TRAILS
    names = tuple(dict.fromkeys(name for part in parts for name in part.names))
    place = {name: i for i, name in enumerate(names)}
    tables = [np.array([place[name] for name in p.names], width_for(len(names))) for p in parts]
    return Trails(
        np.concatenate([part.person for part in parts]),
        _edges(np.concatenate([np.diff(part.first) for part in parts])),
        np.concatenate([part.session for part in parts]),
        np.concatenate([part.start for part in parts]),
        _edges(np.concatenate([np.diff(part.opens) for part in parts])),
        np.concatenate([part.views for part in parts]),
        np.concatenate([part.after for part in parts]),
        np.concatenate([t[part.code] for t, part in zip(tables, parts, strict=True)]),
        names,
        np.unique(np.concatenate([part.long for part in parts])),
    )


def trails_joined(one: Trails, other: Trails, parts: tuple[Part, ...]) -> Trails:
    """Return the events of both; who has some in ``other`` is laid out anew, a range of persons at a time."""
    pairs = ((one.between(part), other.between(part)) for part in parts)
    return trails_side_by_side([_joined(*pair) for pair in pairs])


def _joined(one: Trails, other: Trails) -> Trails:
    if not other.rows:
        return _own_long(one)
    again = among(one.person, other.person)
    moved = trails_of(read_both(arranged(one, np.flatnonzero(again)), other))
    both = trails_side_by_side([_own_long(arranged(one, np.flatnonzero(~again))), moved])
    return arranged(both, np.argsort(both.person, kind="stable"))


def _own_long(trails: Trails) -> Trails:
    """Return the same, of ``long`` only who is among its persons."""
    return replace(trails, long=trails.long[among(trails.long, trails.person)])


def read_both(one: Trails, other: Trails) -> Read:
    """Return the events of both as rows."""
    names = one.names
    if not set(other.names) <= set(names):
        names = tuple(dict.fromkeys((*names, *other.names)))
    place = {name: i for i, name in enumerate(names)}
    pieces = []
    for part in (rows_of(one), rows_of(other)):
        code = np.array([place[name] for name in part.names], np.int32)
        pieces.append(replace(part.rows, label=code[_names(part.rows)]))
    return Read(join_moments(pieces), names)
