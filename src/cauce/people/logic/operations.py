"""Traits as the fold of everything said about them, in order of time whatever came first.

A *set* replaces the value. The other operations change what is there: ``set_once`` when nothing is,
``add`` a number, ``append``/``prepend``/``union``/``remove`` elements of a list, ``clear`` all traits.
Because the fold runs over all parts of a person, a merge shows the sum of both histories, and its
undoing each history alone. Reference: ``docs/reference/identity.md``.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Context, Decimal
from typing import Any

import msgspec

from cauce.people.contracts import Told, TraitOp

MAX_NAME = 200
"""Characters of a trait's name; a longer one is left out."""
LIST_MAX = 1_000
"""Elements of a list that operations built; beyond it those at the far end go."""
ONCE_KEPT = 8
"""Of ``set_once`` on one trait of one id, the earliest so many are kept."""
MOST_KEPT = 200
"""Other operations on one trait of one id; beyond it the oldest half becomes one."""

Moment = tuple[datetime, str]
Key = tuple[int, str, str, TraitOp]

_WIRE = {
    "setOnce": TraitOp.SET_ONCE,
    "add": TraitOp.ADD,
    "append": TraitOp.APPEND,
    "prepend": TraitOp.PREPEND,
    "union": TraitOp.UNION,
    "remove": TraitOp.REMOVE,
}
_RANK = {op: rank for rank, op in enumerate(TraitOp)}
_WITHIN = (TraitOp.REMOVE, TraitOp.PREPEND, TraitOp.APPEND, TraitOp.UNION, TraitOp.ADD)
"""The order in which the members of ``several`` take effect."""
_EXACT = Context(prec=2_000)
"""Sums are exact: rounding would make them depend on the order of arrival."""
_LARGEST, _LOW, _HIGH = Decimal("1.7e308"), -(2**63), 2**64
_canonical = msgspec.json.Encoder(order="sorted", decimal_format="number").encode


def read_operations(sent: Mapping[str, Any]) -> list[tuple[TraitOp, str, Any]]:
    """Return the operations of ``context.traitOps``; what makes no sense is left out.

    ``unset`` is a set of null. Source of the names: Mixpanel's profile operations, Amplitude's
    user property operations, PostHog's ``$set_once``.

    Example:
        >>> read_operations({"add": {"visits": 1, "name": "x"}, "unset": ["plan"]})
        [(<TraitOp.ADD: 'add'>, 'visits', 1), (<TraitOp.SET: 'set'>, 'plan', None)]
    """
    found: list[tuple[TraitOp, str, Any]] = []
    if sent.get("clearAll") is True:
        found.append((TraitOp.CLEAR, "", None))
    for word, op in _WIRE.items():
        named = sent.get(word)
        if isinstance(named, dict):
            found += [(op, name, value) for name, value in named.items() if _sound(op, name, value)]
    unset = sent.get("unset")
    if isinstance(unset, list):
        found += [
            (TraitOp.SET, name, None) for name in unset if isinstance(name, str) and _named(name)
        ]
    return found


def _named(name: str) -> bool:
    return 0 < len(name) <= MAX_NAME


def _sound(op: TraitOp, name: str, value: Any) -> bool:
    return _named(name) and value is not None and (op is not TraitOp.ADD or _is_number(value))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


@dataclass(frozen=True, slots=True)
class Standing:
    """A trait's value, and the last statement that had an effect on it."""

    value: Any
    told: Told


def fold(told: Iterable[Told], own: int) -> dict[str, Standing]:
    """Return the traits that stand after everything said of a person's parts.

    Args:
        told: sets and operations of all parts, in any order.
        own: the raw person that survived; at the same instant what was said of it comes last.

    Example:
        >>> noon = datetime(2026, 1, 1)
        >>> one = Told(7, "n", TraitOp.ADD, 1, noon, "m1", "web")
        >>> two = Told(7, "n", TraitOp.SET, 5, noon, "m2", "web")
        >>> fold([two, replace(one, message_id="m3")], 7)["n"].value, fold([two, one], 7)["n"].value
        (6, 5)
    """
    clears: list[Told] = []
    named: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        if one.op is TraitOp.CLEAR:
            clears.append(one)
        else:
            named[one.name].append(one)
    standing: dict[str, Standing] = {}
    for name, statements in named.items():
        now: Standing | None = None
        for one in sorted([*statements, *clears], key=lambda t: _order(t, own)):
            now = _after(now, one)
        if now is not None:
            standing[name] = now
    return standing


def _order(told: Told, own: int) -> tuple[datetime, bool, str, int, int]:
    return (told.at, told.raw == own, told.message_id, told.raw, _RANK[told.op])


def _after(now: Standing | None, told: Told) -> Standing | None:
    if told.op is TraitOp.CLEAR:
        return None
    before = now.value if now else None
    if told.op is TraitOp.SET:
        after = told.value
    elif told.op is TraitOp.SET_ONCE:
        after = told.value if before is None else before
    elif told.op is TraitOp.SEVERAL:
        after = _several(before, told.value)
    else:
        after = _EFFECT[told.op](before, told.value)
    if after is None:
        return None
    untouched = after is before and now is not None and told.op is not TraitOp.SET
    return now if untouched else Standing(after, told)


def _several(now: Any, parts: Mapping[str, Any]) -> Any:
    for op in _WITHIN:
        if op in parts:
            now = _EFFECT[op](now, parts[op])
    return now


def _add(now: Any, number: Any) -> Any:
    if now is None:
        return number
    return _sum(now, number) if _is_number(now) else now


def _sum(one: int | Decimal, other: int | Decimal) -> int | Decimal:
    if isinstance(one, int) and isinstance(other, int):
        return one + other
    return _EXACT.add(Decimal(one), Decimal(other))


def _append(now: Any, value: Any) -> Any:
    return (_list(now) + _elements(value))[-LIST_MAX:]


def _prepend(now: Any, value: Any) -> Any:
    return (_elements(value) + _list(now))[:LIST_MAX]


def _union(now: Any, value: Any) -> Any:
    there = _list(now)
    new = _not_among(_elements(value), there)
    return (there + new)[-LIST_MAX:] if new or not isinstance(now, list) else now


def _remove(now: Any, value: Any) -> Any:
    if not isinstance(now, list):
        return now
    left = _without(now, _elements(value))
    return left if len(left) < len(now) else now


_EFFECT: Mapping[TraitOp, Callable[[Any, Any], Any]] = {
    TraitOp.ADD: _add,
    TraitOp.APPEND: _append,
    TraitOp.PREPEND: _prepend,
    TraitOp.UNION: _union,
    TraitOp.REMOVE: _remove,
}


def _list(now: Any) -> list[Any]:
    return [] if now is None else _elements(now)


def _elements(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _without(values: list[Any], gone: list[Any]) -> list[Any]:
    keys = {_canonical(value) for value in gone}
    return [value for value in values if _canonical(value) not in keys]


def _not_among(values: list[Any], there: list[Any]) -> list[Any]:
    keys = {_canonical(value) for value in there}
    new = []
    for value in values:
        key = _canonical(value)
        if key not in keys:
            keys.add(key)
            new.append(value)
    return new


@dataclass(frozen=True, slots=True)
class Settled:
    """What to change of the operations on record."""

    gone: Sequence[Told]
    added: Sequence[Told]


def settle(
    recorded: Iterable[Told], new: Iterable[Told], resets: Mapping[tuple[int, str], Moment]
) -> Settled:
    """Return how the record changes when ``new`` is said, kept bounded.

    What came before a set or clear of the same id can never count again and goes. Of the rest the
    earliest ``ONCE_KEPT`` set_once and the latest operations stay; older ones become one.

    Args:
        recorded: the operations on record of every id that ``new`` is about.
        new: operations in any order; those on record already change nothing.
        resets: (id, name) → when that trait was last set.
    """
    before = {_key(told): told for told in recorded}
    counted = {(t.raw, t.name): t.seq for t in before.values() if t.op is TraitOp.SEVERAL}
    fresh = {
        _key(told): told
        for told in new
        if told.seq > counted.get((told.raw, told.name), -1) and _key(told) not in before
    }
    groups: dict[tuple[int, str], list[Told]] = defaultdict(list)
    for told in (*before.values(), *fresh.values()):
        groups[(told.raw, told.name)].append(told)
    cleared = {raw: max(map(_moment, group)) for (raw, name), group in groups.items() if not name}
    after: dict[Key, Told] = {}
    for (raw, name), group in groups.items():
        floor = [at for at in (resets.get((raw, name)), cleared.get(raw)) if at is not None]
        alive = [told for told in group if not floor or _moment(told) >= max(floor)]
        after |= {_key(told): told for told in _bounded(alive)}
    gone = [told for key, told in before.items() if after.get(key) != told]
    return Settled(gone, [told for key, told in after.items() if before.get(key) != told])


def _key(told: Told) -> Key:
    return (told.raw, told.name, told.message_id, told.op)


def _moment(told: Told) -> Moment:
    return (told.at, told.message_id)


def _bounded(group: list[Told]) -> list[Told]:
    group = sorted(group, key=lambda t: _order(t, t.raw))
    once = [told for told in group if told.op is TraitOp.SET_ONCE][:ONCE_KEPT]
    others = [told for told in group if told.op is not TraitOp.SET_ONCE]
    if len(others) <= MOST_KEPT:
        return once + others
    old, recent = others[: -MOST_KEPT // 2], others[-MOST_KEPT // 2 :]
    return [*once, _composed(old, max(told.seq for told in others)), *recent]


def _composed(old: Sequence[Told], upto_seq: int) -> Told:
    """Return one statement with the effect of ``old``, which are in order of time."""
    parts: dict[str, Any] = {}
    for told in old:
        steps = told.value if told.op is TraitOp.SEVERAL else {told.op: told.value}
        for op in _WITHIN:
            if op in steps:
                _combine(parts, op, steps[op])
    return replace(old[-1], op=TraitOp.SEVERAL, value=parts, seq=upto_seq)


def _combine(parts: dict[str, Any], op: TraitOp, value: Any) -> None:
    if op is TraitOp.REMOVE:
        for kept in (TraitOp.PREPEND, TraitOp.APPEND, TraitOp.UNION):
            if kept in parts:
                parts[kept] = _without(parts[kept], _elements(value))
        parts[op] = _union(parts.get(op), value)
    elif op is TraitOp.UNION:
        there = [*parts.get(TraitOp.PREPEND, []), *parts.get(TraitOp.APPEND, [])]
        parts[op] = _union(parts.get(op, []), _not_among(_elements(value), there))
    else:
        parts[op] = _EFFECT[op](parts.get(op), value)


def plain(value: Any) -> Any:
    """Return a value as every engine takes it: exact sums as floats, what no number holds as text.

    Example:
        >>> plain({"n": Decimal("0.1") + Decimal("0.2"), "l": [1, "a"]})
        {'n': 0.3, 'l': [1, 'a']}
    """
    if isinstance(value, Decimal):
        return float(value) if abs(value) < _LARGEST else f"{value:f}"
    if isinstance(value, int):
        return value if _LOW <= value < _HIGH else str(value)
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value
