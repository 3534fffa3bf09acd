"""The log's writer killed 1,000 times at random moments: nothing acknowledged is lost or doubled."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

NAME = "kill-log"


def run(quick: bool) -> list[dict]:
    """Return what was lost and doubled; both must be 0."""
    rounds = 50 if quick else 1000
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        command = [sys.executable, "-m", "benchmarks._kill_log", f"{folder}/log", str(rounds), "1"]
        verdict = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return [
        {
            "figure": f"{what} after {rounds} kills",
            "value": verdict[key],
            "unit": "events",
            "peer": "acknowledged",
            "peer_value": verdict["acknowledged"],
            "ratio": None,
        }
        for what, key in (("lost", "lost"), ("stored twice", "duplicates"), ("stored", "stored"))
    ]
