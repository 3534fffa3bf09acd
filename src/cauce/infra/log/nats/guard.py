"""Whether a stream keeps what a 2xx promises, and what to say when it does not.

JetStream confirms by default what is in the memory of the operating system and syncs every two
minutes; a power cut then takes confirmed messages with it (Jepsen's analysis of NATS 2.12.1). Only
``sync_interval: always`` makes a confirmation mean "on the disks of a majority". A client cannot ask
for that setting over NATS, so it is read from the servers' monitoring port.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nats.js.api import DiscardPolicy, RetentionPolicy, StorageType, StreamInfo

from cauce.infra.log.nats.errors import unsafe
from cauce.kernel.errors import CauceError, Text

WINDOW_S = 120.0
COPIES = 3
RISKS: Mapping[str, Text] = {
    "unsynced": Text(
        "Its servers do not sync each write (set sync_interval: always), or nobody could be asked:"
        " CAUCE_LOG_MONITOR_URL must reach a majority of their monitoring ports.",
        "Sus servidores no sincronizan cada escritura (pon sync_interval: always), o no se pudo"
        " preguntar: CAUCE_LOG_MONITOR_URL debe llegar al puerto de supervisión de la mayoría.",
    ),
    "few_copies": Text(
        "There are three servers or more but the stream has fewer than three copies (num_replicas).",
        "Hay tres servidores o más, pero el stream tiene menos de tres copias (num_replicas).",
    ),
    "in_memory": Text(
        "It is kept in memory or written later (storage must be file, without persist_mode async).",
        "Está en memoria o se escribe más tarde (storage debe ser file, sin persist_mode async).",
    ),
    "drops_old": Text(
        "It may drop messages that nobody has read yet (retention must be limits with no max_age, and"
        " discard must be new).",
        "Puede tirar mensajes que nadie ha leído (retention debe ser limits sin max_age, y discard"
        " debe ser new).",
    ),
    "no_ack": Text("It does not confirm at all (no_ack).", "No confirma nada (no_ack)."),
}


@dataclass(frozen=True, slots=True)
class Servers:
    """What is known of the cluster: how many servers, and of those asked, who syncs each write."""

    count: int
    sync_always: Mapping[str, bool]


def check(info: StreamInfo, servers: Servers, accepted: frozenset[str]) -> None:
    """Return when the stream may be relied on, or every risk was accepted.

    Raises:
        CauceError: ``log_unsafe``, naming every risk.
    """
    found = [name for name in risks(info, servers) if name not in accepted or name == "no_ack"]
    if found:
        raise _refusal(found)


def risks(info: StreamInfo, servers: Servers) -> Iterator[str]:
    """Yield the names in ``RISKS`` that apply."""
    config = info.config
    if not _synced(info, servers):
        yield "unsynced"
    if servers.count >= COPIES and (config.num_replicas or 1) < COPIES:
        yield "few_copies"
    if config.storage != StorageType.FILE or config.persist_mode == "async":
        yield "in_memory"
    bounded = any((n or -1) > 0 for n in (config.max_msgs, config.max_bytes))
    drops = bounded and config.discard != DiscardPolicy.NEW
    per_subject = config.max_msgs_per_subject > 0
    if drops or per_subject or config.max_age or config.retention != RetentionPolicy.LIMITS:
        yield "drops_old"
    if config.no_ack:
        yield "no_ack"


def _synced(info: StreamInfo, servers: Servers) -> bool:
    """Return whether a majority of the stream's servers says so, and none says otherwise.

    One that is down cannot be asked; that must not keep the others from being used.
    """
    peers = {peer.name for peer in (info.cluster.replicas or [])} if info.cluster else set()
    if info.cluster and info.cluster.leader:
        peers.add(info.cluster.leader)
    answers = [on for name, on in servers.sync_always.items() if not peers or name in peers]
    return all(answers) and len(answers) > (len(peers) or 1) // 2


def _refusal(found: list[str]) -> CauceError:
    en = " ".join(RISKS[name].en for name in found)
    es = " ".join(RISKS[name].es for name in found)
    return unsafe(en, es, ",".join(found))
