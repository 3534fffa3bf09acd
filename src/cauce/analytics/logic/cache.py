"""Answers kept in memory, under the question and the version of the data they were worked out on."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field

from cauce.analytics.contracts import Answer

Key = tuple[int, str, str]
"""(project, canonical question with its evaluated dates, data version)."""


@dataclass
class AnswerCache:
    """The ``size`` most recently used answers that are not too large to keep."""

    size: int = 500
    max_cells: int = 200_000
    _answers: OrderedDict[Key, tuple[Answer, int]] = field(default_factory=OrderedDict)
    _newest: dict[tuple[int, str], tuple[float, Key]] = field(default_factory=dict)
    _cells: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, key: Key) -> Answer | None:
        """Return the answer to exactly this question on exactly this data, if it is kept."""
        with self._lock:
            kept = self._answers.get(key)
            if kept is None:
                return None
            self._answers.move_to_end(key)
            return kept[0]

    def begun_since(self, key: Key, instant: float) -> Answer | None:
        """Return a kept answer to the question, on whatever data, that was begun at an instant or later.

        Whoever asked at that instant may be told it: it is of the data as they were then, or later.
        """
        with self._lock:
            began, newest = self._newest.get(key[:2], (float("-inf"), key))
            return self._answers[newest][0] if began >= instant else None

    def put(self, key: Key, answer: Answer, cells: int, began: float = float("-inf")) -> None:
        """Keep an answer of ``cells`` values, begun at an instant; the least recently used make room."""
        if cells > self.max_cells // 4:
            return
        with self._lock:
            self._forget(key)
            self._answers[key] = (answer, cells)
            self._newest[key[:2]] = (began, key)
            self._cells += cells
            while len(self._answers) > self.size or self._cells > self.max_cells:
                self._forget(next(iter(self._answers)))

    def _forget(self, key: Key) -> None:
        kept = self._answers.pop(key, None)
        if kept is not None:
            self._cells -= kept[1]
            if self._newest.get(key[:2], (0.0, None))[1] == key:
                del self._newest[key[:2]]
