"""The log in a three-node NATS cluster on this machine: its speed, and its leader killed under load.

All three servers share this machine's cores and disk, so the speeds are a floor, not a figure for three
machines. What must be 0 must be 0 anywhere.
"""

from __future__ import annotations

import tempfile
import threading
import time
from pathlib import Path

from tests.support.ingest import CLEAN, Ingest, verdict
from tests.support.nats_cluster import Cluster

from cauce.infra.log.contracts import Entry, FrameKind
from cauce.infra.log.dedup import message_key
from cauce.infra.log.nats.address import parse_address
from cauce.infra.log.nats.cluster import Cluster as Where
from cauce.infra.log.nats.relay import Relay
from cauce.infra.log.nats.writer import StreamWriter
from cauce.infra.log.reader import SegmentReader

NAME = "cluster"
PER_S = 6000


def run(quick: bool) -> list[dict]:
    """Return what was lost and doubled while the leader was killed, and the cluster's speed."""
    seconds = 6.0 if quick else 30.0
    with (
        tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder,
        Cluster(Path(folder) / "nats") as nats,
    ):
        killed = _kill_leader(nats, Path(folder), seconds)
        return [*killed, *_speed(nats, 2.0 if quick else 8.0)]


def _kill_leader(nats: Cluster, folder: Path, seconds: float) -> list[dict]:
    place = _where(nats, "KILLED")
    writer = StreamWriter(place, wait_s=20)
    relay = Relay(place, folder / "copy", start=None, seed=lambda _: (), reserve_bytes=0)
    relay.start_copying()
    started = time.monotonic()
    with Ingest(writer, PER_S, 1) as ingest:
        time.sleep(seconds / 3)
        leader = nats.leader_of("KILLED")
        leader.kill()
        pause_s = _pause(ingest)
        time.sleep(max(0.0, started + seconds - time.monotonic()))
        leader.start()
    took_s = time.monotonic() - started
    writer.close()
    stored = _stored(folder / "copy", ingest)
    relay.stop()
    found = verdict(ingest, stored)
    if found != CLEAN:
        raise RuntimeError(f"the log broke its promise: {found}")
    per_s = round(len(ingest.acknowledged) / took_s)
    return [
        _figure("acknowledged while the leader died", len(ingest.acknowledged), "events"),
        _figure("acknowledged a second, the pause included", per_s, "events/s", "asked", PER_S),
        _figure("acknowledged and not stored", found["lost"], "events", "must be", 0),
        _figure("stored twice", found["twice"], "events", "must be", 0),
        _figure("stored and never sent", found["unheard_of"], "events", "must be", 0),
        _figure("groups refused with 503", ingest.refused, "groups"),
        _figure("without any acknowledgement after the kill", round(pause_s, 2), "s"),
    ]


def _pause(ingest: Ingest) -> float:
    """Return the longest time without an acknowledgement in the ten seconds after now."""
    started = last = time.monotonic()
    seen, longest = len(ingest.acknowledged), 0.0
    while time.monotonic() - started < 10 and (longest < 1 or time.monotonic() - last > 0.5):
        time.sleep(0.005)
        if len(ingest.acknowledged) > seen:
            longest = max(longest, time.monotonic() - last)
            seen, last = len(ingest.acknowledged), time.monotonic()
    return longest


def _stored(folder: Path, ingest: Ingest) -> list[int]:
    deadline = time.monotonic() + 120
    while True:
        found = _numbers(SegmentReader(folder))
        if ingest.acknowledged <= set(found):
            return found
        if time.monotonic() > deadline:
            return found
        time.sleep(0.2)


def _numbers(reader: SegmentReader) -> list[int]:
    seq, found = 0, []
    while frames := reader.read_after(seq).frames:
        found += [int(f.payload.split(b'"')[5]) for f in frames if f.kind is FrameKind.EVENT]
        seq = frames[-1].seq
    return found


def _speed(nats: Cluster, seconds: float) -> list[dict]:
    figures = []
    for size in (1, 50):
        writer = StreamWriter(_where(nats, f"SPEED{size}"), wait_s=20)
        done = _saturate(writer, size, seconds)
        writer.close()
        figures.append(
            _figure(f"appends of {size}, 64 at once", round(done * size / seconds), "events/s")
        )
    return figures


def _saturate(writer: StreamWriter, size: int, seconds: float) -> int:
    counts = [0] * 64
    end = time.monotonic() + seconds

    def send(thread: int) -> None:
        while time.monotonic() < end:
            names = [f"{thread}-{counts[thread]}-{i}" for i in range(size)]
            writer.append([_entry(name) for name in names])
            counts[thread] += 1

    threads = [threading.Thread(target=send, args=(n,)) for n in range(len(counts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts)


def _entry(name: str) -> Entry:
    body = b'"message_id":"%b","filler":"%b"}' % (name.encode(), b"x" * 350)
    return Entry(1, FrameKind.EVENT, body, message_key(1, name))


def _where(nats: Cluster, stream: str) -> Where:
    address = parse_address(nats.url(stream))
    if address is None:
        raise ValueError(nats.url(stream))
    return Where(address, tuple(nats.monitors.split(",")))


def _figure(
    name: str, value: float, unit: str, peer: str = "", peer_value: float | None = None
) -> dict:
    figure = {"figure": name, "value": value, "unit": unit}
    return {**figure, "peer": peer, "peer_value": peer_value} if peer else figure
