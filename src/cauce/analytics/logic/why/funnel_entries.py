"""Which attempts of an actor count, by the counting rule, and what became of every entry."""

from collections.abc import Callable
from dataclasses import dataclass

from cauce.analytics.contracts import Choice, Counting, Order
from cauce.analytics.logic.why.funnel_best import best_of
from cauce.analytics.logic.why.funnel_walk import (
    MAX_ANY_ORDER,
    Course,
    Entry,
    Move,
    Path,
    Shape,
    followed,
    index_from,
)


@dataclass(frozen=True, slots=True)
class Fate:
    """The attempts that count, and every entry, in the order of time."""

    counted: tuple[Path, ...]
    entries: tuple[Entry, ...]


def fate_of(moves: list[Move], shape: Shape) -> Fate:
    """Return what came of one actor's events."""
    units: dict[tuple[str, ...], list[Move]] = {}
    for move in moves:
        units.setdefault(move.hold, []).append(move)
    courses = [Course(tuple(unit), shape) for unit in units.values()]
    if shape.counting is Counting.BEST:
        chosen, entries = best_of(courses)
        counted: tuple[Path, ...] = () if chosen is None else (chosen,)
    else:
        entries = _RULES[shape.counting](courses)
        counted = tuple(entry.path for entry in entries if entry.choice is Choice.CHOSEN)
    return Fate(counted, tuple(sorted(entries, key=_in_time)))


def too_many(moves: list[Move], shape: Shape) -> bool:
    """Return whether there are more events than can be tried in any order."""
    return shape.order is Order.ANY and len(moves) > MAX_ANY_ORDER


def _in_time(entry: Entry) -> tuple[int, int]:
    return entry.first.t, min(entry.first.steps)


def _each(courses: list[Course]) -> list[Entry]:
    """Every entry, followed by itself, in the order of time."""
    entries = [
        Entry(followed(course, place).path, Choice.CHOSEN)
        for course in courses
        for place, move in enumerate(course.ordered)
        if course.shape.enters(move)
    ]
    return sorted(entries, key=_in_time)


def _first(courses: list[Course]) -> list[Entry]:
    entries = _each(courses)
    return entries[:1] + [
        Entry(one.path, Choice.NOT_FIRST, entries[0].first) for one in entries[1:]
    ]


def _one_a_session(courses: list[Course]) -> list[Entry]:
    out, first = list[Entry](), dict[object, Move]()
    for entry in _each(courses):
        opened = first.setdefault(entry.first.session, entry.first)
        if opened is entry.first:
            out.append(entry)
        else:
            out.append(Entry(entry.path, Choice.SAME_SESSION, opened))
    return out


def _every(courses: list[Course]) -> list[Entry]:
    """Each entry but those within a running attempt; that ends with the last step or when it fails."""
    return [entry for course in courses for entry in _in_turn(course)]


def _in_turn(course: Course) -> list[Entry]:
    out, free, running = list[Entry](), 0, None
    for place, move in enumerate(course.ordered):
        if not course.shape.enters(move):
            continue
        run = followed(course, place)
        if place < free and running is not None:
            out.append(Entry(run.path, Choice.WITHIN, running))
            continue
        out.append(Entry(run.path, Choice.CHOSEN))
        running = move
        free = max(place + 1, min(run.place, index_from(course.ordered, run.resume)))
        if len(run.path) == course.shape.steps:
            free = run.place
    return out


_RULES: dict[Counting, Callable[[list[Course]], list[Entry]]] = {
    Counting.FIRST: _first,
    Counting.SESSION: _one_a_session,
    Counting.EVERY: _every,
}
