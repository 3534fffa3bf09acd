"""Properties in the one form that every engine takes and reads back the same.

The events engine's JSON column reads ``{"a": {"b": 1}}`` and ``{"a.b": 1}`` as the same path, and
PostgreSQL's refuses U+0000; neither holds NaN, integers beyond 64 bits as numbers, or halves of
surrogate pairs. Nothing is refused for these: they become the nearest value that can be kept.
"""

import math
from collections.abc import Collection, Mapping
from typing import Any

from cauce.collect.contracts import Refused, RejectReason

MAX_DEPTH = 20
MAX_PROPERTIES = 10_000
MAX_DIGITS_BITS = 1000
_SCALARS = frozenset({str, bool, float, type(None)})
_FLAT = _SCALARS | {int}
_KNOWN = _FLAT | {dict, list}
_LOW, _HIGH = -(2**63), 2**64


class NotStorableError(ValueError):
    """Carries the ``Refused``."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.detail)
        self.refused = refused


def is_plain(values: dict[str, Any], depth: int = 1) -> bool:
    """Return whether a decoded object is canonical already: the usual case, found cheaply.

    Text is not looked at: who decoded it knows whether it held escapes (``wire`` cleans it then).
    """
    if depth > MAX_DEPTH or "." in "".join(values) or len(values) > MAX_PROPERTIES:
        return False
    return _all_plain(values.values(), depth)


def is_flat(values: Mapping[str, Any]) -> bool:
    """Return whether properties without objects and lists, decoded as such, are canonical."""
    return "." not in "".join(values) and len(values) <= MAX_PROPERTIES


def _all_plain(values: Collection[Any], depth: int) -> bool:
    kinds = set(map(type, values))
    if kinds <= _SCALARS:
        return True
    if not kinds <= _KNOWN:
        return False
    if int in kinds:
        for value in values:
            if type(value) is int and not _LOW <= value < _HIGH:
                return False
    return kinds <= _FLAT or all(_is_plain_inside(value, depth) for value in values)


def _is_plain_inside(value: Any, depth: int) -> bool:
    if type(value) is dict:
        return is_plain(value, depth + 1)
    return type(value) is not list or (depth < MAX_DEPTH and _all_plain(value, depth + 1))


def canonical(values: dict[str, Any]) -> dict[str, Any]:
    """Return the object in canonical form.

    Raises:
        NotStorableError: nested deeper than 20, or more than 10,000 properties.

    Example:
        >>> canonical({"a": {"b": 1}, "a.b": 2, "n": float("nan"), "big": 2**70})
        {'a': {'b': 1}, 'n': None, 'big': '1180591620717411303424'}
    """
    cleaned: dict[str, Any] = _spelled_once(clean(values, MAX_DEPTH), "", set())
    if _count(cleaned) > MAX_PROPERTIES:
        detail = f"more than {MAX_PROPERTIES} properties"
        raise NotStorableError(Refused(RejectReason.TOO_MANY_PROPERTIES, detail))
    return cleaned


def clean_text(text: str) -> str:
    r"""Return text without U+0000 and with each half of a surrogate pair replaced.

    Example:
        >>> clean_text("a\x00b\ud800")
        'ab�'
    """
    text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def clean(value: Any, levels: int) -> Any:
    """Return any decoded value with every text and number in a form that can be kept.

    Raises:
        NotStorableError: more than ``levels`` objects or arrays inside each other.
    """
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict | list):
        return _clean_container(value, levels)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, int) and not _LOW <= value < _HIGH:
        return _long_number(value)
    return value


def _clean_container(value: dict[str, Any] | list[Any], levels: int) -> Any:
    if levels == 0:
        detail = f"nested deeper than {MAX_DEPTH} levels"
        raise NotStorableError(Refused(RejectReason.TOO_DEEP, detail))
    if isinstance(value, list):
        return [clean(v, levels - 1) for v in value]
    return {clean_text(k): clean(v, levels - 1) for k, v in value.items()}


def _long_number(value: int) -> str | None:
    """Return a whole number of more than 64 bits as text; the engine would do so too."""
    return str(value) if value.bit_length() <= MAX_DIGITS_BITS else None


def _spelled_once(values: dict[str, Any], prefix: str, taken: set[str]) -> dict[str, Any]:
    """Leave out a value whose path another one has: ``{"a": {"b.c": 1}, "a.b": {"c": 2}}``."""
    kept = {}
    for key in sorted(values, key=lambda name: "." in name):
        path, value = f"{prefix}{key}", values[key]
        if value and isinstance(value, dict):
            inner = _spelled_once(value, f"{path}.", taken)
            if inner:
                kept[key] = inner
        elif path not in taken:
            taken.add(path)
            kept[key] = value
    return {key: kept[key] for key in values if key in kept}


def _count(value: Any) -> int:
    if isinstance(value, dict):
        return len(value) + sum(_count(v) for v in value.values())
    if isinstance(value, list):
        return sum(_count(v) for v in value)
    return 0
