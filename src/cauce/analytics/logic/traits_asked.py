"""The traits that a question looks at, and what to say of those that nobody has."""

from collections.abc import Generator, Iterator
from dataclasses import fields, is_dataclass

from cauce.analytics.contracts import (
    Breakdown,
    Caveat,
    ChartQuery,
    GroupType,
    Rows,
    Scope,
    Statement,
)
from cauce.analytics.logic.groups import names_groups
from cauce.analytics.logic.source import Source
from cauce.kernel.errors import Text
from cauce.rules import Comparison, Subject, quote_path

Looking = Generator[Statement, Rows, bool]
Explaining = Generator[Statement, Rows, tuple[Caveat, ...]]


def comparisons_in(part: object) -> Iterator[Comparison]:
    """Yield every comparison of a question, or of any part of one."""
    if isinstance(part, Comparison):
        yield part
    else:
        for inner in _inside(part):
            yield from comparisons_in(inner)


def _inside(part: object) -> Iterator[object]:
    if isinstance(part, tuple):
        yield from part
    elif is_dataclass(part):
        yield from (getattr(part, each.name) for each in fields(part))


def group_traits_in(part: object) -> Iterator[tuple[GroupType | None, str]]:
    """Yield the traits of groups that a question looks at, each with the type that it says."""
    match part:
        case Comparison(Subject.GROUP_TRAIT, name, group_type=kind):
            yield kind, name
        case Breakdown():
            for one in part.splits:
                if one.subject is Subject.GROUP_TRAIT:
                    yield one.group_type, one.name
        case _:
            for inner in _inside(part):
                yield from group_traits_in(inner)


def explain_traits(question: ChartQuery, scope: Scope) -> Explaining:
    """Return what to warn of: traits that no group has, and those of persons where groups are counted."""
    found = yield from _of_groups(question, scope)
    if not names_groups(question):
        return found
    asked = {one.name for one in comparisons_in(question) if one.subject is Subject.TRAIT}
    for name in sorted(asked):
        if (yield from _groups_have(name, scope.group_type, scope)):
            found = (*found, trait_of_persons(name))
        elif not (yield from _persons_have(name, scope)):
            found = (*found, unknown_trait(name))
    return found


def _of_groups(question: ChartQuery, scope: Scope) -> Explaining:
    asked = {(kind or scope.group_type, name) for kind, name in group_traits_in(question)}
    missing = []
    for kind, name in sorted(asked, key=repr):
        if not (yield from _groups_have(name, kind, scope)):
            missing.append(unknown_group_trait(name, kind))
    return tuple(missing)


def _groups_have(name: str, kind: GroupType | None, scope: Scope) -> Looking:
    source = Source.of(scope, scope.utc)
    of_type = "" if kind is None else f" AND type = {source.bind(kind.name, 'String')}"
    return (
        yield from _is_there(
            f"groups FINAL WHERE project_id = {source.project}{of_type}", name, source
        )
    )


def _persons_have(name: str, scope: Scope) -> Looking:
    source = Source.of(scope, scope.utc)
    rows = f"persons FINAL WHERE project_id = {source.project}"
    return (yield from _is_there(rows, name, source))


def _is_there(rows: str, name: str, source: Source) -> Looking:
    test = f"{quote_path('traits', name)} IS NOT NULL"
    found = yield source.statement(f"SELECT 1 FROM {rows} AND {test} LIMIT 1")
    return bool(found)


def unknown_group_trait(name: str, kind: GroupType | None) -> Caveat:
    """Return the warning for a trait that no group has, of the type that is meant."""
    of = (
        Text("", "")
        if kind is None
        else Text(f" of the type “{kind.name}”", f" del tipo «{kind.name}»")
    )
    return Caveat(
        "unknown_group_trait",
        Text(
            f"No group{of.en} has the trait {name!r}. Check its name, and the type, in the list of groups.",
            f"Ningún grupo{of.es} tiene el rasgo {name!r}. Revisa su nombre, y el tipo, en la lista de grupos.",
        ),
    )


def trait_of_persons(name: str) -> Caveat:
    """Return the warning for a trait of persons that groups have too, where these are counted."""
    return Caveat(
        "trait_of_persons",
        Text(
            f"The trait {name!r} is compared of the person who did each event, and groups have one of that name too."
            " If theirs is meant, compare the trait of the group (group_trait).",
            f"El rasgo {name!r} se compara en la persona que hizo cada evento, y los grupos también tienen uno con ese"
            " nombre. Si se trata del suyo, compara el rasgo del grupo (group_trait).",
        ),
    )


def unknown_trait(name: str) -> Caveat:
    """Return the warning for a trait that no person has."""
    return Caveat(
        "unknown_trait",
        Text(
            f"No person has the trait {name!r}. Check its name in the list of people.",
            f"Ninguna persona tiene el rasgo {name!r}. Revisa su nombre en la lista de personas.",
        ),
    )
