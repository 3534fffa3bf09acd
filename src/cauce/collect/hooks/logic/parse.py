"""The rules of a webhook from JSON; an error names the path of the wrong part and what is allowed."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from cauce.collect.hooks.contracts import (
    MAX_FIELDS,
    MAX_RULES,
    HookMapping,
    Rule,
    Source,
    SourceKind,
    Template,
)
from cauce.collect.logic.paths import parse_path
from cauce.collect.logic.steps import NAMES
from cauce.kernel.errors import invalid
from cauce.rules import ALWAYS, Condition, parse, uses_people

MAX_NAME = 200
_RULE_ID = re.compile(r"[a-z0-9]{1,12}", re.ASCII)
_SINGLE = (
    "event", "user_id", "anonymous_id", "group_id", "previous_id", "timestamp", "message_id",
)  # fmt: skip
_MANY = ("properties", "traits")
RULE_KEYS = ("id", "name", "when", "each", "where", "goes_on", "type", *_SINGLE, *_MANY)
MAPPING_KEYS = ("rules", "delivery_id")


def with_ids(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a mapping whose every rule has an id, those of before unchanged.

    Example:
        >>> with_ids({"rules": [{"id": "r2", "name": "a"}, {"name": "b"}]})["rules"][1]["id"]
        'r3'
    """
    rules = [dict(rule) for rule in document.get("rules") or []]
    numbers = [int(m[1]) for r in rules if (m := re.fullmatch(r"r(\d{1,9})", str(r.get("id", ""))))]
    following = max(numbers, default=0)
    for rule in rules:
        if not rule.get("id"):
            following += 1
            rule["id"] = f"r{following}"
    return {**document, "rules": rules}


def parse_mapping(document: Mapping[str, Any], at: str = "mapping") -> HookMapping:
    """Return the rules that a document stands for.

    Raises:
        CauceError: ``invalid_field``.
    """
    _only(document, MAPPING_KEYS, at)
    rules = document.get("rules") or []
    if not isinstance(rules, list) or len(rules) > MAX_RULES:
        raise invalid(
            f"{at}.rules", f"a list of up to {MAX_RULES}", f"una lista de hasta {MAX_RULES}"
        )
    found = tuple(_rule(rule, f"{at}.rules.{i}") for i, rule in enumerate(rules))
    _distinct((rule.rule_id for rule in found), f"{at}.rules")
    named = document.get("delivery_id")
    return HookMapping(found, _source(named, f"{at}.delivery_id", inside=False) if named else None)


def _distinct(ids: Iterable[str], at: str) -> None:
    seen: set[str] = set()
    for rule_id in ids:
        if rule_id in seen:
            raise invalid(
                at,
                f"two rules have the id {rule_id}; leave it out to have one made",
                f"dos reglas tienen el id {rule_id}; omítelo para que se genere",
            )
        seen.add(rule_id)


def _rule(document: Any, at: str) -> Rule:
    if not isinstance(document, Mapping):
        raise invalid(at, "must be an object", "debe ser un objeto", RULE_KEYS)
    _only(document, RULE_KEYS, at)
    rule_id, name = str(document.get("id") or ""), document.get("name") or ""
    if not _RULE_ID.fullmatch(rule_id):
        raise invalid(
            f"{at}.id",
            "1 to 12 small letters and digits",
            "de 1 a 12 letras minúsculas y cifras",
        )
    if not isinstance(name, str) or len(name) > MAX_NAME:
        raise invalid(
            f"{at}.name", f"text of up to {MAX_NAME}", f"un texto de hasta {MAX_NAME} caracteres"
        )
    each = document.get("each")
    inside = each is not None
    return Rule(
        rule_id,
        name,
        _template(document, at, inside=inside),
        _condition(document.get("when"), f"{at}.when"),
        _each(each, f"{at}.each") if inside else None,
        _condition(document.get("where"), f"{at}.where") if inside else ALWAYS,
        bool(document.get("goes_on", False)),
    )


def _each(value: Any, at: str) -> Source:
    if not isinstance(value, str) or not value.startswith("$"):
        raise invalid(
            at,
            "the path of an array in the payload: $.items",
            "la ruta de una lista del contenido: $.items",
        )
    return Source(SourceKind.PATH, parse_path(at, value))


def _condition(document: Any, at: str) -> Condition:
    found = parse(document, at)
    if uses_people(found):
        raise invalid(
            at,
            "only the payload and its headers are known here; compare property or context",
            "aquí solo se conocen el contenido y sus cabeceras; compara property o context",
            ("property", "context"),
        )
    return found


def _template(document: Mapping[str, Any], at: str, *, inside: bool) -> Template:
    kind = document.get("type", "track")
    if kind not in NAMES:
        raise invalid(f"{at}.type", "unknown type", "tipo desconocido", tuple(NAMES))
    found: dict[str, Any] = {
        name: _source(document[name], f"{at}.{name}", inside=inside)
        for name in _SINGLE
        if document.get(name) is not None
    }
    for name in _MANY:
        found[name] = _sources(document.get(name) or {}, f"{at}.{name}", inside=inside)
    return Template(kind, **found)


def _sources(document: Any, at: str, *, inside: bool) -> tuple[tuple[str, Source], ...]:
    if not isinstance(document, Mapping) or len(document) > MAX_FIELDS:
        raise invalid(
            at,
            f"an object of up to {MAX_FIELDS} names",
            f"un objeto de hasta {MAX_FIELDS} nombres",
        )
    return tuple(
        (str(name), _source(source, f"{at}.{name}", inside=inside))
        for name, source in document.items()
    )


def _source(document: Any, at: str, *, inside: bool) -> Source:
    kinds = tuple(kind.value for kind in SourceKind)
    if not isinstance(document, Mapping) or len(document) != 1 or next(iter(document)) not in kinds:
        raise invalid(
            at, "an object with one of these keys", "un objeto con una de estas claves", kinds
        )
    kind, value = SourceKind(next(iter(document))), next(iter(document.values()))
    if kind is SourceKind.VALUE:
        return Source(kind, value=value)
    if not isinstance(value, str) or not value.strip():
        raise invalid(f"{at}.{kind}", "must be text", "debe ser un texto")
    if kind is SourceKind.HEADER:
        return Source(kind, header=value.strip().lower())
    of_element = value.lstrip().startswith("@")
    if of_element and not inside:
        raise invalid(
            f"{at}.path",
            "@ is the element of each, which this rule does not have; begin with $",
            "@ es el elemento de each, que esta regla no tiene; empieza con $",
        )
    return Source(kind, parse_path(f"{at}.path", value), of_element)


def _only(document: Mapping[str, Any], allowed: tuple[str, ...], at: str) -> None:
    for key in document:
        if key not in allowed:
            raise invalid(f"{at}.{key}", "unknown key", "clave desconocida", allowed)
