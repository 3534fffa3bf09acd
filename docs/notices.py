"""The reference page of notices, from ``cauce.accounts.notices.contracts``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cauce.accounts.notices.contracts import (
    GIVE_UP_AFTER,
    KEPT,
    KINDS,
    LEASE,
    MOVES,
    DeliveryState,
    NoticeKind,
)

Members = Callable[[str, str], Iterator[tuple[str, str]]]
CONTRACTS = "accounts/notices/contracts.py"
INTRO = """# Notices

How to set them up: [Be told what happens](../howto/notices.md).

## Kinds

| kind | is about | English | Español | followed by themselves |
|---|---|---|---|---|
"""
STATES = """
## States of a delivery

One delivery is one notice to one recipient by one channel. A worker takes it over for {lease} seconds; should it
die, another takes over after that. Failures that pass are tried again after 10 s, 20 s, 40 s … up to an hour, each
pause spread at random over its upper half, for {hours:g} hours. Notices are kept for {days} days; after that their key
may be told again.

| state | means | may become |
|---|---|---|
"""
WEBHOOK = """
## What a webhook gets

A `POST` with `Content-Type: application/json`, signed as [Standard Webhooks](https://www.standardwebhooks.com) says:
`webhook-id` is the same each time one delivery is tried, `webhook-timestamp` is the time of the try in Unix seconds,
`webhook-signature` is `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`. The key is the base64 after
`whsec_` in the secret. Texts come in both languages, times in the project's time zone, `values` as they are.

```json
{
  "type": "notice.silence",
  "timestamp": "2026-03-01T08:12:00+00:00",
  "data": {
    "notice_id": "7d0f1c5e-4c0b-4d0e-9d51-1a2b3c4d5e6f",
    "project_id": "7",
    "project": "Tienda",
    "kind": "silence",
    "title": {"en": "Web is silent", "es": "La web calla"},
    "body": {"en": "Since 1 Mar 2026, 09:00 (Europe/Madrid).", "es": "Desde el 1 mar 2026, 09:00 (Europe/Madrid)."},
    "link": "https://cauce.example.com/p/7/data/live",
    "values": {"since": "2026-03-01T08:00:00+00:00"}
  }
}
```

| answer | webhook | Slack |
|---|---|---|
| 2xx | taken | taken |
| 3xx | refused: redirects are not followed | refused |
| 408, 409, 425, 429, 5xx, none within 15 s | tried again; `Retry-After` is met up to an hour | the same |
| 410 | refused | refused |
| other 4xx | tried again | refused |

A Slack channel, and whatever takes the same, gets `{"text", "blocks"}` in the channel's language, without signature:
its address is the secret.
"""


def notices_page(members: Members) -> str:
    """Return the page: kinds, states with their moves, what a webhook gets."""
    kinds = [_kind(name, text) for name, text in members(CONTRACTS, "NoticeKind")]
    states = [_state(name, text) for name, text in members(CONTRACTS, "DeliveryState")]
    told = STATES.format(
        lease=int(LEASE.total_seconds()), hours=GIVE_UP_AFTER.total_seconds() / 3600, days=KEPT.days
    )
    return INTRO + "\n".join(kinds) + "\n" + told + "\n".join(states) + "\n" + WEBHOOK


def _kind(name: str, text: str) -> str:
    manner = KINDS.get(NoticeKind(name))
    if manner is None:
        return f"| `{name}` | {text} | | | cannot be followed |"
    roles = ", ".join(sorted(manner.roles)) or "nobody"
    return f"| `{name}` | {text} | {manner.name.en} | {manner.name.es} | {roles} |"


def _state(name: str, text: str) -> str:
    moves = "; ".join(f"`{to}`: {cause}" for to, cause in MOVES[DeliveryState(name)].items())
    return f"| `{name}` | {text} | {moves or 'nothing: it is done'} |"
