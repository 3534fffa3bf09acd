"""Correcting refused items: paths, changes, and the item as it is sent again."""

import json
from collections.abc import Sequence
from typing import Any

from cauce.collect.logic import paths
from cauce.collect.logic.privacy import COOKIELESS
from cauce.collect.trust.contracts import Fix, FixKind, KeptReject


def parse_path(field: str, text: str) -> tuple[str, ...]:
    r"""Return the keys of a path through objects: ``$.properties.plan``, ``$.properties["sign up"]``.

    Raises:
        CauceError: ``invalid_field`` for anything else, positions in arrays included.

    Example:
        >>> parse_path("path", "$.properties['sign up'].plan"), parse_path("path", "user-id")
        (('properties', 'sign up', 'plan'), ('user-id',))
    """
    steps = paths.parse_path(field, text)
    keys = tuple(step for step in steps if isinstance(step, str))
    if not keys or len(keys) < len(steps):
        raise paths.bad_path(field)
    return keys


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
            continue
        parent = _parent(copy, fix.path)
        if parent is None or fix.path[-1] not in parent:
            continue
        value = parent.pop(fix.path[-1])
        if fix.kind is FixKind.RENAME:
            _put(copy, fix.to, value)
    return copy


def sent_again(kept: KeptReject, fixes: Sequence[Fix]) -> dict[str, Any] | None:
    """Return the corrected item, None when it cannot be sent again.

    That is so when what is kept is no whole JSON object, or names nobody but by the address of its request. It keeps its message id, so that sending it twice stores it once; without a time of its own it gets that of
    its first arrival.
    """
    try:
        item = json.loads(kept.sample)
    except (ValueError, RecursionError):
        return None
    if not isinstance(item, dict):
        return None
    corrected = fixed(item, fixes)
    if corrected.get("anonymousId") == COOKIELESS and not corrected.get("userId"):
        return None
    if not corrected.get("messageId") and kept.message_id:
        corrected["messageId"] = kept.message_id
    if not corrected.get("timestamp") and not corrected.get("originalTimestamp"):
        corrected["timestamp"] = kept.received_at.isoformat()
    return corrected


def _parent(item: dict[str, Any], path: Sequence[str]) -> dict[str, Any] | None:
    for key in path[:-1]:
        value = item.get(key)
        if not isinstance(value, dict):
            return None
        item = value
    return item


def _put(item: dict[str, Any], path: Sequence[str], value: Any) -> None:
    """Write a value, making the objects above it; what stands in the way is replaced."""
    for key in path[:-1]:
        inner = item.get(key)
        if not isinstance(inner, dict):
            inner = item[key] = {}
        item = inner
    item[path[-1]] = value
