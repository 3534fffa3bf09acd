"""Which group an event belongs to, as ``Source.group`` says in SQL."""

from collections.abc import Mapping
from typing import Any

from cauce.analytics.contracts import GroupType
from cauce.rules import DEFAULT_GROUP_TYPE


def group_in(
    context: Mapping[str, Any], properties: Mapping[str, Any], kind: GroupType | None
) -> str | None:
    """Return the id of the group that an event names, of a type; None without one.

    Example:
        >>> group_in({"groups": {"team": 7}, "groupId": "acme"}, {}, GroupType("team"))
        '7'
        >>> group_in({"groupId": "acme", "groupType": "company"}, {}, GroupType("team")) is None
        True
    """
    if kind is None:
        return _text(context.get("groupId"))
    named = _text(_at(context, f"groups.{kind.name}"))
    if named is not None:
        return named
    if stated_type(context) == kind.name:
        about = _text(context.get("groupId"))
        if about is not None:
            return about
    return _text(_at(properties, kind.name)) if kind.by_property else None


def stated_type(context: Mapping[str, Any]) -> str:
    """Return the type that an event says its ``groupId`` has.

    Example:
        >>> stated_type({"groupId": "acme"})
        'group'
    """
    return _text(context.get("groupType")) or DEFAULT_GROUP_TYPE


def _text(value: Any) -> str | None:
    """An id as text, as the engine writes it; a list of several is none."""
    if value is None or value == "" or isinstance(value, list | dict):
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)


def _at(document: Any, path: str) -> Any:
    """What a document has at a dotted path, however deep its keys are nested."""
    if not isinstance(document, Mapping):
        return None
    if path in document:
        return document[path]
    head, _, rest = path.partition(".")
    return _at(document.get(head), rest) if rest else None
