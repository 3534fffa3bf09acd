"""The version of a project's data: what tells whether an answer still holds."""

import threading
from collections.abc import Mapping

from cauce.analytics import store
from cauce.analytics.facade.states import State, States
from cauce.infra.events import Events
from cauce.kernel.ids import ProjectId
from cauce.segments.contracts import Segment, SegmentState


class DataVersions:
    """The version of a project's data: equal versions mean equal answers.

    Made of the number of the project's events, the last mutation (erasure) of the events table and
    the highest versions and numbers of rows of the project's persons, merges and groups. Recomputed only when the
    engine's tables changed, which costs one look at ``system.parts``, and none while nothing is written.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, str]] = {}
        self._people_seen: dict[int, tuple[object, str]] = {}
        self._states = States()
        self._turns: dict[int, threading.Lock] = {}
        self._lock = threading.Lock()

    def of(self, events: Events, project_id: ProjectId) -> str:
        """Return the version now."""
        state = self._states.now(events)
        with self._lock:
            turn = self._turns.setdefault(project_id, threading.Lock())
        with turn:
            known = self._known.get(project_id)
            if known is not None and known[0] == state:
                return known[1]
            return self._counted(events, project_id, state)

    def _counted(self, events: Events, project_id: ProjectId, state: State) -> str:
        people = tuple(map(state.get, ("persons", "person_overrides", "groups")))
        erased = "-".join(map(str, state.get("events", (0, 0, 0))[1:]))
        count = store.count_events(events, project_id)
        version = f"{count}.{erased}.{self._people(events, project_id, people)}"
        self._known[project_id] = (state, version)
        return version

    def _people(self, events: Events, project_id: ProjectId, state: object) -> str:
        known = self._people_seen.get(project_id)
        if known is not None and known[0] == state:
            return known[1]
        found = "-".join(map(str, store.people_versions(events, project_id)))
        self._people_seen[project_id] = (state, found)
        return found


def rows_in(version: str) -> int:
    """Return how many events the project has in a version of its data."""
    return int(version.split(".", 1)[0])


def mark_of(segments: Mapping[str, Segment | SegmentState]) -> str:
    """Return what tells cohorts as they are now from other states of them; empty without any."""
    known = sorted(segments.items())
    return "".join(f"/{name}.{one.version}.{one.changed_at.timestamp()}" for name, one in known)
