"""A mapping file (TOML) to ``EventMapping``; pure. Its reference is ``docs/reference/mapping.md``."""

import tomllib
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cauce.kernel.errors import CauceError
from cauce.main.importing.contracts import (
    CsvForm,
    EventMapping,
    ImportUsageError,
    PropertyRules,
    PropertyType,
    Source,
    TimeSource,
    wrong_usage,
)
from cauce.rules import ALWAYS, Condition, parse

_SOURCE = ("column", "value", "template")
_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "event": _SOURCE,
    "timestamp": ("column", "format", "timezone"),
    "user_id": _SOURCE,
    "anonymous_id": _SOURCE,
    "message_id": _SOURCE,
    "properties": ("include", "exclude", "rename", "type", "constants"),
    "where": (),
    "csv": ("delimiter", "encoding", "decimal"),
}


def parse_mapping(text: str) -> EventMapping:
    r"""Return the mapping that a TOML text describes.

    Raises:
        ImportUsageError: ``bad_mapping``, naming the place and what is allowed.

    Example:
        >>> parse_mapping('[event]\nvalue = "Order Completed"').event.value
        'Order Completed'
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise bad("mapping", f"it is not TOML: {error}", f"no es TOML: {error}") from None
    _check_names(document)
    defaults = EventMapping()
    return EventMapping(
        event=_source(document, "event") or defaults.event,
        timestamp=_time(document.get("timestamp", {})),
        user_id=_source(document, "user_id") or defaults.user_id,
        anonymous_id=_source(document, "anonymous_id") or defaults.anonymous_id,
        message_id=_source(document, "message_id") or defaults.message_id,
        properties=_properties(document.get("properties", {})),
        where=_where(document.get("where")),
        csv=_csv(document.get("csv", {})),
    )


def bad(path: str, en: str, es: str) -> ImportUsageError:
    """Return the error for one place of the mapping."""
    return wrong_usage("bad_mapping", f"Mapping, {path}: {en}.", f"Mapeo, {path}: {es}.")


def _check_names(document: Mapping[str, Any]) -> None:
    for name, section in document.items():
        if name not in _SECTIONS:
            raise _unknown(name, tuple(_SECTIONS))
        if not isinstance(section, dict):
            raise bad(name, "it must be a table ([...])", "debe ser una tabla ([...])")
        for key in section if name != "where" else ():
            if key not in _SECTIONS[name]:
                raise _unknown(f"{name}.{key}", _SECTIONS[name])


def _unknown(path: str, allowed: tuple[str, ...]) -> ImportUsageError:
    names = ", ".join(allowed)
    return bad(path, f"unknown; allowed: {names}", f"desconocido; se admite: {names}")


def _source(document: Mapping[str, Any], name: str) -> Source | None:
    section = document.get(name)
    if section is None:
        return None
    if len(section) != 1:
        raise bad(
            name,
            "exactly one of column, value, template",
            "exactamente uno de column, value, template",
        )
    ((key, value),) = section.items()
    if not isinstance(value, str) or not value:
        raise bad(f"{name}.{key}", "it must be text", "debe ser texto")
    return Source(**{key: value})


def _time(section: Mapping[str, Any]) -> TimeSource:
    zone = _text(section, "timestamp", "timezone", "UTC")
    try:
        found = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise bad(
            "timestamp.timezone", f"there is no time zone {zone!r}", f"no existe la zona {zone!r}"
        ) from None
    return TimeSource(
        _text(section, "timestamp", "column", "timestamp"),
        _text(section, "timestamp", "format", "iso"),
        found,
    )


def _properties(section: Mapping[str, Any]) -> PropertyRules:
    include = _names(section, "include")
    types = _table(section, "type")
    for name, kind in types.items():
        if kind not in tuple(PropertyType):
            raise _unknown(f"properties.type.{name}", tuple(PropertyType))
    return PropertyRules(
        include,
        _names(section, "exclude") or frozenset(),
        {k: str(v) for k, v in _table(section, "rename").items()},
        {name: PropertyType(kind) for name, kind in types.items()},
        _table(section, "constants"),
    )


def _where(document: Any) -> Condition:
    if document is None:
        return ALWAYS
    try:
        return parse(document)
    except CauceError as error:
        raise bad("where", error.message.en, error.message.es) from None


def _csv(section: Mapping[str, Any]) -> CsvForm:
    form = CsvForm(
        _text(section, "csv", "delimiter", "") if "delimiter" in section else "",
        _text(section, "csv", "encoding", "utf8"),
        _text(section, "csv", "decimal", "."),
    )
    if len(form.delimiter) > 1:
        raise bad("csv.delimiter", "one character", "un solo carácter")
    if form.decimal not in {".", ","}:
        raise _unknown("csv.decimal", (".", ","))
    return form


def _text(section: Mapping[str, Any], table: str, key: str, default: str) -> str:
    value = section.get(key, default)
    if not isinstance(value, str) or not value:
        raise bad(f"{table}.{key}", "it must be text", "debe ser texto")
    return value


def _names(section: Mapping[str, Any], key: str) -> frozenset[str] | None:
    value = section.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise bad(f"properties.{key}", "a list of column names", "una lista de columnas")
    return frozenset(value)


def _table(section: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = section.get(key, {})
    if not isinstance(value, dict):
        raise bad(f"properties.{key}", "it must be a table", "debe ser una tabla")
    return value
