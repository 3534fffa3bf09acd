"""The group that an event belongs to, and what is known of it, as SQL over ``events``.

The traits of groups are in ``groups``, as they are now; one row of a type and an id counts.
"""

from collections.abc import Iterator

from cauce.rules.binding import Binder
from cauce.rules.contracts import DEFAULT_GROUP_TYPE, GroupType
from cauce.rules.labels import label_of, one_id

_ABOUT = f"ifNull(nullIf({label_of('context', 'groupType')}, ''), '{DEFAULT_GROUP_TYPE}')"
"""The type that an event says its ``groupId`` has."""


def group_sql(kind: GroupType | None, bind: Binder) -> str:
    """Return the group that an event belongs to, of a type, as a String; empty without one.

    Without a type it is that of ``context.groupId``, whatever its type.
    """
    if kind is None:
        return f"ifNull({label_of('context', 'groupId')}, '')"
    found = (f"nullIf({one}, '')" for one in _named_as(kind, bind))
    return f"coalesce({', '.join(found)}, '')"


def _named_as(kind: GroupType, bind: Binder) -> Iterator[str]:
    """Where an event may name its group of a type: first among ``groups``, then the one that it is about."""
    yield one_id("context", f"groups.{kind.name}")
    same = f"{_ABOUT} = {bind(kind.name, 'String')}"
    yield f"if({same}, {label_of('context', 'groupId')}, NULL)"
    if kind.by_property:
        yield one_id("properties", kind.name)


def type_sql(kind: GroupType | None, bind: Binder) -> str:
    """Return the type of the group that an event belongs to: the one that is asked for, or that it says."""
    return _ABOUT if kind is None else bind(kind.name, "String")


def of_such_groups(kind: GroupType | None, project: str, bind: Binder, test: str) -> str:
    """Return the test that an event belongs to a group, of a type, whose row in ``groups`` passes ``test``."""
    named, own = _keys(kind, bind)
    return f"{named} IN (SELECT {own} FROM {_rows(kind, project, bind)} AND {test})"


def group_label(kind: GroupType | None, name: str, project: str, bind: Binder) -> str:
    """Return a trait of the group that an event belongs to, of a type, as a Nullable(String) label.

    The values of all groups are read once, as one sorted list, and looked up for each event.
    """
    named, own = _keys(kind, bind)
    label = label_of("traits", name)
    rows = f"{_rows(kind, project, bind)} AND {label} IS NOT NULL"
    known = f"(SELECT arraySort(groupArray(({own}, assumeNotNull({label})))) FROM {rows})"
    return f"transform({named}, tupleElement({known}, 1), tupleElement({known}, 2), NULL)"


def _rows(kind: GroupType | None, project: str, bind: Binder) -> str:
    of_type = "" if kind is None else f" AND type = {bind(kind.name, 'String')}"
    return f"groups FINAL WHERE project_id = {project}{of_type}"


def _keys(kind: GroupType | None, bind: Binder) -> tuple[str, str]:
    """What an event names its group by, and what a row of ``groups`` is called so; of no type, both with it."""
    named = group_sql(kind, bind)
    if kind is not None:
        return named, "group_id"
    return f"concat({_ABOUT}, '\\0', {named})", "concat(type, '\\0', group_id)"
