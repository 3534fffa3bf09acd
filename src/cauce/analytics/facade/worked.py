"""What was worked out of instants kept at hand, for the next question that needs the same of them."""

import threading
import weakref
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import Lasting
from cauce.analytics.logic.labels import text_bytes


@dataclass(frozen=True, slots=True)
class Done:
    """What jobs came to; it holds as long as the arrays it was worked out of exist."""

    of: tuple[weakref.ref[NDArray[Any]], ...]
    results: list[Any]
    weights: Mapping[int, int]
    """See ``weights``."""

    def holds(self, of: tuple[NDArray[Any], ...]) -> bool:
        """Return whether it was worked out of these very arrays."""
        return len(self.of) == len(of) and all(
            known() is one for known, one in zip(self.of, of, strict=True)
        )

    @property
    def gone(self) -> bool:
        """Whether one of the arrays does not exist any more."""
        return any(known() is None for known in self.of)


@dataclass
class Worked:
    """What jobs came to lately, in at most ``budget`` bytes; results are never changed by who is given them."""

    budget: int
    _done: OrderedDict[Hashable, Done] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def bytes(self) -> int:
        """What everything remembered takes in memory."""
        with self._lock:
            return self._weight()

    def find(self, lasting: Lasting) -> list[Any] | None:
        """Return what the jobs came to, None when that is not remembered or they are to be run anew."""
        if lasting.anew:
            return None
        with self._lock:
            done = self._done.get(lasting.key)
            if done is None or not done.holds(lasting.of):
                return None
            self._done.move_to_end(lasting.key)
            return done.results

    def keep(self, lasting: Lasting, results: list[Any]) -> None:
        """Remember what jobs came to, if there were any and it fits; what is of arrays that are gone is forgotten."""
        done = Done(tuple(map(weakref.ref, lasting.of)), results, weights(results))
        if not results or sum(done.weights.values()) * lasting.share > self.budget:
            return
        with self._lock:
            self._done[lasting.key] = done
            self._done.move_to_end(lasting.key)
            for key in [key for key, one in self._done.items() if one.gone]:
                del self._done[key]
            while self._weight() > self.budget:
                self._done.popitem(last=False)

    def _weight(self) -> int:
        """What several hold, as the later rows that all answers about an event have reached, counts once."""
        each: dict[int, int] = {}
        for one in self._done.values():
            each.update(one.weights)
        return sum(each.values())


def weights(result: Any) -> dict[int, int]:
    """Return the bytes of each array in lists, tuples, mappings and dataclasses, and of mappings' texts, by identity."""
    found: dict[int, int] = {}
    _weigh(result, found)
    return found


def _weigh(result: Any, found: dict[int, int]) -> None:
    match result:
        case np.ndarray():
            found[id(result)] = result.nbytes
        case list() | tuple():
            for one in result:
                _weigh(one, found)
        case dict():
            found[id(result)] = text_bytes(tuple(filter(None, result)))
            for one in result.values():
                _weigh(one, found)
        case _ if is_dataclass(result):
            for field_ in fields(result):
                _weigh(getattr(result, field_.name), found)
