"""JSON → condition; an error names the path and what is allowed there."""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any as Json
from zoneinfo import ZoneInfo

import re2

from cauce.kernel.errors import CauceError, invalid
from cauce.rules.contracts import (
    ALWAYS,
    COUNT_OPS,
    All,
    Any,
    Comparison,
    Condition,
    Did,
    GroupType,
    Not,
    Op,
    Scalar,
    SegmentIs,
    Subject,
)
from cauce.rules.errors import wrong_value
from cauce.rules.match import pattern_options
from cauce.rules.values import instant_of_text
from cauce.rules.walk import leaves

MAX_DEPTH = 12
MAX_ITEMS = 200
MAX_VALUES = 10_000
MAX_TEXT = 8_192
MAX_NAME = 512
UNITS_S = {"h": 3_600, "d": 86_400, "w": 604_800}
MAX_GROUP_TYPE = 100
"""Characters of the name of a type of groups, as people's groups have it."""
SHAPES = ("all", "any", "not", "property", "context", "trait", "group_trait", "segment", "did")
_UTC = ZoneInfo("UTC")
_SPAN = re.compile(r"([1-9][0-9]{0,4})([hdw])", re.ASCII)


def parse(document: Json, path: str = "where") -> Condition:
    """Return the condition that a JSON document stands for; None and {} are always true.

    Raises:
        CauceError: ``invalid_field`` naming the path of the wrong part and what is allowed.
    """
    return ALWAYS if document is None or document == {} else _node(document, path, 0)


def _node(document: Json, path: str, depth: int) -> Condition:
    if depth > MAX_DEPTH:
        raise invalid(
            path,
            f"conditions may be nested {MAX_DEPTH} deep.",
            f"las condiciones se anidan hasta {MAX_DEPTH} niveles.",
        )
    shape = _shape(document, path)
    if shape in ("all", "any"):
        items = _items(document[shape], f"{path}.{shape}", depth)
        return All(items) if shape == "all" else Any(items)
    if shape == "not":
        return Not(_node(document["not"], f"{path}.not", depth + 1))
    if shape == "segment":
        return SegmentIs(_text(document["segment"], f"{path}.segment", MAX_NAME))
    if shape == "did":
        return _did(document["did"], f"{path}.did", depth)
    return _comparison(document, Subject(shape), path)


def _shape(document: Json, path: str) -> str:
    shapes = [key for key in SHAPES if key in document] if isinstance(document, Mapping) else []
    if len(shapes) != 1:
        raise invalid(
            path,
            "a condition is an object with exactly one of these keys.",
            "una condición es un objeto con exactamente una de estas claves.",
            SHAPES,
        )
    _only(document, (shapes[0], *_BESIDE.get(shapes[0], ())), path)
    return shapes[0]


_BESIDE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(map(str, Subject), ("op", "value")),
    Subject.GROUP_TRAIT: ("group_type", "op", "value"),
}
"""What stands beside the key that tells a shape."""


def _only(document: Mapping[str, Json], allowed: tuple[str, ...], path: str) -> None:
    for key in document:
        if key not in allowed:
            raise invalid(f"{path}.{key}", "unknown key.", "clave desconocida.", allowed)


def _items(value: Json, path: str, depth: int) -> tuple[Condition, ...]:
    if not isinstance(value, list) or len(value) > MAX_ITEMS:
        raise invalid(
            path,
            f"must be a list of up to {MAX_ITEMS} conditions.",
            f"debe ser una lista de hasta {MAX_ITEMS} condiciones.",
        )
    return tuple(_node(item, f"{path}.{i}", depth + 1) for i, item in enumerate(value))


def _text(value: Json, path: str, limit: int, *, empty: bool = False) -> str:
    if not isinstance(value, str) or len(value) > limit or not (value or empty):
        raise invalid(
            path,
            f"must be text of 1 to {limit} characters.",
            f"debe ser texto de 1 a {limit} caracteres.",
        )
    if "\0" in value or not _encodes(value):
        raise invalid(path, "must be valid text.", "debe ser texto válido.")
    return value


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def parse_name(value: Json, path: str) -> str:
    """Return the dotted path of a property or trait.

    Raises:
        CauceError: ``invalid_field`` when it is no text, or a part between dots is empty.
    """
    name = _text(value, path, MAX_NAME)
    if "`" in name or not all(name.split(".")):
        raise invalid(
            path,
            "must be a property name; dots separate nested keys, a backtick cannot be used.",
            "debe ser el nombre de una propiedad; los puntos separan claves anidadas y no admite el acento grave (`).",
        )
    return name


def _comparison(document: Mapping[str, Json], subject: Subject, path: str) -> Comparison:
    name = parse_name(document[subject.value], f"{path}.{subject.value}")
    allowed = tuple(op.value for op in Op)
    if document.get("op") not in allowed:
        raise invalid(f"{path}.op", "unknown operator.", "operador desconocido.", allowed)
    op = Op(document["op"])
    value = _READERS[op](document.get("value"), f"{path}.value", op)
    kind = parse_group_type(document.get("group_type"), f"{path}.group_type")
    return Comparison(subject, name, op, value, kind)


def parse_group_type(value: Json, path: str) -> GroupType | None:
    """Return the type of groups that a name, or ``{"property": NAME}``, stands for; None without one.

    Raises:
        CauceError: ``invalid_field`` when it is neither.
    """
    if value is None:
        return None
    if isinstance(value, str):
        return GroupType(_type_name(value, path))
    if not isinstance(value, Mapping):
        raise invalid(
            path, "must be a name or an object.", "debe ser un nombre o un objeto.", ("property",)
        )
    _only(value, ("property",), path)
    return GroupType(_type_name(value.get("property"), f"{path}.property"), by_property=True)


def _type_name(value: Json, path: str) -> str:
    return parse_name(_text(value, path, MAX_GROUP_TYPE), path)


def _did(document: Json, path: str, depth: int) -> Did:
    allowed = ("event", "count", "within_days", "where")
    if not isinstance(document, Mapping):
        raise invalid(path, "must be an object.", "debe ser un objeto.", allowed)
    _only(document, allowed, path)
    op, count = _count(document.get("count"), f"{path}.count")
    where = parse_nested(document.get("where"), f"{path}.where", depth)
    return Did(
        _text(document.get("event"), f"{path}.event", MAX_NAME),
        op,
        count,
        _days(document.get("within_days"), f"{path}.within_days"),
        where,
    )


def parse_nested(document: Json, path: str, depth: int) -> Condition:
    """Return the condition on the events of a behaviour: event properties only."""
    where = ALWAYS if document is None or document == {} else _node(document, path, depth + 1)
    for leaf in leaves(where):
        if not isinstance(leaf, Comparison) or leaf.subject is not Subject.PROPERTY:
            raise invalid(
                path,
                "inside a behaviour only event properties can be compared.",
                "dentro de un comportamiento solo se comparan propiedades del evento.",
                ("property",),
            )
    return where


def _count(value: Json, path: str) -> tuple[Op, int]:
    if value is None:
        return Op.GTE, 1
    ops = tuple(op.value for op in COUNT_OPS)
    if not isinstance(value, Mapping) or value.get("op") not in ops:
        raise invalid(path, 'must be {"op", "value"}.', 'debe ser {"op", "value"}.', ops)
    _only(value, ("op", "value"), path)
    return Op(value["op"]), _whole(value.get("value"), f"{path}.value", 0, 1_000_000_000)


def _days(value: Json, path: str) -> int | None:
    return None if value is None else _whole(value, path, 1, 36_500)


def _whole(value: Json, path: str, low: int, high: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise invalid(
            path,
            f"must be a whole number from {low} to {high}.",
            f"debe ser un número entero de {low} a {high}.",
        )
    return value


def _scalar(value: Json, path: str, op: Op) -> Scalar:
    if isinstance(value, str):
        return _text(value, path, MAX_TEXT, empty=True)
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return _number(value, path, op)
    raise wrong_value(path, op, "text, a number, true or false", "texto, un número, true o false")


def _number(value: Json, path: str, op: Op) -> int | float:
    fits = (isinstance(value, int) and -(2**63) <= value < 2**64) or (
        isinstance(value, float) and math.isfinite(value)
    )
    if isinstance(value, bool) or not fits:
        raise wrong_value(path, op, "a number", "un número")
    return value  # type: ignore[no-any-return]


def _scalars(value: Json, path: str, op: Op) -> tuple[Scalar, ...]:
    if not isinstance(value, list) or len(value) > MAX_VALUES:
        raise wrong_value(
            path,
            op,
            f"a list of up to {MAX_VALUES} values",
            f"una lista de hasta {MAX_VALUES} valores",
        )
    return tuple(_scalar(item, f"{path}.{i}", op) for i, item in enumerate(value))


def _some_text(value: Json, path: str, op: Op) -> str:
    if not isinstance(value, str):
        raise wrong_value(path, op, "text", "texto")
    return _text(value, path, MAX_TEXT)


def _pattern(value: Json, path: str, op: Op) -> str:
    text = _some_text(value, path, op)
    try:
        re2.compile(text, pattern_options())  # type: ignore[no-untyped-call]
    except re2.error as error:
        why = str(error.args[0].decode() if isinstance(error.args[0], bytes) else error.args[0])
        raise wrong_value(path, op, f"an RE2 pattern ({why})", f"un patrón RE2 ({why})") from error
    return text


def _range(value: Json, path: str, op: Op) -> tuple[Scalar, ...]:
    if not isinstance(value, list) or len(value) != 2:
        raise wrong_value(path, op, "[lowest, highest]", "[mínimo, máximo]")
    return tuple(_number(item, f"{path}.{i}", op) for i, item in enumerate(value))


def _date(value: Json, path: str, op: Op) -> str:
    if not isinstance(value, str) or instant_of_text(value, _UTC) is None or value > "2299-12-30":
        raise wrong_value(
            path,
            op,
            "a date (2026-01-31) or date-time (2026-01-31T10:00:00Z)",
            "una fecha (2026-01-31) o fecha y hora (2026-01-31T10:00:00Z)",
        )
    return value


def _span(value: Json, path: str, op: Op) -> int:
    found = _SPAN.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise wrong_value(path, op, "a span: 12h, 30d or 4w", "un plazo: 12h, 30d o 4w")
    return int(found[1]) * UNITS_S[found[2]]


def _nothing(value: Json, path: str, op: Op) -> None:
    if value is not None:
        raise wrong_value(path, op, "no value", "ningún valor")


_READERS: Mapping[Op, Callable[[Json, str, Op], Scalar | tuple[Scalar, ...] | None]] = {
    Op.EQ: _scalar,
    Op.NE: _scalar,
    Op.IN: _scalars,
    Op.NOT_IN: _scalars,
    Op.CONTAINS: _some_text,
    Op.NOT_CONTAINS: _some_text,
    Op.STARTS_WITH: _some_text,
    Op.ENDS_WITH: _some_text,
    Op.MATCHES: _pattern,
    Op.GT: _number,
    Op.GTE: _number,
    Op.LT: _number,
    Op.LTE: _number,
    Op.BETWEEN: _range,
    Op.IS_SET: _nothing,
    Op.IS_NOT_SET: _nothing,
    Op.BEFORE: _date,
    Op.AFTER: _date,
    Op.WITHIN_LAST: _span,
}

__all__ = ("CauceError", "parse", "parse_group_type", "parse_name")
