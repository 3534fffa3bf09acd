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


NO_MERGES = Merges(np.empty(0, np.uint64), np.empty(0, np.uint64))
