"""The traits of the groups that events belong to, where the conditions of a question look at them."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cauce.analytics.contracts import GroupType, Rows, Scope, Statement
from cauce.analytics.logic.groups import traits_of
from cauce.analytics.logic.traits_asked import comparisons_in
from cauce.analytics.logic.why.group_of import stated_type
from cauce.analytics.logic.why.story import Deed
from cauce.rules import Subject

Kind = GroupType | None
Named = tuple[str, str]
"""Type and id of a group."""


@dataclass(frozen=True, slots=True)
class GroupsKnown:
    """The traits of some groups; ``kinds``: the types that conditions say, and which one each means."""

    kinds: Mapping[Kind, Kind] = field(default_factory=dict)
    traits: Mapping[Named, Mapping[str, Any]] = field(default_factory=dict)

    def of(self, deed: Deed) -> dict[Kind, Mapping[str, Any]]:
        """Return, by the type as conditions say it, the traits of the group that an event belongs to."""
        found = {said: named_by(deed, meant) for said, meant in self.kinds.items()}
        return {said: self.traits.get(named, {}) for said, named in found.items() if named}


NO_GROUPS = GroupsKnown()


def named_by(deed: Deed, kind: Kind) -> Named | None:
    """Return the group of a type that an event belongs to, by type and id; None without one."""
    group = deed.group(kind)
    if group is None:
        return None
    return (stated_type(deed.context) if kind is None else kind.name, group)


def groups_looked_at(
    question: object, deeds: Sequence[Deed], scope: Scope
) -> Generator[Statement, Rows, GroupsKnown]:
    """Read the traits of the groups of the events, if a condition of the question looks at any."""
    conditions = (one for one in comparisons_in(question) if one.subject is Subject.GROUP_TRAIT)
    kinds = {one.group_type: one.group_type or scope.group_type for one in conditions}
    named = (named_by(deed, kind) for kind in set(kinds.values()) for deed in deeds)
    traits = yield from traits_of({one for one in named if one is not None}, scope)
    return GroupsKnown(kinds, traits)
