"""What crosses the log's boundary: frames, verdicts, and the two halves of a log."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol


class FrameKind(IntEnum):
    """What a frame's payload is."""

    EVENT = 1
    """JSON of ``collect.contracts.LogEvent``."""
    REJECT = 2
    """JSON of ``collect.contracts.LogReject``."""


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
