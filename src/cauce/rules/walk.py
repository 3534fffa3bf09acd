"""What a condition mentions."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from cauce.rules.contracts import (
    All,
    Any,
    Comparison,
    Condition,
    Did,
    Not,
    Op,
    SegmentIs,
    Subject,
)


def leaves(condition: Condition) -> Iterator[Comparison | SegmentIs | Did]:
    """Yield every leaf, left to right; the ``where`` of a behaviour is not entered."""
    match condition:
        case All(items) | Any(items):
            for item in items:
                yield from leaves(item)
        case Not(item):
            yield from leaves(item)
        case _:
            yield condition


def names_of(condition: Condition, subject: Subject) -> set[str]:
    """Return the properties (or traits) a condition mentions, those inside behaviours aside."""
    return {
        leaf.name
        for leaf in leaves(condition)
        if isinstance(leaf, Comparison) and leaf.subject is subject
    }


def segments_of(part: object) -> set[str]:
    """Return the segments that a condition, or anything that holds conditions, names."""
    if isinstance(part, SegmentIs):
        return {part.segment}
    if isinstance(part, tuple):
        return set().union(*map(segments_of, part))
    if is_dataclass(part):
        return set().union(*(segments_of(getattr(part, each.name)) for each in fields(part)))
    return set()


def uses_people(condition: Condition) -> bool:
    """Return whether the answer depends on who the person or its group is, not on the event alone."""
    return any(
        not isinstance(leaf, Comparison) or leaf.subject in {Subject.TRAIT, Subject.GROUP_TRAIT}
        for leaf in leaves(condition)
    )


def only_traits(condition: Condition) -> bool:
    """Return whether the condition looks at nothing but traits (and at one at least)."""
    found = list(leaves(condition))
    return bool(found) and all(
        isinstance(leaf, Comparison) and leaf.subject is Subject.TRAIT for leaf in found
    )


def depends_on_zone(condition: Condition) -> bool:
    """Return whether a date that it compares with may be another instant in another time zone."""
    return any(
        leaf.op in {Op.BEFORE, Op.AFTER}
        if isinstance(leaf, Comparison)
        else isinstance(leaf, Did) and depends_on_zone(leaf.where)
        for leaf in leaves(condition)
    )


def depends_on_now(condition: Condition) -> bool:
    """Return whether the same facts may be judged otherwise a moment later."""
    return any(
        leaf.op is Op.WITHIN_LAST
        if isinstance(leaf, Comparison)
        else isinstance(leaf, Did) and (leaf.within_days is not None or depends_on_now(leaf.where))
        for leaf in leaves(condition)
    )
