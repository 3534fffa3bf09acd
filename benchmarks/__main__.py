"""``python3 dev.py bench [NAME] [--quick] [--data DIR]``: run the benchmarks, print a table, keep the JSON.

A benchmark is a module of this package with ``NAME`` and ``run(quick) -> list of figures``; a figure
is a dict with ``figure, value, unit, peer, peer_value, ratio`` (ratio > 1 means better than the peer).
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
import tempfile
import time
from pathlib import Path

import benchmarks
from benchmarks.machine import fsync_probe, machine_facts

RESULTS = Path(__file__).parent / "results"


def main() -> int:
    """Run what was asked for and return the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py bench")
    parser.add_argument("name", nargs="?", help="run only this benchmark")
    parser.add_argument(
        "--quick", action="store_true", help="small sizes: a smoke run, not a figure"
    )
    parser.add_argument(
        "--data", type=Path, help="public data that a benchmark needs and this repository has not"
    )
    arguments = parser.parse_args()
    modules = {m.NAME: m for m in _modules()}
    if arguments.name and arguments.name not in modules:
        print(f"No benchmark {arguments.name!r}. There are: {', '.join(sorted(modules))}")
        return 2
    RESULTS.mkdir(exist_ok=True)
    for name in [arguments.name] if arguments.name else sorted(modules):
        report = _run(modules[name], quick=arguments.quick, data=arguments.data)
        _print(report)
        (RESULTS / f"{name}.json").write_text(json.dumps(report, indent=1), "utf-8")
    return 0


def _modules() -> list[object]:
    found = []
    for info in pkgutil.iter_modules(benchmarks.__path__):
        if not info.name.startswith("_"):
            module = importlib.import_module(f"benchmarks.{info.name}")
            if hasattr(module, "NAME"):
                found.append(module)
    return found


def _run(module: object, *, quick: bool, data: Path | None) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        before = fsync_probe(Path(folder))
        started = time.time()
        figures = module.run(quick, data) if hasattr(module, "TAKES_DATA") else module.run(quick)
        after = fsync_probe(Path(folder))
    return {
        "name": module.NAME,
        "quick": quick,
        "seconds": round(time.time() - started, 1),
        "machine": machine_facts(),
        "fsync_before": before,
        "fsync_after": after,
        "figures": figures,
    }


def _print(report: dict) -> None:
    machine = report["machine"]
    print(f"\n{report['name']}{'  (quick: not a figure)' if report['quick'] else ''}")
    print(
        f"  {machine['cores']} × {machine['cpu']}, {machine['memory_gib']} GiB, {machine['python']}"
    )
    for when in ("before", "after"):
        probe = report[f"fsync_{when}"]
        print(f"  fdatasync {when}: p50 {probe['p50_ms']} ms, p99 {probe['p99_ms']} ms")
    for row in report["figures"]:
        peer = f"{row['peer']}: {row['peer_value']}" if row.get("peer") else ""
        ratio = f"{row['ratio']}×" if row.get("ratio") is not None else ""
        print(f"  {row['figure']:<44} {row['value']!s:>12} {row['unit']:<12} {ratio:>8}  {peer}")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
