"""The live stream answers as Server-Sent Events, to whoever may query and to nobody else."""

from __future__ import annotations

import asyncio

import pytest


async def first_bytes(app, path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
    """Ask like a browser that leaves after the first piece of the body."""
    sent, arrived = [], asyncio.Event()
    left = asyncio.Event()

    async def receive():
        if not left.is_set():
            left.set()
            return {"type": "http.request", "body": b"", "more_body": False}
        await arrived.wait()
        return {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)
        if message["type"] == "http.response.body" and message.get("body"):
            arrived.set()

    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"",
        "headers": [(k.lower().encode(), v.encode()) for k, v in headers.items()],
        "scheme": "http", "server": ("cauce.test", 80), "client": ("127.0.0.1", 1), "root_path": "",
        "http_version": "1.1", "asgi": {"version": "3.0", "spec_version": "2.3"},
    }  # fmt: skip
    await asyncio.wait_for(app(scope, receive, send), 40)
    start = sent[0]
    body = b"".join(m.get("body", b"") for m in sent[1:])
    return start["status"], {k.decode(): v.decode() for k, v in start["headers"]}, body


@pytest.mark.slow
def test_the_stream_starts_and_ends_with_its_reader(app, world):
    status, headers, body = asyncio.run(first_bytes(app, f"{world.path}/events/live", world.bearer))
    assert status == 200
    assert headers["content-type"].startswith("text/event-stream")
    assert "content-security-policy" in headers
    assert body.startswith(b":")


def test_another_projects_stream_is_not_found(app, two_worlds):
    mine, theirs = two_worlds
    status, headers, _ = asyncio.run(first_bytes(app, f"{theirs.path}/events/live", mine.bearer))
    assert status == 404
    assert headers["content-type"] == "application/problem+json"
