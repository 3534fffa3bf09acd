"""The core process: owns the events engine, runs the consumers, answers the management API."""

import asyncio
import os
import sys

import structlog
from anyio.to_thread import current_default_thread_limiter

from cauce.analytics.contracts import MOST_WAITING
from cauce.infra.folder import DataFolder, write_whole
from cauce.infra.process import die_with_parent
from cauce.infra.settings import load_settings
from cauce.infra.telemetry import configure_logs
from cauce.kernel.errors import CauceError
from cauce.main.asgi import remove_stale, serve, until_listening
from cauce.main.children import CONFIGURATION_ERROR
from cauce.main.health import WithMetrics
from cauce.main.prepare import wait_for_log
from cauce.main.wiring import wire_core

log = structlog.get_logger()
THREADS = MOST_WAITING + 50
"""Requests that are handled at a time: all questions that may wait, and everything else beside them."""


def main() -> None:
    """Run until SIGTERM; exit code 3 when starting again would not help."""
    die_with_parent()
    configure_logs("core")
    settings, _ = load_settings({})
    folder = DataFolder(settings.data)
    lock = wait_for_log(folder.log) if settings.log_url else None  # the copy is written here
    try:
        core = wire_core(settings, folder)
    except CauceError as error:
        log.exception("core.cannot_start", code=error.code)
        sys.exit(1 if error.retryable else CONFIGURATION_ERROR)
    socket = remove_stale(folder.sockets / "core.sock")
    ready = folder.sockets / "core.ready"

    def starting() -> None:
        current_default_thread_limiter().total_tokens = THREADS
        core.start()

    async def announce() -> None:
        await until_listening(lambda: asyncio.open_unix_connection(str(socket)))
        await asyncio.to_thread(write_whole, ready, str(os.getpid()))

    async def stopping() -> None:
        ready.unlink(missing_ok=True)
        await asyncio.to_thread(core.stop)

    serve(
        WithMetrics(core.app),
        starting=starting,
        announce=announce,
        stopping=stopping,
        uds=socket,
    )
    core.close()
    if lock is not None:
        os.close(lock)


if __name__ == "__main__":
    main()
