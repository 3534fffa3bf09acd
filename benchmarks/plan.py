"""The tracking plan: what judging one event adds on the way into the log.

The peer is the collecting of the same event without a plan (decoding, steps, encoding).
"""

from __future__ import annotations

import time
from datetime import UTC, datetime

import msgspec

from cauce.collect.intake import sort_items
from cauce.collect.plan.logic.compile import CompiledPlan
from cauce.collect.plan.logic.parse import parse_plan
from cauce.collect.wire import read_batch
from cauce.kernel.ids import ProjectId

NAME = "plan"
BATCH = 100
RULES = {
    "order_id": {"type": "text", "required": True},
    "revenue": {"type": "number", "required": True, "minimum": 0},
    "currency": {"type": "text", "required": True, "allowed": ["EUR", "MXN", "USD"]},
    "country": {"type": "text", "pattern": "^[A-Z]{2}$"},
    "coupon": {"type": "text"},
    "items": {"type": "list"},
    "first": {"type": "boolean"},
    "lines": {"type": "integer"},
}
USUAL = {
    "order_id": "A-1001", "revenue": 59.9, "currency": "EUR", "coupon": "SPRING",
    "items": [{"sku": "X"}], "first": False, "lines": 2,
}  # fmt: skip
CASES = {
    "as planned, 7 properties": USUAL,
    "as planned, with a pattern": {**USUAL, "country": "ES"},
    "two violations, flagged": {**USUAL, "revenue": "59.9", "currency": "GBP"},
}


def run(quick: bool) -> list[dict]:
    """Return microseconds an event for each case."""
    rounds = 20 if quick else 300
    plan = CompiledPlan(parse_plan({"events": {"Order Completed": {"properties": RULES}}}))
    return [_figure(name, properties, plan, rounds) for name, properties in CASES.items()]


def _figure(name: str, properties: dict, plan: CompiledPlan, rounds: int) -> dict:
    item = {
        "type": "track", "event": "Order Completed", "userId": "user-1", "messageId": "m",
        "properties": properties, "context": {"library": {"name": "x", "version": "1"}},
    }  # fmt: skip
    body = msgspec.json.encode({"batch": [item] * BATCH})
    without = _collect_us(body, None, rounds)
    judged = _collect_us(body, plan, rounds) - without
    return {
        "figure": name,
        "value": round(judged, 2),
        "unit": "µs/event",
        "peer": "collecting it without a plan",
        "peer_value": round(without, 2),
        "ratio": round(without / judged, 1) if judged > 0 else None,
    }


def _collect_us(body: bytes, plan: CompiledPlan | None, rounds: int) -> float:
    """Return the best of the rounds: what other work of the machine adds is not ours."""
    now, best = datetime.now(UTC), float("inf")
    for _ in range(rounds):
        started = time.perf_counter()
        sort_items(read_batch(body), ProjectId(1), now, plan=plan)
        best = min(best, time.perf_counter() - started)
    return best / BATCH * 1e6
