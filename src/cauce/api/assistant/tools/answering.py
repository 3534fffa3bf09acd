"""How an answer is told: what was asked, by which definition, what to mind, the rows, the page."""

import json
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from cauce.api.assistant.contracts import Call, Reader, Steps
from cauce.api.assistant.telling import Window, paragraphs, table
from cauce.kernel.errors import Text

ABOUT = Text(
    "{kind} · counted as in {definition} · days of {timezone} · {rows_read} rows read",
    "{kind} · se cuenta como en {definition} · días de {timezone} · {rows_read} filas leídas",
)
MIND = Text("Mind: {warnings}", "Ten en cuenta: {warnings}")
SEEN = Text("The page that shows this: {page}", "La página que lo muestra: {page}")
UNITS = Text("Columns: {units}", "Columnas: {units}")
MEANINGS: Mapping[str, Text] = {
    "compared": Text("of the earlier range", "del periodo anterior"),
    "total": Text("over the whole range", "de todo el periodo"),
    "conversion_from_start": Text(
        "share of the first step, 0 to 1", "parte del primer paso, de 0 a 1"
    ),
    "conversion_from_previous": Text(
        "share of the step before, 0 to 1", "parte del paso anterior, de 0 a 1"
    ),
    "median_s": Text(
        "median seconds from the step before", "mediana de segundos desde el paso anterior"
    ),
    "avg_s": Text("mean seconds from the step before", "media de segundos desde el paso anterior"),
    "size": Text("persons of the cohort", "personas de la cohorte"),
    "period": Text("periods later, from 0", "periodos después, desde 0"),
    "share": Text("of the size, 0 to 1", "del tamaño, de 0 a 1"),
    "complete": Text("whether it is final", "si ya es definitivo"),
    "persons": Text("distinct persons", "personas distintas"),
    "intervals": Text("active in exactly so many", "activas en exactamente tantos"),
    "odds_ratio": Text("above 1: it goes with converting", "mayor que 1: acompaña a convertir"),
    "p_value": Text("Fisher's exact test", "prueba exacta de Fisher"),
    "q_value": Text("p for all that was tested", "p ajustada a todo lo probado"),
}
"""What a column holds where its name does not say it, units first."""


def answered(question: Mapping[str, Any], window: Window, reader: Reader) -> Steps:
    """Ask a question and tell its answer."""
    found: pa.Table = yield Call("POST", "query/export", {"format": "arrow"}, question, table=True)
    return told(question, found, window, reader)


def told(question: Mapping[str, Any], found: pa.Table, window: Window, reader: Reader) -> str:
    """Return an answer as an assistant reads it."""
    known = {
        name.decode().removeprefix("cauce."): value.decode()
        for name, value in (found.schema.metadata or {}).items()
    }
    anchor = known["definition"].rpartition("#")[2]
    about = reader.say(
        ABOUT,
        kind=known["kind"],
        definition=reader.definition(anchor),
        timezone=known["timezone"],
        rows_read=known["rows_read"],
    )
    mind = reader.say(MIND, warnings=known["warnings"]) if known["warnings"] else ""
    columns = [column.to_pylist() for column in found.columns]
    rows = list(zip(*columns, strict=True)) if found.num_rows else []
    return paragraphs(
        about,
        mind,
        units(found.column_names, reader),
        table(found.column_names, rows, window, reader),
        seen(question, reader),
    )


def units(names: list[str], reader: Reader) -> str:
    """Return what the columns hold whose names do not say it."""
    said = [f"{name}: {reader.say(MEANINGS[name])}" for name in names if name in MEANINGS]
    return reader.say(UNITS, units="; ".join(said)) if said else ""


def seen(question: Mapping[str, Any], reader: Reader) -> str:
    """Return where a person sees the same."""
    page = reader.page_of(question)
    return reader.say(SEEN, page=page) if page else ""


def in_json(value: Any) -> str:
    """Return a value as JSON in a line."""
    return json.dumps(value, ensure_ascii=False)
