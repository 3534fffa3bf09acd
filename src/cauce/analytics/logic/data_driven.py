"""Credit that the data decides: what would be lost without a channel, and who adds what to whom.

Sources: E. Anderl, I. Becker, F. von Wangenheim, J. H. Schumann, "Mapping the customer journey", *International Journal
of Research in Marketing* 33 (2016): ways as a Markov chain, the removal effect. L. S. Shapley, "A value for n-person games"
(1953); K. Zhao, S. H. Mahboobi, S. R. Bagheri, "Shapley value methods for attribution modeling in online advertising"
(2018): the worth of a group of channels is what was converted on ways that touch no other, which has a closed form.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
MAX_CHANNELS = 63
"""A set of channels is one number."""


def steps_seen(way: Ints, channel: Ints, converted: NDArray[np.bool_], channels: int) -> Floats:
    """Return how often each state leads to each: the channels, start; then conversion and nothing.

    ``way`` rises over the touchpoints of all ways, ``channel`` is where each was; ``converted`` says
    of each way (by its number) whether it ended in a conversion. Rows: channels, start. Columns:
    channels, start (never), conversion, nothing. Parts of the ways add up.
    """
    start, conversion, nothing = channels, channels + 1, channels + 2
    seen = np.zeros((channels + 1, channels + 3))
    if not len(way):
        return seen
    same = way[1:] == way[:-1]
    first = np.concatenate(([True], ~same))
    last = np.concatenate((~same, [True]))
    np.add.at(seen, (channel[:-1][same], channel[1:][same]), 1.0)
    seen[start, :channels] = np.bincount(channel[first], minlength=channels)
    ends = np.where(converted[way[last]], conversion, nothing)
    np.add.at(seen, (channel[last], ends), 1.0)
    return seen


def removal_effects(seen: Floats) -> Floats:
    """Return each channel's share of the conversions; the sum is 1, or 0 when nothing was converted.

    The chain is of first order. A channel's removal effect is the part of the probability to convert
    that is lost when whoever comes to it goes no further.
    """
    channels = len(seen) - 1
    totals = seen.sum(axis=1, keepdims=True)
    chain = np.asarray(seen / np.where(totals > 0, totals, 1.0), np.float64)
    whole = _converting(chain, None)
    if whole == 0:
        return np.zeros(channels)
    effect = np.array([1 - _converting(chain, k) / whole for k in range(channels)])
    effect = np.clip(effect, 0.0, None)
    return np.asarray(effect / effect.sum(), np.float64)


def _converting(chain: Floats, without: int | None) -> float:
    """Return the probability to convert from the start, when ``without`` leads nowhere."""
    states = len(chain)
    between, ending = chain[:, :states].copy(), chain[:, states].copy()
    if without is not None:
        between[without], ending[without] = 0.0, 0.0
    return float(np.linalg.solve(np.eye(states) - between, ending)[-1])


def shapley(way: Ints, channel: Ints, worth: Floats, channels: int) -> Floats:
    """Return what each channel gets of what the ways are worth (by number), by its Shapley value.

    The worth of a group of channels is everything converted on ways that touch only them. What was
    converted on ways over exactly the channels S is S's own surplus, and is shared by S equally.
    """
    if not len(way):
        return np.zeros(channels)
    starts = np.flatnonzero(np.concatenate(([True], way[1:] != way[:-1])))
    sets = np.bitwise_or.reduceat(np.int64(1) << channel, starts)
    groups, place = np.unique(sets, return_inverse=True)
    surplus = np.bincount(place, worth[way[starts]], len(groups))
    touched = (groups[:, None] >> np.arange(channels)) & 1
    return np.asarray((surplus / touched.sum(axis=1)) @ touched, np.float64)
