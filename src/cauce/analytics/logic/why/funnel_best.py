"""The furthest attempt of each actor, and what became of their other entries.

The machine is the one that PostHog describes (funnel-udf/src/steps.rs): an event goes on from the
latest entry that had reached the step before.
"""

from dataclasses import dataclass, field

from cauce.analytics.contracts import Choice, Order
from cauce.analytics.logic.why.funnel_walk import (
    SKIPPED,
    Course,
    Entry,
    Move,
    Path,
    at_of,
    completed,
)


@dataclass
class Seen:
    """What came of the entries of a unit.

    Attributes:
        top: the furthest step that any reached, spoilt or not.
        ends: the clean ways that got furthest, the first to arrive first.
        reached: by entry, its longest way.
        spoilt: by entry, the exclusion that its way met, and how far it would have got.
    """

    top: int = 0
    ends: list[Path] = field(default_factory=list)
    reached: dict[Move, Path] = field(default_factory=dict)
    spoilt: dict[Move, tuple[Move, int]] = field(default_factory=dict)

    def arrive(self, path: Path) -> None:
        """Take note of a way."""
        self.top = max(self.top, len(path))
        if len(path) > len(self.reached.get(path[0], ())):
            self.reached[path[0]] = path

    def spoil(self, entry: Move, ban: Move, level: int) -> None:
        """Take note of an exclusion on the way to a level."""
        self.top = max(self.top, level)
        if level >= self.spoilt.get(entry, (ban, 0))[1]:
            self.spoilt[entry] = (ban, level)


def seen_in(course: Course) -> Seen:
    """Return what came of the entries of a unit."""
    if course.shape.blocks:
        return _anchored(course)
    return _anyhow(course) if course.shape.order is Order.ANY else _in_order(course)


def _in_order(course: Course) -> Seen:
    shape, seen = course.shape, Seen()
    latest: list[Path | None] = [None] * shape.steps
    arrived: list[list[Path]] = [[] for _ in range(shape.steps)]
    for move in course.ordered:
        for step in sorted(move.steps, reverse=True):
            path = _arrival(course, move, step, latest, seen)
            if path is not None:
                latest[step] = path
                arrived[step].append(path)
                seen.arrive(path)
    if seen.top:
        seen.ends = [path for path in arrived[seen.top - 1] if not _waits(course, path, seen)]
    return seen


def _arrival(
    course: Course, move: Move, step: int, latest: list[Path | None], seen: Seen
) -> Path | None:
    """The way that reaches a step with an event; a spoilt one is noted, and is none."""
    if step == 0:
        return (move,) if move.enters else None
    before, now = _under_way(course, move, step, latest), latest[step]
    if before is None or (now is not None and now[0].t == before[0].t):
        return None
    ban = course.banned_between(len(before) - 1, step, before[-1].t)
    if ban is not None and ban.t < move.t:
        seen.spoil(before[0], ban, step + 1)
        return None
    return (*before, *[SKIPPED] * (step - len(before)), move)


def _under_way(course: Course, move: Move, step: int, latest: list[Path | None]) -> Path | None:
    """The way that an event may go on to a step from: the latest at the nearest step before."""
    for origin in course.shape.origins(step):
        before = latest[origin]
        if before is None or move.t > course.shape.closes(before[0]):
            continue
        if at_of(course.broken(origin, before[-1].t)) >= move.t:
            return before
    return None


def _waits(course: Course, path: Path, seen: Seen) -> bool:
    """Whether a way that stops meets an exclusion while it waits for the next step."""
    if len(path) == course.shape.steps:
        return False
    step = len(path) - 1
    ban = course.banned_between(step, course.shape.goals(step)[-1], path[-1].t)
    if ban is None or ban.t > course.shape.closes(path[0]):
        return False
    seen.spoil(path[0], ban, len(path))
    return True


def _anyhow(course: Course) -> Seen:
    shape, seen = course.shape, Seen()
    ways: list[tuple[Path, Move | None]] = []
    for i, move in enumerate(course.ordered):
        run = [one for one in course.ordered[: i + 1] if shape.closes(one) >= move.t]
        if run[0].enters:
            seen.top = max(seen.top, len(completed(run)))
        past = [ban for ban in course.bans[0] if ban.t < move.t]
        clean = [one for one in run if not past or one.t >= past[-1].t]
        if past and run[0].t < past[-1].t and run[0].enters:
            seen.spoil(run[0], past[-1], len(completed(run)))
        if clean[0].enters:
            path = completed(clean)
            seen.arrive(path)
            ways.append((path, _waiting(course, move, clean[0])))
    for path, ban in ways:
        if len(path) == seen.top and (ban is None or len(path) == shape.steps):
            seen.ends.append(path)
        elif len(path) == seen.top and ban is not None:
            seen.spoil(path[0], ban, len(path))
    return seen


def _anchored(course: Course) -> Seen:
    """Every entry followed block by block; the first to arrive first, from the latest entry."""
    shape, seen, ways = course.shape, Seen(), list[Path]()
    for place, entry in enumerate(course.ordered):
        if not shape.enters(entry):
            continue
        run = [one for one in course.ordered[place:] if one.t <= shape.closes(entry)]
        path = completed(run, shape.blocks)
        ban = course.banned(0, entry.t)
        if ban is None or ban.t >= path[-1].t:
            ban = None if len(path) == shape.steps else course.banned(0, path[-1].t)
        if ban is not None and ban.t <= shape.closes(entry):
            seen.spoil(entry, ban, len(path))
            continue
        seen.arrive(path)
        ways.append(path)
    ways.sort(key=lambda path: (course.ordered.index(path[-1]), -course.ordered.index(path[0])))
    seen.ends = [path for path in ways if len(path) == seen.top]
    return seen


def _waiting(course: Course, move: Move, first: Move) -> Move | None:
    ban = course.banned(0, move.t)
    return ban if at_of(ban) <= course.shape.closes(first) else None


def best_of(courses: list[Course]) -> tuple[Path | None, list[Entry]]:
    """Return the way that counts of an actor with these units (None: none), and every entry's fate."""
    found = [seen_in(course) for course in courses]
    top = max((seen.top for seen in found), default=0)
    clean = [path for seen in found if seen.top == top for path in seen.ends]
    chosen = min(clean, key=lambda path: path[-1].t) if clean else None
    entries = [
        _fate(move, course, seen, chosen, top)
        for course, seen in zip(courses, found, strict=True)
        for move in course.ordered
        if course.shape.enters(move)
    ]
    return chosen, entries


def _fate(move: Move, course: Course, seen: Seen, chosen: Path | None, top: int) -> Entry:
    path = seen.reached.get(move, (move,))
    ban, level = seen.spoilt.get(move, (None, 0))
    if chosen is not None and chosen[0] is move:
        return Entry(chosen, Choice.CHOSEN)
    if ban is not None and level >= top:
        return Entry(path, Choice.EXCLUDED, ban)
    later = _overtaking(move, path, course)
    if later is not None and len(path) < top:
        return Entry(path, Choice.OVERTAKEN, later)
    return Entry(path, Choice.FEWER_STEPS if len(path) < top else Choice.LATER)


def _overtaking(move: Move, path: Path, course: Course) -> Move | None:
    """The later entry that the next step, had it been within the window, would have gone on from."""
    goals = course.shape.goals(len(path) - 1)
    if course.shape.order is Order.ANY or not goals:
        return None
    places = [one for one in course.ordered if one.steps & set(goals)]
    nxt = next((one for one in places if path[-1].t < one.t <= course.shape.closes(move)), None)
    if nxt is None:
        return None
    entries = [one for one in course.ordered if course.shape.enters(one)]
    newer = [one for one in entries if move.t < one.t < nxt.t]
    return newer[-1] if newer else None
