"""A condition judged in memory; equal to ``compile`` on the engine, case by case."""

import operator
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any as Json

import re2

from cauce.rules.contracts import (
    POSITIVE_OF,
    All,
    Any,
    Comparison,
    Condition,
    Did,
    Facts,
    Not,
    Op,
    Scalar,
    SegmentIs,
    Subject,
)
from cauce.rules.dates import bounds
from cauce.rules.errors import no_such_segment
from cauce.rules.values import exact_number_of_text, flatten, instant_of_text, number_of_text

ORDER: Mapping[Op, Callable[[Json, Json], bool]] = {
    Op.EQ: operator.eq,
    Op.NE: operator.ne,
    Op.GT: operator.gt,
    Op.GTE: operator.ge,
    Op.LT: operator.lt,
    Op.LTE: operator.le,
}


def matches(condition: Condition, facts: Facts) -> bool:
    """Return whether ``facts`` satisfy ``condition``.

    Raises:
        CauceError: ``segment_not_found`` when it names a segment and the facts know of none.
    """
    flat = {
        Subject.PROPERTY: flatten(facts.properties),
        Subject.CONTEXT: flatten(facts.context),
        Subject.TRAIT: flatten(facts.traits),
    }
    return _judge(condition, facts, flat)


def _judge(condition: Condition, facts: Facts, flat: Mapping[Subject, Mapping[str, Json]]) -> bool:
    match condition:
        case All(items):
            return all(_judge(item, facts, flat) for item in items)
        case Any(items):
            return any(_judge(item, facts, flat) for item in items)
        case Not(item):
            return not _judge(item, facts, flat)
        case Comparison():
            return _compare(condition, _value(condition, facts, flat), facts)
        case Did():
            return _did(condition, facts)
        case SegmentIs(segment):
            if facts.segments is None:
                raise no_such_segment(segment)
            return segment in facts.segments


def _value(
    leaf: Comparison, facts: Facts, flat: Mapping[Subject, Mapping[str, Json]]
) -> Json | None:
    if leaf.subject is Subject.GROUP_TRAIT:
        return flatten(facts.group_traits.get(leaf.group_type, {})).get(leaf.name)
    return flat[leaf.subject].get(leaf.name)


def _did(did: Did, facts: Facts) -> bool:
    since = None if did.within_days is None else facts.now - timedelta(days=did.within_days)
    count = sum(
        1
        for past in facts.history
        if past.event == did.event
        and (since is None or since < past.timestamp <= facts.now)
        and matches(did.where, Facts(facts.now, past.properties, timezone=facts.timezone))
    )
    return bool(ORDER[did.count_op](count, did.count))


def _compare(leaf: Comparison, value: Json, facts: Facts) -> bool:
    positive = POSITIVE_OF.get(leaf.op)
    if positive is not None:
        return not _compare(Comparison(leaf.subject, leaf.name, positive, leaf.value), value, facts)
    if value is None:
        return False
    if leaf.op is Op.IS_SET:
        return True
    test = _test(leaf, facts)
    if isinstance(value, list):
        return any(test(_listed(item)) for item in value if _is_scalar(item))
    return test(value)


def _is_scalar(item: Json) -> bool:
    return isinstance(item, (str, int, float))


def _listed(item: Json) -> Json:
    """A number in a list is a float, as the engine may keep it so."""
    whole = isinstance(item, int) and not isinstance(item, bool)
    return float(item) if whole else item


def _test(leaf: Comparison, facts: Facts) -> Callable[[Json], bool]:
    op, wanted = leaf.op, leaf.value
    if op in {Op.EQ, Op.IN}:
        options = wanted if isinstance(wanted, tuple) else (wanted,)
        return lambda value: any(_same(value, option) for option in options)
    if op in {Op.CONTAINS, Op.STARTS_WITH, Op.ENDS_WITH, Op.MATCHES}:
        return _text_test(op, str(wanted))
    if op in {Op.BEFORE, Op.AFTER, Op.WITHIN_LAST}:
        low, high = bounds(leaf, facts.now, facts.timezone)
        return lambda value: _instant_in(value, facts, low, high)
    if op is Op.BETWEEN and isinstance(wanted, tuple):
        return lambda value: (n := _number(value)) is not None and wanted[0] <= n <= wanted[1]  # type: ignore[operator]
    order = ORDER[op]
    return lambda value: (n := _number(value)) is not None and order(n, wanted)


def _text_test(op: Op, wanted: str) -> Callable[[Json], bool]:
    if op is Op.MATCHES:
        pattern = re2.compile(wanted, pattern_options())  # type: ignore[no-untyped-call]
        return lambda value: isinstance(value, str) and pattern.search(value) is not None
    tests: Mapping[Op, Callable[[str], bool]] = {
        Op.CONTAINS: lambda value: wanted in value,
        Op.STARTS_WITH: lambda value: value.startswith(wanted),
        Op.ENDS_WITH: lambda value: value.endswith(wanted),
    }
    test = tests[op]
    return lambda value: isinstance(value, str) and test(value)


def pattern_options() -> Json:
    """Return how the engine reads a pattern: RE2, UTF-8, the dot matches a line break."""
    options = re2.Options()
    options.dot_nl = True
    options.log_errors = False
    return options


def _same(value: Json, option: Scalar | None) -> bool:
    """Equal, reading numbers and booleans that were sent as text; true is not 1."""
    if isinstance(value, bool) or isinstance(option, bool):
        return _boolean_text(value) is not None and _boolean_text(value) == _boolean_text(option)
    if isinstance(value, str) and isinstance(option, str):
        return bool(value == option)
    if isinstance(value, str):
        return bool(number_of_text(value) == option)
    if isinstance(option, str):
        return bool(exact_number_of_text(option) == value)
    return bool(value == option)


def _boolean_text(value: Json) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if value in ("true", "false") else None


def _number(value: Json) -> int | float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        return number_of_text(value)
    return value if isinstance(value, (int, float)) else None


def _instant_in(value: Json, facts: Facts, low: int | None, high: int | None) -> bool:
    if not isinstance(value, str):
        return False
    at = instant_of_text(value, facts.timezone)
    return at is not None and (low is None or at >= low) and (high is None or at < high)


def count_holds_at_zero(did: Did) -> bool:
    """Return whether somebody who never did it satisfies the count."""
    return ORDER[did.count_op](0, did.count)


__all__: Sequence[str] = ("ORDER", "count_holds_at_zero", "matches", "pattern_options")
