"""Other vendors' formats beside the native one: the same events, batched and single, in one run.

Peer of every figure: the native format, measured next to it. Aim: within 25 %.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote_plus

from benchmarks._collect_server import KEY
from benchmarks.collect import BATCH, measure, requests_of, stamped

NAME = "formats"
ID = "f1b0c2d4-0000-4000-8000-0123456789abcdef"
STAMP = "2026-11-23T19:12:16.505+00:00"
MILLISECONDS = 1795461136505
ROUNDS = 2


def run(quick: bool) -> list[dict]:
    """Return events a second and the server's processor time an event of each format."""
    seconds = 1.5 if quick else 6.0
    figures = []
    for title, size, connections in ((f"batches of {BATCH}", BATCH, 32), ("single events", 1, 128)):
        native = _best(lambda size=size: _native(size), size, connections, seconds)
        for vendor, made in VENDORS.items():
            found = _best(lambda made=made, size=size: made(size), size, connections, seconds)
            for name, unit, value, peer in (
                (title, "events/s", found["per_s"] * size, native["per_s"] * size),
                (f"{title}, server CPU an event", "µs", found["cpu_us"], native["cpu_us"]),
            ):
                figures.append({
                    "figure": f"{vendor}, {name}", "value": round(value, 2), "unit": unit, "peer": "native",
                    "peer_value": round(peer, 2), "ratio": round(value / peer if unit == "events/s" else peer / value, 2),
                })  # fmt: skip
    return figures


def _best(
    made: Callable[[], Iterator[bytes]], size: int, connections: int, seconds: float
) -> dict[str, float]:
    """Return the faster of two rounds: what else runs on the machine only makes them slower."""
    rounds = [measure(made(), size, connections, seconds, "sync") for _ in range(ROUNDS)]
    return max(rounds, key=lambda found: found["per_s"])


def _native(size: int) -> Iterator[bytes]:
    return requests_of("track" if size == 1 else "batch", size, KEY)


def _properties(i: int) -> dict[str, Any]:
    return {
        "order_id": f"A-{i}", "revenue": 12.5 + i, "currency": "EUR", "country": "ES", "lines": 3, "coupon": None,
    }  # fmt: skip


def _person(i: int) -> str:
    return f"user-{i * 7919 % 5000}"


def _sent(address: str, body: str, kind: str = "application/json") -> Iterator[bytes]:
    whole = body.encode()
    head = (
        f"POST /compat/{address} HTTP/1.1\r\nhost: x\r\ncontent-type: {kind}\r\n"
        f"content-length: {len(whole)}\r\n\r\n"
    )
    return stamped(head.encode(), whole)


def _mixpanel(size: int) -> Iterator[bytes]:
    """As the Python SDK sends it: JSON in a form."""
    events = [
        {"event": "Order Completed", "properties": {
            "token": KEY, "distinct_id": _person(i), "time": MILLISECONDS / 1000, "$insert_id": ID,
            "mp_lib": "python", "$lib_version": "5.4.1", **_properties(i),
        }}
        for i in range(size)
    ]  # fmt: skip
    form = f"data={quote_plus(json.dumps(events))}&verbose=1&ip=0"
    return _sent("mixpanel/track", form, "application/x-www-form-urlencoded")


def _posthog(size: int) -> Iterator[bytes]:
    library = {"$lib": "posthog-python", "$lib_version": "7.91.1", "$is_server": True}
    events = [
        {"event": "Order Completed", "uuid": ID, "distinct_id": _person(i), "timestamp": STAMP,
         "properties": {**_properties(i), **library}}
        for i in range(size)
    ]  # fmt: skip
    body = {"batch": events, "api_key": KEY, "sent_at": "2026-11-23T19:12:17.505000+00:00"}
    return _sent("posthog/batch/", json.dumps(body))


def _amplitude(size: int) -> Iterator[bytes]:
    events = [
        {"event_type": "Order Completed", "insert_id": ID, "user_id": _person(i), "time": MILLISECONDS,
         "library": "amplitude-python/1.3.0", "event_properties": _properties(i)}
        for i in range(size)
    ]  # fmt: skip
    return _sent("amplitude/batch", json.dumps({"api_key": KEY, "events": events}))


def _ga4(size: int) -> Iterator[bytes]:
    events = [{"name": "order_completed", "params": _properties(i)} for i in range(size)]
    body = {"client_id": "1.2", "user_id": "user-1", "timestamp_micros": MILLISECONDS * 1000, "events": events}  # fmt: skip
    return _sent(f"ga4/mp/collect?api_secret={KEY}&measurement_id=G-1", json.dumps(body))


def _snowplow(size: int) -> Iterator[bytes]:
    """As the Python tracker sends it: a self-describing event in base64."""
    head = "iglu:com.snowplowanalytics.snowplow"
    events = []
    for i in range(size):
        own = {"schema": "iglu:com.shop/order_completed/jsonschema/1-0-0", "data": _properties(i)}
        event = {"schema": f"{head}/unstruct_event/jsonschema/1-0-0", "data": own}
        packed = urlsafe_b64encode(json.dumps(event).encode()).decode()
        events.append({
            "e": "ue", "ue_px": packed, "eid": ID, "dtm": str(MILLISECONDS), "stm": str(MILLISECONDS + 1000), "tv": "py-1.1.0",
            "tna": "server", "aid": "shop", "p": "pc", "uid": _person(i),
        })  # fmt: skip
    body = {"schema": f"{head}/payload_data/jsonschema/1-0-4", "data": events}
    return _sent(f"snowplow/{KEY}/com.snowplowanalytics.snowplow/tp2", json.dumps(body))


VENDORS: dict[str, Callable[[int], Iterator[bytes]]] = {
    "mixpanel": _mixpanel,
    "posthog": _posthog,
    "amplitude": _amplitude,
    "ga4": _ga4,
    "snowplow": _snowplow,
}
