"""Fuzzing the decoder of every vendor: coverage-guided (atheris) and by structure (Hypothesis), from the kept corpus.

What must hold is in ``_decoding.judge``: nothing is raised, no answer is a server's error, no event is kept by half,
and no process takes more than 200 MiB. A finding ends the run with the bytes in hexadecimal. Reduce it, put it into
``tests/conformance/fuzz/`` and run again: tests/unit/collect/test_fuzz_findings.py keeps it found.

The time is ``CAUCE_FUZZ_S`` seconds for each of the two, 60 when it is not set, 5 with --quick.
"""

from __future__ import annotations

import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from benchmarks._decoding import corpus, judge

NAME = "fuzz"
LIMIT_MIB = 200
ROOT = Path(__file__).parents[1]
ODD = (
    b"NaN", b"null", b"[]", b"{}", b"-1", b"1e999", b'""', b'"\\ud800"', b'"\xff"', b"true", b"9" * 400,
    b"[" * 2000, b'{"a":' * 40 + b"1" + b"}" * 40, b'{"$set":{"a":1}}', b'"$identify"', b'"$create_alias"',
    b'["a","b"]', b"0.1", b"1795461136505", b'"2026-02-30T25:00:00Z"',
)  # fmt: skip
"""Values that take the place of others."""
_VALUE = re.compile(rb'(?<=:)\s*("(?:[^"\\]|\\.)*"|-?[\d.]+|true|false|null)')


def run(quick: bool) -> list[dict]:
    """Return how many inputs each fuzzer tried, and the most memory; raises what it finds."""
    seconds = 5 if quick else int(os.environ.get("CAUCE_FUZZ_S", "60"))
    tried = by_structure(seconds)
    own_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert own_mib < LIMIT_MIB, f"the decoder took {own_mib:.0f} MiB"
    figures = [
        _figure("Hypothesis, inputs without a finding", tried, "inputs"),
        _figure("most memory of the process", round(own_mib), "MiB"),
    ]
    if find_spec("atheris") is None:
        return [*figures, _figure("atheris has no wheel for this system", 0, "inputs")]
    return [*figures, _figure("atheris, inputs without a finding", by_coverage(seconds), "inputs")]


def _figure(name: str, value: int, unit: str) -> dict:
    return {"figure": name, "value": value, "unit": unit}


def by_structure(seconds: float) -> int:
    """Return how many inputs Hypothesis tried: recorded requests with odd values in odd places."""
    deadline, tried = time.monotonic() + seconds, 0
    seeds = corpus()

    @settings(
        max_examples=500, deadline=None, database=None, phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.sampled_from(seeds), st.randoms(use_true_random=False))
    def round_of(data: bytes, chance: random.Random) -> None:
        nonlocal tried
        judge(changed(data, chance))
        tried += 1

    while time.monotonic() < deadline:
        round_of()
    return tried


def changed(data: bytes, chance: random.Random) -> bytes:
    """Return an input with other values, other names, or other bytes."""
    head, _, body = data.partition(b"\n")
    for _ in range(chance.randint(1, 4)):
        places = list(_VALUE.finditer(body))
        kind = chance.randrange(4)
        if kind < 2 and places:
            place = chance.choice(places)
            body = body[: place.start()] + chance.choice(ODD) + body[place.end() :]
        elif kind == 2 and body:
            at = chance.randrange(len(body))
            body = body[:at] + bytes([chance.randrange(256)]) + body[at + 1 :]
        else:
            at, length = chance.randrange(len(body) + 1), chance.randrange(60)
            body = body[:at] + body[at + length :]
    return head + b"\n" + body


def by_coverage(seconds: int) -> int:
    """Return how many inputs libFuzzer ran in that time.

    Raises:
        AssertionError: it found something; the message ends with what it says.
    """
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder) / "seeds"
        seeds.mkdir()
        for number, data in enumerate(corpus()):
            (seeds / f"{number:03d}").write_bytes(data)
        command = [
            sys.executable, "-m", "benchmarks._fuzz_atheris", str(seeds), f"-max_total_time={seconds}",
            f"-rss_limit_mb={2 * LIMIT_MIB}", f"-malloc_limit_mb={LIMIT_MIB}", "-timeout=10", "-max_len=65536",
            f"-artifact_prefix={folder}/", "-print_final_stats=1",
        ]  # fmt: skip
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        said = done.stderr.decode("utf-8", "replace") + done.stdout.decode("utf-8", "replace")
        found = [one for one in Path(folder).iterdir() if one != seeds]
        bytes_of_it = found[0].read_bytes().hex() if found else ""
    assert done.returncode == 0, f"{said[-4000:]}\n{bytes_of_it}"
    return int(re.search(r"stat::number_of_executed_units:\s*(\d+)", said)[1])
