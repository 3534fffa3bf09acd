"""A condition as the JSON document that ``parse`` reads it from."""

from collections.abc import Mapping
from typing import Any as Json

from cauce.rules.contracts import (
    All,
    Any,
    Comparison,
    Condition,
    Did,
    GroupType,
    Not,
    Op,
    SegmentIs,
)

UNITS_S = {"w": 604_800, "d": 86_400, "h": 3_600}


def document_of(condition: Condition) -> dict[str, Json]:
    """Return the document; ``parse`` makes an equal condition of it.

    Example:
        >>> from cauce.rules import Comparison, Op, Subject
        >>> document_of(Comparison(Subject.PROPERTY, "price", Op.BETWEEN, (1, 9)))
        {'property': 'price', 'op': 'between', 'value': [1, 9]}
    """
    match condition:
        case All(items):
            return {"all": [document_of(item) for item in items]}
        case Any(items):
            return {"any": [document_of(item) for item in items]}
        case Not(item):
            return {"not": document_of(item)}
        case SegmentIs(segment):
            return {"segment": segment}
        case Did():
            return {"did": _did(condition)}
        case Comparison():
            return _comparison(condition)


def _did(done: Did) -> dict[str, Json]:
    count = {"op": done.count_op.value, "value": done.count}
    document = {"event": done.event, "count": count, "where": document_of(done.where)}
    return document if done.within_days is None else {**document, "within_days": done.within_days}


def _comparison(leaf: Comparison) -> dict[str, Json]:
    of = {} if leaf.group_type is None else {"group_type": document_of_group_type(leaf.group_type)}
    document: Mapping[str, Json] = {leaf.subject.value: leaf.name, **of, "op": leaf.op.value}
    if leaf.value is None:
        return dict(document)
    return {**document, "value": _value(leaf)}


def document_of_group_type(kind: GroupType) -> Json:
    """Return the type of groups as a question names it.

    Example:
        >>> document_of_group_type(GroupType("team", by_property=True))
        {'property': 'team'}
    """
    return {"property": kind.name} if kind.by_property else kind.name


def _value(leaf: Comparison) -> Json:
    if isinstance(leaf.value, tuple):
        return list(leaf.value)
    if leaf.op is Op.WITHIN_LAST and isinstance(leaf.value, int):
        unit = next(name for name, seconds in UNITS_S.items() if leaf.value % seconds == 0)
        return f"{leaf.value // UNITS_S[unit]}{unit}"
    return leaf.value
