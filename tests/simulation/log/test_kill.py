"""The writer killed at random moments keeps every promise without a hand."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
ROUNDS = 200


def test_killed_two_hundred_times_nothing_acknowledged_is_lost_or_stored_twice(tmp_path):
    command = [
        sys.executable,
        "-m",
        "benchmarks._kill_log",
        str(tmp_path / "log"),
        str(ROUNDS),
        "7",
    ]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=250, check=False
    )
    assert done.returncode == 0, done.stderr
    verdict = json.loads(done.stdout)
    assert verdict["acknowledged"] > 10 * ROUNDS
    assert verdict["stored"] >= verdict["acknowledged"]
    assert {k: verdict[k] for k in ("lost", "duplicates", "disorder", "damages")} == {
        "lost": 0, "duplicates": 0, "disorder": 0, "damages": 0,
    }  # fmt: skip
