"""Lines of unique persons, counted from each person's active buckets (``activity``).

Counting sets of persons bucket by bucket keeps a person in as many sets as they have buckets; a person's
bits are one number. Reads the sort key (project_id, event, person_id, timestamp).
"""

from collections.abc import Generator, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import numpy as np

from cauce.analytics.contracts import (
    OTHER,
    Interval,
    Job,
    Jobs,
    Math,
    Scope,
    Statement,
    Step,
)
from cauce.analytics.logic.activity import (
    Activity,
    join_activity,
    read_activity,
    spread,
    word_sql,
    words_for,
)
from cauce.analytics.logic.at_hand import selected, worked_at_hand
from cauce.analytics.logic.calendar import (
    bucket_number,
    bucket_starts,
    hour_starts,
    midnight,
    milliseconds,
)
from cauce.analytics.logic.funnel_rows import Ints
from cauce.analytics.logic.funnel_sql import Part, part_test, ranges
from cauce.analytics.logic.instants import active_in
from cauce.analytics.logic.labels import Labels, shown
from cauce.analytics.logic.onward import Work, counting
from cauce.analytics.logic.persons import merges_of
from cauce.analytics.logic.source import Source
from cauce.analytics.logic.trend_sql import Line, by_trait

MAX_WORDS = 4
"""Up to 256 buckets: a year of days would take six words a person, and sets are then as quick."""

Row = tuple[str | None, Any, int, int]
"""(label, bucket, is_total, persons): the shape of ``trend_sql.line_statement``'s rows."""


def counts_activity(line: Line) -> bool:
    """Return whether a line can be counted here: unique persons in few enough buckets."""
    if line.series.math is not Math.PERSONS or line.cumulative or by_trait(line):
        return False
    return line.interval is not None and words_for(len(buckets_of(line))) <= MAX_WORDS


def activity_of(line: Line, scope: Scope) -> Generator[Step, Any, Activity]:
    """Read who was active in which bucket, labelled by the breakdown."""
    merges = yield from merges_of(scope)
    volume = yield Source.of(scope, line.days.timezone).volume(line.series.match.event)
    work = partial(read_activity, words=words_for(len(buckets_of(line))))
    statements = [_statement(line, scope, part) for part in spread(int(volume[0][0]))]
    found = yield Jobs(tuple(Job(statement, work) for statement in statements))
    return join_activity(found, merges)


def counted_at_hand(line: Line, scope: Scope) -> Generator[Step, Any, list[Row] | None]:
    """Return the rows of a line without a breakdown; None when what it needs is not kept."""
    wanted = selected(line.series.match, line.where)
    if wanted is None or line.breakdown is not None:
        return None
    edges = np.array(milliseconds(starts_of(line), line.instants), np.int64)
    instead = _statement(line, scope, ranges(1)[0])
    found = yield from worked_at_hand((wanted,), instead, scope, _work(edges))
    if found is None:
        return None
    *counts, persons = found.tolist()
    rows: list[Row] = [
        ("", bucket, 0, n) for bucket, n in zip(buckets_of(line), counts, strict=True)
    ]
    return [*rows, ("", None, 1, persons)]


def _work(edges: Ints) -> Work[Ints]:
    """Count the persons of each bucket, and last those of the range."""
    return counting(("active", edges.tobytes()), lambda rows: np.append(*active_in(rows[0], edges)))


def largest(activity: Activity, limit: int) -> tuple[str, ...]:
    """Return the labels with most persons, largest first, equal ones in alphabetical order."""
    names = activity.labels.names
    code = activity.labels.code
    persons = np.bincount(code[code >= 0], minlength=len(names))
    values = shown(activity.labels, persons, limit).values
    return tuple(value for value in values if value is not None and value in names)[:limit]


def rows_of(activity: Activity, line: Line, top: Sequence[str] | None) -> list[Row]:
    """Return the persons of every label in every bucket, and in the range."""
    activity = activity if top is None else activity.relabelled(_folded(activity.labels, top))
    buckets = buckets_of(line)
    rows: list[Row] = []
    for code in np.unique(activity.labels.code).tolist():
        label = activity.labels.names[code] if code >= 0 else None
        label = "" if line.breakdown is None else label
        found = zip(buckets, activity.counts(code, len(buckets)), strict=True)
        rows += [(label, bucket, 0, persons) for bucket, persons in found]
        rows.append((label, None, 1, int(np.count_nonzero(activity.labels.code == code))))
    return rows


def _folded(labels: Labels, top: Sequence[str]) -> Labels:
    """Return the labels with all that are not among ``top`` as OTHER; no value stays no value."""
    places = {name: i for i, name in enumerate(top)}
    place = np.array([*(places.get(name, len(top)) for name in labels.names), -1], np.int32)
    return Labels(place[labels.code], (*top, OTHER))


def buckets_of(line: Line) -> list[Any]:
    """Return the buckets in order, each as ``calendar.bucket_sql`` would give it."""
    if line.interval is Interval.HOUR:
        return [int(at.timestamp()) for at in hour_starts(line.days)]
    return list(bucket_starts(line.days, line.interval)) if line.interval is not None else []


def _statement(line: Line, scope: Scope, part: Part) -> Statement:
    """The statement of p, w0… and, with a breakdown, v."""
    assert line.interval is not None  # noqa: S101
    source = Source.of(scope, line.days.timezone)
    words = words_for(len(buckets_of(line)))
    place = bucket_number(_first(line), line.interval, line.days.timezone)
    columns = [f"{word_sql('1', place, word, words)} AS w{word}" for word in range(words)]
    keys = ["person_id AS p"]
    if line.breakdown is not None:
        keys.append(f"toLowCardinality({source.breakdown(line.breakdown)}) AS v")
    where = source.matching(line.series.match, line.where, line.instants)
    tests = [where, *part_test(source, part)]
    return source.statement(
        f"SELECT {', '.join([*keys, *columns])} FROM events WHERE {' AND '.join(tests)}"
        f" GROUP BY {'p' if line.breakdown is None else 'p, v'}"
    )


def _first(line: Line) -> datetime:
    """The instant at which bucket 0 begins."""
    return starts_of(line)[0]


def starts_of(line: Line) -> list[datetime]:
    """Return the instants at which the buckets begin."""
    if line.interval is Interval.HOUR:
        return list(hour_starts(line.days))
    return [midnight(day, line.days.timezone) for day in buckets_of(line)]
