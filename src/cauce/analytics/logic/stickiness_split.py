"""A stickiness split by a property, the context or a trait: of each value that of its events alone.

Whatever is shown together (``OTHER``, everybody) is added up before it is compared with ``min_count``.
"""

from collections.abc import Generator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import (
    Columns,
    Job,
    Jobs,
    Scope,
    Statement,
    Step,
    StickinessQuery,
    StickinessSeries,
)
from cauce.analytics.logic.activity import (
    Activity,
    join_activity,
    label_column,
    labels_in,
    read_activity,
    spread,
    word_sql,
    words_for,
)
from cauce.analytics.logic.at_hand import selected, worked_at_hand
from cauce.analytics.logic.calendar import milliseconds, span_of
from cauce.analytics.logic.funnel_outcome import array
from cauce.analytics.logic.funnel_rows import Ids, Ints, run_starts
from cauce.analytics.logic.funnel_sql import Part, by_property, ranges
from cauce.analytics.logic.habits import (
    Habits,
    intervals_of,
    matching_sql,
    place_sql,
    starts_of,
)
from cauce.analytics.logic.instants import Instants, bits_of
from cauce.analytics.logic.labels import Codes, Labels, Shown, join_labels, shown, unlabelled
from cauce.analytics.logic.merges import NO_MERGES, Merges
from cauce.analytics.logic.onward import Gone, Work
from cauce.analytics.logic.persons import merges_of, trait_labels
from cauce.analytics.logic.source import Source


@dataclass(frozen=True, slots=True)
class Labelled:
    """Habits under the codes of labels; a person has a row for each."""

    code: Codes
    habits: Habits

    def of(self, code: int) -> Habits:
        """Return those under one label."""
        return self.habits.take(self.code == code)


class Kept(Protocol):
    """Who was active when, a row a person, label and what is counted."""

    @property
    def person(self) -> Ids:
        """The person of each row."""
        ...

    @property
    def labels(self) -> Labels:
        """The label of each row."""
        ...

    def under(self, labels: Labels) -> Labelled:
        """Return the habits under other labels of the rows."""
        ...


@dataclass(frozen=True, slots=True)
class Bits:
    """A bit for each interval with an event."""

    activity: Activity

    @property
    def person(self) -> Ids:
        """The person of each row."""
        return self.activity.person

    @property
    def labels(self) -> Labels:
        """The label of each row."""
        return self.activity.labels

    def under(self, labels: Labels) -> Labelled:
        """Return the habits under other labels of the rows."""
        rows = self.activity.relabelled(labels)
        intervals = np.bitwise_count(rows.words).sum(axis=1, dtype=np.int64)
        return Labelled(rows.labels.code, Habits(rows.person, intervals))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many events there are of a person in an interval; one with ``least`` of them or more counts."""

    person: Ids
    labels: Labels
    interval: Ids
    count: Ints
    least: int

    def under(self, labels: Labels) -> Labelled:
        """Return the habits under other labels of the rows."""
        order = np.lexsort((self.interval, self.person, labels.code))
        code, person = labels.code[order], self.person[order]
        first = _first_of(code, person, self.interval[order])
        sums = np.add.reduceat(self.count[order], first) if len(first) else self.count[:0]
        enough = first[sums >= self.least]
        code, person = code[enough], person[enough]
        one = _first_of(code, person)
        intervals = np.diff(one, append=len(person)).astype(np.int64)
        return Labelled(code[one], Habits(person[one], intervals))


def _first_of(*columns: Any) -> Any:
    """The first of each run of rows that are equal in all columns."""
    starts = [run_starts(column) for column in columns]
    return np.unique(np.concatenate(starts))


@dataclass(frozen=True, slots=True)
class SplitHabits:
    """The habits of everybody, and of each value that is shown, the largest first."""

    everybody: Habits
    each: tuple[tuple[str | None, Habits], ...]


def split_habits(
    query: StickinessQuery, series: StickinessSeries, scope: Scope
) -> Generator[Step, Any, SplitHabits]:
    """Read in how many intervals each person was active, apart by breakdown value."""
    kept = yield from _kept(query, series, scope)
    split = _shown(kept, query)
    apart = kept.under(split.labels)
    return SplitHabits(
        kept.under(unlabelled(len(kept.person))).of(-1),
        tuple((value, apart.of(split.code(value))) for value in split.values),
    )


def habits_under(
    query: StickinessQuery, series: StickinessSeries, value: str | None, scope: Scope
) -> Generator[Step, Any, Habits]:
    """Read in how many intervals each person was active with events of a breakdown value."""
    kept = yield from _kept(query, series, scope)
    split = _shown(kept, query)
    return kept.under(split.labels).of(split.code(value))


def _shown(kept: Kept, query: StickinessQuery) -> Shown:
    """The values by how many persons were active in any interval."""
    assert query.breakdown is not None  # noqa: S101
    code = kept.under(kept.labels).code
    weights = np.bincount(code[code >= 0], minlength=len(kept.labels.names))
    return shown(kept.labels, weights.astype(np.int64), query.breakdown.limit)


def _kept(
    query: StickinessQuery, series: StickinessSeries, scope: Scope
) -> Generator[Step, Any, Kept]:
    kept: Bits | Counts | None = yield from _at_hand(query, series, scope)
    if kept is None:
        kept = yield from _read(query, series, scope)
    by = query.breakdown
    if by is None or by_property(by):
        return kept
    labels = yield from trait_labels(by.name, kept.person, scope)
    if isinstance(kept, Counts):
        return replace(kept, labels=labels)
    return Bits(kept.activity.relabelled(labels))


def _at_hand(
    query: StickinessQuery, series: StickinessSeries, scope: Scope
) -> Generator[Step, Any, Bits | None]:
    """Who was active when, from what is kept; None when that does not tell, as of what events carry."""
    wanted = selected(series.match, query.where)
    if wanted is None or query.min_count > 1 or by_property(query.breakdown):
        return None
    edges = np.array(milliseconds(starts_of(query), span_of(query.range)), np.int64)
    instead = _statement(query, series, scope, ranges(1)[0], ("p", _words(query)))
    found = yield from worked_at_hand((wanted,), instead, scope, _work(edges))
    return None if found is None else Bits(found)


def _work(edges: Ints) -> Work[Activity]:
    def activity(instants: tuple[Instants, ...]) -> Activity:
        person, words = instants[0].person, bits_of(instants[0], edges)
        active: NDArray[np.bool_] = np.bitwise_or.reduce(words, axis=1) > 0
        return _of(Activity(person, unlabelled(len(person)), words), active)

    def without(all_: Activity, gone: Gone) -> Activity:
        return _of(all_, gone.stay(all_.person))

    def all_of(parts: list[Activity]) -> Activity:
        return join_activity(parts, NO_MERGES)

    return Work(("activity", edges.tobytes()), activity, without, all_of)


def _of(activity: Activity, some: NDArray[np.bool_]) -> Activity:
    labels = Labels(activity.labels.code[some], activity.labels.names)
    return Activity(activity.person[some], labels, activity.words[some])


def _read(
    query: StickinessQuery, series: StickinessSeries, scope: Scope
) -> Generator[Step, Any, Bits | Counts]:
    merges = yield from merges_of(scope)
    volume = yield Source.of(scope, query.range.timezone).volume(series.match.event)
    read = _counts if query.min_count > 1 else _bits
    return (yield from read(query, series, scope, spread(int(volume[0][0])), merges))


def _words(query: StickinessQuery) -> list[str]:
    """The columns w0…, a bit an interval."""
    words = words_for(intervals_of(query))
    return [f"{word_sql('1', place_sql(query), i, words)} AS w{i}" for i in range(words)]


def _bits(
    query: StickinessQuery,
    series: StickinessSeries,
    scope: Scope,
    parts: tuple[Part, ...],
    merges: Merges,
) -> Generator[Step, Any, Bits | Counts]:
    statements = [_statement(query, series, scope, part, ("p", _words(query))) for part in parts]
    work = partial(read_activity, words=words_for(intervals_of(query)))
    found = yield Jobs(tuple(Job(statement, work) for statement in statements))
    return Bits(join_activity(found, merges))


def _counts(
    query: StickinessQuery,
    series: StickinessSeries,
    scope: Scope,
    parts: tuple[Part, ...],
    merges: Merges,
) -> Generator[Step, Any, Bits | Counts]:
    columns = [f"toUInt64({place_sql(query)}) AS b", "count() AS c"]
    statements = [_statement(query, series, scope, part, ("p, b", columns)) for part in parts]
    found = yield Jobs(tuple(Job(statement, _read_counts) for statement in statements))
    return Counts(
        merges.of(np.concatenate([part.person for part in found])),
        join_labels([part.labels for part in found]),
        np.concatenate([part.interval for part in found]),
        np.concatenate([part.count for part in found]),
        query.min_count,
    )


def _statement(
    query: StickinessQuery,
    series: StickinessSeries,
    scope: Scope,
    part: Part,
    wanted: tuple[str, list[str]],
) -> Statement:
    """The statement of p, the columns wanted by some keys and, split by what events carry, v."""
    keys, columns = wanted
    source = Source.of(scope, query.range.timezone)
    label = label_column(query.breakdown, source)
    return source.statement(
        f"SELECT {source.actor} AS p, {', '.join([*columns, *label])} FROM events"
        f" WHERE {matching_sql(query, series, source, part)}"
        f" GROUP BY {keys}{', v' if label else ''}"
    )


def _read_counts(columns: Columns) -> Counts:
    person = array(columns["p"], np.uint64)
    interval, count = array(columns["b"], np.uint64), array(columns["c"], np.int64)
    return Counts(person, labels_in(columns, len(person)), interval, count, 1)
