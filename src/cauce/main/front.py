"""The front process: listens, takes events into the log, passes everything else to the core."""

import asyncio
import fcntl
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import structlog

from cauce.accounts.facade import Accounts
from cauce.collect.enrich.visits import SettingsSnapshot
from cauce.collect.facade import Collect, open_collect
from cauce.collect.plan.contracts import Published
from cauce.collect.plan.facade import TrackingPlans
from cauce.infra.asgi import Receive, Scope, Send
from cauce.infra.db import Database
from cauce.infra.folder import DataFolder
from cauce.infra.process import die_with_parent
from cauce.infra.settings import Settings, load_settings, weights_of
from cauce.infra.telemetry import configure_logs
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId
from cauce.main.asgi import serve
from cauce.main.health import Health, fetch, in_thread
from cauce.main.prepare import database_url, usable_port, wait_for_state
from cauce.main.proxy import CoreProxy
from cauce.main.script import BrowserScript
from cauce.main.supervisor import CONFIGURATION_ERROR
from cauce.main.web import sdk_folder

log = structlog.get_logger()
WAIT_FOR_OLD_WRITER_S = 30.0


@dataclass(frozen=True)
class Front:
    """The ASGI application of the public address."""

    collect: Collect
    core: CoreProxy
    health: Health
    script: BrowserScript

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send a request where it belongs."""
        if scope["type"] == "lifespan":
            return
        path: str = scope["path"]
        if path.startswith(("/v1/", "/compat/")):
            await self.collect.app(scope, receive, send)
        elif path in Health.PATHS:
            await self.health(scope, receive, send)
        elif self.script.takes(path):
            await self.script(scope, receive, send)
        else:
            await self.core(scope, receive, send)


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
    lock = wait_for_log(folder.log)
    wait_for_state(folder)
    database = Database(database_url(settings, folder), size=2)
    database.open()
    collect = open_log(settings, folder, database)
    front = Front(
        collect,
        _proxy(settings, folder),
        _health(collect, database, folder),
        BrowserScript(sdk_folder()),
    )
    _serve(front, folder, settings.host, port)
    collect.close()
    database.close()
    os.close(lock)


def open_log(settings: Settings, folder: DataFolder, database: Database) -> Collect:
    """Return collect on the folder's log; what recovery found is logged."""
    accounts, decided = Accounts(), SettingsSnapshot()

    def keys() -> dict[str | bytes, ProjectId]:
        with database.transaction() as tx:
            decided.replace(accounts.project_settings(tx))
            found = accounts.write_keys(tx).items(), accounts.import_keys(tx).items()
        return {key: project for some in found for key, project in some}

    plans = TrackingPlans(accounts)

    def newer_plans(known: Mapping[ProjectId, int]) -> Published:
        with database.transaction() as tx:
            return plans.newer(tx, known)

    collect = open_collect(
        folder.log,
        keys,
        load_plans=newer_plans,
        segment_mib=settings.log_segment_mib,
        reserve_mib=settings.log_reserve_mib,
        public_url=settings.public_url,
        weights=weights_of(settings),
        settings=decided,
        trusted_proxies=trusted_proxies(settings),
        geoip_file=settings.geoip_file,
        data_centres_file=settings.data_centres_file,
    )
    log.info("log.opened", **{k: str(v) for k, v in vars_of(collect.recovery).items()})
    return collect


def vars_of(record: object) -> dict[str, object]:
    """Return the fields of a dataclass with slots."""
    return {name: getattr(record, name) for name in getattr(record, "__dataclass_fields__", {})}


def wait_for_log(folder: Path) -> int:
    """Return the lock on the log; the front of a killed run may need a moment to end."""
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    deadline = time.monotonic() + WAIT_FOR_OLD_WRITER_S
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return descriptor


def trusted_proxies(settings: Settings) -> frozenset[str]:
    """Return the addresses whose ``X-Forwarded-For`` is believed."""
    return frozenset(p.strip() for p in settings.trusted_proxies.split(",") if p.strip())


def _proxy(settings: Settings, folder: DataFolder) -> CoreProxy:
    return CoreProxy(folder.sockets / "core.sock", trusted_proxies(settings))


def _health(collect: Collect, database: Database, folder: DataFolder) -> Health:
    core = folder.sockets / "core.sock"

    async def log_ready() -> bool:
        return collect.ready()

    async def core_ready() -> bool:
        return b'"ready":true' in await fetch(core, "/api/v1/status")

    checks = {"log": log_ready, "database": in_thread(database.ping), "core": core_ready}
    return Health(checks, core)


def _serve(front: Front, folder: DataFolder, host: str, port: int) -> None:
    async def started() -> None:
        url = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        asyncio.get_running_loop().create_task(_announce(host, port, folder, url))

    async def stopping() -> None:
        front.health.draining = True
        await front.core.close()

    serve(front, started=started, stopping=stopping, address=host, port=port)


async def _announce(host: str, port: int, folder: DataFolder, url: str) -> None:
    """Publish the address once the port takes connections."""
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    while True:
        try:
            _, writer = await asyncio.open_connection(reachable, port)
        except OSError:
            await asyncio.sleep(0.01)
        else:
            writer.close()
            await asyncio.to_thread((folder.sockets / "front.url").write_text, url, "utf-8")
            return


if __name__ == "__main__":
    main()
