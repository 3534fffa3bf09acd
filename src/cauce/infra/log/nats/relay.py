"""The worker's copy of the stream: numbered, without repeats, in the format of one machine's log.

The copy is a ``LogWriter`` that gives every entry of the stream the next number and keeps an empty frame
in the place of a repeat. So numbers are a pure function of the stream, and a copy that was lost, or
that another machine makes, has the same ones; what is a repeat is decided once, by the exact index of
message keys that the copy keeps like any log. The consumers read the copy.
"""

import asyncio
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import structlog

from cauce.infra.log.contracts import Entry
from cauce.infra.log.dedup import MessageIndex
from cauce.infra.log.head import Head
from cauce.infra.log.nats.cluster import Cluster
from cauce.infra.log.nats.connection import TROUBLE, Link, close, connect
from cauce.infra.log.nats.errors import copy_damaged, gap, not_migrated, other_stream
from cauce.infra.log.nats.groups import decode_group
from cauce.infra.log.nats.position import Position, read_position, write_position
from cauce.infra.log.nats.pull import Taken, pull
from cauce.infra.log.segments import segments
from cauce.infra.log.writer import LogWriter
from cauce.infra.telemetry import counter, gauge
from cauce.kernel.errors import CauceError

log = structlog.get_logger()
PAUSE_S = 0.5
KEEP_POSITION_S = 1.0
ROUND_TRIP_S = 5.0
"""An answer that came this much after the question cannot have been on its way before it."""

_behind = gauge("log_stream_waiting_messages", "Messages of the stream that are not copied yet")
_foreign = counter("log_stream_foreign_messages", "Messages of the stream that are no group")

Seed = Callable[[int], Iterable[Sequence[bytes]]]
"""Yields the keys of every event stored with a number up to the given one, in parts."""


class Relay:
    """Copies a stream into ``folder`` until ``stop``; one for a folder."""

    def __init__(
        self,
        cluster: Cluster,
        folder: Path,
        *,
        start: Position | None,
        seed: Seed,
        segment_bytes: int = 128 << 20,
        reserve_bytes: int = 64 << 20,
        spill_keys: int = 250_000,
    ) -> None:
        """Prepare; nothing is read before ``start_copying``.

        Args:
            cluster: where the stream is.
            folder: where the copy is kept; what is there already is gone on with.
            start: where a copy may begin that has to be made from nothing (``position``).
            seed: the message keys of everything before that.
            segment_bytes: size of a segment file.
            reserve_bytes: space kept to recover from a full disk.
            spill_keys: recent message keys held in memory before they go to disk.
        """
        self._cluster, self._folder, self._start, self._seed = cluster, folder, start, seed
        self._segment_bytes, self._reserve_bytes = segment_bytes, reserve_bytes
        self._spill_keys = spill_keys
        self._stop = threading.Event()
        self._position: Position | None = None
        self._kept_at = 0.0
        self._error: CauceError | None = None
        self._waiting, self._level_at = 0, 0.0
        self._thread = threading.Thread(target=self._run, name="log-relay", daemon=True)

    @property
    def position(self) -> Position | None:
        """How far the copy is; None before the stream was reached."""
        return self._position

    @property
    def problem(self) -> CauceError | None:
        """Why nothing is copied at present, None when all is well."""
        return self._error

    @property
    def waiting(self) -> int:
        """Messages of the stream that were not copied yet when it was last seen."""
        return self._waiting

    def behind_s(self) -> float:
        """Return the seconds since nothing more was waiting; 0 while that is so."""
        return time.monotonic() - self._level_at if self._waiting else 0.0

    def wait_until_level(self, timeout_s: float) -> None:
        """Return once everything that is in the stream now is in the copy.

        Raises:
            TimeoutError: it does not get there.
        """
        now = time.monotonic()
        while self._level_at <= now + ROUND_TRIP_S:
            if time.monotonic() > now + timeout_s:
                raise TimeoutError(f"the copy of the stream is not level in {timeout_s} s")
            time.sleep(0.05)

    def start_copying(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the group in hand and keep the position."""
        self._stop.set()
        self._thread.join(30)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                asyncio.run(self._copy())
            except CauceError as error:
                self._error = error
                log.error("log.relay_stopped", code=error.code, error=error.message.en)  # noqa: TRY400
            except TROUBLE as error:
                log.warning("log.relay_again", error=str(error) or type(error).__name__)
            self._stop.wait(PAUSE_S)

    async def _copy(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        link = await connect(self._cluster, "worker")
        try:
            position = await asyncio.to_thread(self._begin, link)
            writer = await asyncio.to_thread(self._open, position)
            try:
                await self._follow(link, writer, position)
            finally:
                await asyncio.to_thread(self._close, writer)
        finally:
            await close(link.client)

    def _begin(self, link: Link) -> Position:
        """Return where to go on; a copy that cannot be trusted is made again.

        Raises:
            CauceError: ``log_stream_changed``, ``log_gap``.
        """
        stream = self._cluster.address.stream
        here = read_position(self._folder)
        if (here is None and segments(self._folder)) or (here and here.stream != stream):
            raise not_migrated(stream)
        if here is not None and _reaches(self._folder, here):
            position = here
        else:
            position = self._start or Position(stream, link.identity, 0, 0)
            self._make_room(position)
        if position.created != link.identity:
            raise other_stream(stream)
        first = link.info.state.first_seq
        if first > position.stream_seq + 1 and link.info.state.last_seq > position.stream_seq:
            raise gap(first, position.stream_seq + 1)
        return position

    def _make_room(self, position: Position) -> None:
        """Empty the folder, then learn every key from before the position."""
        log.info("log.copy_from_nothing", stream_seq=position.stream_seq, seq=position.seq)
        empty_copy(self._folder)
        Head(self._folder).put("seq", position.seq)  # readers have the file mapped: it stays
        if position.seq:
            index = MessageIndex(self._folder / "keys", spill_keys=self._spill_keys)
            index.fill(self._seed(position.seq), position.seq)
            index.close()
        write_position(self._folder, position)

    def _open(self, position: Position) -> LogWriter:
        """Return the writer of the copy.

        Raises:
            CauceError: ``log_copy_damaged``: frames that were there are gone; the next try copies anew.
        """
        before = Head(self._folder).get("seq")
        writer = LogWriter(
            self._folder,
            segment_bytes=self._segment_bytes,
            reserve_bytes=self._reserve_bytes,
            spill_keys=self._spill_keys,
            first_seq=position.seq + 1,
            keep_repeats=True,
        )
        found = writer.recovery
        if found.damages or 0 < found.head < before:
            writer.close()
            empty_copy(self._folder)
            raise copy_damaged()
        return writer

    async def _follow(self, link: Link, writer: LogWriter, position: Position) -> None:
        self._position, self._error = position, None
        self._waiting = max(0, link.info.state.last_seq - position.stream_seq)
        messages = pull(link, position.stream, position.stream_seq + 1)
        async for taken in messages:
            seen = time.monotonic()
            if taken:
                await asyncio.to_thread(self._take, writer, taken)
            self._waiting = taken[-1].pending if taken else 0
            _behind.set(self._waiting)
            if not self._waiting:
                self._level_at = seen
            if self._stop.is_set():
                await messages.aclose()
                return

    def _take(self, writer: LogWriter, taken: Sequence[Taken]) -> None:
        """Append what the messages bring; what the copy holds already is passed over by number."""
        assert self._position is not None  # noqa: S101
        entries = [entry for message in taken for entry in _entries_of(message)]
        seq = self._position.seq
        fresh = entries[max(0, writer.head - seq) :]
        if fresh:
            writer.append(fresh)
        position = self._position
        self._position = Position(
            position.stream, position.created, taken[-1].stream_seq, seq + len(entries)
        )
        if time.monotonic() - self._kept_at > KEEP_POSITION_S:
            self._keep()

    def _keep(self) -> None:
        assert self._position is not None  # noqa: S101
        write_position(self._folder, self._position)
        self._kept_at = time.monotonic()

    def _close(self, writer: LogWriter) -> None:
        writer.close()
        if self._position is not None:
            self._keep()


def empty_copy(folder: Path) -> None:
    """Remove a copy; its position goes last, for without it segments are not taken for a copy."""
    for name in segments(folder):
        (folder / name.text).unlink()
    shutil.rmtree(folder / "keys", ignore_errors=True)
    (folder / "position.json").unlink(missing_ok=True)


def _reaches(folder: Path, position: Position) -> bool:
    """Return whether the copy reaches its position."""
    return Head(folder).get("seq") >= position.seq


def _entries_of(message: Taken) -> list[Entry]:
    try:
        return decode_group(message.data)
    except ValueError as error:
        _foreign.inc()
        log.error("log.foreign_message", stream_seq=message.stream_seq, error=str(error))  # noqa: TRY400
        return []
