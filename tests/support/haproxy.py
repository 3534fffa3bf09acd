"""HAProxy in front of several collectors, as the how-to configures it."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from support.nats_cluster import free_ports

CONFIG = """
defaults
  mode http
  timeout connect 2s
  timeout client 30s
  timeout server 30s
  option redispatch
  retries 3
  retry-on conn-failure empty-response 503
frontend events
  bind 127.0.0.1:{port}
  default_backend collectors
backend collectors
  balance roundrobin
  option httpchk GET /readyz
  http-check expect status 200
  default-server inter 200ms fall 2 rise 1
{servers}
"""


@dataclass
class HAProxy:
    """A running HAProxy; ``with`` starts and stops it."""

    folder: Path
    targets: list[int]
    port: int = field(default_factory=lambda: free_ports(1)[0])
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Address of the balanced service."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> HAProxy:
        program = haproxy_or_skip()
        servers = [f"  server c{i} 127.0.0.1:{p} check" for i, p in enumerate(self.targets)]
        path = self.folder / "haproxy.cfg"
        path.write_text(CONFIG.format(port=self.port, servers="\n".join(servers)))
        self.process = subprocess.Popen([program, "-db", "-f", str(path)])
        return self

    def __exit__(self, *_: object) -> None:
        assert self.process is not None
        self.process.terminate()
        self.process.wait(20)


def haproxy_or_skip() -> str:
    """Return the program; skip where it is missing, fail where it is required."""
    program = shutil.which("haproxy", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None and os.environ.get("CAUCE_REQUIRE_HAPROXY"):
        pytest.fail("HAProxy is required here: apt-get install haproxy")
    if program is None:
        pytest.skip("HAProxy is not installed: apt-get install haproxy")
    return program
