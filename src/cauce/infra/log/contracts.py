"""What crosses the log's boundary: frames, verdicts, and the two halves of a log."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

import msgspec

from cauce.kernel.errors import CauceError


class FrameKind(IntEnum):
    """What a frame's payload is."""

    EVENT = 1
    """JSON of ``collect.contracts.LogEvent``."""
    REJECT = 2
    """JSON of ``collect.contracts.LogReject``."""
    REPEAT = 3
    """The place of an event that an earlier frame holds already; only in the copy of a stream."""
    ERASED = 4
    """``{}``: what was here is gone for good (``cleaner``); its deduplication key stays."""
    DELIVERY = 5
    """JSON of ``collect.hooks.door.DeliveryRecord``: what another service sent, as it came."""


class Entry(msgspec.Struct, frozen=True, gc=False):
    """What a caller appends.

    ``body`` is a JSON object without its opening brace: the writer puts ``{"seq":n,`` before it.
    ``key`` is the deduplication key (``dedup.message_key``), empty for what is never deduplicated.
    """

    project_id: int
    kind: FrameKind
    body: bytes
    key: bytes


@dataclass(frozen=True, slots=True)
class Appended:
    """What was kept: the positions (in the append) of entries that were there already."""

    duplicates: frozenset[int]
    first_seq: int


Outcome = Appended | CauceError
Done = Callable[[Outcome], None]
Deliver = Callable[[Sequence[tuple[Done, Outcome]]], None]


@dataclass(frozen=True, slots=True)
class Frame:
    """One record of the log. ``seq`` rises by one per frame and is never reused."""

    seq: int
    project_id: int
    kind: FrameKind
    payload: bytes


@dataclass(frozen=True, slots=True)
class Batch:
    """Consecutive durable frames; empty when there is nothing after the cursor."""

    frames: Sequence[Frame]

    @property
    def last_seq(self) -> int:
        """Return the seq of the last frame; raises IndexError when the batch is empty."""
        return self.frames[-1].seq


class LogReader(Protocol):
    """The reading half; any number of readers, in any process."""

    def head(self) -> int:
        """Return the seq of the last durable frame, 0 when the log is empty."""
        ...

    def read_after(self, seq: int, *, max_frames: int = 20_000, max_bytes: int = 16 << 20) -> Batch:
        """Return durable frames with a seq greater than ``seq``, in order."""
        ...

    def wait(self, seq: int, timeout_s: float) -> bool:
        """Return True as soon as a durable frame after ``seq`` exists, False after ``timeout_s``."""
        ...


class Appender(Protocol):
    """The writing half: what collecting needs of a log, wherever it is kept."""

    deliver: Deliver
    """Hands a finished group to its callers; an event loop replaces it to wake up once a group."""

    @property
    def problem(self) -> CauceError | None:
        """Why the log takes nothing at present, None when it does."""
        ...

    def submit(self, entries: Sequence[Entry], done: Done) -> None:
        """Queue an append; ``done`` gets the outcome once it is durable, or failed.

        Raises:
            CauceError: 503 when it is known already that it cannot be taken now.
        """
        ...

    def append(self, entries: Sequence[Entry]) -> Appended:
        """Append and return once it is durable.

        Raises:
            CauceError: 503; the caller sends it again, and it is stored once.
        """
        ...

    def close(self) -> None:
        """Write what is queued, then stop."""
        ...
