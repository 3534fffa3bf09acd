"""Whatever bytes arrive at an address of collect: never a 5xx, and the server goes on."""

from __future__ import annotations

import gzip
import json
import random
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import brotli
import httpx
import pytest

from cauce.collect.app import ENDPOINTS
from cauce.collect.formats import amplitude, ga4, mixpanel, posthog, snowplow

if TYPE_CHECKING:
    from support.server import Server

MEGABYTE = 1 << 20
VENDORS = {
    "mixpanel": mixpanel, "posthog": posthog, "amplitude": amplitude, "ga4": ga4, "snowplow": snowplow,
}  # fmt: skip
ADDRESSES = [
    *sorted(ENDPOINTS),
    *(f"/compat/{name}/{path}" for name, vendor in VENDORS.items() for path in vendor.ENDPOINTS),
]
VALID = json.dumps({
    "batch": [{"type": "track", "event": "E", "userId": "u", "properties": {"a": [1, 2.5, None]}}],
    "sentAt": "2026-11-24T00:00:00Z",
}).encode()  # fmt: skip
VENDOR_VALID = json.dumps({
    "api_key": "x", "client_id": "1.2", "event": "E", "distinct_id": "u", "properties": {"distinct_id": "u", "time": 1},
    "batch": [{"event": "E", "distinct_id": "u", "properties": {"$set": {"a": 1}}}], "$set": {"n": 1}, "$distinct_id": "u",
    "events": [{"event_type": "E", "user_id": "u", "name": "e", "params": {"a": [1]}, "user_properties": {"$add": {"n": 1}}}],
}).encode()  # fmt: skip


@pytest.fixture(scope="module")
def project(server: Server) -> dict:
    """A project for everything here."""
    return server.create_project("hostile bytes")


@pytest.mark.parametrize("path", ADDRESSES)
def test_hostile_bytes_get_an_answer_below_500(server: Server, project: dict, path: str) -> None:
    chance = random.Random(path)
    with httpx.Client(base_url=server.url, timeout=30) as http:
        for body in bodies(chance):
            for auth in ((project["write_key"], ""), None):
                answer = http.post(path, content=body, auth=auth, headers=headers(chance))
                assert answer.status_code < 500, (answer.status_code, body[:80])
        assert http.get("/livez").status_code == 200
        good = {"event": "Still Here", "userId": "ana"}
        taken = http.post("/v1/track", json=good, auth=(project["write_key"], ""))
        assert taken.json() == {"success": True}


def test_hostile_bytes_at_a_webhook_get_an_answer_below_500(server: Server, project: dict) -> None:
    rules = [{"each": "$.batch", "event": {"path": "@.event"}, "user_id": {"path": "@.userId"}}]
    body = {"name": "Hostile", "scheme": "none", "mapping": {"rules": rules}}
    path, chance = server.post(project, "hooks", body)["path"], random.Random("hook")
    with httpx.Client(base_url=server.url, timeout=30) as http:
        for sent in bodies(chance):
            answer = http.post(path, content=sent, headers=headers(chance))
            assert answer.status_code < 500, (answer.status_code, sent[:80])
        taken = http.post(path, content=VALID.replace(b'"E"', b'"Still Here"'))
        assert taken.json()["accepted"] == 1, taken.text


def test_a_megabyte_in_chunks_without_a_length_is_refused(server: Server, project: dict) -> None:
    chance = random.Random(1)
    chunks = (chance.randbytes(MEGABYTE // 16) for _ in range(16))
    key = (project["write_key"], "")
    answer = httpx.post(f"{server.url}/v1/batch", content=chunks, auth=key, timeout=30)
    assert answer.status_code == 413


def bodies(chance: random.Random) -> Iterator[bytes]:
    """Yield a megabyte of noise, noise that fits, and noise that begins like what is expected."""
    yield chance.randbytes(MEGABYTE)
    yield chance.randbytes(400_000)
    yield b"\x1f\x8b" + chance.randbytes(1000)
    yield gzip.compress(chance.randbytes(400_000))
    yield gzip.compress(b"0" * 50 * MEGABYTE)
    yield gzip.compress(VALID)[:-5]
    yield zlib.compress(VENDOR_VALID)[:-5]
    yield brotli.compress(VALID)[:-5]
    yield b"data=" + chance.randbytes(3000).hex().encode()
    yield b"[" * 400_000
    yield b'{"batch":' * 50_000
    yield b'{"batch":[' + b'{"a":' * 80_000
    for _ in range(30):
        body = bytearray(chance.choice((VALID, VENDOR_VALID)))
        for _ in range(chance.randint(1, 6)):
            body[chance.randrange(len(body))] = chance.randrange(256)
        yield bytes(body)


def headers(chance: random.Random) -> dict[str, str]:
    """Return headers that may lie about the body."""
    kinds = ("application/json", "text/plain", "multipart/form-data; boundary=x", "")
    found = {"content-type": chance.choice(kinds)}
    if chance.random() < 0.3:
        found["content-encoding"] = chance.choice(("gzip", "br", "deflate"))
    return found
