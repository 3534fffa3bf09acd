"""JSON (or what YAML said) → plan; the order of a plan is that of its names."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import re2

from cauce.collect.contracts import Policy
from cauce.collect.plan.contracts import EventRule, Pii, Plan, PropertyRule, PropertyType, Scalar
from cauce.collect.plan.logic.reading import Reader, check_number, check_text, refuse
from cauce.rules import depends_on_now, parse, uses_people

MAX_EVENTS = 1_000
MAX_PROPERTIES = 300
MAX_ALLOWED = 500
MAX_NAME = 512
MAX_PROPERTY = 200
MAX_TEXT = 1_000
FORMAT = 1
PLAN_KEYS = ("format", "unknown_events", "events")
EVENT_KEYS = (
    "policy", "strict", "description", "owner", "purpose", "check", "properties",
)  # fmt: skip
PROPERTY_KEYS = (
    "type", "required", "description", "owner", "allowed", "pattern", "minimum", "maximum", "pii",
    "purpose",
)  # fmt: skip
NUMERIC = (PropertyType.NUMBER, PropertyType.INTEGER)
LISTED = (PropertyType.TEXT, *NUMERIC, PropertyType.LIST)
"""Types whose values may be listed."""
_PURPOSE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_FORBIDDEN = frozenset(".:;`")


def parse_plan(document: Any) -> Plan:
    """Return the plan that a document stands for.

    Raises:
        CauceError: ``invalid_field`` with the path of what is wrong and what is allowed there.
    """
    top = Reader.of(document, "", PLAN_KEYS)
    form = top.document.get("format", FORMAT)
    if form != FORMAT or not isinstance(form, int) or isinstance(form, bool):
        refuse("format", "is of another release", "es de otra versión", (str(FORMAT),))
    events = _named(top, "events", MAX_EVENTS)
    return Plan(
        top.one_of("unknown_events", Policy, Policy.ALLOW),
        tuple(_event(name, events[name]) for name in sorted(events)),
    )


def _named(reader: Reader, key: str, limit: int) -> Mapping[str, Any]:
    found = reader.document.get(key, {})
    if not isinstance(found, Mapping) or len(found) > limit:
        refuse(
            reader.at(key),
            f"must be an object with at most {limit} names",
            f"tiene que ser un objeto con {limit} nombres como mucho",
        )
    return found


def _event(name: Any, document: Any) -> EventRule:
    path = f"events[{name}]"
    check_text(name, path, MAX_NAME)
    if not name.strip():
        refuse(path, "an event needs a name", "un evento necesita un nombre")
    reader = Reader.of({} if document is None else document, path, EVENT_KEYS)
    properties = _named(reader, "properties", MAX_PROPERTIES)
    return EventRule(
        name,
        reader.one_of("policy", Policy, Policy.FLAG),
        reader.flag("strict"),
        reader.texts("description", MAX_TEXT),
        reader.text("owner", MAX_PROPERTY),
        _purpose(reader),
        _check(reader),
        tuple(
            _property(n, properties[n], f"{reader.at('properties')}[{n}]")
            for n in sorted(properties)
        ),
    )


def _check(reader: Reader) -> Mapping[str, Any] | None:
    """Return the condition as JSON when it looks at the event's properties only, and at no clock."""
    document, path = reader.value("check"), reader.at("check")
    if document is None or document == {}:
        return None
    condition = parse(document, path)
    if uses_people(condition) or depends_on_now(condition):
        refuse(
            path,
            "a check looks at properties of the event, not at people or at the present time",
            "una comprobación mira las propiedades del evento, no a personas ni la hora actual",
            ("property",),
        )
    return document  # type: ignore[no-any-return]


def _property(name: Any, document: Any, path: str) -> PropertyRule:
    check_text(name, path, MAX_PROPERTY)
    if not name.strip() or _FORBIDDEN & set(name) or not name.isprintable():
        refuse(
            path,
            "a property's name has text and none of . : ; ` (keys inside an object are reached by check)",
            "el nombre de una propiedad tiene texto y ninguno de . : ; ` (a las claves de un objeto se llega con check)",
        )
    reader = Reader.of(document, path, PROPERTY_KEYS)
    kind = reader.one_of("type", PropertyType)
    low, high = _range(reader, kind)
    return PropertyRule(
        name,
        kind,
        reader.flag("required"),
        reader.texts("description", MAX_TEXT),
        reader.text("owner", MAX_PROPERTY),
        _allowed(reader, kind),
        _pattern(reader, kind),
        low,
        high,
        reader.one_of("pii", Pii, Pii.NONE),
        _purpose(reader),
    )


def _range(reader: Reader, kind: PropertyType) -> tuple[int | float | None, int | float | None]:
    low, high = reader.number("minimum"), reader.number("maximum")
    _only_for(reader, "minimum", kind, NUMERIC, given=low is not None)
    _only_for(reader, "maximum", kind, NUMERIC, given=high is not None)
    if low is not None and high is not None and low > high:
        refuse(
            reader.at("minimum"),
            "is more than maximum: no value would fit",
            "es mayor que maximum: ningún valor cabría",
        )
    return low, high


def _allowed(reader: Reader, kind: PropertyType) -> tuple[Scalar, ...]:
    found, path = reader.document.get("allowed", []), reader.at("allowed")
    if not isinstance(found, list) or len(found) > MAX_ALLOWED:
        refuse(
            path,
            f"must be a list of at most {MAX_ALLOWED} values",
            f"tiene que ser una lista de {MAX_ALLOWED} valores como mucho",
        )
    _only_for(reader, "allowed", kind, LISTED, given=bool(found))
    return tuple(_value(value, f"{path}[{i}]", kind) for i, value in enumerate(found))


def _value(value: Any, path: str, kind: PropertyType) -> Scalar:
    if kind is PropertyType.TEXT or (kind is PropertyType.LIST and isinstance(value, str)):
        return check_text(value, path, MAX_TEXT)
    number = check_number(value, path)
    if kind is PropertyType.INTEGER and not isinstance(number, int):
        refuse(path, "must be a whole number", "tiene que ser un número entero")
    return number


def _pattern(reader: Reader, kind: PropertyType) -> str:
    found, path = reader.text("pattern", MAX_TEXT), reader.at("pattern")
    _only_for(reader, "pattern", kind, (PropertyType.TEXT,), given=bool(found))
    try:
        pattern(found)
    except re2.error as error:
        why = str(error)[:200]
        refuse(path, f"is no pattern (RE2): {why}", f"no es un patrón (RE2): {why}")
    return found


def pattern(text: str) -> Any:
    """Return the compiled pattern; it is searched for, so anchors say where.

    Raises:
        re2.error: RE2 cannot read it.
    """
    options = re2.Options()
    options.log_errors = False
    return re2.compile(text, options)  # type: ignore[no-untyped-call]


def _only_for(
    reader: Reader, key: str, kind: PropertyType, kinds: Sequence[PropertyType], *, given: bool
) -> None:
    if given and kind not in kinds:
        refuse(
            reader.at(key),
            f"says nothing about a property of type {kind}",
            f"no dice nada de una propiedad de tipo {kind}",
            tuple(f"type: {k}" for k in kinds),
        )


def _purpose(reader: Reader) -> str:
    found = reader.text("purpose", 40)
    if found and not _PURPOSE.fullmatch(found):
        refuse(
            reader.at("purpose"),
            "must be a word of a-z, 0-9 and _, such as analytics or marketing",
            "tiene que ser una palabra de a-z, 0-9 y _, como analytics o marketing",
        )
    return found
