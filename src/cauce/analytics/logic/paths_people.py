"""Who is behind a node or a link of the paths."""

from collections.abc import Generator
from typing import Any

import numpy as np

from cauce.analytics.contracts import (
    PathsQuery,
    PeopleQuery,
    Planned,
    Point,
    Scope,
    Step,
)
from cauce.analytics.logic.drill import Ranked, listed
from cauce.analytics.logic.funnel_rows import run_starts
from cauce.analytics.logic.paths import Drawn, Flags, drawn_of
from cauce.analytics.logic.paths_rows import Passes
from cauce.analytics.logic.questions import no_such_point


def paths_people(query: PeopleQuery, of: PathsQuery, scope: Scope) -> Generator[Step, Any, Planned]:
    """Work out who takes a step, goes on from it to another, or ends there; value is how many times."""
    step = query.point.step or 0
    if step >= of.depth or (query.point.to is not None and step == of.depth - 1):
        raise no_such_point("point.step", tuple(str(i) for i in range(of.depth)))
    drawn = yield from drawn_of(of, scope)
    some = drawn.passes.take(clicked(drawn, query.point, step))
    return Planned((yield from listed(_ranked(some), scope, query)), "people")


def clicked(drawn: Drawn, point: Point, step: int) -> Flags:
    """Return which passes take the step that a point names."""
    if point.name is None:
        raise no_such_point("point.name", _names_at(drawn, step))
    there = drawn.at(step, point.name)
    if point.to is not None:
        there &= drawn.at(step + 1, point.to)
    if point.ends:
        there &= drawn.ends(step)
    return there


def _names_at(drawn: Drawn, step: int) -> tuple[str, ...]:
    cells = drawn.cells[:, step]
    return tuple(drawn.names[code] for code in np.unique(cells[cells >= 0]).tolist())[:50]


def _ranked(passes: Passes) -> Ranked:
    order = np.argsort(passes.person, kind="stable")
    person = passes.person[order]
    starts = run_starts(person)
    if not len(starts):
        none = np.empty(0, np.int64)
        return Ranked(person, none, none, none)
    last = np.minimum(passes.length, passes.steps.shape[1]) - 1
    reached = np.stack((passes.ms[:, 0], np.take_along_axis(passes.ms, last[:, None], 1)[:, 0]))
    return Ranked(
        person[starts],
        np.diff(starts, append=len(person)).astype(np.int64),
        np.minimum.reduceat(reached.min(axis=0)[order], starts),
        np.maximum.reduceat(reached.max(axis=0)[order], starts),
    )
