"""Collecting into the stream: groups published in a pipeline, answered when a quorum has them on disk.

While some groups are on their way, appends queue up in their lanes and the next group takes them all.
A group that is not confirmed is published again under the same ``Nats-Msg-Id`` until its patience
ends, so inside the server's window it is kept once. What is repeated beyond that is recognised when the
stream is copied (``relay``): here a repeat is dropped only when this very process knows that the
message was confirmed.
"""

import asyncio
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from itertools import count
from typing import Any, cast
from uuid import uuid4

import structlog
from nats.js.errors import APIError

from cauce.infra.log.contracts import Appended, Deliver, Done, Entry, Outcome
from cauce.infra.log.lanes import Lanes, Ticket, outcomes
from cauce.infra.log.nats.cluster import Cluster
from cauce.infra.log.nats.connection import TROUBLE, Link, close, connect
from cauce.infra.log.nats.errors import stream_full, unreachable
from cauce.infra.log.nats.groups import divide, encode_group
from cauce.infra.log.writer import GROUP_ENTRIES, PROBE_S, call_each
from cauce.infra.telemetry import counter, gauge, histogram
from cauce.kernel.errors import CauceError, Kind

log = structlog.get_logger()
IN_FLIGHT = 8
PATIENCE_S = 10.0
ATTEMPT_S = 3.0
PAUSE_S = 0.1
MOST_BYTES = 1 << 20
HEADERS_BYTES = 1024
RECENT_KEYS = 250_000
_FULL = {10047, 10077}
"""JetStream's codes for: the server's store is full, the stream is at its limit and refuses."""

_publish_seconds = histogram(
    "log_publish_seconds", "Publishing one group until a quorum confirmed it", [],
    (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2.0, 10.0),
)  # fmt: skip
_queued = gauge("log_unconfirmed_entries", "Entries waiting for the cluster's confirmation")
_refused = counter("log_unconfirmed_groups", "Groups that the cluster did not confirm", ["reason"])


class StreamWriter:
    """Appends to a stream; any number of them may, on any machines."""

    def __init__(
        self,
        cluster: Cluster,
        *,
        weights: Mapping[int, int] | None = None,
        wait_s: float = 5.0,
        patience_s: float = PATIENCE_S,
    ) -> None:
        """Start; wait a moment for the cluster, and go on without it when it is away.

        Args:
            cluster: where the stream is and what may be accepted of it.
            weights: project → its share of a group where others have one.
            wait_s: how long to wait for the cluster before returning; ``problem`` is set then.
            patience_s: how long a group is published again before it is refused.

        Raises:
            CauceError: ``log_unsafe``: the stream cannot keep what a 2xx promises.
        """
        self._cluster, self._patience_s = cluster, patience_s
        self._name = uuid4().hex
        self._numbers = count()
        self._loop = asyncio.new_event_loop()
        self._arrived = asyncio.Event()
        self._woken = False
        self._closing = self._waited = False
        self._lanes = Lanes(weights=weights, wake=self._wake)
        self._recent = Recent(RECENT_KEYS)
        self._problem: CauceError | None = unreachable("not connected yet")
        self._link: Link | None = None
        self._most_bytes = MOST_BYTES
        self.deliver: Deliver = call_each
        self._opened: Future[CauceError | None] = Future()
        self._thread = threading.Thread(target=self._run, name="log-stream", daemon=True)
        self._thread.start()
        self._await_opening(wait_s)

    @property
    def problem(self) -> CauceError | None:
        """Why the log takes nothing at present, None when it does."""
        return self._problem

    def submit(self, entries: Sequence[Entry], done: Done) -> None:
        """Queue an append; ``done`` gets the outcome once a quorum has it on disk, or not in time.

        Raises:
            CauceError: ``log_unreachable`` or ``log_full`` while the cluster takes nothing,
                ``log_busy`` when too much of this project waits already (all 503).
        """
        if self._problem is not None or self._closing:
            raise self._problem or unreachable("this process is stopping")
        self._lanes.put(Ticket(entries, done))

    def append(self, entries: Sequence[Entry]) -> Appended:
        """Append and return once a quorum has it on disk.

        Raises:
            CauceError: 503. It may have been stored all the same; sent again, it is stored once.
        """
        future: Future[Outcome] = Future()
        self.submit(entries, future.set_result)
        outcome = future.result()
        if isinstance(outcome, CauceError):
            raise outcome
        return outcome

    def close(self) -> None:
        """Publish what is queued, then stop."""
        self._closing = True
        self._lanes.close()
        self._thread.join()

    def _wake(self) -> None:
        if not self._woken:
            self._woken = True
            self._loop.call_soon_threadsafe(self._arrived.set)

    def _await_opening(self, wait_s: float) -> None:
        try:
            refusal = self._opened.result(wait_s)
        except TimeoutError:
            self._waited = True
            log.warning("log.cluster_away", address=self._cluster.address.shown)
            return
        if refusal is not None:
            raise refusal

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        self._link = await self._open()
        if self._link is None:
            self._refuse_queued()
            return
        self._most_bytes = min(MOST_BYTES, self._link.client.max_payload) - HEADERS_BYTES
        self._problem = None
        self._opened.set_result(None)
        probing = asyncio.create_task(self._probe())
        await self._publish_groups()
        probing.cancel()
        await close(self._link.client)

    async def _open(self) -> Link | None:
        """Return the link once the cluster answers; None when asked to stop, or it is unsafe."""
        while not self._closing:
            try:
                return await connect(self._cluster, "collect")
            except CauceError as error:
                if not error.retryable and not self._waited:
                    self._opened.set_result(error)
                    return None
                # To a client it is a 503 in any case: what it holds must be sent again later.
                self._problem = CauceError(
                    error.code, error.message, Kind.UNAVAILABLE, retry_after_s=2
                )
                log.warning("log.cluster_away", code=error.code, error=error.message.en)
            await asyncio.sleep(PROBE_S)
        return None

    def _refuse_queued(self) -> None:
        group, _ = self._lanes.take(1 << 30, 0)
        self._lanes.finished(group)
        refusal = self._problem or unreachable("this process is stopping")
        self.deliver([(ticket.done, refusal) for ticket in group])

    async def _publish_groups(self) -> None:
        window = asyncio.Semaphore(IN_FLIGHT)
        flying: set[asyncio.Task[None]] = set()
        running = True
        while running:
            await window.acquire()
            group, running = await self._next_group()
            if not group:
                window.release()
                continue
            task = asyncio.create_task(self._commit(group))
            flying.add(task)
            task.add_done_callback(flying.discard)
            task.add_done_callback(lambda _: window.release())
        await asyncio.gather(*flying)

    async def _next_group(self) -> tuple[list[Ticket], bool]:
        while True:
            self._woken = False
            self._arrived.clear()
            group, running = self._lanes.take(GROUP_ENTRIES, 0)
            if group or not running:
                return group, running
            await self._arrived.wait()

    async def _commit(self, group: Sequence[Ticket]) -> None:
        """Have a group confirmed as a whole, or refuse all of it."""
        entries = [entry for ticket in group for entry in ticket.entries]
        keep = self._recent.unknown(entries)
        fresh = [entry for entry, kept in zip(entries, keep, strict=True) if kept]
        refusal = await self._confirm(fresh)
        if refusal is None:
            self._recent.remember(entries)
            finished = outcomes(group, keep, 0)
        else:
            finished = [(ticket.done, refusal) for ticket in group]
        self._lanes.finished(group)
        _queued.set(self._lanes.waiting)
        self.deliver(finished)

    async def _confirm(self, entries: Sequence[Entry]) -> CauceError | None:
        """Return None once every part is confirmed, else why one was not."""
        parts = [encode_group(part) for part in divide(entries, self._most_bytes)]
        publishing = (self._publish(part, self._patience_s) for part in parts)
        answers = await asyncio.gather(*publishing)
        return next((answer for answer in answers if answer is not None), None)

    async def _publish(self, message: bytes, patience_s: float) -> CauceError | None:
        started = time.monotonic()
        headers = {"Nats-Msg-Id": f"{self._name}-{next(self._numbers)}"}
        while True:
            refusal = await self._attempt(message, headers)
            waited = time.monotonic() - started
            if refusal is None:
                _publish_seconds.observe(waited)
                return None
            if self._problem is not None or waited > patience_s or refusal.code == "log_full":
                return self._fail(refusal)
            await asyncio.sleep(PAUSE_S)

    async def _attempt(self, message: bytes, headers: dict[str, Any]) -> CauceError | None:
        link, address = cast("Link", self._link), self._cluster.address
        try:
            await link.js.publish(
                address.subject, message, timeout=ATTEMPT_S, stream=address.stream,
                headers=dict(headers),
            )  # fmt: skip
        except APIError as error:
            if error.err_code in _FULL:
                return stream_full(str(error.description))
            return unreachable(str(error.description))
        except TROUBLE as error:
            return unreachable(str(error).strip() or type(error).__name__)
        return None

    def _fail(self, refusal: CauceError) -> CauceError:
        before, self._problem = self._problem, refusal
        _refused.labels(refusal.code).inc()
        if before is None or before.code != refusal.code:
            log.error("log.refuses", code=refusal.code, error=refusal.message.en)
        return refusal

    async def _probe(self) -> None:
        """See whether the cluster confirms again, although nothing is let in meanwhile."""
        while True:
            await asyncio.sleep(PROBE_S)
            if self._problem is not None and self._problem.kind is Kind.UNAVAILABLE:
                headers = {"Nats-Msg-Id": f"{self._name}-{next(self._numbers)}"}
                if await self._attempt(encode_group([]), headers) is None:
                    log.info("log.accepts_again")
                    self._problem = None


class Recent:
    """Keys that this process knows to be confirmed: the newest ``most`` to twice as many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._new: set[bytes] = set()
        self._old: set[bytes] = set()

    def unknown(self, entries: Sequence[Entry]) -> list[bool]:
        """Return for each entry whether it has to be published; one twice here is published once."""
        here: set[bytes] = set()
        return [self._is_new(entry.key, here) for entry in entries]

    def remember(self, entries: Sequence[Entry]) -> None:
        """Note that the entries are confirmed."""
        self._new.update(entry.key for entry in entries if entry.key)
        if len(self._new) >= self._most:
            self._old, self._new = self._new, set()

    def _is_new(self, key: bytes, here: set[bytes]) -> bool:
        if not key:
            return True
        if key in here or key in self._new or key in self._old:
            return False
        here.add(key)
        return True
