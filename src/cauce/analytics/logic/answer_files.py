"""An answer as the bytes of a file, its name, and what the file says about itself."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa

from cauce.analytics.contracts import (
    ANSWER,
    AnswerFormat,
    Cell,
    Column,
    ColumnType,
    FileFormat,
    Meta,
    Question,
    SqlQuery,
    TidyTable,
)
from cauce.analytics.logic.export import json_lines, written
from cauce.analytics.logic.plan import chart_of, kind_of, matches
from cauce.kernel.errors import CauceError, Kind, Language, Text

MAX_NAME = 80
BOM = b"\xef\xbb\xbf"
_FORMS = {
    AnswerFormat.CSV: FileFormat.CSV,
    AnswerFormat.PARQUET: FileFormat.PARQUET,
    AnswerFormat.ARROW: FileFormat.ARROW,
}
_LABELS = {
    "question": Text("Question", "Pregunta"),
    "kind": Text("Kind", "Clase"),
    "definition": Text("Definition", "Definición"),
    "timezone": Text("Time zone", "Zona horaria"),
    "data_version": Text("Version of the data", "Versión de los datos"),
    "rows_read": Text("Rows read", "Filas leídas"),
    "asked_at": Text("Asked at (UTC)", "Preguntado (UTC)"),
    "warnings": Text("Mind", "Ten en cuenta"),
}
SHEETS = (Text("Answer", "Respuesta"), Text("Question", "Pregunta"))
MORE_SHEETS = {
    "over_time": Text("Over time", "A lo largo del tiempo"),
    "drop_off": Text("What they did next", "Qué hicieron después"),
    "time_to_convert": Text("Time to convert", "Tiempo hasta convertir"),
}
"""Names of the sheets of ``contracts.MORE_TABLES``."""


@dataclass(frozen=True, slots=True)
class About:
    """What a file says about itself: the question as it was asked, and what the answer said."""

    question: Mapping[str, Any]
    kind: str
    meta: Meta
    asked_at: datetime
    language: Language

    def fields(self) -> dict[str, str]:
        """Return its parts by name, as text."""
        meta = self.meta
        warnings = " ".join(one.message.in_language(self.language) for one in meta.warnings)
        return {
            "question": json.dumps(self.question, ensure_ascii=False, indent=2),
            "kind": self.kind,
            "definition": f"docs/reference/definitions.md#{meta.definition}",
            "timezone": meta.timezone,
            "data_version": meta.data_version,
            "rows_read": str(meta.rows_read),
            "asked_at": self.asked_at.isoformat(timespec="seconds"),
            "warnings": warnings,
        }

    def rows(self) -> Iterator[tuple[str, str]]:
        """Yield its parts with their names in the reader's language, for a sheet."""
        for name, text in self.fields().items():
            yield _LABELS[name].in_language(self.language), text


def file_name(question: Question, form: AnswerFormat, table: str = ANSWER) -> str:
    """Return a name that says what was asked: kind, table, events, first and last day; ASCII only.

    Source: RFC 6266 §4.3 (what every client takes in a ``filename``).
    """
    chart = chart_of(question)
    part = () if table == ANSWER else (slug(table),)
    kinds = dict.fromkeys((kind_of(question), kind_of(chart), *part))
    events = dict.fromkeys(slug(match.event) for match in matches(chart) if match.event)
    name = "-".join([*kinds, *filter(None, events)])[:MAX_NAME].rstrip("-")
    if isinstance(chart, SqlQuery):
        return f"{name}.{form}"
    return f"{name}-{chart.range.first}-{chart.range.last}.{form}"


def slug(text: str) -> str:
    """Return the letters and digits of a text, in lower case, with hyphens between.

    Example:
        >>> slug("Añadido al carrito"), slug("注文")
        ('anadido-al-carrito', '')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def file_of(
    tables: Iterator[TidyTable], form: AnswerFormat, about: About, *, bom: bool = False
) -> Iterator[bytes]:
    """Yield a CSV, JSON lines, Parquet or Arrow file of tables with the same columns, a piece a table."""
    zone = "UTC" if form is AnswerFormat.CSV else about.meta.timezone
    if form is AnswerFormat.JSONL:
        for table in tables:
            yield json_lines(arrow_page(table, about, zone), nested_in(table.columns))
        return
    pages = (arrow_page(table, about, zone) for table in tables)
    if bom and form is AnswerFormat.CSV:
        yield BOM
    yield from written(pages, _FORMS[form])


def nested_in(columns: Iterable[Column]) -> frozenset[str]:
    """Return the names of the columns whose text is JSON."""
    return frozenset(column.name for column in columns if column.type is ColumnType.JSON)


def arrow_page(table: TidyTable, about: About, zone: str) -> pa.Table:
    """Return a table with typed columns; its schema carries what the file says about itself."""
    schema = pa.schema([pa.field(c.name, _arrow_type(c, zone)) for c in table.columns])
    cells = zip(*table.rows, strict=True) if table.rows else [()] * len(table.columns)
    arrays = [pa.array(column, field.type) for column, field in zip(cells, schema, strict=True)]
    known = {f"cauce.{name}": text for name, text in about.fields().items()}
    return pa.Table.from_arrays(arrays, schema=schema.with_metadata(known))


def _arrow_type(column: Column, zone: str) -> Any:
    if column.type is ColumnType.MOMENT:
        return pa.timestamp("ms", zone)
    return _TYPES[column.type]


_TYPES = {
    ColumnType.TEXT: pa.string(),
    ColumnType.JSON: pa.string(),
    ColumnType.WHOLE: pa.int64(),
    ColumnType.NUMBER: pa.float64(),
    ColumnType.FLAG: pa.bool_(),
    ColumnType.DATE: pa.date32(),
}


def sheet_rows(tables: Iterator[TidyTable], timezone: str) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows for a sheet: times as the clock of the question's zone shows them."""
    zone = ZoneInfo(timezone)
    for table in tables:
        for row in table.rows:
            yield tuple(_local(cell, zone) for cell in row)


def _local(cell: Cell, zone: ZoneInfo) -> Cell:
    return cell.astimezone(zone) if isinstance(cell, datetime) else cell


def check_fits(rows: int, limit: int, columns: int = 1, most: int = 1) -> None:
    """Refuse what a sheet cannot hold.

    Raises:
        CauceError: ``too_many_rows``, ``too_many_columns`` (422).
    """
    if columns > most:
        raise CauceError(
            "too_many_columns",
            Text(
                f"A sheet holds {most:,} columns and this answer has {columns:,}."
                " Take it as CSV, Parquet or Arrow, or select fewer.",
                f"Una hoja admite {most:,} columnas y esta respuesta tiene {columns:,}."
                " Descárgala como CSV, Parquet o Arrow, o selecciona menos.",
            ),
            Kind.INVALID,
        )
    if rows < limit:
        return
    raise CauceError(
        "too_many_rows",
        Text(
            f"A sheet holds {limit - 1:,} rows and this answer has {rows:,}."
            " Take it as CSV, Parquet or Arrow, or narrow the question.",
            f"Una hoja admite {limit - 1:,} filas y esta respuesta tiene {rows:,}."
            " Descárgala como CSV, Parquet o Arrow, o acota la pregunta.",
        ),
        Kind.INVALID,
    )
