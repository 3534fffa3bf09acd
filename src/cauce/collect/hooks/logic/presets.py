"""What a new webhook begins with: rules for well-known senders, each with an example of what they send.

Sources: the senders' own pages on their payloads (Stripe "Event object", Shopify "Webhook topics", GitHub
"Webhook events and payloads", Slack "Events API", Standard Webhooks "Payload structure").
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cauce.collect.hooks.contracts import Scheme


@dataclass(frozen=True, slots=True)
class Preset:
    """How a sender signs, rules for what it sends, and an example."""

    key: str
    scheme: Scheme
    document: Mapping[str, Any]
    example: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


def _path(text: str) -> dict[str, str]:
    return {"path": text}


def _paths(**paths: str) -> dict[str, dict[str, str]]:
    return {name: _path(text) for name, text in paths.items()}


def _value(text: str) -> dict[str, str]:
    return {"value": text}


def _is(field_: str, *values: str) -> dict[str, Any]:
    return {"property": field_, "op": "in", "value": list(values)}


def _topic(header: str, *values: str) -> dict[str, Any]:
    return {"context": f"headers.{header}", "op": "in", "value": list(values)}


_STRIPE = (
    {
        "id": "r1", "name": "Invoice paid", "when": _is("type", "invoice.paid"),
        "type": "track", "event": _value("Invoice Paid"),
        "user_id": _path("$.data.object.customer"), "timestamp": _path("$.created"),
        "properties": _paths(
            invoice="$.data.object.id", amount_minor="$.data.object.amount_paid",
            currency="$.data.object.currency", billing_reason="$.data.object.billing_reason",
        ),
    },
    {
        "id": "r2", "name": "Customer", "when": _is("type", "customer.created", "customer.updated"),
        "type": "identify", "user_id": _path("$.data.object.id"), "timestamp": _path("$.created"),
        "traits": _paths(
            email="$.data.object.email", name="$.data.object.name", phone="$.data.object.phone"
        ),
    },
    {
        "id": "r3", "name": "Anything else of a customer",
        "when": {"property": "data.object.customer", "op": "is_set"},
        "type": "track", "event": _path("$.type"),
        "user_id": _path("$.data.object.customer"), "timestamp": _path("$.created"),
        "properties": _paths(object="$.data.object.object", id="$.data.object.id", status="$.data.object.status"),
    },
)  # fmt: skip
_SHOPIFY = (
    {
        "id": "r1", "name": "Order", "when": _topic("x-shopify-topic", "orders/create"),
        "goes_on": True, "type": "track", "event": _value("Order Completed"),
        "user_id": _path("$.customer.id"), "timestamp": _path("$.created_at"),
        "properties": _paths(
            order_id="$.id", revenue="$.total_price", currency="$.currency", source="$.source_name"
        ),
    },
    {
        "id": "r2", "name": "Each product of an order",
        "when": _topic("x-shopify-topic", "orders/create"), "each": "$.line_items",
        "type": "track", "event": _value("Product Purchased"),
        "user_id": _path("$.customer.id"), "timestamp": _path("$.created_at"),
        "properties": _paths(
            order_id="$.id", sku="@.sku", product="@.title", quantity="@.quantity", price="@.price"
        ),
    },
    {
        "id": "r3", "name": "Customer",
        "when": _topic("x-shopify-topic", "customers/create", "customers/update"),
        "type": "identify", "user_id": _path("$.id"), "timestamp": _path("$.updated_at"),
        "traits": _paths(email="$.email", first_name="$.first_name", last_name="$.last_name"),
    },
)  # fmt: skip
_GITHUB = (
    {
        "id": "r1", "name": "Push", "when": _topic("x-github-event", "push"),
        "type": "track", "event": _value("Code Pushed"), "user_id": _path("$.sender.login"),
        "timestamp": _path("$.head_commit.timestamp"),
        "properties": _paths(repository="$.repository.full_name", ref="$.ref", forced="$.forced"),
    },
    {
        "id": "r2", "name": "Anything else",
        "when": {"property": "sender.login", "op": "is_set"},
        "type": "track", "event": {"header": "x-github-event"}, "user_id": _path("$.sender.login"),
        "properties": _paths(repository="$.repository.full_name", action="$.action"),
    },
)  # fmt: skip
_STANDARD = (
    {
        "id": "r1", "name": "Every event", "type": "track", "event": _path("$.type"),
        "user_id": _path("$.data.user_id"), "timestamp": _path("$.timestamp"),
        "properties": {"*": _path("$.data")},
    },
)  # fmt: skip
_SLACK = (
    {
        "id": "r1", "name": "Every event", "when": _is("type", "event_callback"), "type": "track",
        "event": _path("$.event.type"), "user_id": _path("$.event.user"),
        "timestamp": _path("$.event_time"),
        "properties": _paths(team="$.team_id", channel="$.event.channel"),
    },
)  # fmt: skip
_OWN = (
    {
        "id": "r1", "name": "Every event", "type": "track", "event": _path("$.event"),
        "user_id": _path("$.user_id"), "timestamp": _path("$.timestamp"),
        "properties": {"*": _path("$.properties")},
    },
)  # fmt: skip

PRESETS: tuple[Preset, ...] = (
    Preset(
        "stripe", Scheme.STRIPE, {"rules": list(_STRIPE)},
        {"id": "evt_1", "type": "invoice.paid", "created": 1_795_000_000, "data": {"object": {
            "id": "in_1", "object": "invoice", "customer": "cus_7", "amount_paid": 1990,
            "currency": "eur", "billing_reason": "subscription_cycle"}}},
    ),
    Preset(
        "shopify", Scheme.SHOPIFY, {"rules": list(_SHOPIFY)},
        {"id": 820982911, "created_at": "2026-11-20T10:00:00+01:00", "currency": "EUR",
         "total_price": "54.90", "source_name": "web", "customer": {"id": 115310627, "email": "ana@example.com"},
         "line_items": [{"sku": "TAZA-1", "title": "Taza", "quantity": 2, "price": "12.50"},
                        {"sku": "JARRA-1", "title": "Jarra", "quantity": 1, "price": "29.90"}]},
        {"x-shopify-topic": "orders/create", "x-shopify-webhook-id": "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043"},
    ),
    Preset(
        "github", Scheme.GITHUB, {"rules": list(_GITHUB)},
        {"ref": "refs/heads/main", "forced": False, "sender": {"login": "octocat"},
         "repository": {"full_name": "acme/shop"}, "head_commit": {"timestamp": "2026-11-20T10:00:00Z"}},
        {"x-github-event": "push", "x-github-delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958"},
    ),
    Preset(
        "standard", Scheme.STANDARD, {"rules": list(_STANDARD)},
        {"type": "contact.created", "timestamp": "2026-11-20T10:00:00Z",
         "data": {"user_id": "ana", "plan": "pro"}},
        {"webhook-id": "msg_1"},
    ),
    Preset(
        "slack", Scheme.SLACK, {"rules": list(_SLACK)},
        {"type": "event_callback", "event_id": "Ev1", "event_time": 1_795_000_000, "team_id": "T1",
         "event": {"type": "reaction_added", "user": "U1", "channel": "C1"}},
    ),
    Preset(
        "own", Scheme.BEARER, {"rules": list(_OWN), "delivery_id": _path("$.id")},
        {"id": "1001", "event": "Ticket Closed", "user_id": "ana", "timestamp": "2026-11-20T10:00:00Z",
         "properties": {"minutes": 12}},
    ),
)  # fmt: skip
