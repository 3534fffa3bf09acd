"""About how many rows a question reads, known before it is worked out."""

import threading
from datetime import datetime

from cauce.analytics import store
from cauce.analytics.contracts import ChartQuery, Question, Scope, SqlQuery
from cauce.analytics.logic.plan import chart_of, matches
from cauce.analytics.logic.source import Source
from cauce.infra.events import Events
from cauce.kernel.ids import ProjectId

MOST_KEPT = 10_000
"""Names whose numbers are kept."""


class Volumes:
    """How many events of each name a project has; looked up once for a version of its data."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, str | None], tuple[str, int]] = {}
        self._lock = threading.Lock()

    def of(
        self, events: Events, project_id: ProjectId, question: Question, version: str, now: datetime
    ) -> int:
        """Return about how many rows the question reads: every event of the names it is about."""
        scope = Scope(project_id, now, merged=False)
        return sum(self._rows(events, name, scope, version) for name in _names(chart_of(question)))

    def _rows(self, events: Events, name: str | None, scope: Scope, version: str) -> int:
        key = (scope.project_id, name)
        with self._lock:
            known = self._known.get(key)
        if known is not None and known[0] == version:
            return known[1]
        statement = Source.of(scope, scope.utc).volume(name)
        rows = int(store.run(events, statement).rows[0][0])
        with self._lock:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            self._known[key] = (version, rows)
        return rows


def _names(question: ChartQuery | SqlQuery) -> set[str | None]:
    """The events that a question is about; None stands for all, beside which no other counts."""
    if isinstance(question, SqlQuery):
        return {None}
    found = {match.event for match in matches(question)}
    return {None} if None in found else found
