"""What a person lacks to be counted at a step of a funnel."""

from dataclasses import dataclass

from cauce.analytics.contracts import Choice, CountOf, Lack, Missing, Order
from cauce.analytics.logic.calendar import span_of
from cauce.analytics.logic.why.funnel_entries import Fate
from cauce.analytics.logic.why.funnel_moves import Field, shape_of
from cauce.analytics.logic.why.funnel_walk import SKIPPED, Course, Move, Path
from cauce.analytics.logic.why.funnel_words import lack_words
from cauce.analytics.logic.why.story import Deed
from cauce.analytics.logic.why.words import Said, instant_of, lasting, ms_of, when


@dataclass(frozen=True, slots=True)
class Seeker:
    """Looks for what is missing among everything a person did."""

    field: Field
    actors: dict[object, list[Move]]

    def missing(
        self, lack: Lack, step: int, at: int | None = None, late: int | None = None, by: str = ""
    ) -> Missing:
        """Return what is missing, with its words; times in milliseconds."""
        query = self.field.query
        shown = "" if at is None else when(at, query.range.timezone)
        words = lack_words(lack, step, query, Said(shown, lasting(late or 0), by))
        return Missing(
            lack,
            words,
            query.steps[step].event,
            step,
            None,
            None if at is None else instant_of(at),
            None if late is None else late / 1000,
            by or None,
        )

    def without_entry(self) -> Missing:
        """Return why the person never entered."""
        days = span_of(self.field.query.range)
        start, end = ms_of(days.start), ms_of(days.end)
        named = self._named(0)
        inside = [deed for deed in named if start <= deed.ms < end]
        outside = [deed for deed in named if deed not in inside and self._meant(0, deed)]
        found = self._unmeant(0, inside)
        if found is None and outside:
            found = self.missing(Lack.OUTSIDE, 0, outside[-1].ms)
        return found or self.missing(Lack.NEVER, 0)

    def spoilt(self, fate: Fate) -> Missing:
        """Return which exclusion took away the furthest attempts."""
        spoilt = [entry for entry in fate.entries if entry.choice is Choice.EXCLUDED]
        furthest = max(spoilt, key=lambda entry: len(entry.path))
        step = min(len(furthest.path), len(self.field.query.steps) - 1)
        ban = furthest.by or furthest.first
        return self.missing(Lack.EXCLUDED, step, ban.t, None, ban.deed.event)

    def after(self, path: Path, wanted: int) -> Missing:
        """Return why an attempt did not get to the next step that it needs, ``wanted`` at the latest."""
        step = self._next_step(path, wanted)
        skipped = step < len(path) and self.field.query.order is not Order.ANY
        if skipped:
            path = until(path, step)
        return (
            (None if skipped else self._in_between(path, step))
            or self._apart(path, step)
            or self._unmeant(step, self._within(path, step))
            or self._too_late(path, step)
            or self._too_early(path, step)
            or self.missing(Lack.NEVER, step)
        )

    def _next_step(self, path: Path, wanted: int) -> int:
        """The step an attempt waits for, or left out; in any order the lowest that none of its events is."""
        steps = range(len(self.field.query.steps))
        if self.field.query.order is Order.ANY:
            free = [k for k in steps if not any(k in move.steps for move in path)]
            return free[0] if free else steps[-1]
        goals = shape_of(self.field.query).goals(len(path) - 1)
        return min(max(goals, default=wanted), wanted)

    def _named(self, step: int) -> list[Deed]:
        match = self.field.query.steps[step]
        return [deed for deed in self.field.story.deeds if self.field.judge.named(match, deed)]

    def _meant(self, step: int, deed: Deed) -> bool:
        return self.field.judge.meant(self.field.query.steps[step], deed)

    def _since(self, path: Path) -> int:
        """When the wait for the next step began."""
        return path[0].t if self.field.query.order is Order.ANY else path[-1].t

    def _closes(self, path: Path) -> int:
        return shape_of(self.field.query).closes(path[0])

    def _within(self, path: Path, step: int) -> list[Deed]:
        """The events with the step's name, after the last step and in time."""
        since, last = self._since(path), self._closes(path)
        return [deed for deed in self._named(step) if since < deed.ms <= last]

    def _in_between(self, path: Path, step: int) -> Missing | None:
        """An exclusion, or with strict steps another event, while the attempt waited."""
        query, since = self.field.query, path[-1].t
        mine = self.actors[self.field.actor(path[0])]
        unit = tuple(move for move in mine if move.hold == path[0].hold)
        course = Course(unit, shape_of(query))
        reached = [m.t for m in unit if step in m.steps and since < m.t <= self._closes(path)]
        last = min(reached, default=self._closes(path))
        first, end = (0, 1) if query.order is Order.ANY else (len(path) - 1, step)
        ban = course.banned_between(first, end, since)
        if ban is not None and ban.t <= last:
            return self.missing(Lack.EXCLUDED, step, ban.t, None, ban.deed.event)
        other = course.broken(len(path) - 1, since) if step else None
        if other is not None and reached and other.t <= last:
            return self.missing(Lack.BROKEN, step, other.t, None, other.deed.event)
        return None

    def _apart(self, path: Path, step: int) -> Missing | None:
        """The step's event in time, in another session or group, or with other held values."""
        query = self.field.query
        for deed in self._within(path, step):
            if not self._meant(step, deed):
                continue
            if query.hold_constant and self.field.move(deed).hold != path[0].hold:
                return self.missing(Lack.HELD, step, deed.ms)
            if query.count is not CountOf.PERSONS and self._elsewhere(deed, path):
                return self.missing(Lack.ELSEWHERE, step, deed.ms)
        return None

    def _elsewhere(self, deed: Deed, path: Path) -> bool:
        return all(move.deed is not deed for move in self.actors[self.field.actor(path[0])])

    def _unmeant(self, step: int, deeds: list[Deed]) -> Missing | None:
        """An event with the name that does not count: a program's, or against a condition."""
        for deed in deeds:
            if not self._meant(step, deed):
                lack = self.field.judge.why_not(self.field.query.steps[step], deed)
                return self.missing(lack, step, deed.ms)
            if None in deed.values[: len(self.field.query.hold_constant)]:
                return self.missing(Lack.HELD, step, deed.ms)
        return None

    def _too_late(self, path: Path, step: int) -> Missing | None:
        closes = self._closes(path)
        later = [d for d in self._named(step) if d.ms > closes and self._meant(step, d)]
        if not later:
            return None
        return self.missing(Lack.TOO_LATE, step, later[0].ms, later[0].ms - closes)

    def _too_early(self, path: Path, step: int) -> Missing | None:
        since = self._since(path)
        used = {move.deed for move in path}
        earlier = [
            deed
            for deed in self._named(step)
            if deed.ms <= since and deed not in used and self._meant(step, deed)
        ]
        return self.missing(Lack.TOO_EARLY, step, earlier[-1].ms) if earlier else None


def until(path: Path, step: int) -> Path:
    """Return an attempt as far as it had got before a step that it left out."""
    cut = path[:step]
    while cut[-1] is SKIPPED:
        cut = cut[:-1]
    return cut
