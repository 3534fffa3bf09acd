"""What the context of an event says about the device it came from."""

from collections.abc import Mapping
from typing import Any, NamedTuple

MAX = 300


class Description(NamedTuple):
    """What a device is; empty texts where the context says nothing."""

    kind: str
    model: str
    os: str
    browser: str
    app: str
    library: str
    locale: str
    user_agent: str


def describe(context: Mapping[str, Any]) -> Description:
    """Return what a context says.

    Source of the names: Segment's common context (``device``, ``os``, ``app``, ``userAgent``, …).

    Example:
        >>> describe({"os": {"name": "Android", "version": 15}, "device": {"type": "phone"}})[:3]
        ('phone', '', 'Android 15')
    """
    return Description(
        kind=_text(context, "device", "type"),
        model=_joined(_text(context, "device", "manufacturer"), _text(context, "device", "model"))
        or _text(context, "device", "name"),
        os=_joined(_text(context, "os", "name"), _text(context, "os", "version")),
        browser=_joined(_text(context, "browser", "name"), _text(context, "browser", "version")),
        app=_joined(_text(context, "app", "name"), _text(context, "app", "version")),
        library=_text(context, "library", "name"),
        locale=_text(context, "locale"),
        user_agent=_text(context, "userAgent"),
    )


def _text(context: Mapping[str, Any], *path: str) -> str:
    value: Any = context
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return str(value)[:MAX] if isinstance(value, str | int | float) else ""


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
