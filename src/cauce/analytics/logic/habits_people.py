"""Who is behind a number of a lifecycle or a stickiness."""

from collections.abc import Generator
from typing import Any

import numpy as np

from cauce.analytics.contracts import (
    LifecycleQuery,
    PeopleQuery,
    Planned,
    Scope,
    Status,
    Step,
    StickinessQuery,
)
from cauce.analytics.logic.activity import WORD
from cauce.analytics.logic.calendar import labels_of
from cauce.analytics.logic.drill import Ranked, listed
from cauce.analytics.logic.lifecycle import split_of, whole
from cauce.analytics.logic.lives import edges_ms, lives_of, with_status
from cauce.analytics.logic.questions import no_such_point
from cauce.analytics.logic.stickiness import habits_of
from cauce.analytics.logic.stickiness_split import habits_under

Planning = Generator[Step, Any, Planned]


def lifecycle_people(query: PeopleQuery, of: LifecycleQuery, scope: Scope) -> Planning:
    """Work out who has a status in a period."""
    series = query.point.series or 0
    if series >= len(Status):
        raise no_such_point("point.series", tuple(str(i) for i in range(len(Status))))
    names = labels_of(of.range, of.interval)
    if query.point.label not in names:
        raise no_such_point("point.label", names[:50])
    number = names.index(query.point.label) + 1
    lives = yield from lives_of(of, scope)
    if query.point.has_breakdown and of.breakdown is not None:
        split = split_of(lives, of)
        lives = lives.relabelled(split.labels).of(split.code(query.point.breakdown))
    else:
        lives = whole(lives)
    words = with_status(lives, edges_ms(of))[tuple(Status)[series]]
    there = words[:, number // WORD] >> np.uint64(number % WORD) & np.uint64(1) > 0
    person = lives.person[there]
    ranked = Ranked(person, np.ones(len(person), np.int64), None, None)
    return Planned((yield from listed(ranked, scope, query)), "people")


def stickiness_people(query: PeopleQuery, of: StickinessQuery, scope: Scope) -> Planning:
    """Work out who was active in k intervals (in at least k when cumulative); their value is how many."""
    series, intervals = query.point.series or 0, query.point.intervals or 1
    if series >= len(of.series):
        raise no_such_point("point.series", tuple(str(i) for i in range(len(of.series))))
    most = len(labels_of(of.range, of.interval))
    if intervals > most:
        raise no_such_point("point.intervals", (f"1..{most}",))
    if query.point.has_breakdown and of.breakdown is not None:
        habits = yield from habits_under(of, of.series[series], query.point.breakdown, scope)
    else:
        habits = yield from habits_of(of, of.series[series], scope)
    some = habits.intervals >= intervals if of.cumulative else habits.intervals == intervals
    ranked = Ranked(habits.person[some], habits.intervals[some], None, None)
    return Planned((yield from listed(ranked, scope, query)), "people")
