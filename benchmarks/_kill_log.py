"""Kill the log's writer at random moments and check what it promised.

    python -m benchmarks._kill_log FOLDER ROUNDS SEED

Each round forks a child that opens the log, appends from three threads (one in ten events is a repeat
of one acknowledged in an earlier round) and reports every acknowledgement through a pipe. The child
is killed with SIGKILL 5 to 50 ms after it began. Prints one JSON object.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path

from cauce.infra.log.contracts import Entry, FrameKind
from cauce.infra.log.dedup import message_key
from cauce.infra.log.reader import SegmentReader
from cauce.infra.log.writer import LogWriter
from cauce.infra.telemetry import configure_logs

THREADS = 3
SEGMENT = 1 << 20
SPILL = 2_000
REPEATS = 0.1


def main() -> None:
    """Run the rounds and print the verdict."""
    folder, rounds, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    random.seed(seed)
    configure_logs("kill-log")
    acknowledged: list[str] = []
    for number in range(rounds):
        acknowledged += _round(folder, number, acknowledged[-5000:])
    print(json.dumps({"rounds": rounds, **_verdict(folder, acknowledged)}))


def _round(folder: Path, number: int, known: list[str]) -> list[str]:
    readable, writable = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(readable)
        try:
            _append_for_ever(folder, number, known, writable)
        finally:
            os._exit(1)
    os.close(writable)
    text = _read_until(readable, b"ready\n", 30.0)
    text += _read_for(readable, random.uniform(0.005, 0.05))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    text += _read_for(readable, None)
    os.close(readable)
    whole = text[: text.rfind(b"\n") + 1].decode().split()
    return [line for line in whole if line != "ready"]


def _append_for_ever(folder: Path, number: int, known: list[str], pipe: int) -> None:
    writer = LogWriter(folder, segment_bytes=SEGMENT, reserve_bytes=0, spill_keys=SPILL)
    os.write(pipe, b"ready\n")
    threads = [
        threading.Thread(target=_append, args=(writer, f"{number}-{t}", known, pipe))
        for t in range(THREADS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _append(writer: LogWriter, name: str, known: list[str], pipe: int) -> None:
    chance = random.Random(name)
    for n in range(1_000_000):
        ids = [f"{name}-{n}-{i}" for i in range(chance.randint(1, 20))]
        if known and chance.random() < REPEATS * len(ids):
            ids.append(chance.choice(known))
        writer.append([_entry(message_id) for message_id in ids])
        os.write(pipe, ("\n".join(ids) + "\n").encode())


def _entry(message_id: str) -> Entry:
    body = b'"message_id":"%b","filler":"%b"}' % (
        message_id.encode(),
        b"x" * (hash(message_id) % 300),
    )
    return Entry(1, FrameKind.EVENT, body, message_key(1, message_id))


def _read_until(pipe: int, mark: bytes, timeout_s: float) -> bytes:
    text, end = b"", time.monotonic() + timeout_s
    while mark not in text and time.monotonic() < end:
        text += os.read(pipe, 65536) or mark
    return text


def _read_for(pipe: int, seconds: float | None) -> bytes:
    """Return what arrives for a while, or until the other end is gone."""
    text, end = b"", time.monotonic() + (seconds or 1e9)
    while (left := end - time.monotonic()) > 0:
        ready, _, _ = select.select([pipe], [], [], min(left, 60))
        if ready:
            block = os.read(pipe, 65536)
            if not block:
                break
            text += block
    return text


def _verdict(folder: Path, acknowledged: list[str]) -> dict:
    writer = LogWriter(folder, segment_bytes=SEGMENT, reserve_bytes=0, spill_keys=SPILL)
    reader, seq = SegmentReader(folder), 0
    stored: list[str] = []
    disorder = 0
    while frames := reader.read_after(seq).frames:
        disorder += sum(b.seq <= a.seq for a, b in pairwise(frames))
        stored += [json.loads(frame.payload)["message_id"] for frame in frames]
        seq = frames[-1].seq
    writer.close()
    return {
        "acknowledged": len(set(acknowledged)),
        "stored": len(stored),
        "lost": len(set(acknowledged) - set(stored)),
        "duplicates": len(stored) - len(set(stored)),
        "disorder": disorder,
        "damages": len(reader.damages),
        "torn_tails": writer.recovery.torn_tails,
    }


if __name__ == "__main__":
    main()
