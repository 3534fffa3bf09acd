"""Lives: in which periods each person was active, and when they were new.

Each person is one row of bits, a bit a period (``activity``), with the period before the first one as
bit 0. Whoever was active in the period before stands in the same bits shifted by one.
"""

from collections.abc import Generator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import (
    Columns,
    Interval,
    Job,
    Jobs,
    LifecycleQuery,
    NewWhen,
    Scope,
    Span,
    Statement,
    Status,
    Step,
)
from cauce.analytics.logic.activity import (
    bit_counts,
    label_column,
    labels_in,
    one_bit,
    same_key,
    shifted,
    spread,
    stacked,
    word_sql,
    words_for,
)
from cauce.analytics.logic.at_hand import selected, worked_at_hand
from cauce.analytics.logic.calendar import (
    add,
    bucket_number,
    bucket_starts,
    hour_starts,
    midnight,
)
from cauce.analytics.logic.funnel_outcome import array
from cauce.analytics.logic.funnel_rows import Ids, Ints
from cauce.analytics.logic.funnel_sql import Part, by_property, part_test, ranges
from cauce.analytics.logic.instants import Instants, bits_of
from cauce.analytics.logic.labels import Labels, join_labels, unlabelled
from cauce.analytics.logic.merges import NO_MERGES, Merges
from cauce.analytics.logic.onward import Work, counting
from cauce.analytics.logic.persons import merges_of, trait_labels
from cauce.analytics.logic.source import Source
from cauce.rules.compile import instant

T = TypeVar("T")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Lives:
    """One row a person and label: when they were new (milliseconds), and a bit for each period.

    The period before the first one is bit 0.
    """

    person: Ids
    birth: Ints
    words: Ids
    labels: Labels

    def relabelled(self, labels: Labels) -> "Lives":
        """Return the same under other labels; rows of a person with equal ones become one."""
        return _one_row_each(replace(self, labels=labels))

    def of(self, code: int) -> "Lives":
        """Return the rows with one label."""
        return self.take(self.labels.code == code)

    def take(self, index: NDArray[np.bool_]) -> "Lives":
        """Return some of the rows."""
        labels = Labels(self.labels.code[index], self.labels.names)
        return Lives(self.person[index], self.birth[index], self.words[index], labels)


@dataclass(frozen=True, slots=True)
class Statuses:
    """How many persons there are, and how many have each status: a row a status, a column a period of ``edges_of``."""

    persons: int
    counts: Ints

    @classmethod
    def of(cls, counts: Ints) -> "Statuses":
        """Return what one row of numbers says: the persons, then status after status."""
        return cls(int(counts[0]), counts[1:].reshape(len(Status), -1))

    @classmethod
    def of_lives(cls, lives: Lives, edges: Ints) -> "Statuses":
        """Return those of some lives."""
        return cls.of(_counts(lives, edges))


def with_status(lives: Lives, edges: Ints) -> dict[Status, Ids]:
    """Return the bits of the periods in which each person has a status; ``edges`` as ``edges_ms`` gives them."""
    active, before = lives.words, shifted(lives.words)
    number = np.searchsorted(edges, lives.birth, "right") - 1
    new = one_bit(np.where(number < len(edges) - 1, number, -1), active.shape[1])
    return {
        Status.NEW: active & new,
        Status.RETURNING: active & before & ~new,
        Status.RESURRECTING: active & ~before & ~new,
        Status.DORMANT: before & ~active,
    }


def lives_of(query: LifecycleQuery, scope: Scope) -> Generator[Step, Any, Lives]:
    """Read in which periods each person was active, and when they were new, labelled by the breakdown."""
    lives = yield from _at_hand(query, scope)
    if lives is None:
        lives = yield from _read_lives(query, scope)
    if query.breakdown is not None and not by_property(query.breakdown):
        labels = yield from trait_labels(query.breakdown.name, lives.person, scope)
        lives = replace(lives, labels=labels)
    if query.new is NewWhen.FIRST_MATCH:
        return lives
    seen = yield Jobs((Job(_seen_statement(scope), _read_seen),))
    return _born_when_seen(lives, *seen[0])


def statuses_of(query: LifecycleQuery, scope: Scope) -> Generator[Step, Any, Statuses]:
    """Count the statuses of everybody, from counts that are kept or else from the rows.

    Of a question that is not split and where who is new is told by the events: counts of a trait's values or of
    profiles would not hold any more when these change.
    """
    edges = edges_ms(query)
    counts = yield from _worked(query, scope, _counting(edges))
    if counts is None:
        lives = yield from _read_lives(query, scope)
        return Statuses.of_lives(lives, edges)
    return Statuses.of(counts)


def _counting(edges: Ints) -> Work[Ints]:
    return counting(
        ("statuses", edges.tobytes()), lambda rows: _counts(_of_instants(rows[0], edges), edges)
    )


def _counts(lives: Lives, edges: Ints) -> Ints:
    """Return how many persons there are, then for each status those who have it in each period."""
    words, periods = with_status(lives, edges), len(edges) - 1
    each = [bit_counts(words[status], periods) for status in Status]
    return np.concatenate([[len(lives.person)], *each])


def _at_hand(query: LifecycleQuery, scope: Scope) -> Generator[Step, Any, Lives | None]:
    edges = edges_ms(query)
    work = Work(
        ("lives", edges.tobytes()),
        lambda rows: _of_instants(rows[0], edges),
        lambda all_, gone: all_.take(gone.stay(all_.person)),
        lambda parts: _joined(parts, NO_MERGES),
    )
    return (yield from _worked(query, scope, work))


def _worked(query: LifecycleQuery, scope: Scope, work: Work[T]) -> Generator[Step, Any, T | None]:
    wanted = selected(query.match, query.where)
    if wanted is None or by_property(query.breakdown):
        return None
    instead = _statement(query, scope, ranges(1)[0])
    return (yield from worked_at_hand((wanted,), instead, scope, work))


def _of_instants(instants: Instants, edges: Ints) -> Lives:
    birth = instants.t[instants.first[:-1]]
    words, person = bits_of(instants, edges), instants.person
    return Lives(person, birth, words, unlabelled(len(person))).take(birth < edges[-1])


def _read_lives(query: LifecycleQuery, scope: Scope) -> Generator[Step, Any, Lives]:
    merges = yield from merges_of(scope)
    volume = yield Source.of(scope, query.range.timezone).volume(query.match.event)
    work = partial(_read, words=words_for(len(edges_of(query)) - 1))
    statements = [_statement(query, scope, part) for part in spread(int(volume[0][0]))]
    found = yield Jobs(tuple(Job(statement, work) for statement in statements))
    return _joined(found, merges)


def edges_of(query: LifecycleQuery) -> tuple[datetime, ...]:
    """Return the starts (UTC) of the period before the range, of its periods, and of the one after."""
    if query.interval is Interval.HOUR:
        hour, hours = timedelta(hours=1), hour_starts(query.range)
        return (hours[0] - hour, *hours, hours[-1] + hour)
    starts = bucket_starts(query.range, query.interval)
    days = [add(starts[0], query.interval, i) for i in range(-1, len(starts) + 1)]
    return tuple(midnight(day, query.range.timezone) for day in days)


def edges_ms(query: LifecycleQuery) -> Ints:
    """Return the same in milliseconds since 1970."""
    return np.array([_ms(edge) for edge in edges_of(query)], np.int64)


def _statement(query: LifecycleQuery, scope: Scope, part: Part) -> Statement:
    """The statement of p, birth (ms), w0… and, split by what events carry, v.

    Reads the sort key (project_id, event, person_id, timestamp).

    Somebody's first event is looked for in all the past.
    """
    source, edges = Source.of(scope, query.range.timezone), edges_of(query)
    words = words_for(len(edges) - 1)
    place = bucket_number(edges[0], query.interval, query.range.timezone)
    inside = f"timestamp >= {instant(source.bind, edges[0])}"
    columns = [f"{word_sql(inside, place, word, words)} AS w{word}" for word in range(words)]
    label = label_column(query.breakdown, source)
    where = source.matching(query.match, query.where, Span(EPOCH, edges[-1]))
    return source.statement(
        f"SELECT {source.actor} AS p, min(toUnixTimestamp64Milli(timestamp)) AS birth,"
        f" {', '.join([*columns, *label])} FROM events"
        f" WHERE {' AND '.join([where, *part_test(source, part)])}"
        f" GROUP BY {'p, v' if label else 'p'}"
    )


def _seen_statement(scope: Scope) -> Statement:
    source = Source.of(scope, scope.utc)
    return source.statement(
        "SELECT person_id AS p, toUnixTimestamp64Milli(first_seen) AS t FROM persons FINAL"
        f" WHERE project_id = {source.project} ORDER BY p"
    )


def _read(columns: Columns, words: int) -> Lives:
    person, birth = array(columns["p"], np.uint64), array(columns["birth"], np.int64)
    return Lives(person, birth, stacked(columns, "w", words), labels_in(columns, len(person)))


def _read_seen(columns: Columns) -> tuple[Ids, Ints]:
    return array(columns["p"], np.uint64), array(columns["t"], np.int64)


def _joined(parts: list[Lives], merges: Merges) -> Lives:
    """Return one row a person and label of all parts."""
    lives = Lives(
        merges.of(np.concatenate([part.person for part in parts])),
        np.concatenate([part.birth for part in parts]),
        np.concatenate([part.words for part in parts]),
        join_labels([part.labels for part in parts]),
    )
    return _one_row_each(lives) if len(merges.away) else lives


def _one_row_each(lives: Lives) -> Lives:
    order, starts = same_key(lives.person, lives.labels)
    if len(starts) == len(order):
        return lives
    head = order[starts]
    return Lives(
        lives.person[head],
        np.minimum.reduceat(lives.birth[order], starts),
        np.bitwise_or.reduceat(lives.words[order], starts, axis=0),
        Labels(lives.labels.code[head], lives.labels.names),
    )


def _born_when_seen(lives: Lives, who: Ids, seen: Ints) -> Lives:
    """Return the lives with the time each person was first seen; without a profile, as they are."""
    if not len(who):
        return lives
    place = np.minimum(np.searchsorted(who, lives.person), len(who) - 1)
    known = np.where(who[place] == lives.person, seen[place], lives.birth)
    return replace(lives, birth=known)


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)
