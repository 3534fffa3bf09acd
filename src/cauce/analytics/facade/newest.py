"""Reading the newest events of a project once for all questions that keep a part of them."""

import threading
from collections import OrderedDict

import numpy as np

from cauce.analytics import store
from cauce.analytics.contracts import Scope
from cauce.analytics.facade.forms import Wanted
from cauce.analytics.logic.instants import Instants
from cauce.analytics.logic.newest import Newest, newest_statement
from cauce.infra.events import Events

MOST = 200_000
"""Events of a project that are held: what some questions have not seen yet, at 28 bytes each."""

MOST_OF_ALL = 2 * MOST
"""Events of all projects that are held: 11 MB beside the budget of what is kept. Who asked least recently makes room."""


class NewestKept:
    """The newest events of each project, by whether what programs did counts; of a project one at a time asks."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[int, bool], Newest] = OrderedDict()
        self._lock = threading.Lock()

    def of(
        self, events: Events, scope: Scope, wanted: Wanted, after: int, until: int
    ) -> Instants | None:
        """Return the events of a selection behind one ``seq`` and up to another, the last there is.

        None when not all of them are held, as of those that a property tells.
        """
        if not Newest.tells(wanted):
            return None
        key = (scope.project_id, scope.include_bots)
        known = self._known.get(key)
        if known is None or until - known.until > MOST:
            known = Newest.none(until)
        elif known.until < until:
            statement = newest_statement(scope, (known.until + 1, until))
            columns, _ = store.columns(events, statement, 1)
            known = known.then(columns, until)
            if len(known) > MOST:
                known = known.behind(int(np.median(known.seq)))
        self._hold(key, known)
        return known.of(wanted, after)

    def _hold(self, key: tuple[int, bool], newest: Newest) -> None:
        with self._lock:
            self._known[key] = newest
            self._known.move_to_end(key)
            while sum(map(len, self._known.values())) > MOST_OF_ALL:
                self._known.popitem(last=False)

    def forget(self, project_id: int) -> None:
        """Hold nothing of a project."""
        with self._lock:
            for bots in (False, True):
                self._known.pop((project_id, bots), None)
