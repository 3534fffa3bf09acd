"""Remembering what is asked for, and saying what is worth having at hand."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from cauce.analytics.lately import store
from cauce.analytics.lately.contracts import (
    FORGOTTEN_AFTER,
    HALF_LIFE,
    MOST_OF_PROJECT,
    AskedFor,
)
from cauce.analytics.lately.logic import digest_of, read, written
from cauce.infra.db import Tx
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.ids import ProjectId

MOST = 500
"""Selections that are considered, of all projects."""


@dataclass(frozen=True)
class Lately:
    """What was asked lately, of every project."""

    clock: Clock = utc_now

    def note(self, tx: Tx, asked: Mapping[AskedFor, int]) -> None:
        """Remember how often each was asked for since it was last noted."""
        of_project: dict[ProjectId, dict[bytes, tuple[str, int]]] = defaultdict(dict)
        for one, times in asked.items():
            text = written(one)
            if text is not None:
                of_project[one.project_id][digest_of(text)] = (text, times)
        now = self.clock()
        for project_id, documents in sorted(of_project.items()):
            store.note(tx, project_id, documents, now=now, half_life=HALF_LIFE)

    def most_asked(self, tx: Tx) -> list[AskedFor]:
        """Return what was asked for, the most often and the latest first."""
        found = store.most_asked(tx, now=self.clock(), half_life=HALF_LIFE, limit=MOST)
        known = (read(project_id, document) for project_id, document in found)
        return [one for one in known if one is not None]

    def forget_old(self, tx: Tx) -> None:
        """Forget what nobody asked for in a fortnight, and what is the least of too much."""
        now, most = self.clock(), MOST_OF_PROJECT
        store.forget_old(tx, now=now, age=FORGOTTEN_AFTER, half_life=HALF_LIFE, most=most)

    def forget_project(self, tx: Tx, project_id: ProjectId) -> None:
        """Forget everything of a project."""
        store.forget_project(tx, project_id)
