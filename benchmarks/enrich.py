"""Enrichment on the way in: what it costs an event, step by step, on mixed traffic.

Of 100 events 60 are browsers', each in a request of its own with a page, a user agent and an address of many;
30 a server's in batches with one of a few contexts; 10 an app's in small batches. Contexts are forgotten before
each round: every page is new. Peer in the same run: the same through collect without enrichment; limit: 15 µs.
"""

from __future__ import annotations

import json
import random
import time
from datetime import UTC, datetime

import msgspec

from benchmarks.pipeline import figure
from cauce.collect.enrich.pipeline import ENRICHMENTS, Enricher, warm
from cauce.collect.intake import sort_items
from cauce.collect.logic import context as contexts_seen
from cauce.collect.logic.items import Arrival
from cauce.collect.logic.steps import record, run_steps
from cauce.collect.wire import Parcel, read_batch
from cauce.infra.log.contracts import FrameKind
from cauce.infra.log.dedup import message_key
from cauce.infra.log.frames import Entry
from cauce.kernel.ids import ProjectId

NAME = "enrich"
LIMIT_US = 15.0
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
PROJECT = ProjectId(1)
SYSTEMS = (
    "Windows NT 10.0; Win64; x64", "Macintosh; Intel Mac OS X 10_15_7", "X11; Linux x86_64",
    "Linux; Android 14; SM-S918B", "Linux; Android 13; Pixel 7", "iPhone; CPU iPhone OS 17_4 like Mac OS X",
)  # fmt: skip
CAMPAIGNS = (
    "", "", "", "?utm_source=newsletter&utm_medium=email&utm_campaign=spring",
    "?gclid=EAIaIQobChMI", "?utm_source=facebook&utm_medium=cpc&utm_campaign=autumn&fbclid=IwAR0",
)  # fmt: skip
REFERRERS = (
    "",
    "https://www.google.es/",
    "https://t.co/x",
    "https://www.shop.example/",
    "https://blog.example.org/p",
)
BATCH = {"browser": 1, "server": 20, "app": 5}
SHARE = (60 / 1, 30 / 20, 10 / 5)
"""Requests of each kind, so that their events are 60, 30 and 10 of 100."""
ROUNDS = 5
encode = msgspec.json.Encoder().encode


def run(quick: bool) -> list[dict]:
    """Return microseconds an event, in all and of each step."""
    warm()
    requests = traffic(random.Random(7), 1_000 if quick else 4_000)
    events = sum(count for _, _, count in requests)
    cold = took(requests, with_=True) / events * 1e6
    bare, whole = (min(took(requests, with_=w) for _ in range(ROUNDS)) for w in (False, True))
    without, with_ = bare / events * 1e6, whole / events * 1e6
    figures = [
        figure("collect with enrichment", with_, "µs/event", "without", without),
        figure("enrichment, all steps", with_ - without, "µs/event", "limit", LIMIT_US),
        figure(
            "in the first round, nothing remembered", cold - without, "µs/event", "limit", LIMIT_US
        ),
    ]
    contexts = fresh_contexts(requests)
    figures += [
        figure(f"of a context seen for the first time: {name}", us, "µs")
        for name, us in by_step(contexts)
    ]
    return figures


def traffic(dice: random.Random, requests: int) -> list[tuple[bytes, Enricher, int]]:
    """Return bodies of requests with their visits and numbers of events."""
    made = []
    for n in range(requests):
        kind = dice.choices(tuple(BATCH), SHARE)[0]
        items = [event(dice, f"{n}-{i}") for i in range(BATCH[kind])]
        made.append((*REQUESTS[kind](dice, items), len(items)))
    return made


def event(dice: random.Random, name: str) -> dict:
    properties = {"sku": f"p{dice.randrange(500)}", "position": dice.randrange(20)}
    if dice.random() < 0.1:
        properties |= {"currency": "EUR", "revenue": dice.randrange(100, 20_000) / 100}
    who = f"u{dice.randrange(5_000)}"
    return {"type": "track", "event": "Product Viewed", "messageId": name, "userId": who,
            "timestamp": "2026-11-25T11:59:58.000Z", "properties": properties}  # fmt: skip


def browser(dice: random.Random, items: list[dict]) -> tuple[bytes, Enricher]:
    """A visitor's page: each request has a page and an address, of thousands."""
    path = f"/p/{dice.randrange(2_000)}"
    search = dice.choice(CAMPAIGNS)
    context = {
        "library": {"name": "analytics.js", "version": "next-1.84.3"},
        "page": {"url": f"https://www.shop.example{path}{search}", "path": path, "search": search,
                 "referrer": dice.choice(REFERRERS), "title": f"Product {path}"},
        "locale": "es-ES", "timezone": "Europe/Madrid",
    }  # fmt: skip
    agent = (
        f"Mozilla/5.0 ({dice.choice(SYSTEMS)}) AppleWebKit/537.36 (KHTML, like Gecko)"
        f" Chrome/{dice.randrange(120, 142)}.0.0.0 Safari/537.36"
    )
    ip = f"80.{dice.randrange(40, 60)}.{dice.randrange(256)}.{dice.randrange(1, 255)}"
    body = [dict(item, context=context) for item in items]
    return json.dumps({"batch": body}).encode(), Enricher(ip, agent, "es-ES,es;q=0.9")


def server(dice: random.Random, items: list[dict]) -> tuple[bytes, Enricher]:
    """A backend: one library, no person's address."""
    context = {
        "library": {"name": "analytics-python", "version": "2.4.0"},
        "app": dice.randrange(5),
    }
    body = {"batch": items, "context": context}
    return json.dumps(body).encode(), Enricher("203.0.113.9", "analytics-python/2.4.0")


def app(dice: random.Random, items: list[dict]) -> tuple[bytes, Enricher]:
    """A phone: says its device itself."""
    context = {"library": {"name": "analytics-android", "version": "4"}, "locale": "es_ES",
               "device": {"type": "android", "model": f"m{dice.randrange(300)}"},
               "os": {"name": "Android", "version": "14"}, "timezone": "Europe/Madrid"}  # fmt: skip
    ip = f"83.{dice.randrange(40, 60)}.{dice.randrange(256)}.{dice.randrange(1, 255)}"
    return json.dumps({"batch": items, "context": context}).encode(), Enricher(ip, "okhttp/4.9")


REQUESTS = {"browser": browser, "server": server, "app": app}


def took(requests: list[tuple[bytes, Enricher, int]], *, with_: bool) -> float:
    """Return the seconds that collect takes for the requests, up to their log entries."""
    parcels = [(read_batch(body), visit) for body, visit, _ in requests]
    contexts_seen._remembered.cache_clear()
    started = time.perf_counter()
    for parcel, visit in parcels:
        if with_:
            sort_items(parcel, PROJECT, NOW, visit)
        else:
            arrival = Arrival(PROJECT, NOW, parcel.sent_at, parcel.shared)
            take(parcel, arrival)
    return time.perf_counter() - started


def take(parcel: Parcel, arrival: Arrival) -> list[Entry]:
    """What ``sort_items`` does of a request without refusals."""
    entries = []
    for item in parcel.items:
        run_steps(item, arrival)
        key = message_key(PROJECT, item.message_id)
        entries.append(Entry(PROJECT, FrameKind.EVENT, encode(record(item, arrival))[1:], key))
    return entries


def fresh_contexts(requests: list[tuple[bytes, Enricher, int]]) -> list[tuple[dict, Enricher]]:
    """Return each request's context as it was sent."""
    found = []
    for body, visit, _ in requests:
        sent = json.loads(body)
        found.append((sent.get("context") or sent["batch"][0]["context"], visit))
    return found


def by_step(contexts: list[tuple[dict, Enricher]]) -> list[tuple[str, float]]:
    """Return microseconds of each step over all contexts."""
    found = []
    for step in ENRICHMENTS:
        started = time.perf_counter()
        for context, visit in contexts:
            step(context, visit)
        found.append((step.__name__, (time.perf_counter() - started) / len(contexts) * 1e6))
    return found
