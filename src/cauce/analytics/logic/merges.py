"""Merged persons, applied outside the engine."""

from dataclasses import dataclass

import numpy as np

from cauce.analytics.logic.funnel_rows import Ids


@dataclass(frozen=True, slots=True)
class Merges:
    """Raw person (sorted) → the person it belongs to now."""

    away: Ids
    into: Ids

    def of(self, persons: Ids) -> Ids:
        """Return the current persons."""
        if not len(self.away):
            return persons
        place = np.minimum(np.searchsorted(self.away, persons), len(self.away) - 1)
        return np.where(self.away[place] == persons, self.into[place], persons)

    def moved(self, later: "Merges") -> Ids:
        """Return who belongs to somebody else later, with who they belong to before and then; sorted.

        Example:
            >>> now = Merges(np.array([1], np.uint64), np.array([2], np.uint64))
            >>> NO_MERGES.moved(now).tolist(), now.moved(now).tolist()
            ([1, 2], [])
        """
        if np.array_equal(self.away, later.away) and np.array_equal(self.into, later.into):
            return NO_MERGES.away
        away = np.concatenate(
            (
                self.away[later.of(self.away) != self.into],
                later.away[self.of(later.away) != later.into],
            )
        )
        return np.unique(np.concatenate((away, self.of(away), later.of(away))))


NO_MERGES = Merges(np.empty(0, np.uint64), np.empty(0, np.uint64))
