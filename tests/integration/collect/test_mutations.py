"""Recorded requests, broken in every way: never a 5xx, never half an event, never much memory."""

import asyncio
import gzip
import json
import random
import zlib
from base64 import b64encode
from collections.abc import Iterator
from urllib.parse import quote_plus, unquote_plus

import brotli
import httpx
import pytest
from collecting import CLIENTS, FrameKind, recorded, rows

from cauce.collect.formats.decoding import zstd
from cauce.collect.formats.vendors import FORMATS

GIGABYTE = 1 << 30
PEAK_MIB = 200
SENT = [
    {**one, "path": f"/compat/{vendor}{one['path']}"}
    for vendor in CLIENTS
    for one in recorded(vendor)
    if one["method"] == "POST" and "/flags" not in one["path"]
]
GA4 = {
    "client": "ga4", "method": "POST", "path": "/compat/ga4/mp/collect?api_secret=WK", "gzip": False, "headers": {},
    "body": json.dumps({"client_id": "1.2", "events": [{"name": "a", "params": {"v": 1}}]}),
}  # fmt: skip
SENT.append(GA4)


def text_of(sent: dict) -> str:
    """Return the JSON that a recorded body carries."""
    body = sent["body"]
    if not body.startswith("data="):
        return body
    data = unquote_plus(body[5:].partition("&")[0])
    if data[0] in "{[":
        return data
    return __import__("base64").b64decode(data).decode()


def wrapped(sent: dict, text: bytes) -> bytes:
    """Return a body that carries the JSON as the recorded one did."""
    if sent["body"].startswith("data="):
        return b"data=" + quote_plus(b64encode(text)).encode()
    return gzip.compress(text) if sent["gzip"] else text


def ask(client, requests: list[tuple[dict, bytes]]) -> list[int]:
    """Return the status of every request; all over one connection to the application."""

    async def all_of_them() -> list[int]:
        transport = httpx.ASGITransport(app=client.collect.app, raise_app_exceptions=True)
        async with httpx.AsyncClient(transport=transport, base_url="http://cauce.test") as http:
            return [
                (await http.post(s["path"], headers=s["headers"], content=c)).status_code
                for s, c in requests
            ]

    return asyncio.run(all_of_them())


@pytest.mark.parametrize("sent", SENT, ids=lambda s: f"{s['client']} {s['path'][8:30]}")
def test_a_cut_request_keeps_nothing_of_it(client, sent):
    text = text_of(sent).encode()
    cuts = sorted({1, len(text) // 3, len(text) // 2, len(text) - 1})
    requests = [(sent, wrapped(sent, text[:n])) for n in cuts]
    for pack in (gzip.compress, zlib.compress, zstd.compress, brotli.compress):
        packed = pack(text)
        requests += [(sent, packed[:n]) for n in (3, len(packed) // 2, len(packed) - 1)]
    assert set(ask(client, requests)) <= {400, 204}
    assert client.events == []


@pytest.mark.parametrize("sent", SENT, ids=lambda s: f"{s['client']} {s['path'][8:30]}")
def test_wrong_headers_change_nothing(client, sent):
    text = text_of(sent).encode()
    body = wrapped(sent, text)
    whole = len(ask(client, [(sent, body)])) and client.events
    for encoding in ("identity", "gzip", "br", "deflate", "zstd", "nonsense"):
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
            headers = {**sent["headers"], "content-encoding": encoding, "content-type": kind}
            statuses = ask(client, [({**sent, "headers": headers}, body)])
            assert statuses[0] in {200, 204}
    made = [(row["event"], row["user_id"], row["properties"]) for row in whole]
    again = [(row["event"], row["user_id"], row["properties"]) for row in client.events]
    assert again[: len(made)] == made
    assert set(map(repr, again)) == set(map(repr, made))


def mutations(text: bytes, chance: random.Random) -> Iterator[bytes]:
    """Yield the JSON with bytes changed, with odd values, with too much of everything."""
    for _ in range(15):
        changed = bytearray(text)
        for _ in range(chance.randint(1, 5)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        yield bytes(changed)
    for odd in (
        b"NaN",
        b"-Infinity",
        b'"\\ud800"',
        b'"\xff\xfe"',
        b"1e999",
        b"9" * 400,
        b"[" * 5000,
    ):
        at = chance.choice([i for i, b in enumerate(text) if b == ord(":")]) + 1
        yield text[:at] + odd + b"," + text[at:]
        yield text.replace(b":1", b":" + odd)
    many = b"{" + b",".join(b'"p%d":%d' % (n, n) for n in range(10_001)) + b"}"
    deep = b'{"a":' * 30 + b"1" + b"}" * 30
    deeper = b'{"a":' * 3000 + b"1" + b"}" * 3000
    for value in (many, deep, deeper):
        yield text.replace(b":1", b":" + value)
        yield text.replace(b'"a": 1', b'"a":' + value).replace(b'"a":1', b'"a":' + value)


@pytest.mark.parametrize("sent", SENT, ids=lambda s: f"{s['client']} {s['path'][8:30]}")
def test_any_mutation_is_answered_below_500_and_what_is_kept_is_whole(client, sent):
    chance = random.Random(sent["path"] + sent["client"])
    changed = list(mutations(text_of(sent).encode(), chance))
    statuses = ask(client, [(sent, wrapped(sent, text)) for text in changed])
    assert max(statuses) < 500
    for row in client.events:
        assert row["event"]
        assert row["person_id"] or row["type"] == "group"
        assert json.loads(json.dumps(row["properties"])) == row["properties"]
    parts = {
        row["message_id"].rpartition("+")[0] for row in client.events if "+" in row["message_id"]
    }
    assert parts <= {row["message_id"] for row in client.events}


def test_a_batch_with_ten_thousand_properties_or_deep_nesting_refuses_that_event_alone(client):
    many = {f"p{n}": n for n in range(10_001)}
    deep: dict = {}
    for _ in range(25):
        deep = {"a": deep}
    batch = [
        {"event": name, "properties": {"token": "TOK", "distinct_id": "d", **properties}}
        for name, properties in (("A", {}), ("many", many), ("deep", {"x": deep}), ("B", {}))
    ]
    assert client.post("/compat/mixpanel/track", batch, key=None).text == "0"
    assert [row["event"] for row in client.events] == ["A", "B"]
    assert [row["reason"] for row in client.rejects] == ["too_many_properties", "too_deep"]


def zeros(pack: str) -> bytes:
    """Return a gigabyte of zeros, packed."""
    block = bytes(1 << 20)
    packer = {
        "gzip": lambda: zlib.compressobj(9, wbits=31),
        "zlib": lambda: zlib.compressobj(9),
        "zstd": lambda: zstd.ZstdCompressor(level=1),
        "br": lambda: brotli.Compressor(quality=1),
    }[pack]()
    put = getattr(packer, "compress", None) or packer.process
    end = getattr(packer, "flush", None) if pack != "br" else packer.finish
    return b"".join(put(block) for _ in range(GIGABYTE >> 20)) + end()


ADDRESSES = {
    "/compat/mixpanel/import": {"authorization": "Basic V0s6"},
    "/compat/mixpanel/track": {},
    "/compat/posthog/batch/": {},
    "/compat/posthog/i/v1/analytics/events": {"authorization": "Bearer WK"},
    "/compat/amplitude/batch": {},
    "/compat/ga4/mp/collect?api_secret=WK": {},
    "/compat/snowplow/WK/com.snowplowanalytics.snowplow/tp2": {},
}


def test_every_vendor_has_an_address_here():
    assert {path.split("/")[2] for path in ADDRESSES} == set(FORMATS)


@pytest.mark.slow
def test_bombs_and_endless_lists_never_take_much_memory(serving):
    endless = [
        b'{"batch":[' + b"0," * 8_000_000,
        b'{"events":[' + b"[]," * 5_000_000 + b"0]}",
        b"[" + b"{}," * 3_000_000 + b"0]",
        b'{"api_key":"WK","batch":[' + b'{"a":NaN},' * 600_000 + b"0]}",
        b'{"api_key":"WK","events":[' + b'{"user_id":"u","event_type":"e"},' * 300_000 + b"0]}",
        b'{"data":[' + b'{"e":"pv"},' * 90_000 + b"0]}",
    ]
    bombs = [zeros(kind) for kind in ("gzip", "zlib", "zstd", "br")]
    packed = [gzip.compress(body, 1) for body in endless]
    with httpx.Client(base_url=serving.base, timeout=60) as http:
        for path, headers in ADDRESSES.items():
            for body in (*bombs, *endless, *packed):
                answer = http.post(path, content=body, headers=headers)
                assert answer.status_code in {204, 400, 401, 413}, (path, answer.text[:200])
        good = {"api_key": "WK", "event": "Still Here", "distinct_id": "ana"}
        assert http.post("/compat/posthog/e/", json=good).json() == {"status": 1}
    assert serving.peak_mib() < PEAK_MIB
    assert [row["event"] for row in rows(serving.folder, FrameKind.EVENT)] == ["Still Here"]


@pytest.mark.slow
def test_many_large_requests_at_once_share_one_budget(serving):
    event = {"event": "E", "distinct_id": "ana", "properties": {"text": "x" * 900_000}}
    body = json.dumps({"api_key": "WK", "batch": [event] * 15}).encode()

    async def all_at_once() -> list[int]:
        async with httpx.AsyncClient(base_url=serving.base, timeout=60) as http:
            answers = [http.post("/compat/posthog/batch/", content=body) for _ in range(12)]
            return [answer.status_code for answer in await asyncio.gather(*answers)]

    statuses = asyncio.run(all_at_once())
    assert set(statuses) <= {200, 503}
    assert 200 in statuses
    assert serving.peak_mib() < PEAK_MIB
    kept = rows(serving.folder, FrameKind.EVENT)
    assert len(kept) == 15 * statuses.count(200)
