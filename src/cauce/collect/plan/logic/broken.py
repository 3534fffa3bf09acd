"""What broke the plan, put together from stored events and from refused items."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cauce.collect.plan.contracts import (
    Arrived,
    BlockedDetail,
    EventTotals,
    Example,
    FlaggedCode,
    Violation,
)

EXAMPLES = 3
MAX_VALUE = 200


def read_detail(detail: str) -> tuple[str, list[str]]:
    """Return the event's name and the codes that the detail of a refused item names.

    Example:
        >>> read_detail('"Order Completed" type:revenue: must be number; missing:currency: is required')
        ('Order Completed', ['type:revenue', 'missing:currency'])
    """
    try:
        event, end = json.JSONDecoder().raw_decode(detail)
    except ValueError:
        return "", []
    said = [part.strip().rpartition(": ")[0] for part in detail[end:].split("; ")]
    return str(event), [code for code in said if code]


def of_flagged(row: FlaggedCode, arrived: Mapping[int, Arrived]) -> Violation:
    """Return the violation that stored events show."""
    found = [arrived[seq] for seq in row.examples if seq in arrived]
    examples = [_example(one, json.loads(one.text), row.code) for one in found]
    return Violation(
        row.event, row.code, row.recent, 0, row.first_seen, row.last_seen, row.first_release,
        tuple(examples),
    )  # fmt: skip


def of_blocked(row: BlockedDetail, arrived: Mapping[int, Arrived]) -> list[Violation]:
    """Return each violation that refused items of one detail show."""
    event, codes = read_detail(row.detail)
    items = {seq: _item(one.text) for seq, one in arrived.items()}
    release = _release(items.get(row.first_seq, {}))
    return [
        Violation(
            event, code, 0, row.recent, row.first_seen, row.last_seen, release,
            tuple(
                _example(arrived[seq], _properties(items[seq]), code)
                for seq in row.examples
                if seq in items
            ),
        )
        for code in codes
    ]  # fmt: skip


def merged(violations: Iterable[Violation]) -> tuple[Violation, ...]:
    """Return one violation for each event and code, those with most events first."""
    found: dict[tuple[str, str], Violation] = {}
    for one in violations:
        key = one.event, one.code
        found[key] = _both(found[key], one) if key in found else one
    return tuple(sorted(found.values(), key=lambda v: (-v.flagged - v.blocked, v.event, v.code)))


def _both(a: Violation, b: Violation) -> Violation:
    first = min(a, b, key=lambda v: v.first_seen)
    newest = sorted((*a.examples, *b.examples), key=lambda e: e.received_at, reverse=True)
    return replace(
        first,
        flagged=a.flagged + b.flagged,
        blocked=a.blocked + b.blocked,
        last_seen=max(a.last_seen, b.last_seen),
        examples=tuple(newest[:EXAMPLES]),
    )


def event_totals(
    stored: Sequence[tuple[str, int, int]], blocked: Sequence[BlockedDetail]
) -> tuple[EventTotals, ...]:
    """Return the totals of every event that was stored or refused, by name."""
    refused: dict[str, int] = {}
    for row in blocked:
        event, _ = read_detail(row.detail)
        refused[event] = refused.get(event, 0) + row.recent
    kept = {event: (total, flagged) for event, total, flagged in stored}
    return tuple(
        EventTotals(event, *kept.get(event, (0, 0)), refused.get(event, 0))
        for event in sorted(kept.keys() | refused.keys())
        if event in kept or refused[event]
    )


def _example(arrived: Arrived, properties: Mapping[str, Any], code: str) -> Example:
    _, _, name = code.partition(":")
    value = properties.get(name) if name else None
    shown = value[:MAX_VALUE] if isinstance(value, str) else value
    if isinstance(shown, (list, dict)):
        shown = json.dumps(shown, ensure_ascii=False)[:MAX_VALUE]
    return Example(arrived.message_id, arrived.received_at, shown)


def _item(text: str) -> Mapping[str, Any]:
    """Return the item that a sample shows; a cut or broken one shows nothing."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _properties(item: Mapping[str, Any]) -> Mapping[str, Any]:
    kind = item.get("type")
    found = item.get("traits" if kind in {"identify", "group"} else "properties")
    return found if isinstance(found, dict) else {}


def _release(item: Mapping[str, Any]) -> str:
    """Return the application's version, else the library with its version."""
    context = _object(item, "context")
    version = _object(context, "app").get("version")
    if isinstance(version, str):
        return version
    library = _object(context, "library")
    return " ".join(str(library[key]) for key in ("name", "version") if library.get(key))


def _object(value: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = value.get(key)
    return found if isinstance(found, dict) else {}
