"""A plan made ready to judge events: each event's rules become one table, once.

An event that is as the plan says costs one look-up for its name and one for each property. What is
wrong with the others is worked out in a second pass, with words.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from cauce.collect.contracts import PlanVerdict, Policy
from cauce.collect.plan.contracts import (
    EventRule,
    Pii,
    Plan,
    PropertyRule,
    PropertyType,
    ViolationKind,
)
from cauce.collect.plan.logic.dates import is_date
from cauce.collect.plan.logic.parse import pattern
from cauce.rules import Facts, matches, parse

Test = Callable[[Any], object]
Tests = list[tuple[ViolationKind, Test, str]]
Properties = Mapping[str, Any]
Check = Callable[[Properties], bool]
CALLS = frozenset({"$identify", "$group", "$alias"})
"""Not events somebody names: unknown ones are not held against them."""

OWN = "$"
"""So begin the names of what SDKs and enrichment add by themselves; no plan has to list those."""

REMEMBERED = 2_048
SHORT = 64
MAX_CODES = 20
MAX_SAID = 5
MAX_NAME = 100
TYPES: Mapping[PropertyType, frozenset[type]] = {
    PropertyType.TEXT: frozenset({str}),
    PropertyType.NUMBER: frozenset({int, float}),
    PropertyType.INTEGER: frozenset({int, float}),
    PropertyType.BOOLEAN: frozenset({bool}),
    PropertyType.LIST: frozenset({list}),
    PropertyType.OBJECT: frozenset({dict}),
    PropertyType.DATE: frozenset({str}),
}
OF_TYPE: Mapping[PropertyType, Test] = {
    PropertyType.INTEGER: lambda value: type(value) is int or value.is_integer(),
    PropertyType.DATE: is_date,
}
"""What a value of the right Python type must be besides."""

_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
_SCALARS = frozenset({str, int, float})
_CLEAN = str.maketrans({":": "_", ";": "_", "\n": " ", "\r": " "})


class Found(NamedTuple):
    """One thing that is wrong."""

    kind: ViolationKind
    name: str
    words: str

    @property
    def code(self) -> str:
        """Return ``kind:property``, or the kind alone."""
        return f"{self.kind}:{self.name}" if self.name else self.kind.value


class CompiledPlan:
    """Implements ``collect.contracts.PlanJudge``."""

    def __init__(self, plan: Plan) -> None:
        allowed = Policy.ALLOW
        self._events = {
            event.name: None if event.policy is allowed else CompiledEvent(event)
            for event in plan.events
        }
        self._unknown = plan.unknown_events
        self._purposes = {event.name: event.purpose for event in plan.events if event.purpose}
        self._personal = {
            event.name: frozenset(p.name for p in event.properties if p.pii is not Pii.NONE)
            for event in plan.events
        }

    def purpose_of(self, event: str) -> str:
        """Return the consent purpose of an event, empty when the plan names none."""
        return self._purposes.get(event, "")

    def personal(self, event: str) -> frozenset[str]:
        """Return the properties of an event that hold personal data."""
        return self._personal.get(event, frozenset())

    def judge(self, event: str, properties: Properties) -> PlanVerdict | None:
        """Return what is wrong with an event, None when nothing is."""
        try:
            rules = self._events[event]
        except KeyError:
            return self._judge_unknown(event)
        if rules is None or rules.fits(properties):
            return None
        return verdict(event, rules.policy, list(rules.found(properties)))

    def _judge_unknown(self, event: str) -> PlanVerdict | None:
        if self._unknown is Policy.ALLOW or event in CALLS:
            return None
        found = Found(ViolationKind.UNKNOWN_EVENT, "", "the tracking plan has no such event")
        return verdict(event, self._unknown, [found])


class CompiledEvent:
    """The rules of one event; ``fits`` tells quickly, ``found`` says all that is wrong."""

    def __init__(self, event: EventRule) -> None:
        self.policy = event.policy
        self._rules = [(rule, tests_of(rule)) for rule in event.properties]
        self._strict = event.strict
        self._check = checked(event)
        self.fits = quick(self._rules, strict=event.strict, check=self._check)

    def found(self, properties: Properties) -> Iterator[Found]:
        """Yield everything that is wrong, in the order of the plan."""
        for rule, tests in self._rules:
            wrong = judge_value(rule, tests, properties.get(rule.name))
            if wrong is not None:
                yield wrong
        if self._strict:
            known = {rule.name for rule, _ in self._rules}
            for name in sorted(n for n in properties.keys() - known if not n.startswith(OWN)):
                shown = name.translate(_CLEAN)[:MAX_NAME]
                yield Found(ViolationKind.UNEXPECTED, shown, "the plan has no such property")
        if self._check is not None and not self._check(properties):
            yield Found(ViolationKind.CONDITION, "", "the event's check does not hold")


def quick(
    rules: Sequence[tuple[PropertyRule, Tests]], *, strict: bool, check: Check | None
) -> Check:
    """Return the function that tells whether properties are as the plan says."""
    required = frozenset(rule.name for rule, _ in rules if rule.required)
    look = {rule.name: (accepted(rule), joined(tests)) for rule, tests in rules}.get

    def fits(properties: Properties) -> bool:
        if not required <= properties.keys():
            return False
        for name, value in properties.items():
            rule = look(name)
            if rule is None:
                if strict and not name.startswith(OWN):
                    return False
            elif type(value) not in rule[0] or (
                rule[1] is not None and value is not None and not rule[1](value)
            ):
                return False
        return check is None or bool(check(properties))

    return fits


def accepted(rule: PropertyRule) -> frozenset[type]:
    """Return the Python types that a value may have; null is as good as leaving it out."""
    types = TYPES[rule.type]
    return types if rule.required else types | {type(None)}


def joined(rule_tests: Tests) -> Test | None:
    """Return what a value of an accepted type must pass, None when that is nothing."""
    tests = [test for _, test, _ in rule_tests]
    if len(tests) <= 1:
        return tests[0] if tests else None
    return lambda value: all(test(value) for test in tests)


def tests_of(rule: PropertyRule) -> Tests:
    """Return each test of a value with its kind and words, cheapest first."""
    tests: Tests = []
    if rule.type in OF_TYPE:
        tests.append((ViolationKind.TYPE, OF_TYPE[rule.type], f"must be {rule.type}"))
    if rule.allowed:
        test = (
            _all_in(rule)
            if rule.type is PropertyType.LIST
            else frozenset(rule.allowed).__contains__
        )
        tests.append((ViolationKind.VALUE, test, "is not among the allowed values"))
    if rule.pattern:
        tests.append((ViolationKind.PATTERN, _matching(rule.pattern), "does not match"))
    if rule.minimum is not None or rule.maximum is not None:
        words = f"must be within {_bound(rule.minimum)} and {_bound(rule.maximum)}"
        tests.append((ViolationKind.RANGE, _within(rule), words))
    return tests


def _all_in(rule: PropertyRule) -> Test:
    allowed = frozenset(rule.allowed)
    return lambda items: all(type(item) in _SCALARS and item in allowed for item in items)


def _matching(text: str) -> Test:
    """Return the search for a pattern; short texts come again and again and are remembered."""
    search = pattern(text).search
    known = lru_cache(REMEMBERED)(lambda value: search(value) is not None)
    return lambda value: known(value) if len(value) <= SHORT else search(value) is not None


def _within(rule: PropertyRule) -> Test:
    low = float("-inf") if rule.minimum is None else rule.minimum
    high = float("inf") if rule.maximum is None else rule.maximum
    return lambda value: low <= value <= high


def _bound(value: float | None) -> str:
    return "any" if value is None else str(value)


def judge_value(rule: PropertyRule, tests: Tests, value: Any) -> Found | None:
    """Return the first thing that is wrong with a property's value; None also stands for absent."""
    if value is None:
        return Found(ViolationKind.MISSING, rule.name, "is required") if rule.required else None
    if type(value) not in TYPES[rule.type]:
        words = f"must be {rule.type}, not {type_name(value)}"
        return Found(ViolationKind.TYPE, rule.name, words)
    for kind, test, words in tests:
        if not test(value):
            return Found(kind, rule.name, words)
    return None


def type_name(value: Any) -> str:
    """Return what a JSON value is, in the plan's words.

    Example:
        >>> type_name("x"), type_name(True), type_name([])
        ('text', 'boolean', 'list')
    """
    names = {str: "text", bool: "boolean", int: "number", float: "number", list: "list"}
    return names.get(type(value), "object")


def checked(event: EventRule) -> Check | None:
    """Return the test of the event's condition, None when it has none."""
    if event.check is None:
        return None
    condition = parse(event.check, "check")
    return lambda properties: matches(condition, Facts(_NO_TIME, properties))


def verdict(event: str, policy: Policy, found: list[Found]) -> PlanVerdict:
    """Return the verdict: every code up to twenty, words for the first five."""
    said = "; ".join(f"{one.code}: {one.words}" for one in found[:MAX_SAID])
    name = json.dumps(event, ensure_ascii=False)
    return PlanVerdict(
        [one.code for one in found[:MAX_CODES]], policy is Policy.BLOCK, f"{name} {said}"
    )
