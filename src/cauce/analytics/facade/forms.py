"""In which form what is wanted is kept at hand: instants of a selection, or everybody's trails."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cauce.analytics.contracts import Columns, Selected, Statement, Trailed
from cauce.analytics.logic.at_hand import Held, instants_statement, read_instants
from cauce.analytics.logic.gathering import joined
from cauce.analytics.logic.instants import NOTHING, Instants, side_by_side
from cauce.analytics.logic.trails import trails_side_by_side
from cauce.analytics.logic.trails_kept import HeldTrails, read_trails, trails_statement

LATER_SHARE = 50
LATER_ROWS = 400_000
"""Later rows are put into the bulk when they are more than a fiftieth of it, and more than these.

Then everything is worked out anew; so many are worked on as quickly as a piece of the bulk.
"""

BYTES_EACH = 11
"""About what an instant takes, with its share of persons and of their quarters of an hour."""

TRAIL_BYTES_EACH = 10
"""About what an event of the trails takes, with its share of sessions and persons."""

Wanted = Selected | Trailed


@dataclass(frozen=True, slots=True)
class Form:
    """How what is wanted is kept: its size, the statement of its rows, and how it is made of them and grows."""

    bytes_each: int
    nothing: Any
    statement: Callable[..., Statement]
    read: Callable[[Columns], Any]
    side_by_side: Callable[[list[Any]], Any]
    later: Callable[[Any, Any], Any]


def _with(held: Held, more: Instants) -> Held:
    if not len(held.bulk.t):
        return Held(more, NOTHING)
    since = joined(held.since, more) if len(held.since.t) else more
    if len(since.t) > max(LATER_ROWS, len(held.bulk.t) // LATER_SHARE):
        return Held(joined(held.bulk, since).with_quarters(), NOTHING)
    return Held(held.bulk, since)


def _with_trails(held: HeldTrails, more: Any) -> HeldTrails:
    return held.with_later(more, LATER_SHARE)


FORMS: dict[type[Wanted], Form] = {
    Selected: Form(
        BYTES_EACH,
        Held(NOTHING, NOTHING),
        instants_statement,
        read_instants,
        side_by_side,
        _with,
    ),
    Trailed: Form(
        TRAIL_BYTES_EACH,
        HeldTrails(),
        trails_statement,
        read_trails,
        trails_side_by_side,
        _with_trails,
    ),
}
"""By the type of what is wanted."""
