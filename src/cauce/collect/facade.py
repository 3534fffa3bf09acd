"""Collect as the front process runs it: the log's writer, the keys, the application."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from cauce.collect.app import CollectApp
from cauce.collect.contracts import Sender, SentKey
from cauce.collect.enrich.pipeline import warm
from cauce.collect.enrich.visits import LOOPBACK, SettingsSnapshot, Visits
from cauce.collect.enrich.world_files import open_world
from cauce.collect.guarding import Guards
from cauce.collect.hooks.cache import HookCache
from cauce.collect.hooks.door import HookDoor
from cauce.collect.intake import LogDoor
from cauce.collect.kept_keys import KeptKeys
from cauce.collect.keys import KeyCache
from cauce.collect.plan.cache import LoadPlans, PlanCache, no_plans
from cauce.collect.quota import Quota
from cauce.infra.log.contracts import Appender
from cauce.infra.log.nats.cluster import Cluster
from cauce.infra.log.recovery import Recovery
from cauce.infra.log.writer import LogWriter

LoadKeys = Callable[[], Mapping[SentKey, Sender]]
__all__ = ["Collect", "LoadKeys", "LoadPlans", "open_collect"]


@dataclass(frozen=True)
class Collect:
    """Takes events until ``close``; one per data folder (it is the sole writer of the log)."""

    app: CollectApp
    writer: Appender
    keys: KeyCache
    recovery: Recovery | None = None
    """What the log in the data folder looked like when it was opened."""

    def ready(self) -> bool:
        """Return whether the log takes events."""
        return self.writer.problem is None

    def close(self) -> None:
        """Write what is queued and stop; nothing may be sent afterwards."""
        self.keys.stop()
        self.app.plans.stop()
        self.app.hooks.hooks.stop()
        self.writer.close()


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Where the last known write keys are kept, and for how long they are believed."""

    path: Path
    days: float


def open_collect(
    folder: Path,
    load_keys: LoadKeys,
    *,
    stream: Cluster | None = None,
    key_file: KeyFile | None = None,
    segment_mib: int = 128,
    reserve_mib: int = 64,
    rate_per_s: float = 0.0,
    public_url: str = "",
    weights: Mapping[int, int] | None = None,
    settings: SettingsSnapshot | None = None,
    trusted_proxies: Collection[str] = LOOPBACK,
    geoip_file: str = "",
    data_centres_file: str = "",
    load_plans: LoadPlans = no_plans,
    guards: Guards | None = None,
    hooks: HookCache | None = None,
) -> Collect:
    """Open the log and return collect, ready to serve.

    Args:
        folder: where the log lives, unless there is a ``stream``.
        stream: the NATS stream that is the log; None: segment files in ``folder``.
        key_file: keeps the keys for a start without PostgreSQL.
        load_keys: reads every live write key with its sender; may raise ``CauceError``.
        segment_mib: size of one segment file.
        reserve_mib: space kept to recover from a full disk.
        rate_per_s: events a second one project may send; 0 for no limit.
        public_url: the address browsers use, empty for the one they asked.
        weights: project → its share of a busy log where others have one.
        settings: of the projects, kept new by ``load_keys``; None when all have the default.
        trusted_proxies: addresses whose ``X-Forwarded-For`` is believed.
        geoip_file: a MaxMind database, empty to do without places.
        data_centres_file: networks of data centres, one a line; empty to do without.
        load_plans: reads the published tracking plans that are newer than those given; may raise
            ``CauceError``.
        hooks: webhooks of other services; None when there are none.
        guards: what projects want for privacy's sake, kept new by ``load_keys``; None when nothing.

    Raises:
        CauceError: ``bad_setting`` when a file cannot be used.
        OSError: the folder cannot be read or written.
        CauceError: ``log_unsafe``: the stream cannot keep what a 2xx promises.
    """
    world = open_world(geoip_file, data_centres_file)
    warm()
    recovery: Recovery | None = None
    writer: Appender
    if stream is None:
        segments = LogWriter(
            folder,
            segment_bytes=segment_mib << 20,
            reserve_bytes=reserve_mib << 20,
            weights=weights,
        )
        writer, recovery = segments, segments.recovery
    else:
        from cauce.infra.log.nats.writer import StreamWriter  # its client takes long to load

        writer = StreamWriter(stream, weights=weights)
    kept = KeptKeys(key_file.path, key_file.days) if key_file else None
    keys = KeyCache(load_keys, kept)
    keys.start()
    visits = Visits(settings or SettingsSnapshot(), world, trusted_proxies)
    plans = PlanCache(load_plans)
    plans.start()
    known_hooks = hooks or HookCache()
    known_hooks.start()
    app = CollectApp(
        LogDoor(writer),
        keys,
        Quota(rate_per_s),
        public_url=public_url,
        visits=visits,
        plans=plans,
        guards=guards or Guards(),
        hooks=HookDoor(known_hooks),
    )
    return Collect(app, writer, keys, recovery)
