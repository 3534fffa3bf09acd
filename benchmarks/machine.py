"""Facts of the machine a figure was taken on."""

from __future__ import annotations

import os
import platform
import time
from pathlib import Path


def machine_facts() -> dict:
    """Return processor, cores, memory and Python version."""
    cpu = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.processor() or "unknown",
    )
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return {
        "cpu": cpu,
        "cores": len(os.sched_getaffinity(0)),
        "memory_gib": round(pages * size / 2**30, 1),
        "python": platform.python_version(),
        "system": platform.platform(),
    }


def fsync_probe(folder: Path, rounds: int = 200) -> dict:
    """Return p50 and p99 of fdatasync after a 4 KiB write in ``folder``, in milliseconds."""
    path = folder / "fsync.probe"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT)
    os.posix_fallocate(descriptor, 0, 4096 * rounds)
    times = []
    for i in range(rounds):
        os.pwrite(descriptor, b"x" * 4096, 4096 * i)
        started = time.perf_counter()
        os.fdatasync(descriptor)
        times.append((time.perf_counter() - started) * 1000)
    os.close(descriptor)
    path.unlink()
    times.sort()
    return {"p50_ms": round(times[rounds // 2], 3), "p99_ms": round(times[int(rounds * 0.99)], 3)}
