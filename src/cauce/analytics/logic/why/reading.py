"""What following a person comes to, whatever the question."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cauce.analytics.contracts import Missing, Played, Point, WhyEntry, Window
from cauce.analytics.logic.why.story import Deed
from cauce.kernel.errors import Text

Fold = Callable[[str | None], str | None]
"""A breakdown value → the one it is shown under."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Whether the person counts and why.

    ``value``: what they contribute; None when only whether they count is worked out.
    """

    counts: bool
    sentence: Text
    value: float | None = None
    window: Window | None = None
    entries: tuple[WhyEntry, ...] = ()
    missing: Missing | None = None
    played: Mapping[Deed, list[Played]] = field(default_factory=dict)


class Cast:
    """Collects the parts that events play."""

    def __init__(self) -> None:
        self.played: dict[Deed, list[Played]] = {}

    def add(self, deed: Deed, part: Played) -> None:
        """Note a part of an event."""
        self.played.setdefault(deed, []).append(part)

    def add_if_new(self, deed: Deed, part: Played) -> None:
        """Note a part of an event that has none yet."""
        if deed not in self.played:
            self.add(deed, part)


def fits(label: str | None, point: Point, fold: Fold) -> bool:
    """Return whether a value is that of the line that was clicked."""
    return not point.has_breakdown or fold(label) == point.breakdown
