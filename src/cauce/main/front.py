"""The front process: listens, takes events into the log, passes everything else to the core.

What it does not do because of its ``role`` it answers with 404 and the reason.
"""

import asyncio
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import structlog

from cauce.accounts.facade import Accounts
from cauce.collect.contracts import Sender
from cauce.collect.enrich.visits import SettingsSnapshot
from cauce.collect.facade import Collect, KeyFile, open_collect
from cauce.collect.guarding import Guards, PersonsSaid
from cauce.collect.hooks.cache import HookCache, KeptHooks
from cauce.collect.hooks.contracts import Fresh
from cauce.collect.hooks.facade import newer_hooks
from cauce.collect.plan.contracts import Published
from cauce.collect.plan.facade import TrackingPlans
from cauce.infra.asgi import Receive, Scope, Send
from cauce.infra.db import Database
from cauce.infra.folder import DataFolder, write_whole
from cauce.infra.log.nats.cluster import stream_of
from cauce.infra.process import die_with_parent
from cauce.infra.sealing import Sealer
from cauce.infra.settings import Settings, load_settings, roles_of, weights_of
from cauce.infra.telemetry import configure_logs
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId
from cauce.main.asgi import serve, until_listening
from cauce.main.children import CONFIGURATION_ERROR
from cauce.main.health import Check, Health, fetch, in_thread
from cauce.main.prepare import database_url, usable_port, wait_for_log
from cauce.main.privacy import KeptSettings, persons_said, privacy_rules
from cauce.main.proxy import CoreProxy, send_not_here
from cauce.main.script import BrowserScript
from cauce.main.web import sdk_folder

log = structlog.get_logger()
PATIENCE_S = 3.0
"""Collecting goes on without PostgreSQL: so long waits who sends a key that nobody here has heard of."""


@dataclass(frozen=True)
class Front:
    """The ASGI application of the public address; a part that is None is done elsewhere."""

    collect: Collect | None
    core: CoreProxy | None
    health: Health
    script: BrowserScript
    drain_s: float = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send a request where it belongs."""
        if scope["type"] == "lifespan":
            return
        path: str = scope["path"]
        collecting = path.startswith(("/v1/", "/compat/", "/hooks/"))
        if path in Health.PATHS:
            await self.health(scope, receive, send)
        elif collecting and self.collect is not None:
            await self.collect.app(scope, receive, send)
        elif self.script.takes(path):
            await self.script(scope, receive, send)
        elif not collecting and self.core is not None:
            await self.core(scope, receive, send)
        else:
            await send_not_here(scope, send)

    async def drain(self) -> None:
        """Say that this process is going, and go on answering until the load balancer has seen it."""
        self.health.draining = True
        await asyncio.sleep(self.drain_s)
        if self.core is not None:
            await self.core.close()


def main() -> None:
    """Run until SIGTERM; exit code 3 when starting again would not help."""
    die_with_parent()
    configure_logs("front")
    settings, _ = load_settings({})
    folder = DataFolder(settings.data)
    try:
        port = usable_port(settings.host, settings.port)
    except CauceError as error:
        log.error("front.cannot_listen", code=error.code, error=str(error))  # noqa: TRY400
        sys.exit(CONFIGURATION_ERROR)
    lock = None if settings.log_url else wait_for_log(folder.log)
    database = Database(database_url(settings, folder), size=2, wait_s=PATIENCE_S)
    database.open()
    front = _wire(settings, folder, database)
    _serve(front, folder, settings.host, port)
    if front.collect is not None:
        front.collect.close()
    database.close()
    if lock is not None:
        os.close(lock)


def _wire(settings: Settings, folder: DataFolder, database: Database) -> Front:
    roles = roles_of(settings)
    collect: Collect | None = None
    if "collect" in roles:
        try:
            collect = open_log(settings, folder, database)
        except CauceError as error:
            log.error("front.cannot_collect", code=error.code, error=error.message.en)  # noqa: TRY400
            sys.exit(1 if error.retryable else CONFIGURATION_ERROR)
    core = _proxy(settings, folder) if "api" in roles else None
    health = _health(settings, collect, database, folder)
    return Front(collect, core, health, BrowserScript(sdk_folder()), settings.drain_s)


def open_log(settings: Settings, folder: DataFolder, database: Database) -> Collect:
    """Return collect on the folder's log; what recovery found is logged."""
    accounts, kept = Accounts(), KeptSettings(folder.project_settings)
    settings_before, rules_before = kept.read()
    decided = SettingsSnapshot(settings_before)
    guards = Guards(persons=PersonsSaid(partial(persons_said, database)), rules=rules_before)

    def keys() -> dict[str | bytes, Sender]:
        with database.transaction() as tx:
            settings_now = accounts.project_settings(tx)
            decided.replace(settings_now)
            guards.salts.replace(accounts.daily_salts(tx))
            guards.rules = privacy_rules(tx, settings_now)
            kept.keep(settings_now, guards.rules)
            found = accounts.write_keys(tx).items(), accounts.import_keys(tx).items()
        return {
            key: Sender(live.project_id, live.key_id, live.quota_per_s or 0.0)
            for some in found
            for key, live in some
        }

    plans = TrackingPlans(accounts)

    def newer_plans(known: Mapping[ProjectId, int]) -> Published:
        with database.transaction() as tx:
            return plans.newer(tx, known)

    def fresh_hooks(known: Mapping[str, int]) -> Fresh:
        with database.transaction() as tx:
            return newer_hooks(tx, known)

    kept_hooks = KeptHooks(folder.hooks, settings.known_keys_days)
    collect = open_collect(
        folder.log,
        keys,
        load_plans=newer_plans,
        hooks=HookCache(fresh_hooks, Sealer(settings.secret), kept_hooks),
        guards=guards,
        stream=stream_of(settings),
        key_file=KeyFile(folder.write_keys, settings.known_keys_days),
        segment_mib=settings.log_segment_mib,
        reserve_mib=settings.log_reserve_mib,
        public_url=settings.public_url,
        weights=weights_of(settings),
        settings=decided,
        trusted_proxies=trusted_proxies(settings),
        geoip_file=settings.geoip_file,
        data_centres_file=settings.data_centres_file,
    )
    found = vars_of(collect.recovery) if collect.recovery else {"stream": "connected"}
    log.info("log.opened", **{k: str(v) for k, v in found.items()})
    return collect


def vars_of(record: object) -> dict[str, object]:
    """Return the fields of a dataclass with slots."""
    return {name: getattr(record, name) for name in getattr(record, "__dataclass_fields__", {})}


def trusted_proxies(settings: Settings) -> frozenset[str]:
    """Return the addresses whose ``X-Forwarded-For`` is believed."""
    return frozenset(p.strip() for p in settings.trusted_proxies.split(",") if p.strip())


def _proxy(settings: Settings, folder: DataFolder) -> CoreProxy:
    return CoreProxy(folder.sockets / "core.sock", trusted_proxies(settings))


def _health(
    settings: Settings, collect: Collect | None, database: Database, folder: DataFolder
) -> Health:
    """Return what this role needs to be ready: a collector can do without PostgreSQL for a while."""
    core = folder.sockets / "core.sock" if roles_of(settings) != {"collect"} else None
    checks: dict[str, Check] = {}
    if collect is not None:
        checks |= {"log": _at_once(collect.ready), "keys": _at_once(collect.keys.usable)}
    if core is not None:
        checks |= {"database": in_thread(database.ping), "core": partial(_core_ready, core)}
    return Health(checks, core)


def _at_once(check: Callable[[], bool]) -> Check:
    async def run() -> bool:
        return check()

    return run


async def _core_ready(core: Path) -> bool:
    return b'"ready":true' in await fetch(core, "/api/v1/status")


def _serve(front: Front, folder: DataFolder, host: str, port: int) -> None:
    async def announce() -> None:
        """Publish the address once the port takes connections."""
        reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
        await until_listening(lambda: asyncio.open_connection(reachable, port))
        url = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        await asyncio.to_thread(write_whole, folder.sockets / "front.url", url)

    serve(
        front,
        starting=lambda: None,
        announce=announce,
        stopping=front.drain,
        address=host,
        port=port,
    )


if __name__ == "__main__":
    main()
