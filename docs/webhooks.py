"""The reference page of webhooks, from the schemes, verdicts and presets of ``cauce.collect.hooks``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from cauce.collect import wire
from cauce.collect.hooks import contracts, door
from cauce.collect.hooks.logic import mapping, presets, reading, verify

Members = Callable[[str, str], Iterator[tuple[str, str]]]
CONTRACTS = "collect/hooks/contracts.py"

INTRO = """# Webhooks

`POST /hooks/{hook}` takes what another service sends. How to: [Receive webhooks](../howto/receive-webhooks.md).

## How a sender proves who it is

| scheme | the sender brings |
|---|---|
"""
RULES = """
Secrets that overlap after a rotation hold side by side, and of several signatures in a header one has to fit. A time that
was signed may be {tolerance} seconds away, either way. Comparisons take the same time whether they succeed or not.

## Answers

| status | means |
|---|---|
| 200 `{{"success": true, "verdict", "accepted", "duplicates", "refused"}}` | on disk; Slack's `url_verification` gets its challenge |
| 401 `signature_missing`, `signature_mismatch`, `timestamp_out_of_tolerance` | the sender was not proved; nothing was kept |
| 404 `hook_not_found` · 405 | no webhook is at this address · not POST |
| 413 | more than {kilobytes} KB |
| 429, 503 | too much, the log cannot take it, or the webhook cannot be looked up; `Retry-After` says when to come back |

## What becomes of a delivery

| verdict | means |
|---|---|
"""
LIMITS = """
A body is JSON (gzip if you like) or a form; of a form whose only field is `payload` that field's JSON. At most
{rules} rules, {items:,} items and {made} MB of items a delivery, 32 KB an item. What is mapped goes through the same steps as every
other item; nothing of the request (address, user agent) becomes the person's.

## What names a delivery

| scheme | |
|---|---|
"""
NAMED = """
Others: what the webhook's `delivery_id` names, which wins over these too; else a digest of the body. The message id of an item
is the mapped one, else one made of the delivery, the webhook, the rule's id and the place of the element.

## Headers

Rules may look at, and a delivery keeps, headers that begin with {kept}. Never those with {never} in their name.

## Presets
"""


def webhooks_page(members: Members) -> str:
    """Return the page."""
    return "".join([
        INTRO,
        *_rows(members(CONTRACTS, "Scheme")),
        RULES.format(tolerance=verify.TOLERANCE_S, kilobytes=wire.MAX_BODY_BYTES // 1024),
        *_rows(members(CONTRACTS, "Verdict")),
        LIMITS.format(
            rules=contracts.MAX_RULES, items=wire.MAX_EVENTS, made=mapping.MAX_MADE_BYTES >> 20
        ),
        *(f"| `{scheme}` | {_named(*own)} |\n" for scheme, own in reading.OWN_IDS.items()),
        NAMED.format(kept=_list(reading.KEPT_HEADERS), never=_list(reading.NEVER_KEPT)),
        *map(_preset, presets.PRESETS),
        f"\nOf deliveries that do not prove their sender, one in {door.NOTED_EVERY_S:.0f} seconds is noted.\n",
    ])  # fmt: skip


def _rows(found: Iterator[tuple[str, str]]) -> Iterator[str]:
    for name, text in found:
        yield f"| `{name}` | {text} |\n"


def _named(header: str, path: tuple[str, ...]) -> str:
    return f"header `{header}`" if header else f"`$.{'.'.join(path)}` of the body"


def _list(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _preset(preset: presets.Preset) -> str:
    text = json.dumps(_plain(preset.document), indent=1, ensure_ascii=False)
    return f"\n### `{preset.key}`\n\nScheme `{preset.scheme}`.\n\n```json\n{text}\n```\n"


def _plain(document: Mapping[str, Any]) -> dict[str, Any]:
    return {**document, "rules": list(document["rules"])}
