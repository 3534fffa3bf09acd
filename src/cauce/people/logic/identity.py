"""Who is who, as a function of a set of statements; their order of arrival does not matter.

There are two kinds of statement. A *link* says that an anonymous id is a user; of several, the one
with the earliest time holds (the first user has the device). A *join* says that two users are one;
joins are applied in order of time, and the survivor is ``into``. A statement that was refused does
not count; one that was undone keeps its place (nobody else inherits the device) but has no effect.
Reference: ``docs/reference/identity.md``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cauce.people.contracts import Statement


class Forest:
    """Raw persons and the root that each belongs to, grown one join at a time."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def root(self, raw: int) -> int:
        """Return the survivor that a raw person belongs to."""
        while (parent := self._parent.get(raw, raw)) != raw:
            raw = parent
        return raw

    def join(self, source: int, into: int) -> int | None:
        """Return the person that is now part of another, None when both were one already."""
        below, above = self.root(source), self.root(into)
        if below == above:
            return None
        self._parent[below] = above
        return below


def resolve(statements: Iterable[Statement]) -> dict[int, int]:
    """Return the person of every raw person that the statements mention.

    Example:
        >>> from datetime import datetime
        >>> noon = datetime(2026, 1, 1)
        >>> resolve([Statement(1, 7, 8, True, "identify", noon, "m1"),
        ...          Statement(2, 8, 9, False, "alias", noon, "m2")])
        {8: 9, 9: 9, 7: 9}
    """
    known = list(statements)
    forest, _ = _joined(known)
    persons = {}
    for statement in known:
        if not statement.is_link:
            persons[statement.from_person] = forest.root(statement.from_person)
        persons[statement.into_person] = forest.root(statement.into_person)
    for raw, holder in holders(known).items():
        persons[raw] = forest.root(holder.into_person) if holder.stands else raw
    return persons


def holders(statements: Iterable[Statement]) -> dict[int, Statement]:
    """Return the link that holds for each anonymous raw person: the earliest not refused."""
    best: dict[int, Statement] = {}
    for statement in statements:
        if statement.is_link and not statement.refused:
            held = best.get(statement.from_person)
            if held is None or statement.order < held.order:
                best[statement.from_person] = statement
    return best


def origins(statements: Iterable[Statement]) -> dict[int, Statement]:
    """Return the statement that tied each raw person to its person, where there is one."""
    known = list(statements)
    _, ties = _joined(known)
    return ties | {raw: link for raw, link in holders(known).items() if link.stands}


@dataclass(frozen=True, slots=True)
class Undoing:
    """What undoing a merge takes: the merges to mark, or the others that keep both sides one."""

    merges: frozenset[int] = frozenset()
    because_of: tuple[int, ...] = ()


def undoing(statements: Sequence[Statement], merge_id: int) -> Undoing:
    """Return what it takes so that both sides of a merge come apart.

    Statements that only repeated it are undone with it; else the persons would stay one and the
    click would seem to do nothing.
    """
    target = next(s for s in statements if s.merge_id == merge_id)
    if target.is_link:
        return Undoing(
            frozenset({merge_id} if holders(statements).get(target.from_person) is target else ())
        )
    effective = _effective(statements)
    if merge_id not in effective:
        return Undoing(because_of=tuple(sorted(_between(statements, effective, target))))
    gone = {merge_id}
    while True:
        left = [s for s in statements if s.merge_id not in gone]
        forest, _ = _joined(left)
        if forest.root(target.from_person) != forest.root(target.into_person):
            return Undoing(frozenset(gone))
        gone |= _effective(left) - effective


def _effective(statements: Iterable[Statement]) -> set[int]:
    return {join.merge_id for join in _joined(statements)[1].values()}


def _joined(statements: Iterable[Statement]) -> tuple[Forest, dict[int, Statement]]:
    """Return who is who by the joins, and for each person that went into another the join."""
    forest, ties = Forest(), {}
    joins = (s for s in statements if s.stands and not s.is_link)
    for join in sorted(joins, key=lambda s: (*s.order, s.merge_id)):
        below = forest.join(join.from_person, join.into_person)
        if below is not None:
            ties[below] = join
    return forest, ties


def _between(
    statements: Iterable[Statement], effective: set[int], target: Statement
) -> Iterator[int]:
    """Yield the effective merges without which the target's sides would be two persons."""
    tree = [s for s in statements if s.merge_id in effective]
    for cut in tree:
        forest, _ = _joined([s for s in tree if s is not cut])
        if forest.root(target.from_person) != forest.root(target.into_person):
            yield cut.merge_id


@dataclass(frozen=True, slots=True)
class Decision:
    """Links to record, and the person of each anonymous raw person they are about."""

    record: Sequence[Statement]
    persons: Mapping[int, int]


def decide_links(
    known: Iterable[Statement],
    claims: Iterable[Statement],
    person_of_user: Mapping[int, int],
    sizes: Mapping[int, int],
    max_ids: int,
) -> Decision:
    """Return what becomes of claims of users on anonymous ids.

    Args:
        known: links on record of the same anonymous ids.
        claims: new ones, in any order.
        person_of_user: the person of each claiming user.
        sizes: ids each of those persons has.
        max_ids: a claim on behalf of a person that has so many is recorded as refused.
    """
    table: dict[int, dict[int, Statement]] = {}
    for link in known:
        table.setdefault(link.from_person, {})[link.into_person] = link
    record: list[Statement] = []
    count = dict(sizes)
    touched = set()
    for claim in sorted(claims, key=lambda c: c.order):
        links = table.setdefault(claim.from_person, {})
        accepted = _accept(claim, links, count, person_of_user, max_ids)
        if accepted is not None:
            links[claim.into_person] = accepted
            record.append(accepted)
            touched.add(claim.from_person)
    held = holders(link for raw in touched for link in table[raw].values())
    persons = {
        raw: person_of_user.get(link.into_person, link.into_person) if link.stands else raw
        for raw, link in held.items()
    }
    return Decision(record, persons)


def decide_joins(
    joins: Iterable[Statement],
    person_of: Mapping[int, int],
    sizes: Mapping[int, int],
    max_ids: int,
) -> list[Statement]:
    """Return joins of users as they are to be recorded: refused when the person would be too large.

    Args:
        joins: new ones, in any order.
        person_of: the person of each raw person they mention.
        sizes: ids each of those persons has.
        max_ids: the most ids a person may have.
    """
    forest, count = Forest(), dict(sizes)
    decided = []
    for join in sorted(joins, key=lambda s: s.order):
        below = forest.root(person_of.get(join.from_person, join.from_person))
        above = forest.root(person_of.get(join.into_person, join.into_person))
        total = count.get(below, 1) + count.get(above, 1)
        fits = below == above or total <= max_ids
        if fits and forest.join(below, above) is not None:
            count[above] = total
        decided.append(join if fits else _refused(join))
    return decided


def _accept(
    claim: Statement,
    links: Mapping[int, Statement],
    count: dict[int, int],
    person_of_user: Mapping[int, int],
    max_ids: int,
) -> Statement | None:
    """Return the link to record for a claim, None when it changes nothing."""
    same = links.get(claim.into_person)
    if same is not None:
        earlier = claim.order < same.order and not same.refused
        return _restated(claim, same) if earlier else None
    holder = holders(links.values()).get(claim.from_person)
    if holder is not None and holder.order < claim.order:
        return None
    person = person_of_user.get(claim.into_person, claim.into_person)
    if count.get(person, 1) >= max_ids:
        return _refused(claim)
    count[person] = count.get(person, 1) + 1
    return claim


def _restated(claim: Statement, same: Statement) -> Statement:
    return replace(claim, merge_id=same.merge_id, undone=same.undone)


def _refused(statement: Statement) -> Statement:
    return replace(statement, refused=True)
