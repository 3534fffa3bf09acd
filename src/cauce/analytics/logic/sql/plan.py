"""A SQL question worked out: judged, written anew, run under limits, its rows made plain JSON."""

import math
import re
from collections.abc import Callable, Generator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from cauce.analytics.contracts import (
    Caveat,
    Jobs,
    Planned,
    Scope,
    SqlColumn,
    SqlQuery,
    SqlResult,
    Statement,
    Table,
    Written,
)
from cauce.analytics.logic.source import Source
from cauce.kernel.errors import CauceError, Kind, Text
from cauce.rules import Types

Planning = Generator[Statement | Jobs | Written, Any, Planned]


def sql(query: SqlQuery, scope: Scope) -> Planning:
    """Work out a SQL question.

    Raises:
        CauceError: ``invalid_field`` (422) for what may not be asked, ``types_unknown`` (503) while the
            types of properties are being looked for.
    """
    # TRICKY: the parser is loaded by the first such question; others need not wait for it.
    from cauce.analytics.logic.sql.guard import guarded, named

    names = named(query.text)
    inside = {column for column, _ in names.paths}
    if "properties" in inside and scope.types is None:
        raise _types_unknown()
    traits = (yield from trait_types(scope)) if "traits" in inside else {}
    source = Source.of(scope, query.timezone)
    guard = guarded(query.text, names, source, traits)
    table: Table = yield Written(source.statement(guard.sql))
    rows = table.rows[: guard.max_rows]
    warnings = _missing(names.paths, scope.types or {}, traits)
    if len(table.rows) > guard.max_rows:
        warnings += (_cut(guard.max_rows),)
    return Planned(_result(table, rows, guard.shown), "sql", warnings)


def reads_inside(text: str) -> bool:
    """Return whether a question may read properties: it says the word."""
    return "properties" in text


def reads_the_clock(text: str) -> bool:
    """Return whether the answer may depend on when it is asked."""
    return re.search(r"\b(now|today|yesterday)\b", text, re.IGNORECASE) is not None


def trait_types(scope: Scope) -> Generator[Statement | Jobs | Written, Any, Types]:
    """Look for the types that traits of the project's people have."""
    source = Source.of(scope, scope.utc)
    rows = yield source.statement(
        "SELECT distinctJSONPathsAndTypes(traits) FROM persons FINAL"
        f" WHERE project_id = {source.project}"
    )
    return {str(path): frozenset(kinds) for path, kinds in rows[0][0].items()}


def _result(table: Table, rows: Any, shown: Any) -> SqlResult:
    columns = tuple(
        SqlColumn(shown(name), kind) for name, kind in zip(table.names, table.types, strict=True)
    )
    return SqlResult(columns, tuple(tuple(map(plain, row)) for row in rows))


def plain(value: Any) -> Any:
    """Return a value as JSON has it: instants as ISO text in their zone, what is no number as null.

    Example:
        >>> plain((datetime(2026, 1, 2), float("nan"), b"x"))
        ['2026-01-02T00:00:00+00:00', None, 'x']
    """
    if value is None or isinstance(value, (bool, int, str)):
        return value
    for kinds, write in _PLAIN:
        if isinstance(value, kinds):
            return write(value)
    return str(value)


def _instant(value: datetime) -> str:
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()


_PLAIN: tuple[tuple[type | tuple[type, ...], Callable[[Any], Any]], ...] = (
    (float, lambda value: value if math.isfinite(value) else None),
    (datetime, _instant),
    (date, date.isoformat),
    (Decimal, float),
    (bytes, lambda value: value.decode("utf-8", "replace")),
    (Mapping, lambda value: {str(key): plain(one) for key, one in value.items()}),
    ((list, tuple), lambda value: [plain(one) for one in value]),
)


def _missing(paths: Any, properties: Types, traits: Types) -> tuple[Caveat, ...]:
    known = {"properties": properties, "traits": traits}
    return tuple(
        _unknown_path(column, name)
        for column, name in paths
        if column in known and name not in known[column]
    )


def _unknown_path(column: str, name: str) -> Caveat:
    what = ("event", "evento", "property", "la propiedad") if column == "properties" else (
        "person", "persona", "trait", "el rasgo")  # fmt: skip
    return Caveat(
        "unknown_property",
        Text(
            f"No {what[0]} carries the {what[2]} {name!r}, so it is NULL. Check its name in the list.",
            f"Ningún registro de {what[1]} lleva {what[3]} {name!r}, así que es NULL. Revisa su nombre en la lista.",
        ),
    )


def _cut(limit: int) -> Caveat:
    return Caveat(
        "rows_cut",
        Text(
            f"There are more rows; these are {limit} of them. Add ORDER BY and LIMIT to say which.",
            f"Hay más filas; estas son {limit} de ellas. Añade ORDER BY y LIMIT para decir cuáles.",
        ),
    )


def _types_unknown() -> CauceError:
    return CauceError(
        "types_unknown",
        Text(
            "Many events have just arrived and the types of their properties are still being looked for. Ask again in a few seconds.",
            "Acaban de llegar muchos eventos y aún se averiguan los tipos de sus propiedades. Vuelve a preguntar en unos segundos.",
        ),
        Kind.UNAVAILABLE,
        retry_after_s=5,
    )
