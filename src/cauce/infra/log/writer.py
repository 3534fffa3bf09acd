"""The sole writer of the log: one thread, group commit, sync before every acknowledgement.

While one sync runs, appends queue up; the next sync takes them all. Latency is at most two syncs
and the throughput of tiny appends grows with their number.
"""

import errno
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path

import structlog

from cauce.infra.log.contracts import Appended, Deliver, Done, Entry, FrameKind, Outcome
from cauce.infra.log.dedup import MessageIndex
from cauce.infra.log.disk import Disk
from cauce.infra.log.frames import NO_KEY, Found, encode
from cauce.infra.log.head import Head
from cauce.infra.log.lanes import Lanes, Ticket, outcomes
from cauce.infra.log.recovery import Recovery, recover
from cauce.infra.log.segments import OpenSegment, Room, SegmentName, exclusively, segments
from cauce.infra.telemetry import counter, gauge, histogram
from cauce.kernel.errors import CauceError, Kind, Text

log = structlog.get_logger()
GROUP_ENTRIES = 8_000
REOPEN_S = 0.25
PROBE_S = 0.5
_REPEATED = b'"repeat":true}'

_sync_seconds = histogram(
    "log_fsync_seconds", "Write and sync of one group", [],
    (0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2.0),
)  # fmt: skip
_group_entries = histogram(
    "log_group_entries", "Entries in one group commit", [], (1, 2, 5, 10, 50, 100, 500, 2000, 8000)
)
_queued = gauge("log_queue_entries", "Entries waiting for the disk")
_failures = counter("log_failures", "Groups that the disk refused", ["reason"])


def call_each(finished: Sequence[tuple[Done, Outcome]]) -> None:
    """Tell every caller what became of its append."""
    for done, outcome in finished:
        done(outcome)


class LogWriter:
    """Appends to the log of one folder; exactly one may exist per folder (the data folder's lock)."""

    def __init__(
        self,
        folder: Path,
        *,
        segment_bytes: int = 128 << 20,
        reserve_bytes: int = 64 << 20,
        spill_keys: int = 250_000,
        disk: Disk | None = None,
        weights: Mapping[int, int] | None = None,
        first_seq: int = 1,
        keep_repeats: bool = False,
    ) -> None:
        """Recover what is there and start; ``recovery`` says what was found.

        Args:
            folder: where the segments live.
            segment_bytes: size of a segment file.
            reserve_bytes: space kept to recover from a full disk.
            spill_keys: recent message keys held in memory before they go to disk.
            disk: the system calls.
            weights: project → its share of a group where others have one.
            first_seq: number of the first frame when the folder is empty.
            keep_repeats: give a repeated message a number and an empty frame instead of nothing, so
                that numbers depend on what is appended and not on what is known.
        """
        disk = disk or Disk()
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._room = Room(disk, folder, segment_bytes, reserve_bytes)
        self._head = Head(folder)
        self._index = MessageIndex(folder / "keys", spill_keys=spill_keys, disk=disk)
        self.recovery = self._recover(disk)
        known = (self.recovery.head, self._head.get("seq"), self._index.covered_seq)
        self._seq = max(*known, first_seq - 1)
        self._keep_repeats = keep_repeats
        self._segment: OpenSegment | None = None
        self._problem: CauceError | None = None
        self._tried_at = 0.0
        self._head.restart()
        self._head.put("seq", self._seq)
        self._head.put("sealed", self._seq)
        self._lanes = Lanes(weights=weights)
        self.deliver: Deliver = call_each
        """Hands a finished group to its callers; an event loop replaces it to wake up once a group."""
        self._thread = threading.Thread(target=self._run, name="log-writer", daemon=True)
        self._thread.start()

    @property
    def head(self) -> int:
        """The seq of the last durable frame."""
        return self._head.get("seq")

    @property
    def problem(self) -> CauceError | None:
        """Why the log takes nothing at present, None when it does."""
        return self._problem

    def submit(self, entries: Sequence[Entry], done: Done) -> None:
        """Queue an append; ``done`` gets the outcome once it is durable, or failed.

        Raises:
            CauceError: ``log_busy`` (503) when too much of this project is waiting already.
        """
        self._lanes.put(Ticket(entries, done))

    def append(self, entries: Sequence[Entry]) -> Appended:
        """Append and return once it is durable.

        Raises:
            CauceError: ``log_full``, ``log_failed`` or ``log_busy`` (503): nothing was kept.
        """
        future: Future[Outcome] = Future()
        self.submit(entries, future.set_result)
        outcome = future.result()
        if isinstance(outcome, CauceError):
            raise outcome
        return outcome

    def close(self) -> None:
        """Write what is queued, then stop."""
        self._lanes.close()
        self._thread.join()
        self._index.close()
        self._seal()

    def _recover(self, disk: Disk) -> Recovery:
        def remember(found: Found) -> None:
            if found.key != NO_KEY:
                self._index.remember(found.key)

        after = self._index.covered_seq
        with exclusively(self._folder):
            report = recover(self._folder, disk, self._head, keys_after=after, on_found=remember)
        self._index.settled(report.head)
        return report

    def _run(self) -> None:
        running = True
        while running:
            group, running = self._lanes.take(GROUP_ENTRIES, PROBE_S)
            if group:
                finished = self._commit(group)
                self._lanes.finished(group)
                self.deliver(finished)
            else:
                self._idle()

    def _idle(self) -> None:
        """Nobody sends anything: close a segment that is to be cleaned, see to a disk that failed."""
        self._rotate_if_asked()
        if self._problem is None:
            return
        try:
            self._open(0)
        except OSError as error:
            self._fail(error)

    def _commit(self, group: Sequence[Ticket]) -> list[tuple[Done, Outcome]]:
        """Make a group durable as a whole, or refuse all of it."""
        entries = [entry for ticket in group for entry in ticket.entries]
        keyed = [entry.key for entry in entries if entry.key]
        admitted = self._index.admit(keyed)
        keep = _kept(entries, admitted)
        try:
            first = self._seq + 1
            self._write(self._written(entries, keep))
        except Exception as error:
            self._index.withdraw([k for k, new in zip(keyed, admitted, strict=True) if new])
            problem = self._fail(error)
            return [(ticket.done, problem) for ticket in group]
        self._count(keyed, admitted, entries)
        return outcomes(group, keep, first)

    def _written(self, entries: Sequence[Entry], keep: Sequence[bool]) -> Sequence[Entry]:
        if all(keep):
            return entries
        pairs = zip(entries, keep, strict=True)
        if not self._keep_repeats:
            return [entry for entry, kept in pairs if kept]
        return [
            entry if kept else Entry(entry.project_id, FrameKind.REPEAT, _REPEATED, b"")
            for entry, kept in pairs
        ]

    def _write(self, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        data = encode(self._seq + 1, entries)
        started = time.perf_counter()
        self._rotate_if_asked()
        segment = self._segment_for(len(data))
        segment.append(data)
        _sync_seconds.observe(time.perf_counter() - started)
        self._seq += len(entries)
        self._head.publish(self._seq, segment.end)
        self._index.settled(self._seq)

    def _rotate_if_asked(self) -> None:
        """Close the open segment when the cleaner waits for a frame in it."""
        if self._segment is not None and self._segment.name.base <= self._head.get("rotate"):
            self._seal()

    def _seal(self) -> None:
        segment, self._segment = self._segment, None
        if segment is not None:
            segment.seal()
            self._head.put("sealed", self._seq)

    def _segment_for(self, length: int) -> OpenSegment:
        segment = self._segment
        if segment is not None and segment.has_room(length):
            return segment
        self._seal()
        return self._open(length)

    def _open(self, length: int) -> OpenSegment:
        now = time.monotonic()
        if self._problem is not None and now - self._tried_at < REOPEN_S:
            raise OSError(errno.EAGAIN, self._problem.message.en)
        self._tried_at = now
        base = self._seq + 1
        generation = sum(1 for name in segments(self._folder) if name.base == base)
        segment = self._room.open_segment(SegmentName(base, generation), length)
        self._head.put("base", base)
        self._head.put("offset", segment.end)
        self._head.put("broken", 0)
        self._head.put("refusing", 0)
        if self._problem is not None:
            log.info("log.accepts_again", segment=segment.name.text)
        self._segment, self._problem = segment, None
        return segment

    def _fail(self, error: Exception) -> CauceError:
        """Abandon the segment (never sync its descriptor again) and return the refusal."""
        if self._segment is not None:
            self._head.put("broken", 1)
            self._seal()
        if self._problem is None or getattr(error, "errno", None) != errno.EAGAIN:
            before, self._problem = self._problem, refusal(error)
            self._head.put("refusing", 1)
            _failures.labels(self._problem.code).inc()
            if before is None or before.code != self._problem.code:
                log.error("log.refuses", code=self._problem.code, error=repr(error))
        return self._problem

    def _count(
        self, keyed: Sequence[bytes], admitted: Sequence[bool], all_: Sequence[Entry]
    ) -> None:
        kinds = [entry.kind for entry in all_]
        accepted = sum(admitted)
        duplicates = len(keyed) - accepted
        if FrameKind.DELIVERY in kinds:
            accepted, duplicates = _events_among(all_, admitted)
        self._head.add("accepted", accepted)
        self._head.add("duplicates", duplicates)
        self._head.add("rejected", kinds.count(FrameKind.REJECT))
        _group_entries.observe(len(all_))
        _queued.set(self._lanes.waiting)


def _events_among(entries: Sequence[Entry], admitted: Sequence[bool]) -> tuple[int, int]:
    """Return how many events were taken, and how many were there already; deliveries are none."""
    kept = zip(entries, _kept(entries, admitted), strict=True)
    verdicts = [new for entry, new in kept if entry.kind is FrameKind.EVENT]
    return sum(verdicts), len(verdicts) - sum(verdicts)


def _kept(entries: Sequence[Entry], admitted: Sequence[bool]) -> Sequence[bool]:
    """Return which entries are to be written: what has a key when it was admitted, the rest always."""
    if len(admitted) == len(entries):
        return admitted
    fresh = iter(admitted)
    return [next(fresh) if entry.key else True for entry in entries]


def refusal(error: Exception) -> CauceError:
    """Return the 503 for a log that cannot take events, by what the disk said."""
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return CauceError(
            "log_full",
            Text(
                "The disk is full, so no event can be kept. Free some space: collecting goes on by itself.",
                "El disco está lleno y no se puede guardar ningún evento. Libera espacio: la recogida sigue sola.",
            ),
            Kind.UNAVAILABLE,
            retry_after_s=30,
        )
    return CauceError(
        "log_failed",
        Text(
            f"The disk did not confirm the write ({error}), so nothing was kept. Send it again.",
            f"El disco no confirmó la escritura ({error}), así que no se guardó nada. Reenvíalo.",
        ),
        Kind.UNAVAILABLE,
        retry_after_s=1,
    )
