"""How often a row has been seen before in the same file, in eight bytes a row."""

import numpy as np

_MERGE_BELOW = 2


class Occurrences:
    """Counts equal rows of a file; only rows that do repeat cost more than eight bytes.

    Digests are kept as sorted runs of 64-bit numbers that are merged when they are of similar size,
    so a look-up is a handful of binary searches. Two different rows that share 64 bits would only
    get occurrence 1 instead of 0, each time the file is read.
    """

    def __init__(self) -> None:
        self._runs: list[np.ndarray] = []
        self._repeats: dict[int, int] = {}

    def number(self, digests: list[bytes]) -> list[int]:
        """Return for each row of a chunk how many equal ones came before it in the file.

        Example:
            >>> seen = Occurrences()
            >>> seen.number([b"a" * 16, b"b" * 16, b"a" * 16]), seen.number([b"a" * 16])
            ([0, 0, 1], [2])
        """
        keys = np.frombuffer(b"".join(d[:8] for d in digests), dtype=np.uint64)
        known = self._known(keys)
        fresh, counts = np.unique(keys, return_counts=True)
        repeated = set(fresh[counts > 1].tolist())
        numbers = [
            self._next(key, known=before) if before or key in repeated else 0
            for key, before in zip(keys.tolist(), known.tolist(), strict=True)
        ]
        self._keep(fresh)
        return numbers

    def _next(self, key: int, *, known: bool) -> int:
        number = self._repeats.get(key, -1 if not known else 0) + 1
        self._repeats[key] = number
        return number

    def _known(self, keys: np.ndarray) -> np.ndarray:
        found = np.zeros(len(keys), dtype=bool)
        for run in self._runs:
            places = np.minimum(np.searchsorted(run, keys), len(run) - 1)
            found |= run[places] == keys
        return found

    def _keep(self, fresh: np.ndarray) -> None:
        if not len(fresh):
            return
        self._runs.append(fresh)
        while len(self._runs) > 1 and len(self._runs[-2]) < _MERGE_BELOW * len(self._runs[-1]):
            last, before = self._runs.pop(), self._runs.pop()
            self._runs.append(np.union1d(before, last))
