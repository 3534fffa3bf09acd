"""What somebody did next who left a funnel, and whether it is what a point asks for."""

from dataclasses import dataclass

from cauce.analytics.contracts import INTERNAL_EVENTS, OTHER, Lack, Missing, Order, Point
from cauce.analytics.logic.why.funnel_moves import Field, shape_of
from cauce.analytics.logic.why.funnel_walk import Path
from cauce.analytics.logic.why.story import Deed
from cauce.analytics.logic.why.words import instant_of, when
from cauce.kernel.errors import Text


def asks_what_next(point: Point) -> bool:
    """Return whether a point is about what was done next."""
    return point.name is not None or point.ends


@dataclass(frozen=True, slots=True)
class Onwards:
    """What a point asks of those who left; ``listed``: the events with a line of their own."""

    field: Field
    point: Point
    listed: frozenset[str] = frozenset()

    def after(self, path: Path) -> Deed | None:
        """Return the first thing done after leaving, while the window was open; of one instant by name."""
        since, closes = path[-1].t, shape_of(self.field.query).closes(path[0])
        done = [
            deed
            for deed in self.field.story.everything
            if deed.person == path[0].deed.person
            and since < deed.ms <= closes
            and self.field.judge.counts(deed)
            and deed.event not in {*INTERNAL_EVENTS, self._standing(path)}
        ]
        return min(done, key=lambda deed: (deed.ms, deed.event), default=None)

    def fits(self, path: Path) -> bool:
        """Return whether somebody who left so did next what the point asks for."""
        if not asks_what_next(self.point):
            return True
        deed = self.after(path)
        if deed is None or self.point.name is None:
            return deed is None and self.point.name is None
        shown = OTHER if self.point.name == OTHER and deed.event not in self.listed else deed.event
        return shown == self.point.name

    def _standing(self, path: Path) -> str | None:
        """The event of the step reached last: repeating it is not going elsewhere."""
        query = self.field.query
        return None if query.order is Order.ANY else query.steps[len(path) - 1].event

    def words(self, path: Path) -> Text:
        """Return what was done next, in a sentence."""
        deed = self.after(path)
        if deed is None:
            return Text(
                "After that they did nothing more while the window was open.",
                "Después no hizo nada más mientras duró el plazo.",
            )
        at = when(deed.ms, self.field.query.range.timezone)
        return Text(
            f"The next thing they did was {deed.event}, on {at}.",
            f"Lo siguiente que hizo fue {deed.event}, el {at}.",
        )

    def missing(self, path: Path, step: int) -> Missing:
        """Return that they left there, but went on otherwise."""
        deed = self.after(path)
        at = None if deed is None else instant_of(deed.ms)
        event = None if deed is None else deed.event
        return Missing(Lack.OTHERWISE, self.words(path), event, step, None, at, None, None)
