"""A client of collect, and what its log holds."""

import asyncio
import gzip
import json
from pathlib import Path
from typing import Any, NamedTuple

import httpx

from cauce.collect.contracts import Sender
from cauce.collect.facade import Collect
from cauce.infra.log.contracts import FrameKind
from cauce.infra.log.reader import SegmentReader
from cauce.kernel.ids import ProjectId

CONFORMANCE = Path(__file__).parents[2] / "conformance"
KEYS = {
    name: Sender(ProjectId(number), 10 + number)
    for number, name in enumerate(("WK", "RK", "TOK", "phc_x", "AK", "secret", "app"), 1)
}
CLIENTS = {
    "mixpanel": {"mixpanel", "js_mixpanel", "web_mp"},
    "posthog": {"posthog", "posthog_gzip", "ph_v1", "ph_503", "js_posthog", "web_ph"},
    "amplitude": {"amplitude", "amplitude_batch", "js_amplitude", "web_amp"},
    "snowplow": {"js_snowplow"},
}
SERVER = """
import asyncio, socket, sys
from pathlib import Path
from cauce.collect.contracts import Sender
from cauce.collect.facade import open_collect
from cauce.main.asgi import serve, until_listening
collect = open_collect(Path(sys.argv[1]), lambda: {"WK": Sender(1, 11), "RK": Sender(2, 12)}, segment_mib=8, reserve_mib=1)
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0)); port = probe.getsockname()[1]
async def announce():
    await until_listening(lambda: asyncio.open_connection("127.0.0.1", port))
    print(port, flush=True)
async def stopping(): await asyncio.to_thread(collect.close)
serve(collect.app, starting=lambda: None, announce=announce, stopping=stopping, address="127.0.0.1", port=port)
"""


class Serving(NamedTuple):
    """A collect server: its address, its log, its process."""

    base: str
    folder: Path
    pid: int

    def peak_mib(self) -> float:
        """Return the most memory that the process has held."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024


class Client:
    """Talks to the application; ``events`` and ``rejects`` are what its log holds."""

    def __init__(self, collect: Collect, folder: Path) -> None:
        self.collect, self.folder = collect, folder

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Return the answer to one request."""

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.collect.app, raise_app_exceptions=True)
            async with httpx.AsyncClient(
                transport=transport, base_url="http://cauce.test"
            ) as client:
                return await client.request(method, path, **options)

        return asyncio.run(ask())

    def post(self, path: str, body: Any, key: str | None = "WK", **options: Any) -> httpx.Response:
        """Return the answer to a body sent with a key as Basic user."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        auth = (key, "") if key else None
        return self.request("POST", path, content=content, auth=auth, **options)

    def replay(self, sent: dict[str, Any], base: str = "") -> httpx.Response:
        """Return the answer to a recorded request, packed as it was."""
        body = sent["body"].encode()
        content = gzip.compress(body) if sent["gzip"] else body
        return self.request(
            sent["method"], base + sent["path"], headers=sent["headers"], content=content
        )

    @property
    def events(self) -> list[dict]:
        """The accepted events."""
        return rows(self.folder, FrameKind.EVENT)

    @property
    def rejects(self) -> list[dict]:
        """The refused items."""
        return rows(self.folder, FrameKind.REJECT)


def recorded(vendor: str) -> list[dict[str, Any]]:
    """Return the requests of a vendor's SDKs that were recorded."""
    found = json.loads((CONFORMANCE / "vendor_requests.json").read_text("utf-8"))["requests"]
    return [one for one in found if one["client"] in CLIENTS[vendor]]


def rows(folder: Path, kind: FrameKind) -> list[dict]:
    """Return every record of a kind in a log."""
    reader, seq, found = SegmentReader(folder), 0, []
    while frames := reader.read_after(seq).frames:
        found += [json.loads(frame.payload) for frame in frames if frame.kind is kind]
        seq = frames[-1].seq
    return found
