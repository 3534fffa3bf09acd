"""What types the properties of each project really have, known exactly when a question is asked."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import structlog

from cauce.analytics import store
from cauce.analytics.facade.versions import rows_in
from cauce.infra.events import Events
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId
from cauce.rules import Types

log = structlog.get_logger()
INLINE_ROWS = 200_000
"""Rows that are looked through while a question waits; more are looked through in the background."""

PIECE_ROWS = 1_000_000
_PERSONS = 1 << 64


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found in the project's events with a ``seq`` below ``next_seq``: ``rows`` of them."""

    version: str = ""
    next_seq: int = 0
    rows: int = 0
    types: Types = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Look:
    """A look at the events that are new since ``seen``, for the version of the data."""

    events: Events
    project_id: ProjectId
    version: str
    seen: Seen


class PropertyTypes:
    """The types of each project's properties: always a superset of those stored, or nothing at all.

    Events are stored in the order of ``seq``, so only rows with a higher one than the highest seen
    are looked at when the data changed. Erasing only takes types away, which does no harm. Were a row
    ever stored behind the highest seen, the number of rows would tell, and all is looked at anew.
    """

    def __init__(self, inline_rows: int = INLINE_ROWS) -> None:
        self._inline_rows = inline_rows
        self._seen: dict[int, Seen] = {}
        self._scans: dict[int, threading.Thread] = {}
        self._stop = threading.Event()
        self._lock = threading.Lock()

    def of(self, events: Events, project_id: ProjectId, version: str) -> Types | None:
        """Return the types at the version of the data; None while they are being looked for."""
        seen = self._seen.get(project_id, Seen())
        if seen.version == version:
            return seen.types
        look = _Look(events, project_id, version, seen)
        if self._is_long(look):
            self._start(look)
            return None
        found = _found(look, 1, self._stop)
        if found is None:
            self._forget(project_id)
            return None
        self._seen[project_id] = found
        return found.types

    def _is_long(self, look: _Look) -> bool:
        if rows_in(look.version) <= self._inline_rows:
            return False
        seen = look.seen
        return store.rows_since(look.events, look.project_id, seen.next_seq) > self._inline_rows

    def wait(self) -> None:
        """Wait until nothing is being looked for."""
        with self._lock:
            scans = list(self._scans.values())
        for scan in scans:
            scan.join()

    def close(self) -> None:
        """Stop looking; returns within the time of a piece (under a second)."""
        self._stop.set()
        self.wait()

    def _forget(self, project_id: ProjectId) -> None:
        self._seen.pop(project_id, None)

    def _start(self, look: _Look) -> None:
        with self._lock:
            running = self._scans.get(look.project_id)
            if self._stop.is_set() or (running is not None and running.is_alive()):
                return
            scan = threading.Thread(target=self._scan, args=(look,), name="property-types")
            self._scans[look.project_id] = scan
            scan.start()

    def _scan(self, look: _Look) -> None:
        try:
            rows = store.rows_since(look.events, look.project_id, look.seen.next_seq)
            found = _found(look, 1 + rows // PIECE_ROWS, self._stop)
        except CauceError as error:
            log.warning("property_types.failed", project_id=look.project_id, error=str(error))
            return
        if found is None:
            self._forget(look.project_id)
        else:
            self._seen[look.project_id] = found


def _found(look: _Look, pieces: int, stop: threading.Event) -> Seen | None:
    """Return what is known after the look; None when it was stopped or ``seen`` does not hold.

    TRICKY: rows that arrive meanwhile may be seen in some pieces and not in others; they lie above
    ``last``, which is read first, so they are looked at again.
    """
    events, project_id, seen = look.events, look.project_id, look.seen
    rows = rows_in(look.version)
    last, fresh = store.last_seq(events, project_id, seen.next_seq)
    if seen.rows + fresh < rows:
        return None
    types = dict(seen.types)
    for low, high in _ranges(pieces):
        if stop.is_set():
            return None
        for path, kinds in store.types_since(events, project_id, seen.next_seq, low, high).items():
            types[path] = types.get(path, frozenset()) | kinds
    if not fresh:
        return replace(seen, version=look.version, rows=rows)
    return Seen(look.version, last + 1, seen.rows + fresh, types)


def _ranges(pieces: int) -> Iterator[tuple[int, int]]:
    """Yield ``pieces`` ranges of persons, both ends included, that together are all."""
    for i in range(pieces):
        yield _PERSONS * i // pieces, _PERSONS * (i + 1) // pieces - 1
