"""Credit that the data decides: what would be lost without a channel, and who adds what to whom.

Sources: E. Anderl, I. Becker, F. von Wangenheim, J. H. Schumann, "Mapping the customer journey", *International Journal
of Research in Marketing* 33 (2016): ways as a Markov chain, the removal effect. L. S. Shapley, "A value for n-person games"
(1953); K. Zhao, S. H. Mahboobi, S. R. Bagheri, "Shapley value methods for attribution modeling in online advertising"
(2018): the worth of a group of channels is what was converted on ways that touch no other, which has a closed form.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Way:
    """Channels in the order of their touchpoints, and how often such a way was gone.

    ``converted`` of them ended in a conversion, ``dropped`` in none; ``value`` is what all those
    conversions are worth together.
    """

    channels: tuple[int, ...]
    converted: float
    dropped: float = 0.0
    value: float = 0.0


def markov(ways: Sequence[Way], channels: int) -> Floats:
    """Return each channel's share of the conversions, by the removal effect; the sum is 1.

    The chain is of first order. A channel's removal effect is the part of the probability to convert
    that is lost when whoever comes to it goes no further. All zeros when nothing was converted.
    """
    chain = _transitions(ways, channels)
    whole = _converting(chain, channels, None)
    if whole == 0:
        return np.zeros(channels)
    effect = np.array([1 - _converting(chain, channels, k) / whole for k in range(channels)])
    effect = np.clip(effect, 0.0, None)
    return np.asarray(effect / effect.sum(), np.float64) if effect.sum() else np.zeros(channels)


def _transitions(ways: Iterable[Way], channels: int) -> Floats:
    """Return the probabilities from each state to each: the channels, start, conversion, nothing."""
    start, conversion, nothing = channels, channels + 1, channels + 2
    seen = np.zeros((channels + 1, channels + 3))
    for way in ways:
        if not way.channels:
            continue
        often = way.converted + way.dropped
        for here, there in zip((start, *way.channels), way.channels, strict=False):
            seen[here, there] += often
        seen[way.channels[-1], conversion] += way.converted
        seen[way.channels[-1], nothing] += way.dropped
    totals = seen.sum(axis=1, keepdims=True)
    return np.asarray(seen / np.where(totals > 0, totals, 1.0), np.float64)


def _converting(chain: Floats, channels: int, without: int | None) -> float:
    """Return the probability to convert from the start, when ``without`` leads nowhere."""
    between = chain[:, : channels + 1].copy()
    ending = chain[:, channels + 1].copy()
    if without is not None:
        between[without], ending[without] = 0.0, 0.0
    return float(np.linalg.solve(np.eye(channels + 1) - between, ending)[channels])


def shapley(ways: Iterable[Way], channels: int) -> tuple[Floats, Floats]:
    """Return the conversions and the value that each channel gets by its Shapley value.

    The worth of a group of channels is everything converted on ways that touch only them. What was
    converted on ways over exactly the channels S is S's own surplus, and is shared by S equally.
    """
    surplus: dict[frozenset[int], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for way in ways:
        both = surplus[frozenset(way.channels)]
        both[0] += way.converted
        both[1] += way.value
    conversions, values = np.zeros(channels), np.zeros(channels)
    for group, (converted, value) in surplus.items():
        for channel in group:
            conversions[channel] += converted / len(group)
            values[channel] += value / len(group)
    return conversions, values
