"""The collect application alone in a process: ``python -m benchmarks._collect_server FOLDER SYNC``."""

from __future__ import annotations

import asyncio
import socket
import sys
from pathlib import Path

from cauce.collect.app import CollectApp
from cauce.collect.contracts import Sender
from cauce.collect.intake import LogDoor
from cauce.collect.keys import KeyCache
from cauce.collect.quota import Quota
from cauce.infra.log.disk import Disk
from cauce.infra.log.writer import LogWriter
from cauce.kernel.ids import ProjectId
from cauce.main.asgi import serve, until_listening

KEY = "bench"


class UnsyncedDisk(Disk):
    """The same log without waiting for the disk: the limit that durability is measured against."""

    def sync(self, descriptor: int) -> None:
        """Return at once."""


def main() -> None:
    """Serve until SIGTERM; prints the port."""
    folder, synced = Path(sys.argv[1]), sys.argv[2] == "sync"
    writer = LogWriter(folder, disk=Disk() if synced else UnsyncedDisk())
    keys = KeyCache(lambda: {KEY: Sender(ProjectId(1), 1)})
    keys.start()
    app = CollectApp(LogDoor(writer), keys, Quota())
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    async def announce() -> None:
        await until_listening(lambda: asyncio.open_connection("127.0.0.1", port))
        print(port, flush=True)

    async def stopping() -> None:
        await asyncio.to_thread(writer.close)

    serve(
        app,
        starting=lambda: None,
        announce=announce,
        stopping=stopping,
        address="127.0.0.1",
        port=port,
    )


if __name__ == "__main__":
    main()
