"""A real NATS cluster on loopback: three servers that confirm every write to the disk."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import subprocess
import sysconfig
import time
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nats
from nats.js import JetStreamContext

PROGRAM = Path(sysconfig.get_path("scripts")) / "nats-server"
USER, PASSWORD = "cauce", "loopback"
CONFIG = """
server_name: {name}
listen: 127.0.0.1:{client}
http: 127.0.0.1:{monitor}
max_payload: 1MB
authorization {{ user: {user}, password: {password} }}
jetstream {{ store_dir: "{store}", sync_interval: {sync}, max_mem: 64MB, max_file: 4GB }}
{cluster}
"""
CLUSTER = """
cluster {{ name: cauce, listen: 127.0.0.1:{own}, routes: [{routes}] }}
"""


@dataclass
class Node:
    """One server."""

    name: str
    folder: Path
    client: int
    monitor: int
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it."""
        with (self.folder / f"{self.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                [PROGRAM, "-c", str(self.folder / f"{self.name}.conf")], stdout=log, stderr=log
            )

    def signal(self, number: signal.Signals) -> None:
        """Send a signal."""
        assert self.process is not None
        self.process.send_signal(number)

    def kill(self) -> None:
        """Kill it as a power cut would."""
        self.signal(signal.SIGKILL)
        assert self.process is not None
        self.process.wait()

    def healthy(self) -> bool:
        """Return whether it says that JetStream works."""
        try:
            with urllib.request.urlopen(f"{self.monitor_url}/healthz", timeout=2) as answer:
                return json.load(answer)["status"] == "ok"
        except (urllib.error.URLError, OSError):
            return False

    @property
    def monitor_url(self) -> str:
        """Address of its monitoring."""
        return f"http://127.0.0.1:{self.monitor}"


@dataclass
class Cluster:
    """``size`` servers; ``with`` starts and stops them."""

    folder: Path
    size: int = 3
    sync: str = "always"
    nodes: list[Node] = field(default_factory=list)

    def __enter__(self) -> Cluster:
        self.folder.mkdir(parents=True, exist_ok=True)
        ports = free_ports(3 * self.size)
        routes = ", ".join(f"nats-route://127.0.0.1:{port}" for port in ports[2 * self.size :])
        for i in range(self.size):
            node = Node(f"n{i}", self.folder, ports[i], ports[self.size + i])
            own = ports[2 * self.size + i]
            cluster = CLUSTER.format(own=own, routes=routes) if self.size > 1 else ""
            text = CONFIG.format(
                name=node.name, client=node.client, monitor=node.monitor, user=USER,
                password=PASSWORD, store=self.folder / node.name, sync=self.sync, cluster=cluster,
            )  # fmt: skip
            (self.folder / f"{node.name}.conf").write_text(text)
            self.nodes.append(node)
            node.start()
        self.wait_until_healthy()
        return self

    def __exit__(self, *_: object) -> None:
        for node in self.nodes:
            if node.process is not None and node.process.poll() is None:
                node.signal(signal.SIGCONT)
                node.kill()

    def wait_until_healthy(self, timeout_s: float = 30) -> None:
        """Wait until every running server has a leader to follow."""
        deadline = time.monotonic() + timeout_s
        while not all(node.healthy() for node in self.nodes):
            assert time.monotonic() < deadline, "the NATS cluster did not come up"
            time.sleep(0.05)

    def url(self, stream: str) -> str:
        """Return the setting ``log_url`` for a stream of this cluster."""
        hosts = ",".join(f"127.0.0.1:{node.client}" for node in self.nodes)
        return f"nats://{USER}:{PASSWORD}@{hosts}/{stream}"

    @property
    def monitors(self) -> str:
        """Return the setting ``log_monitor_url``."""
        return ",".join(node.monitor_url for node in self.nodes)

    def leader_of(self, stream: str) -> Node:
        """Return the server that leads a stream."""

        async def find(js: JetStreamContext) -> str:
            info = await js.stream_info(stream)
            assert info.cluster is not None
            return str(info.cluster.leader)

        name = self.ask(find)
        return next(node for node in self.nodes if node.name == name)

    def ask(self, question: Callable[[JetStreamContext], Awaitable[Any]]) -> Any:
        """Return the answer of a short conversation with JetStream."""

        async def run() -> Any:
            servers = [f"nats://{USER}:{PASSWORD}@127.0.0.1:{n.client}" for n in self.nodes]
            client = await nats.connect(servers, connect_timeout=2, max_reconnect_attempts=5)
            try:
                return await question(client.jetstream(timeout=5))
            finally:
                await client.close()

        return asyncio.run(run())


def free_ports(count: int) -> list[int]:
    """Return loopback ports that nothing listens on."""
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports
