"""The events of the passes that make a number of the paths: shown as the chart counted them."""

from collections.abc import Generator
from dataclasses import replace
from typing import Any

import numpy as np

from cauce.analytics.contracts import (
    MORE,
    EventMatch,
    EventRole,
    Lack,
    Missing,
    PathsQuery,
    Played,
    Point,
    Scope,
    Step,
    Window,
)
from cauce.analytics.logic.calendar import span_of
from cauce.analytics.logic.paths import Drawn, drawn_of
from cauce.analytics.logic.paths_people import clicked
from cauce.analytics.logic.why.judge import Judge, past_of
from cauce.analytics.logic.why.reading import Cast, Reading
from cauce.analytics.logic.why.story import Story, Wanted
from cauce.analytics.logic.why.words import instant_of, when
from cauce.kernel.errors import Text


def wanted_of_paths(query: PathsQuery) -> Wanted:
    """Return what to read: every event of the days may be a step."""
    span = span_of(query.range)
    return Wanted(None, span.start, span.end, past=past_of(query))


def passes_at(
    query: PathsQuery, point: Point, person: int, scope: Scope
) -> Generator[Step, Any, Drawn]:
    """Return the person's passes that take the step of the point."""
    drawn = yield from drawn_of(query, scope)
    there = clicked(drawn, point, point.step or 0) & (drawn.passes.person == np.uint64(person))
    return replace(drawn, passes=drawn.passes.take(there), cells=drawn.cells[there])


def read_paths(query: PathsQuery, drawn: Drawn, story: Story, judge: Judge) -> Reading:
    """Return the events of some passes of the person."""
    count, cast = len(drawn.passes.person), Cast()
    stepped = [deed for deed in story.deeds if any(judge.meant(one, deed) for one in _steps(query))]
    for place in range(count):
        times = drawn.passes.ms[place].tolist()
        for step, code in enumerate(drawn.cells[place].tolist()):
            deed = next((deed for deed in stepped if deed.ms == times[step]), None)
            if code >= 0 and drawn.names[code] != MORE and deed is not None:
                cast.add(deed, _pass(drawn.names[code], step, place + 1))
    if not count:
        words = Text(
            "Not counted: no pass of theirs takes that step.",
            "No cuenta: ningún recorrido suyo da ese paso.",
        )
        return Reading(False, words, 0.0, missing=Missing(Lack.OTHERWISE, words))
    steps = zip(drawn.passes.ms[0].tolist(), drawn.cells[0].tolist(), strict=True)
    reached = [ms for ms, code in steps if code >= 0 and drawn.names[code] != MORE]
    first, last = min(reached), max(reached)
    at = when(first, query.range.timezone)
    words = Text(
        f"Counted with {count} passes that take that step; the first begins on {at}.",
        f"Cuenta con {count} recorridos que dan ese paso; el primero empieza el {at}.",
    )
    window = Window(instant_of(first), instant_of(last))
    return Reading(True, words, float(count), window, played=cast.played)


def _steps(query: PathsQuery) -> list[EventMatch]:
    """The events that are steps; where passes begin and end are steps too."""
    ends = (query.start, query.end)
    return [*(one.match for one in query.steps), *(one for one in ends if one is not None)]


def _pass(name: str, step: int, place: int) -> Played:
    words = Text(
        f"Step {step + 1} of pass {place}: {name}.",
        f"Paso {step + 1} del recorrido {place}: {name}.",
    )
    return Played(EventRole.PASS, words, counts=True, entry=place, step=step)
