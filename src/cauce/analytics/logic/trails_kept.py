"""Answering from trails that are kept at hand instead of rows of the engine (``trails``, ADR 0125)."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import numpy as np

from cauce.analytics.contracts import (
    AtHand,
    Columns,
    EventMatch,
    Job,
    Jobs,
    Scope,
    Span,
    Statement,
    Trailed,
)
from cauce.analytics.logic import at_hand
from cauce.analytics.logic.funnel_outcome import Read, array
from cauce.analytics.logic.funnel_rows import Ids, Moments
from cauce.analytics.logic.funnel_sql import Part, part_test, parts_of
from cauce.analytics.logic.instants import among
from cauce.analytics.logic.labels import labels_of_column
from cauce.analytics.logic.merges import Merges
from cauce.analytics.logic.paths_sql import step_sql
from cauce.analytics.logic.persons import merges_of
from cauce.analytics.logic.sessions_sql import session_key
from cauce.analytics.logic.source import Source
from cauce.analytics.logic.trails import (
    NO_TRAILS,
    Flags,
    Kind,
    Trails,
    arranged,
    read_both,
    trails_joined,
    trails_of,
)
from cauce.analytics.logic.visits_sql import label_sql, ranked_sql
from cauce.rules import ALWAYS

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HeldTrails:
    """The trails of a project by raw person: the bulk, and what came since it was last put together."""

    bulk: Trails = NO_TRAILS
    since: Trails = NO_TRAILS

    @property
    def rows(self) -> int:
        """How many events there are."""
        return self.bulk.rows + self.since.rows

    @property
    def bytes(self) -> int:
        """What it takes in memory."""
        return self.bulk.bytes + self.since.bytes

    def with_later(self, more: Trails, share: int) -> "HeldTrails":
        """Return what is held with later events, in the bulk once they are more than a share of it."""
        if not more.rows:
            return self
        since = trails_joined(self.since, more, parts_of(1)) if self.since.rows else more
        if since.rows * share <= self.bulk.rows:
            return HeldTrails(self.bulk, since)
        if not self.bulk.rows:
            return HeldTrails(since, NO_TRAILS)
        return HeldTrails(trails_joined(self.bulk, since, parts_of(self.bulk.rows)), NO_TRAILS)

    def apart(self, merges: Merges) -> Ids:
        """Return the raw persons (sorted) whose sessions are not simply those of the bulk."""
        return np.unique(
            np.concatenate((merges.away, merges.into, self.since.person, self.bulk.long))
        )

    def of(self, persons: Ids) -> Read:
        """Return the events of some raw persons (sorted) as rows."""
        bulk, since = (
            arranged(one, np.flatnonzero(among(one.person, persons)))
            for one in (self.bulk, self.since)
        )
        return read_both(bulk, since)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The trails of a range of persons. ``here``: which of them the stretch answers for; None: all."""

    trails: Trails
    here: Flags | None

    def of_sessions(self) -> Flags | None:
        """Return which sessions are of persons it answers for; None: all."""
        return None if self.here is None else np.repeat(self.here, np.diff(self.trails.first))


def trails_at_hand(
    asked: AtHand, plain: Callable[[Stretch], T], apart: Callable[[Read], T]
) -> Generator[Statement | Jobs | AtHand, Any, list[T] | None]:
    """Do the work on everything kept; None when it is not kept, as of groups nothing is.

    Persons whose sessions are told by the bulk alone go through ``plain``; those with later events, those who were
    merged and those with sessions of a day go through ``apart``, as rows by who they are now.
    """
    if asked.scope.groups:
        return None
    held = yield asked
    if held is None:
        return None
    merges = yield from merges_of(asked.scope)
    jobs = tuple(
        Job(None, partial(_ignoring, one)) for one in _works(held[0], merges, plain, apart)
    )
    return list((yield Jobs(jobs)))


def _ignoring(work: Callable[[], T], _columns: Columns) -> T:
    return work()


def _works(
    held: HeldTrails, merges: Merges, plain: Callable[[Stretch], T], apart: Callable[[Read], T]
) -> Iterator[Callable[[], T]]:
    """Yield the work on each range of persons, every person whole and as who they are now."""
    elsewhere = held.apart(merges)
    for part in at_hand._parts(held.bulk.rows):
        yield partial(_on_stretch, held.bulk, part, elsewhere, plain)
    if not len(elsewhere):
        return
    now, rows = merges.of(elsewhere), _rows_each(held, elsewhere)
    for part in at_hand._parts(rows):
        some = elsewhere[(now >= np.uint64(part.low)) & (now <= np.uint64(part.high))]
        yield partial(_on_rows, held, some, merges, apart)


def _rows_each(held: HeldTrails, persons: Ids) -> int:
    """How many events the persons have."""
    bulk = held.bulk
    each = np.diff(bulk.opens[bulk.first])
    return int(each[among(bulk.person, persons)].sum()) + held.since.rows


def _on_stretch(bulk: Trails, part: Part, elsewhere: Ids, work: Callable[[Stretch], T]) -> T:
    trails = bulk.between(part)
    away = among(trails.person, elsewhere)
    return work(Stretch(trails, ~away if np.any(away) else None))


def _on_rows(held: HeldTrails, persons: Ids, merges: Merges, work: Callable[[Read], T]) -> T:
    read = held.of(persons)
    rows = read.rows
    moved = Moments(merges.of(rows.person), rows.t, rows.mask, rows.session, label=rows.label)
    return work(Read(moved, read.names))


def trails_statement(
    wanted: Trailed,
    scope: Scope,
    part: Part,
    seqs: tuple[int, int],
    settled: tuple[str, ...] = (),
) -> Statement:
    """Return the statement of p, t, s (session or device) of all events between two ``seq``.

    And v, their names, or k, the texts of their kinds.

    Reads the sort key (project_id, event, person_id, timestamp). ``settled``: see ``Source.between``.
    """
    source = Source.of(scope, scope.utc)
    tests = [source.counted, *part_test(source, part)]
    more = _more_sql(wanted, source)
    told = f"{kind_sql(more)} AS k" if more else "toLowCardinality(event) AS v"
    rows = (
        f"SELECT person_id AS p, toUnixTimestamp64Milli(timestamp) AS t, {session_key()} AS s,"
        f" {told} FROM events WHERE {' AND '.join(tests)}"
    )
    return source.between(rows, seqs, settled)


def _more_sql(wanted: Trailed, source: Source) -> str:
    """What is told of an event beside its name; "" when that is nothing."""
    if wanted.by is not None:
        return ranked_sql(label_sql(wanted.by, source))
    return step_sql(wanted.steps, ALWAYS, source) if wanted.steps else ""


def kind_sql(more: str) -> str:
    """Return the text of an event's kind (see ``Kind.text``) as SQL."""
    return f"toLowCardinality(concat(toString(lengthUTF8(event)), ':', event, {more}))"


def own_statement(scope: Scope, span: Span) -> Statement:
    """Return the statement that counts the rows which a question about a span reads by itself."""
    source = Source.of(scope, scope.utc)
    return source.statement(
        f"SELECT count() FROM events WHERE {source.counted} AND {source.during(span)}"
    )


def read_trails(columns: Columns) -> Trails:
    """Return the engine's rows of a range of persons as trails."""
    labels = labels_of_column(columns["k" if "k" in columns else "v"])
    # TRICKY: the engine's dictionary of texts also has an empty one, which no row has.
    whole = "k" in columns
    names = tuple(name if name and whole else Kind(name).text for name in labels.names)
    person = array(columns["p"], np.uint64)
    rows = Moments(
        person,
        array(columns["t"], np.int64),
        np.empty(len(person), np.uint32),
        array(columns["s"], np.uint64),
        label=labels.code,
    )
    return trails_of(Read(rows, names))


def by_name_alone(match: EventMatch) -> bool:
    """Return whether the name of an event tells whether it matches."""
    return match.where == ALWAYS
