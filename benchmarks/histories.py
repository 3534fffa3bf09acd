"""Every question against its naive reference implementation, on many more made-up histories than the tests try.

At least 1,000 histories a question, ``CAUCE_HISTORIES`` for another number, 112 with --quick. A difference ends the run
with pytest's report: the history is printed with it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

NAME = "histories"
ROOT = Path(__file__).parents[1]
ORACLES = ROOT / "tests" / "integration" / "analytics"
PASSED = re.compile(r"(\d+) passed")


def run(quick: bool) -> list[dict]:
    """Return how many histories each question agreed on, and how long that took."""
    wanted = 112 if quick else int(os.environ.get("CAUCE_HISTORIES", "1000"))
    return [
        figure
        for path in sorted(ORACLES.glob("test_*_the_oracle.py"))
        for figure in agreed(path, wanted)
    ]


def agreed(path: Path, wanted: int) -> list[dict]:
    """Run the tests of one module; raise with their output when any fails."""
    began = time.perf_counter()
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            str(path),
            "-q",
            "-p",
            "no:cacheprovider",
            "--timeout",
            "0",
        ],
        cwd=ROOT,
        env={**os.environ, "CAUCE_HISTORIES": str(wanted)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stdout[-6000:])
    took = time.perf_counter() - began
    tests = sum(map(int, PASSED.findall(done.stdout)))
    name = path.stem.removeprefix("test_").replace("_", " ")
    return [
        {"figure": f"{name}, histories each", "value": wanted, "unit": f"× {tests} tests"},
        {"figure": f"{name}, took", "value": round(took, 1), "unit": "s"},
    ]
