"""Correcting refused items: paths, changes, and the item as it is sent again."""

import json
from collections.abc import Sequence
from typing import Any

from cauce.collect.logic.privacy import COOKIELESS
from cauce.collect.trust.contracts import Fix, FixKind, KeptReject
from cauce.kernel.errors import CauceError, invalid

MAX_STEPS = 10


def parse_path(field: str, text: str) -> tuple[str, ...]:
    r"""Return the keys of a JSON path of objects: ``$.properties.plan``, ``$.properties["sign up"]``.

    The leading ``$.`` may be left out. Source: the child segments of RFC 9535.

    Raises:
        CauceError: ``invalid_field`` for anything else.

    Example:
        >>> parse_path("path", "$.properties['sign up'].plan"), parse_path("path", "user-id")
        (('properties', 'sign up', 'plan'), ('user-id',))
    """
    keys: list[str] = []
    rest = text.strip().removeprefix("$")
    if rest and rest[0] not in ".[":
        rest = f".{rest}"
    while rest:
        key, rest = _next(field, rest)
        keys.append(key)
    if not keys or len(keys) > MAX_STEPS:
        raise _bad_path(field)
    return tuple(keys)


def _next(field: str, rest: str) -> tuple[str, str]:
    if rest[0] == ".":
        end = min(
            (at for at in (rest.find(".", 1), rest.find("[", 1)) if at > 0), default=len(rest)
        )
        key, rest = rest[1:end], rest[end:]
    else:
        quote = rest[1:2]
        end = rest.find(f"{quote}]", 2) if quote in {"'", '"'} else -1
        key, rest = (rest[2:end], rest[end + 2 :]) if end > 0 else ("", rest)
    if not key or (rest and rest[0] not in ".["):
        raise _bad_path(field)
    return key, rest


def _bad_path(field: str) -> CauceError:
    return invalid(
        field,
        "it is not a path to a field; write $.properties.plan or $.properties['sign up']",
        "no es la ruta de un campo; escribe $.properties.plan o $.properties['sign up']",
    )


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
