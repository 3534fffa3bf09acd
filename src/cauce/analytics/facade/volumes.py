"""What many questions ask first: above all about how many rows one reads, before it is worked out."""

import threading
from dataclasses import dataclass
from datetime import datetime

from cauce.analytics import store
from cauce.analytics.contracts import (
    ChartQuery,
    CohortSizesQuery,
    Question,
    Rows,
    Scope,
    SessionsQuery,
    SqlQuery,
    Statement,
)
from cauce.analytics.facade.versions import rows_in
from cauce.analytics.logic.plan import chart_of, matches
from cauce.analytics.logic.source import Source
from cauce.infra.events import Events
from cauce.kernel.ids import ProjectId

FEW = 100_000
"""Rows that are read in some milliseconds, in about the time that counting fewer of them takes."""

MOST_KEPT = 10_000
"""Statements whose rows are kept."""


class Volumes:
    """What standing statements come to: how many events of a name there are, say; asked for once a version."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, Rows]] = {}
        self._merged: dict[int, tuple[int, bool]] = {}
        self._lock = threading.Lock()

    def of(
        self, events: Events, project_id: ProjectId, question: Question, version: str, now: datetime
    ) -> int:
        """Return about how many rows the question reads: every event of the names it is about.

        In a project with few events it is all of them: whose turn it is does not hang on it.
        """
        if (few := rows_in(version)) <= FEW:
            return few
        scope = Scope(project_id, now, merged=False)
        asked = [Source.of(scope, scope.utc).volume(name) for name in _names(chart_of(question))]
        return sum(int(self.rows(events, one, version)[0][0]) for one in asked)

    def merged(self, events: Events, project_id: ProjectId) -> bool:
        """Return whether any person was merged into another, asked for once until something is written."""
        mark = events.mark()
        with self._lock:
            known = self._merged.get(project_id)
        if known is not None and known[0] == mark:
            return known[1]
        merged = store.has_merges(events, project_id)
        if mark is not None:
            with self._lock:
                self._merged[project_id] = (mark, merged)
        return merged

    def rows(self, events: Events, statement: Statement, version: str) -> Rows:
        """Return the rows of a statement, in a version of the data of the project it names."""
        key = repr(statement)
        with self._lock:
            known = self._known.get(key)
        if known is not None and known[0] == version:
            return known[1]
        rows = store.run(events, statement).rows
        with self._lock:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            self._known[key] = (version, rows)
        return rows


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing statements of one version of a project's data."""

    volumes: Volumes
    version: str

    def rows(self, events: Events, statement: Statement) -> Rows:
        """Return the rows of a statement."""
        return self.volumes.rows(events, statement, self.version)


def _names(question: ChartQuery | SqlQuery) -> set[str | None]:
    """The events that a question is about; None stands for all, beside which no other counts."""
    if isinstance(question, SqlQuery):
        return {None}
    if isinstance(question, CohortSizesQuery | SessionsQuery):
        return {None}
    found = {match.event for match in matches(question)}
    return {None} if None in found else found
