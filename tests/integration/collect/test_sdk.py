"""The official Python SDK, unmodified, against a collect server of its own."""

import os
import signal
import subprocess
import sys
import time

import httpx
import pytest
from collecting import SERVER, rows
from segment.analytics.client import Client as Segment

from cauce.infra.log.contracts import FrameKind


@pytest.mark.parametrize("compressed", [False, True])
def test_five_thousand_events_of_the_official_sdk_are_all_and_only_those_stored(server, compressed):
    base, folder = server
    sdk = Segment("WK", host=base, gzip=compressed, max_queue_size=20_000, sync_mode=False)
    for n in range(5000):
        kind = n % 5
        if kind == 0:
            sdk.identify(f"user-{n % 100}", {"plan": "pro", "n": n})
        elif kind == 1:
            sdk.page(f"user-{n % 100}", "Docs", "Home", {"n": n})
        else:
            sdk.track(f"user-{n % 100}", "Clicked", {"n": n})
    sdk.shutdown()
    stored = rows(folder, FrameKind.EVENT)
    assert sorted(row["properties"]["n"] for row in stored) == list(range(5000))
    assert rows(folder, FrameKind.REJECT) == []


def test_what_was_acknowledged_survives_the_server_being_killed(tmp_path):
    sent: set[str] = set()
    for attempt in range(3):
        process = subprocess.Popen(
            [sys.executable, "-c", SERVER, str(tmp_path / "log")], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        base = f"http://127.0.0.1:{int(process.stdout.readline())}"
        sent |= send_until_killed(base, process, attempt)
    stored = [row["message_id"] for row in rows(tmp_path / "log", FrameKind.EVENT)]
    assert sent <= set(stored)
    assert len(stored) == len(set(stored))
    assert len(sent) > 20


def send_until_killed(base: str, process: subprocess.Popen, attempt: int) -> set[str]:
    acknowledged: set[str] = set()
    started = time.monotonic()
    with httpx.Client(
        base_url=base, auth=("WK", ""), transport=httpx.HTTPTransport(retries=20)
    ) as http:
        for n in range(100_000):
            if n == 40:
                os.kill(process.pid, signal.SIGKILL)
            message_id = f"{attempt}-{n}"
            body = {"userId": "u", "event": "E", "messageId": message_id}
            try:
                answer = http.post("/v1/track", json=body)
            except httpx.TransportError:
                break
            assert answer.status_code == 200
            acknowledged.add(message_id)
            assert time.monotonic() - started < 60
    process.wait()
    return acknowledged
