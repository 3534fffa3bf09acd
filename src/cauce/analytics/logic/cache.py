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

    def put(self, key: Key, answer: Answer, cells: int) -> None:
        """Keep an answer of ``cells`` values; the least recently used make room."""
        if cells > self.max_cells // 4:
            return
        with self._lock:
            self._forget(key)
            self._answers[key] = (answer, cells)
            self._cells += cells
            while len(self._answers) > self.size or self._cells > self.max_cells:
                self._forget(next(iter(self._answers)))

    def _forget(self, key: Key) -> None:
        kept = self._answers.pop(key, None)
        if kept is not None:
            self._cells -= kept[1]
