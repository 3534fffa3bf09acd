"""Running an ASGI app in this process until SIGTERM, then draining it."""

import asyncio
import gc
import os
import signal
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import structlog
import uvloop
from granian.constants import Interfaces
from granian.server.embed import Server

Asgi = Callable[..., Awaitable[None]]
Hook = Callable[[], Awaitable[None]]
Connect = Callable[[], Awaitable[tuple[asyncio.StreamReader, asyncio.StreamWriter]]]
LISTEN_S = 20.0
log = structlog.get_logger()


def serve(
    app: Asgi, *, starting: Callable[[], None], announce: Hook, stopping: Hook, **address: Any
) -> None:
    """Serve ``app`` until SIGTERM or SIGINT; the hooks run inside the loop.

    Args:
        app: the application.
        starting: runs once before the first request is taken.
        announce: runs beside the server from then on.
        stopping: runs after the signal while requests are still answered; returns when drained.
        address: ``address`` and ``port``, or ``uds``.
    """
    collect_garbage_seldom()
    uvloop.run(_serve(app, starting, announce, stopping, address))


def collect_garbage_seldom() -> None:
    """Look for cycles seldom, and never among what start-up made: a fifth of the time of a batch.

    Nearly everything that a request makes is gone with it, by reference count.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


async def _serve(
    app: Asgi, starting: Callable[[], None], announce: Hook, stopping: Hook, address: dict[str, Any]
) -> None:
    loop = asyncio.get_running_loop()
    asked = asyncio.Event()
    for sig in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sig, asked.set)
    server = Server(
        app, interface=Interfaces.ASGI, websockets=False, log_enabled=False, backlog=1024, **address
    )
    starting()
    serving = asyncio.create_task(server.serve())
    announcing = asyncio.ensure_future(announce())
    waiting = asyncio.create_task(asked.wait())
    await asyncio.wait({serving, waiting, announcing}, return_when=asyncio.FIRST_COMPLETED)
    if announcing.done():
        announcing.result()  # a server that nobody hears of is no server
        await asyncio.wait({serving, waiting}, return_when=asyncio.FIRST_COMPLETED)
    announcing.cancel()
    if serving.done():
        serving.result()
        raise SystemExit(1)
    await stopping()
    server.stop()  # type: ignore[no-untyped-call]
    await asyncio.wait_for(serving, 10)


async def until_listening(connect: Connect) -> None:
    """Return once ``connect`` reaches the server; end the process when it never does.

    The server does not say that it could not listen, so a supervisor would wait for ever. TRICKY: without a
    listener a connection to a port of this machine may be given that very port and reach itself.
    """
    deadline = time.monotonic() + LISTEN_S
    while time.monotonic() < deadline:
        try:
            _, writer = await connect()
        except OSError:
            await asyncio.sleep(0.01)
            continue
        itself = writer.get_extra_info("sockname") == writer.get_extra_info("peername")
        writer.close()
        if not itself:
            return
    log.error("server.does_not_listen", after_s=LISTEN_S)
    os._exit(1)


def remove_stale(path: Path) -> Path:
    """Return ``path`` for a new socket, whatever a killed process left there."""
    path.unlink(missing_ok=True)
    return path
