"""A SQL answer as a table for files: each column typed as the engine said, and as its values fit."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from cauce.analytics.contracts import Cell, Column, ColumnType, SqlResult, TidyTable

_WRAPPED = re.compile(r"^(?:Nullable|LowCardinality)\((.*)\)$", re.DOTALL)
_WHOLE = re.compile(r"^U?Int\d+$")
_NUMBER = re.compile(r"^(?:B?Float\d+|Decimal\d*\(.*\))$")
_MOMENT = re.compile(r"^DateTime")
_LARGEST = 1 << 63
"""Files hold whole numbers of 64 bits; a column with a larger one is text, exact to the last digit."""


def sql_table(result: SqlResult) -> TidyTable:
    """Return the rows under columns with names of their own: the second ``n`` is ``n_2``."""
    columns, made = [], []
    values = list(zip(*result.rows, strict=True)) or [()] * len(result.columns)
    names = unique([column.name for column in result.columns])
    for name, column, cells in zip(names, result.columns, values, strict=True):
        kind = column_type(column.type, cells)
        columns.append(Column(name, kind, column.type))
        made.append([_cell(value, kind) for value in cells])
    return TidyTable(tuple(columns), tuple(zip(*made, strict=True)))


def unique(names: list[str]) -> Iterator[str]:
    """Yield the names, those that were there before with a number.

    Example:
        >>> list(unique(["n", "n", "n_2", "n"]))
        ['n', 'n_2', 'n_2_2', 'n_3']
    """
    taken: set[str] = set()
    for name in names:
        number, free = 1, name
        while free in taken:
            number += 1
            free = f"{name}_{number}"
        taken.add(free)
        yield free


def column_type(engine: str, cells: tuple[Any, ...]) -> ColumnType:
    """Return what a column holds in a file.

    Example:
        >>> column_type("LowCardinality(Nullable(String))", ()), column_type("UInt64", (1 << 63,))
        (<ColumnType.TEXT: 'text'>, <ColumnType.TEXT: 'text'>)
    """
    plain = engine
    while wrapped := _WRAPPED.match(plain):
        plain = wrapped[1]
    if plain == "Bool":
        return ColumnType.FLAG
    if _WHOLE.match(plain):
        fits = all(cell is None or -_LARGEST <= cell < _LARGEST for cell in cells)
        return ColumnType.WHOLE if fits else ColumnType.TEXT
    if _NUMBER.match(plain):
        return ColumnType.NUMBER
    if plain in {"Date", "Date32"}:
        return ColumnType.DATE
    if _MOMENT.match(plain):
        return ColumnType.MOMENT
    nested = any(isinstance(cell, (dict, list)) for cell in cells)
    return ColumnType.JSON if nested else ColumnType.TEXT


_WRITTEN: Mapping[ColumnType, Callable[[Any], Cell]] = {
    ColumnType.MOMENT: datetime.fromisoformat,
    ColumnType.DATE: date.fromisoformat,
    ColumnType.NUMBER: float,
    ColumnType.WHOLE: int,
    ColumnType.FLAG: bool,
    ColumnType.JSON: lambda value: json.dumps(value, ensure_ascii=False),
    ColumnType.TEXT: str,
}


def _cell(value: Any, kind: ColumnType) -> Cell:
    return None if value is None else _WRITTEN[kind](value)
