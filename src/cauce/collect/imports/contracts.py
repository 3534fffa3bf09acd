"""What is known of a file that was handed in, and who maps and sends it.

    receiving ──► ready ──► queued ──► running ──► done
                    ▲          │          ├──► failed ──► queued
                    └──────────┴──────────┴──► cancelled ──► queued

The whole state is a small file beside the content: what a restart finds is what there is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from cauce.kernel.ids import ProjectId


class Kind(StrEnum):
    """What the file is."""

    PLAIN = "plain"
    MIXPANEL = "mixpanel"
    GA4 = "ga4"
    POSTHOG = "posthog"
    SEGMENT = "segment"


class State(StrEnum):
    """How far it is."""

    RECEIVING = "receiving"
    READY = "ready"
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


MOVES: Mapping[State, frozenset[State]] = {
    State.RECEIVING: frozenset({State.READY, State.CANCELLED}),
    State.READY: frozenset({State.QUEUED}),
    State.QUEUED: frozenset({State.RUNNING, State.CANCELLED}),
    State.RUNNING: frozenset({State.QUEUED, State.DONE, State.FAILED, State.CANCELLED}),
    State.DONE: frozenset(),
    State.FAILED: frozenset({State.QUEUED}),
    State.CANCELLED: frozenset({State.QUEUED}),
}
"""Who may follow whom; a restart of the server queues what was running."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows so far; ``read`` is in bytes of the file."""

    read: int = 0
    accepted: int = 0
    duplicates: int = 0
    rejected: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class NewImport:
    """A file as it is announced; ``size`` in bytes, ``mapping`` the TOML of a plain one."""

    name: str
    size: int
    kind: Kind
    timezone: str = "UTC"
    mapping: str = ""


@dataclass(frozen=True, slots=True)
class Import:
    """A file and what became of it."""

    import_id: str
    project_id: ProjectId
    name: str
    size: int
    kind: Kind
    timezone: str
    mapping: str
    created_by: str
    created_at: datetime
    state: State = State.RECEIVING
    received: int = 0
    finished_at: datetime | None = None
    problem_en: str = ""
    problem_es: str = ""
    counts: Counts = Counts()


@dataclass(frozen=True, slots=True)
class Running:
    """An import on its way; ``wait`` returns its exit code, None after that many seconds without one."""

    wait: "Wait"
    stop: "Stop"


class Wait(Protocol):
    """Waits for the end."""

    def __call__(self, seconds: float) -> int | None:
        """Return the exit code, None when it still runs."""
        ...


class Stop(Protocol):
    """Ends it."""

    def __call__(self) -> None:
        """Return once it has ended."""
        ...


class Workshop(Protocol):
    """Maps and sends files; collect's own port, joined by the wiring."""

    def preview(self, found: Import, content: Path) -> Sequence[Mapping[str, Any]]:
        """Return ten rows beside what would become of them.

        Raises:
            CauceError: the file, the mapping or the time zone cannot be used.
        """
        ...

    def begin(self, folder: Path) -> Running:
        """Start sending the import of a folder; its counts go to ``counts.json`` there."""
        ...
