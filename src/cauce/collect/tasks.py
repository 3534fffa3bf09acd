"""The consumer that loads the log into the events engine."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import structlog

from cauce.collect import store
from cauce.collect.contracts import RejectReason
from cauce.infra.events import Events
from cauce.infra.log.contracts import Batch, Frame, FrameKind
from cauce.infra.telemetry import counter
from cauce.kernel.errors import CauceError

log = structlog.get_logger()
TABLES = {
    FrameKind.EVENT: "events",
    FrameKind.REJECT: "rejects",
    FrameKind.DELIVERY: "deliveries",
}
_stored = counter("stored_rows", "Rows loaded into the events engine", ["table"])
_unstorable = counter("unstorable_events", "Accepted events that the events engine refused")


class StoreConsumer:
    """Loads each frame exactly once.

    In normal running the cursor is enough. After a restart or a failure the first batch is compared
    with what the tables hold, so a batch that had arrived (whole or in part) is not loaded again
    although its bounds may differ.
    """

    name = "store"

    def __init__(self, events: Events) -> None:
        self._events = events
        self._certain = False

    def handle(self, batch: Batch) -> None:
        """Load a batch.

        Raises:
            CauceError: the engine does not answer; the same batch is to be handed in again.
        """
        certain, self._certain = self._certain, False
        for kind, table in TABLES.items():
            frames = [frame for frame in batch.frames if frame.kind is kind]
            if frames:
                self._load(table, frames if certain else self._missing(table, frames))
        self._certain = True

    def _missing(self, table: str, frames: Sequence[Frame]) -> list[Frame]:
        there = store.stored_seqs(self._events, table, frames[0].seq, frames[-1].seq)
        return [frame for frame in frames if frame.seq not in there]

    def _load(self, table: str, frames: Sequence[Frame]) -> None:
        if not frames:
            return
        token = f"{table}:{frames[0].seq}:{frames[-1].seq}:{len(frames)}"
        try:
            store.insert(self._events, table, [frame.payload for frame in frames], token)
        except CauceError as error:
            if not self._events.ping():
                raise
            self._divide(table, frames, error)
        else:
            _stored.labels(table).inc(len(frames))

    def _divide(self, table: str, frames: Sequence[Frame], error: CauceError) -> None:
        """The engine works but refuses these rows: find the one it cannot take."""
        if len(frames) > 1:
            half = len(frames) // 2
            self._load(table, frames[:half])
            self._load(table, frames[half:])
            return
        if table == "rejects":
            raise error
        self._set_aside(frames[0], error)

    def _set_aside(self, frame: Frame, error: CauceError) -> None:
        """Keep an event that the engine cannot take among the rejects, with its reason."""
        _unstorable.inc()
        log.error("store.unstorable", seq=frame.seq, project_id=frame.project_id)
        row: dict[str, Any] = {
            "seq": frame.seq,
            "project_id": frame.project_id,
            "received_at": datetime.now(UTC),
            "reason": RejectReason.UNSTORABLE,
            "detail": error.message.en[:1000],
            "message_id": "",
            "sample": frame.payload[:32768].decode("utf-8", "replace"),
            "format": "",
            "source": "",
            "key_id": key_in(frame.payload),
        }
        self._load("rejects", [frame_of(frame, row)])


class _Sent(msgspec.Struct):
    key_id: int = 0


_sent = msgspec.json.Decoder(_Sent).decode


def key_in(payload: bytes) -> int:
    """Return the key that a record names; 0 when it names none or cannot be read at all.

    Example:
        >>> key_in(b'{"seq":1,"key_id":7}'), key_in(b'{"seq":1}'), key_in(b"{")
        (7, 0, 0)
    """
    try:
        return _sent(payload).key_id
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return 0


def frame_of(frame: Frame, row: dict[str, Any]) -> Frame:
    """Return a reject frame in the place of ``frame``."""
    return Frame(frame.seq, frame.project_id, FrameKind.REJECT, msgspec.json.encode(row))
