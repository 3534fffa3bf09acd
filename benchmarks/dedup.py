"""Deduplication: keys looked up a second against 20 M known ones, exactly.

The peer is what a Python set of the same keys does, which would need gigabytes of memory.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import numpy as np

from cauce.infra.log.dedup import MessageIndex
from cauce.infra.log.disk import Disk
from cauce.infra.log.runs import split, write_run

NAME = "dedup"
GROUP = 500
RUNS = (16, 4, 1)


def run(quick: bool) -> list[dict]:
    """Return lookups a second of new and of known keys in groups of 500."""
    known = 1_000_000 if quick else 20_000_000
    random = np.random.default_rng(1)
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        sample = _write_runs(Path(folder), known, random)
        index = MessageIndex(Path(folder), spill_keys=10**9)
        fresh = _keys(random.bytes(16 * 200_000))
        figures = [
            _figure(f"new keys against {known:,}", index, fresh, expect=True),
            _figure(f"known keys among {known:,}", index, sample, expect=False),
        ]
        index.close()
    return figures


def _write_runs(folder: Path, known: int, random: np.random.Generator) -> list[bytes]:
    """Write runs as merging leaves them (sizes 16 : 4 : 1); return some of the keys."""
    upto, sample = 0, []
    for share in RUNS:
        data = random.bytes(16 * (known * share // sum(RUNS)))
        sample += _keys(data[: 16 * 10_000])
        words = np.frombuffer(data, "<u8").reshape(-1, 2)
        write_run(Disk(), folder, upto, upto + len(words), (words[:, 0].copy(), words[:, 1].copy()))
        upto += len(words)
    assert split(sample[:1])[0].dtype == np.uint64
    return sample


def _keys(data: bytes) -> list[bytes]:
    return [data[i : i + 16] for i in range(0, len(data), 16)]


def _figure(name: str, index: MessageIndex, keys: list[bytes], *, expect: bool) -> dict:
    peer: set[bytes] = set()
    started = time.thread_time()
    for start in range(0, len(keys), GROUP):
        for key in keys[start : start + GROUP]:
            if key not in peer:
                peer.add(key)
    plain_s = time.thread_time() - started
    started = time.thread_time()
    wrong = sum(
        answer is not expect
        for start in range(0, len(keys), GROUP)
        for answer in index.admit(keys[start : start + GROUP])
    )
    took = time.thread_time() - started
    if wrong:
        raise RuntimeError(f"{wrong} wrong answers")
    return {
        "figure": name,
        "value": round(len(keys) / took),
        "unit": "keys/CPU-s",
        "peer": "a Python set of these keys alone",
        "peer_value": round(len(keys) / plain_s),
        "ratio": round(plain_s / took, 3),
    }
