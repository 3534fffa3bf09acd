"""Who gets the credit for a conversion, by where a touchpoint stands on the way to it.

Rules as in Mixpanel's documentation (Attribution, "Computed properties"): first, last, linear, participation, time
decay with a half-life of seven days, U-shaped 40/20/40, J-shaped 20/20/60, inverse J-shaped 60/20/20, or shares of one's own.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import CreditRule, Shares

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


SHARES = {
    CreditRule.FIRST: Shares(1.0, 0.0, 0.0),
    CreditRule.LAST: Shares(0.0, 0.0, 1.0),
    CreditRule.U_SHAPED: Shares(0.4, 0.2, 0.4),
    CreditRule.J_SHAPED: Shares(0.2, 0.2, 0.6),
    CreditRule.INVERSE_J: Shares(0.6, 0.2, 0.2),
}


@dataclass(frozen=True, slots=True)
class Touches:
    """Touchpoints of many conversions, ordered by conversion and then time.

    ``conversion`` rises; ``channel`` is a code; ``age_s`` how long before its conversion it was.
    """

    conversion: Ints
    channel: Ints
    age_s: Floats

    def __len__(self) -> int:
        """Return how many touchpoints there are."""
        return len(self.conversion)

    def places(self) -> tuple[Ints, Ints]:
        """Return each touchpoint's place on its way (from 0), and how many its way has."""
        new = np.ones(len(self), bool)
        new[1:] = self.conversion[1:] != self.conversion[:-1]
        starts = np.flatnonzero(new)
        lengths = np.diff(np.append(starts, len(self)))
        group = np.cumsum(new) - 1
        return np.arange(len(self)) - starts[group], lengths[group]


def weights(
    touches: Touches,
    rule: CreditRule,
    shares: Shares | None = None,
    half_life_s: float = 7 * 86_400.0,
) -> Floats:
    """Return the part of its conversion that each touchpoint gets.

    The parts of a conversion add up to 1, except with ``participation``. ``shares`` are needed with
    ``custom``; with two touchpoints the shares of first and last are scaled to 1 (J-shaped: 25/75).
    """
    if len(touches) == 0:
        return np.zeros(0)
    place, length = touches.places()
    match rule:
        case CreditRule.LINEAR:
            return 1.0 / length
        case CreditRule.PARTICIPATION:
            return _first_of_its_channel(touches).astype(np.float64)
        case CreditRule.TIME_DECAY:
            return _decayed(touches, place, half_life_s)
        case _:
            own = {CreditRule.CUSTOM: shares} if shares is not None else {}
            return _by_place(place, length, (SHARES | own)[rule])


def _by_place(place: Ints, length: Ints, shares: Shares) -> Floats:
    ends = shares.first + shares.last
    first, last = (shares.first / ends, shares.last / ends) if ends else (0.5, 0.5)
    out = shares.middle / np.maximum(length - 2, 1)
    out = np.where(place == 0, np.where(length == 2, first, shares.first), out)
    out = np.where(place == length - 1, np.where(length == 2, last, shares.last), out)
    return np.where(length == 1, 1.0, out)


def _decayed(touches: Touches, place: Ints, half_life_s: float) -> Floats:
    """Halve the weight for each half-life; relative to the newest, so that nothing underflows."""
    starts = np.flatnonzero(place == 0)
    group = np.cumsum(place == 0) - 1
    newest = np.minimum.reduceat(touches.age_s, starts)
    raw = np.exp2(-(touches.age_s - newest[group]) / half_life_s)
    return np.asarray(raw / np.add.reduceat(raw, starts)[group], np.float64)


def _first_of_its_channel(touches: Touches) -> NDArray[np.bool_]:
    """Say of each touchpoint whether its channel has none before it on the same way."""
    order = np.lexsort((np.arange(len(touches)), touches.channel, touches.conversion))
    conversion, channel = touches.conversion[order], touches.channel[order]
    first = np.ones(len(touches), bool)
    first[1:] = (conversion[1:] != conversion[:-1]) | (channel[1:] != channel[:-1])
    out = np.empty(len(touches), bool)
    out[order] = first
    return out
