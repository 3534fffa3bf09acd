"""SQL answers as tables: columns typed as the engine said, names told apart, no digit lost."""

from __future__ import annotations

import doctest
import io
import json
import sys
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

from cauce.analytics.contracts import (
    AnswerFormat,
    ColumnType,
    Meta,
    SqlColumn,
    SqlResult,
    TidyTable,
)
from cauce.analytics.logic.answer_files import About, check_fits, file_of
from cauce.analytics.logic.sql_table import sql_table
from cauce.kernel.errors import CauceError

COLUMNS = {
    "event": ("LowCardinality(Nullable(String))", "=A", ColumnType.TEXT, "=A"),
    "n": ("UInt64", 7, ColumnType.WHOLE, 7),
    "hash": ("UInt64", (1 << 64) - 1, ColumnType.TEXT, str((1 << 64) - 1)),
    "mean": ("Nullable(Float64)", None, ColumnType.NUMBER, None),
    "money": ("Decimal(18, 4)", 3, ColumnType.NUMBER, 3.0),
    "sure": ("Bool", 1, ColumnType.FLAG, True),
    "day": ("Nullable(Date32)", "2026-01-02", ColumnType.DATE, date(2026, 1, 2)),
    "at": (
        "DateTime64(3, 'Europe/Madrid')", "2026-01-02T10:00:00.123000+01:00", ColumnType.MOMENT,
        datetime(2026, 1, 2, 9, 0, 0, 123000, UTC),
    ),
    "pair": ("Tuple(a String, b UInt8)", {"a": "é", "b": 1}, ColumnType.JSON, '{"a": "é", "b": 1}'),
    "list": ("Array(Nullable(String))", ["a", None], ColumnType.JSON, '["a", null]'),
}  # fmt: skip
ABOUT = About(
    {"kind": "sql", "sql": "SELECT 1"},
    "sql",
    Meta(1, 1.0, False, "Europe/Madrid", "", "sql"),
    datetime(2026, 1, 3, tzinfo=ZoneInfo("UTC")),
    "en",
)


def answer(*rows: tuple, names: list[str] | None = None) -> SqlResult:
    types = [kind for kind, *_ in COLUMNS.values()]
    return SqlResult(tuple(map(SqlColumn, names or list(COLUMNS), types)), rows)


def whole() -> TidyTable:
    return sql_table(answer(tuple(value for _, value, *_ in COLUMNS.values())))


def test_every_type_of_the_engine_has_its_own_in_the_file():
    table = whole()
    assert [column.type for column in table.columns] == [kind for _, _, kind, _ in COLUMNS.values()]
    assert table.rows == (tuple(cell for *_, cell in COLUMNS.values()),)


def test_an_answer_without_rows_still_has_its_columns():
    table = sql_table(answer())
    assert [column.name for column in table.columns] == list(COLUMNS)
    assert table.rows == ()


def test_a_name_that_comes_again_gets_a_number():
    columns = tuple(SqlColumn(name, "UInt8") for name in ("n", "n", "n_2"))
    table = sql_table(SqlResult(columns, ((1, 2, 3),)))
    assert [column.name for column in table.columns] == ["n", "n_2", "n_2_2"]


def test_json_lines_hold_lists_and_objects_and_a_json_column_may_be_empty():
    empty = tuple(None for _ in COLUMNS)
    full = tuple(value for _, value, *_ in COLUMNS.values())
    table = sql_table(answer(full, empty))
    lines = b"".join(file_of(iter([table]), AnswerFormat.JSONL, ABOUT)).splitlines()
    first, second = map(json.loads, lines)
    assert (first["pair"], first["list"]) == ({"a": "é", "b": 1}, ["a", None])
    assert set(second.values()) == {None}


def test_text_called_properties_is_not_taken_for_json():
    table = sql_table(SqlResult((SqlColumn("properties", "String"),), (("not JSON",),)))
    (line,) = b"".join(file_of(iter([table]), AnswerFormat.JSONL, ABOUT)).splitlines()
    assert json.loads(line) == {"properties": "not JSON"}


@pytest.mark.parametrize("form", [AnswerFormat.CSV, AnswerFormat.ARROW])
def test_files_have_the_types_and_csv_runs_nothing(form):
    data = b"".join(file_of(iter([whole()]), form, ABOUT))
    if form is AnswerFormat.CSV:
        assert '"\'=A",7,' in data.decode()
        return
    schema = pa.ipc.open_file(io.BytesIO(data)).schema
    assert schema.field("at").type == pa.timestamp("ms", "Europe/Madrid")
    assert schema.field("n").type == pa.int64()


def test_a_sheet_takes_no_more_columns_than_it_can_show():
    with pytest.raises(CauceError, match="too_many_columns"):
        check_fits(1, 10, columns=3, most=2)


def test_the_examples_hold():
    assert doctest.testmod(sys.modules[sql_table.__module__]) == (0, 2)
