"""The sample projects into a running server, through the same door as everybody's events.

A sample is loaded once: what was removed by its owner stays removed, what was cut off goes on with
the same end of history, and what is complete sends nothing.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cauce.accounts.facade import Accounts
from cauce.infra.db import Database, Tx
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId
from cauce.main.attach import ServerHandle, running_url
from cauce.main.importing.sending import Sender, Tally, pack
from cauce.main.samples import brisa, online_retail, store
from cauce.main.samples.store import Load

Item = Mapping[str, Any]
Say = Callable[[str], None]
TICK_EVERY_S = 2.0
TICK_PATIENCE_S = 5.0
"""A tick that finds no server is given up; the next one sends what it would have sent."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample project and its events: ``events(load, now)``, ``now`` in seconds since 1970."""

    name: str
    timezone: str
    seed: int
    events: Callable[[Load, float], Iterator[Item]]


def _retail(_load: Load, _now: float) -> Iterator[Item]:
    return online_retail.events(online_retail.read_lines())


def _brisa(load: Load, now: float) -> Iterator[Item]:
    return brisa.Brisa(load.seed, load.anchor).history(now)


SAMPLES = (
    Sample(brisa.NAME, brisa.TIMEZONE, brisa.SEED, _brisa),
    Sample(online_retail.NAME, online_retail.TIMEZONE, 0, _retail),
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a sample: its project (None: its owner removed it) and what was sent now."""

    name: str
    project_id: ProjectId | None
    tally: Tally


def load_samples(
    server: ServerHandle, database: Database, *, say: Say = print, clock: Clock = utc_now
) -> list[Loaded]:
    """Return what became of each sample; with both loaded before, nothing is sent.

    Raises:
        CauceError: ``server_unreachable``; call it again, what was taken is not sent twice.
    """
    return [_load(sample, server, database, say, clock) for sample in SAMPLES]


def _load(
    sample: Sample, server: ServerHandle, database: Database, say: Say, clock: Clock
) -> Loaded:
    with database.transaction() as tx:
        load, write_key = _begun(tx, sample, clock())
    if write_key is None:
        return Loaded(sample.name, None, Tally())
    if load.loaded_at is not None:
        return Loaded(sample.name, load.project_id, Tally())
    started = clock()
    sender = Sender(_address(server), write_key)
    events = sample.events(load, started.timestamp())
    tally = sender.send(pack((item, None) for item in events))
    with database.transaction() as tx:
        store.finish(tx, load.project_id, clock())
    took_s = (clock() - started).total_seconds()
    say(f"{sample.name}: {tally.accepted + tally.duplicates:,} events, {took_s:.1f} s")
    return Loaded(sample.name, load.project_id, tally)


def _begun(tx: Tx, sample: Sample, now: datetime) -> tuple[Load, str | None]:
    """Return the load of a sample with its write key, made now if it is the first time."""
    store.lock(tx)
    load, accounts = store.find(tx, sample.name), Accounts()
    if load is not None:
        return load, accounts.write_key(tx, load.project_id) if _alive(tx, load) else None
    made = accounts.create_project(tx, sample.name, sample.timezone, sample=True)
    anchor = now.replace(microsecond=0)
    load = Load(made.project.project_id, sample.name, sample.seed, anchor, None)
    store.begin(tx, load)
    return load, made.write_key


def _alive(tx: Tx, load: Load) -> bool:
    return any(p.project_id == load.project_id for p in Accounts().list_projects(tx))


def _address(server: ServerHandle) -> Callable[[], str | None]:
    """Return how to find the server again: after a restart it may have another port."""
    return lambda: running_url(server.folder) or server.url


def keep_ticking(
    server: ServerHandle, database: Database, stop: threading.Event, clock: Clock = utc_now
) -> None:
    """Send Tienda Brisa's new events as they happen, until ``stop`` or until it is removed.

    Raises:
        CauceError: an error that waiting does not cure.
    """
    last = clock().timestamp()
    while not stop.wait(TICK_EVERY_S):
        try:
            now = clock().timestamp()
            if not _tick(server, database, last, now):
                return
            last = now
        except CauceError as error:
            if not error.retryable:
                raise


def _tick(server: ServerHandle, database: Database, last: float, now: float) -> bool:
    """Send what happened after ``last``; return whether the sample is still there."""
    with database.transaction() as tx:
        load = store.find(tx, brisa.NAME)
        key = Accounts().write_key(tx, load.project_id) if load and _alive(tx, load) else None
    if load is None or key is None:
        return False
    items = brisa.Brisa(load.seed, load.anchor).ticks(last, now)
    Sender(_address(server), key, connections=1, patience_s=TICK_PATIENCE_S).send(
        pack((i, None) for i in items)
    )
    return True
