"""Breakdown values as codes: which are shown, and what the rest is folded into."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import OTHER

Codes = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Labels:
    """One code an element: an index of ``names``, or -1 without a value."""

    code: Codes
    names: tuple[str, ...]


TEXT_BYTES = 57
"""What a text takes in memory besides its characters."""


def text_bytes(texts: Sequence[str]) -> int:
    """Return about how much texts take in memory, bytes."""
    return sum(map(len, texts)) + TEXT_BYTES * len(texts)


NO_LABELS = Labels(np.empty(0, np.int32), ())


def unlabelled(rows: int) -> Labels:
    """Return the labels of rows that are not split: none has a value.

    Example:
        >>> unlabelled(2).code.tolist()
        [-1, -1]
    """
    return Labels(np.full(rows, -1, np.int32), ())


def labels_of_column(column: Any) -> Labels:
    """Return the labels of an Arrow column of text, dictionary-encoded or not."""
    coded = column if hasattr(column.type, "index_type") else column.dictionary_encode()
    joined = coded.unify_dictionaries().combine_chunks()
    if hasattr(joined, "num_chunks"):
        joined = joined.chunk(0)
    code = joined.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int32)
    names = tuple(joined.dictionary.to_pylist())
    empty = [i for i, name in enumerate(names) if name is None]
    return Labels(np.where(np.isin(code, empty), np.int32(-1), code), tuple(n or "" for n in names))


def join_labels(parts: list[Labels]) -> Labels:
    """Return the labels of all parts under common names."""
    known: dict[str, int] = {}
    codes = []
    for part in parts:
        place = [known.setdefault(name, len(known)) for name in part.names]
        codes.append(np.array([*place, -1], np.int32)[part.code])
    return Labels(np.concatenate(codes), tuple(known))


@dataclass(frozen=True, slots=True)
class Shown:
    """The labels that are shown: the largest, then OTHER, then "without a value" (None)."""

    labels: Labels
    values: tuple[str | None, ...]

    def code(self, value: str | None) -> int:
        """Return the code of a shown value; of one that is not shown, none that occurs."""
        if value is None:
            return -1
        return self.labels.names.index(value) if value in self.labels.names else -2

    def where(self, value: str | None) -> NDArray[np.bool_]:
        """Return which elements carry a shown value."""
        return np.equal(self.labels.code, self.code(value))


def shown(labels: Labels, weights: NDArray[np.int64], limit: int) -> Shown:
    """Return the ``limit`` labels of the largest weight, the rest folded into OTHER.

    ``weights`` is one number a name; equal ones are taken in alphabetical order.
    """
    order = sorted(range(len(labels.names)), key=lambda i: (-int(weights[i]), labels.names[i]))
    kept = [i for i in order[:limit] if weights[i] > 0]
    place = np.full(len(labels.names) + 1, len(kept), np.int32)
    place[kept] = np.arange(len(kept), dtype=np.int32)
    place[-1] = -1
    code = place[labels.code]
    names = (*(labels.names[i] for i in kept), OTHER)
    values: list[str | None] = list(names[:-1])
    values += [OTHER] if np.any(code == len(kept)) else []
    values += [None] if np.any(code == -1) else []
    return Shown(Labels(code, names), tuple(values))
