"""What one event costs at each stage: processor time and bytes, from which capacity is worked out.

Single-threaded processor time of each stage alone, on an event of about 400 bytes in batches of 50. The page
``docs/explanation/capacity.md`` multiplies these; a machine of yours prints its own.
"""

from __future__ import annotations

import gzip
import json
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from cauce.collect.intake import sort_items
from cauce.collect.tasks import StoreConsumer
from cauce.collect.wire import read_batch
from cauce.infra.events import Events
from cauce.infra.log.contracts import Batch, Entry
from cauce.infra.log.nats.groups import decode_group, encode_group
from cauce.infra.log.reader import SegmentReader
from cauce.infra.log.writer import LogWriter
from cauce.infra.migrate import migrate_events
from cauce.kernel.clock import utc_now
from cauce.kernel.ids import ProjectId

NAME = "capacity"
BATCH = 50
PRICES = {"core-hour": 0.04, "GB-month of disk": 0.08}
"""Of rented machines, EUR; yours belong here."""


def run(quick: bool) -> list[dict]:
    """Return microseconds and bytes of each stage, events/s of a core, and the cost of a million."""
    events = 10_000 if quick else 60_000
    bodies = _bodies(events // BATCH)
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        return _figures(Path(folder), bodies)


def _figures(folder: Path, bodies: Sequence[bytes]) -> list[dict]:
    count = len(bodies) * BATCH
    decode_us, sorted_ = _timed(lambda: [_decode(body) for body in bodies], count)
    entries: list[Entry] = [entry for group in sorted_ for entry in group]
    groups = [entries[i : i + 2000] for i in range(0, count, 2000)]
    publish_us, messages = _timed(lambda: [encode_group(group) for group in groups], count)
    unpack_us, _ = _timed(lambda: [decode_group(message) for message in messages], count)
    copy_us, log_bytes = _timed(lambda: _append(folder / "log", groups), count)
    store_us, disk_bytes = _timed(lambda: _store(folder), count)
    collect_us, worker_us = decode_us + publish_us, unpack_us + copy_us + store_us
    sizes = {
        "as sent by the SDK": sum(map(len, bodies)) / count,
        "as sent, gzip": sum(len(gzip.compress(body, 6)) for body in bodies) / count,
        "in the stream, one copy": sum(map(len, messages)) / count,
        "in the log of one machine": log_bytes / count,
        "in ClickHouse": disk_bytes / count,
    }
    return [
        _us("collect: decode and check", decode_us),
        _us("collect: into a message", publish_us),
        _us("worker: out of a message", unpack_us),
        _us("worker: copy, numbers, repeats", copy_us),
        _us("worker: read and load into ClickHouse", store_us),
        *(_figure(f"bytes an event {name}", round(size), "bytes") for name, size in sizes.items()),
        _figure("collect, events of a core", round(1e6 / collect_us), "events/s"),
        _figure("worker, events of a core", round(1e6 / worker_us), "events/s"),
        *_costs(collect_us + worker_us, sizes),
    ]


def _costs(cpu_us: float, sizes: dict[str, float]) -> list[dict]:
    cores = cpu_us / 3600 * PRICES["core-hour"]
    disk = PRICES["GB-month of disk"] / 1000
    stream = 3 * sizes["in the stream, one copy"] * disk
    return [
        _figure("a million events, processor", round(cores, 4), "EUR"),
        _figure("a million events, 3 copies in the stream, a month", round(stream, 4), "EUR"),
        _figure(
            "a million events, ClickHouse, a year",
            round(sizes["in ClickHouse"] * disk * 12, 4),
            "EUR",
        ),
    ]


def _bodies(count: int) -> list[bytes]:
    """Return batches whose events differ as real ones do: random ids, persons, times and amounts."""
    chance = random.Random(8)
    return [
        json.dumps(
            {
                "batch": [_item(chance) for _ in range(BATCH)],
                "sentAt": "2026-11-23T20:00:00.505Z",
            }
        ).encode()
        for _ in range(count)
    ]


def _item(chance: random.Random) -> dict:
    return {
        "type": "track",
        "event": chance.choice(("Product Viewed", "Product Added", "Order Completed", "Searched")),
        "messageId": str(UUID(int=chance.getrandbits(128), version=4)),
        "userId": f"user-{int(chance.paretovariate(0.5)) % 200_000}",
        "timestamp": f"2026-11-23T{chance.randrange(20):02}:{chance.randrange(60):02}:16.505Z",
        "context": {"library": {"name": "analytics-python", "version": "2.4.0"}},
        "properties": {
            "order_id": f"A-{chance.getrandbits(40):x}",
            "revenue": round(chance.lognormvariate(3, 1), 2),
            "currency": "EUR",
            "country": chance.choice(("ES", "FR", "DE", "PT", "IT", "MX", "AR")),
            "lines": chance.randint(1, 9),
        },
    }


def _decode(body: bytes) -> list[Entry]:
    return sort_items(read_batch(body), ProjectId(1), utc_now()).entries


def _append(folder: Path, groups: Sequence[Sequence[Entry]]) -> int:
    writer = LogWriter(folder, reserve_bytes=0)
    for group in groups:
        writer.append(group)
    writer.close()
    return sum(path.stat().st_size for path in folder.glob("*.seg"))


def _store(folder: Path) -> int:
    events = Events("", folder / "events")
    migrate_events(events)
    reader, consumer, seq = SegmentReader(folder / "log"), StoreConsumer(events), 0
    while frames := reader.read_after(seq, max_frames=50_000).frames:
        consumer.handle(Batch(frames))
        seq = frames[-1].seq
    events.command("OPTIMIZE TABLE events FINAL")
    size = events.query(
        "SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND table = 'events'"
    ).rows[0][0]
    events.close()
    return int(size)


def _timed(work: Callable[[], object], count: int) -> tuple[float, object]:
    """Return microseconds of processor time an event, of every thread, and what came out."""
    started = time.process_time()
    result = work()
    return (time.process_time() - started) / count * 1e6, result


def _us(name: str, value: float) -> dict:
    return _figure(name, round(value, 2), "µs/event")


def _figure(name: str, value: float, unit: str) -> dict:
    return {"figure": name, "value": value, "unit": unit}
