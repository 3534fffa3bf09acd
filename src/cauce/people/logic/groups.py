"""Groups: which one an event names, and the number that stands for it."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from cauce.kernel.ids import ProjectId
from cauce.people.logic.ids import stands_for_somebody
from cauce.rules import DEFAULT_GROUP_TYPE

MAX_TYPE, MAX_ID = 100, 512
MOST_TYPES = 20
"""Groups that one event may name; the rest of them are left out."""

Group = tuple[str, str]
"""Type and id."""


def group_key(project_id: ProjectId, group: Group) -> int:
    """Return the 64-bit number of a group: a pure function of it, like a raw person's.

    Example:
        >>> f"{group_key(ProjectId(1), ('company', 'acme')):016x}"
        'cdc4ab629a68cbf6'
    """
    kind, value = group
    text = b"%d\x1fg\x1f%b\x1f%b" % (project_id, kind.encode(), value.encode())
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big")


def group_of(context: Mapping[str, Any]) -> Group | None:
    """Return the group that a group call is about: ``groupId`` and, where there is one, ``groupType``.

    Example:
        >>> group_of({"groupId": "acme"}), group_of({"groupId": "acme", "groupType": "company"})
        (('group', 'acme'), ('company', 'acme'))
    """
    return _sound(context.get("groupType") or DEFAULT_GROUP_TYPE, context.get("groupId"))


def groups_named(context: Mapping[str, Any]) -> list[Group]:
    """Return the groups that an ordinary event says it belongs to: ``groups``, id by type.

    Example:
        >>> groups_named({"groups": {"company": "acme", "team": None}})
        [('company', 'acme')]
    """
    named = context.get("groups")
    if not isinstance(named, dict):
        return []
    found = [_sound(kind, value) for kind, value in list(named.items())[:MOST_TYPES]]
    return [group for group in found if group is not None]


def is_about_nobody(user_id: str, anonymous_id: str) -> bool:
    """Return whether a group call only describes the group and names no member.

    Server libraries that have to send some id make one of the group's: ``$company_acme`` (PostHog's
    ``$groupidentify``).

    Example:
        >>> is_about_nobody("", "$company_acme"), is_about_nobody("ana", "")
        (True, False)
    """
    return not user_id and anonymous_id.startswith("$")


def _sound(kind: Any, value: Any) -> Group | None:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not (isinstance(kind, str) and isinstance(value, str)):
        return None
    kind, value = kind.replace("\0", "").strip(), value.replace("\0", "")
    fits = 0 < len(kind) <= MAX_TYPE and 0 < len(value) <= MAX_ID
    return (kind, value) if fits and stands_for_somebody(value) else None
