"""The log as the core process reads it: segment files, or the copy of a stream and its upkeep."""

import asyncio
import threading
import time
from dataclasses import dataclass, field

import structlog

from cauce.collect.store import stored_keys
from cauce.infra.consumers import ConsumerState
from cauce.infra.db import Database
from cauce.infra.events import Events
from cauce.infra.folder import DataFolder
from cauce.infra.log.nats.cluster import Cluster
from cauce.infra.log.nats.connection import purge
from cauce.infra.log.nats.position import (
    Position,
    checkpoint_before,
    lowest_cursor,
    purgeable,
    save_checkpoint,
    thin_checkpoints,
)
from cauce.infra.log.nats.relay import Relay, empty_copy
from cauce.infra.settings import Settings
from cauce.kernel.errors import CauceError

log = structlog.get_logger()
CHECKPOINT_S = 1.0
CONSUMERS = ("store", "people", "react")
NEWEST = 2**62
NOT_COPYING = "not copying the stream yet: waiting for it, or for another worker to leave"


@dataclass
class StreamCopy:
    """The active worker's copy of the stream: begun where every consumer is past, then kept up."""

    settings: Settings
    folder: DataFolder
    cluster: Cluster
    database: Database
    events: Events
    _since: float = field(default_factory=time.time, init=False)
    _relay: Relay | None = field(default=None, init=False)
    _stop: threading.Event = field(default_factory=threading.Event, init=False)
    _thread: threading.Thread | None = field(default=None, init=False)

    def begin(self) -> None:
        """Start copying, and keep where it stands for the next worker."""
        with self.database.transaction() as tx:
            start = checkpoint_before(tx, self._stream, lowest_cursor(tx, CONSUMERS))
        self._relay = Relay(
            self.cluster,
            self.folder.log,
            start=start,
            seed=lambda seq: stored_keys(self.events, seq),
            segment_bytes=self.settings.log_segment_mib << 20,
            reserve_bytes=self.settings.log_reserve_mib << 20,
        )
        self._relay.start_copying()
        self._thread = threading.Thread(target=self._keep, name="log-checkpoints", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Stop copying after the group in hand."""
        self._stop.set()
        if self._relay is not None:
            self._relay.stop()
        if self._thread is not None:
            self._thread.join(10)

    def healthy(self) -> bool:
        """Return whether this process copies nothing at present, or copies without trouble."""
        return self._relay is None or self._relay.problem is None

    def state(self) -> ConsumerState:
        """Return where the copy stands; its lag is in messages, each of which holds one event or more."""
        relay = self._relay
        position = relay.position if relay else None
        if relay is None or position is None:
            return ConsumerState("copy", 0, 0, 0.0, NOT_COPYING, self._since)
        problem = relay.problem
        error = problem.message.en if problem else None
        return ConsumerState(
            "copy", position.seq, relay.waiting, round(relay.behind_s(), 3), error, self._since
        )

    def wait_until_level(self) -> None:
        """Return once everything that is in the stream now is in the copy."""
        if self._relay is not None:
            self._relay.wait_until_level(60)

    def trim(self) -> None:
        """Remove from the stream what every consumer is past and replay needs no more."""
        with self.database.transaction() as tx:
            seq = lowest_cursor(tx, CONSUMERS)
            upto = purgeable(tx, self._stream, seq, self.settings.log_retention_days)
        if upto is not None:
            asyncio.run(purge(self.cluster, upto.stream_seq))

    @property
    def _stream(self) -> str:
        return self.cluster.address.stream

    def _keep(self) -> None:
        kept: Position | None = None
        while not self._stop.wait(CHECKPOINT_S):
            position = self._relay.position if self._relay else None
            if position is None or position == kept or not position.stream_seq:
                continue
            try:
                with self.database.transaction() as tx:
                    save_checkpoint(tx, position)
                    thin_checkpoints(tx, self._stream, lowest_cursor(tx, CONSUMERS))
                kept = position
            except CauceError as error:
                log.warning("log.checkpoint_not_kept", code=error.code)


def live_copy(cluster: Cluster, folder: DataFolder, database: Database) -> Relay:
    """Return the copy from which an API without a worker shows what arrives; begun anew each time.

    It knows no older messages, so a repeat may be seen twice on the Live page, never in an answer.
    """
    folder.live.mkdir(parents=True, exist_ok=True)
    empty_copy(folder.live)
    with database.transaction() as tx:
        start = checkpoint_before(tx, cluster.address.stream, NEWEST)
    return Relay(cluster, folder.live, start=start, seed=lambda _: (), reserve_bytes=0)
