"""What was worked out of instants kept at hand, for the next question that needs the same of them."""

import threading
import weakref
from collections import OrderedDict
from collections.abc import Hashable
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
    bytes: int

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
            return sum(one.bytes for one in self._done.values())

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
        done = Done(tuple(map(weakref.ref, lasting.of)), results, weight(results))
        if not results or done.bytes > self.budget:
            return
        with self._lock:
            self._done[lasting.key] = done
            self._done.move_to_end(lasting.key)
            for key in [key for key, one in self._done.items() if one.gone]:
                del self._done[key]
            while sum(one.bytes for one in self._done.values()) > self.budget:
                self._done.popitem(last=False)


def weight(result: Any) -> int:
    """Return the bytes of all arrays in lists, tuples, mappings and dataclasses."""
    match result:
        case np.ndarray():
            return result.nbytes
        case list() | tuple():
            return sum(map(weight, result))
        case dict():
            return sum(map(weight, result.values())) + text_bytes(tuple(filter(None, result)))
        case _ if is_dataclass(result):
            return sum(weight(getattr(result, one.name)) for one in fields(result))
        case _:
            return 0
