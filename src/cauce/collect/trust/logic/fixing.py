"""Correcting refused items: paths, changes, and the item as it is sent again."""

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from cauce.collect.logic import paths
from cauce.collect.logic.paths import Path, value_at
from cauce.collect.logic.privacy import COOKIELESS
from cauce.collect.trust.contracts import Fix, FixKind, KeptReject


def parse_path(field: str, text: str) -> Path:
    r"""Return the steps of a path into an object: ``$.properties["sign up"]``, ``$.events[0].name``.

    Raises:
        CauceError: ``invalid_field`` for anything else, the whole document included.

    Example:
        >>> parse_path("path", "$.properties['sign up'].plan"), parse_path("path", "user-id")
        (('properties', 'sign up', 'plan'), ('user-id',))
    """
    steps = paths.parse_path(field, text)
    if not steps or isinstance(steps[0], int):
        raise paths.bad_path(field)
    return steps


def fixed(item: dict[str, Any], fixes: Sequence[Fix]) -> dict[str, Any]:
    """Return a copy of an item after every change in order; what is not there stays absent.

    Example:
        >>> fixed({"user": 1}, [Fix(FixKind.RENAME, ("user",), ("userId",))])
        {'userId': 1}
    """
    copy: dict[str, Any] = json.loads(json.dumps(item))
    for fix in fixes:
        if fix.kind is FixKind.SET:
            _put(copy, fix.path, fix.value)
        else:
            _take(copy, fix)
    return copy


def _take(item: dict[str, Any], fix: Fix) -> None:
    """Take a value out and, to rename it, put it elsewhere; it stays where it is when it cannot go there."""
    parent, step = value_at(item, fix.path[:-1]), fix.path[-1]
    if not _holds(parent, step):
        return
    value = parent.pop(step)
    if fix.kind is FixKind.RENAME and not _put(item, fix.to, value):
        _put_back(parent, step, value)


def _put_back(parent: Any, step: str | int, value: Any) -> None:
    if isinstance(parent, list):
        parent.insert(int(step), value)
    else:
        parent[step] = value


def corrected(kept: KeptReject, fixes: Sequence[Fix]) -> dict[str, Any] | None:
    """Return the corrected item, None when what is kept is no whole JSON object."""
    try:
        item = json.loads(kept.sample)
    except (ValueError, RecursionError):
        return None
    return fixed(item, fixes) if isinstance(item, dict) else None


def sent_again(kept: KeptReject, fixes: Sequence[Fix]) -> dict[str, Any] | None:
    """Return the corrected native item, None when it cannot be sent again.

    That is so when what is kept is no whole JSON object, or names nobody but by the address of its request. It keeps its message id, so that sending it twice stores it once; without a time of its own it gets that of
    its first arrival.
    """
    item = corrected(kept, fixes)
    if item is None or (item.get("anonymousId") == COOKIELESS and not item.get("userId")):
        return None
    if not item.get("messageId") and kept.message_id:
        item["messageId"] = kept.message_id
    if not item.get("timestamp") and not item.get("originalTimestamp"):
        item["timestamp"] = kept.received_at.isoformat()
    return item


OWN_KEYS: Mapping[str, tuple[Path, ...]] = {
    "mixpanel": (("properties", "token"), ("$token",)),
    "posthog": (("api_key",), ("token",)),
}
"""Where a vendor's record names its project's key."""


def own_keys(vendor: str, item: dict[str, Any]) -> list[str]:
    """Return the keys that a vendor's record names.

    Example:
        >>> own_keys("mixpanel", {"event": "A", "properties": {"token": "cw_1"}}), own_keys("ga4", {})
        (['cw_1'], [])
    """
    named = (value_at(item, path) for path in OWN_KEYS.get(vendor, ()))
    return [str(key) for key in named if key]


def _holds(value: Any, step: str | int) -> bool:
    if isinstance(value, list):
        return isinstance(step, int) and step < len(value)
    return isinstance(value, dict) and step in value


def _put(item: dict[str, Any], path: Path, value: Any) -> bool:
    """Write a value, making the objects above it; return False, and write nothing, where a list would have to grow.

    What stands in the way is replaced.
    """
    places = ((path[:at], step) for at, step in enumerate(path) if isinstance(step, int))
    if not all(_holds(value_at(item, above), step) for above, step in places):
        return False
    parent: Any = item
    for step, after in pairwise(path):
        inner = parent[step] if _holds(parent, step) else None
        if not isinstance(inner, list if isinstance(after, int) else dict):
            inner = parent[step] = {}
        parent = inner
    parent[path[-1]] = value
    return True
