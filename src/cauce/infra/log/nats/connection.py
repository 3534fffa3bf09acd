"""Connections to the cluster, and the stream itself: found, made when absent, checked."""

import asyncio
import json
from dataclasses import dataclass

import httpx
import nats
import structlog
from nats.aio.client import Client
from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.api import DiscardPolicy, RetentionPolicy, StorageType, StreamConfig, StreamInfo
from nats.js.errors import NotFoundError

from cauce.infra.log.nats.address import Address
from cauce.infra.log.nats.cluster import Cluster
from cauce.infra.log.nats.errors import unreachable
from cauce.infra.log.nats.guard import COPIES, WINDOW_S, Servers, check

log = structlog.get_logger()
CONNECT_S = 5.0
REQUEST_S = 3.0
ATTEMPTS = 10
TROUBLE = (NatsError, OSError, TimeoutError)
"""What a cluster that is away or without a leader looks like from here."""


@dataclass(frozen=True, slots=True)
class Link:
    """An open connection to a stream that passed its check."""

    client: Client
    js: JetStreamContext
    info: StreamInfo

    @property
    def identity(self) -> str:
        """What tells this stream from one made later under its name: when it was made."""
        return self.info.created.isoformat() if self.info.created else ""


async def connect(cluster: Cluster, name: str) -> Link:
    """Return a connection to the stream; the stream is made when there is none.

    Raises:
        CauceError: ``log_unreachable`` (503), or ``log_unsafe``: it cannot keep the promise.
    """
    client: Client | None = None
    try:
        client = await _client(cluster.address, name)
        js = client.jetstream(timeout=REQUEST_S)
        info = await _stream(js, cluster.address, _count(client, cluster))
        servers = Servers(_count(client, cluster), await _who_syncs(cluster.monitors))
        check(info, servers, cluster.accepted)
    except BaseException as error:
        if client is not None:
            await close(client)
        if isinstance(error, TROUBLE):
            raise unreachable(_words(error)) from error
        raise
    return Link(client, js, info)


async def purge(cluster: Cluster, upto: int) -> None:
    """Remove the messages of the stream up to and including ``upto``.

    Raises:
        CauceError: ``log_unreachable`` (503).
    """
    link = await connect(cluster, "retention")
    try:
        await link.js.purge_stream(cluster.address.stream, seq=upto + 1)
        log.info("log.stream_purged", upto=upto)
    except TROUBLE as error:
        raise unreachable(_words(error)) from error
    finally:
        await close(link.client)


async def close(client: Client) -> None:
    """Close a connection, whatever state it is in."""
    try:
        await asyncio.wait_for(client.close(), CONNECT_S)
    except TROUBLE as error:
        log.warning("log.connection_not_closed", error=_words(error))


async def _client(address: Address, name: str) -> Client:
    async def noted(error: Exception) -> None:
        log.warning("log.connection", error=_words(error))

    connecting = nats.connect(
        list(address.servers),
        name=f"cauce {name}",
        user=address.user,
        password=address.password,
        connect_timeout=2,
        reconnect_time_wait=0.25,
        max_reconnect_attempts=-1,
        ping_interval=5,
        max_outstanding_pings=2,
        error_cb=noted,
    )
    return await asyncio.wait_for(connecting, CONNECT_S)


async def _stream(js: JetStreamContext, address: Address, servers: int) -> StreamInfo:
    try:
        return await js.stream_info(address.stream)
    except NotFoundError:
        log.info("log.stream_made", stream=address.stream)
        return await js.add_stream(stream_config(address, servers))


def stream_config(address: Address, servers: int) -> StreamConfig:
    """Return the stream as Cauce makes it: on files, three copies where there are three servers.

    Nothing is dropped by age or size; the worker purges what was copied and is old enough.
    """
    return StreamConfig(
        name=address.stream,
        subjects=[address.subject],
        storage=StorageType.FILE,
        retention=RetentionPolicy.LIMITS,
        discard=DiscardPolicy.NEW,
        max_age=0,
        num_replicas=COPIES if servers >= COPIES else 1,
        duplicate_window=WINDOW_S,
    )


def _count(client: Client, cluster: Cluster) -> int:
    return max(len(client.discovered_servers), len(cluster.address.servers))


async def _who_syncs(monitors: tuple[str, ...]) -> dict[str, bool]:
    """Return, by name, whether each server that answers syncs every write."""
    async with httpx.AsyncClient(timeout=2) as http:
        answers = await asyncio.gather(
            *(http.get(f"{url.rstrip('/')}/varz") for url in monitors), return_exceptions=True
        )
    found = {}
    for url, answer in zip(monitors, answers, strict=True):
        if isinstance(answer, BaseException) or answer.status_code != 200:
            log.warning("log.monitor_silent", url=url)
            continue
        facts = json.loads(answer.content)
        store = facts.get("jetstream", {}).get("config") or {}
        found[str(facts.get("server_name"))] = bool(store.get("sync_always"))
    return found


def _words(error: BaseException) -> str:
    return str(error).strip() or type(error).__name__
