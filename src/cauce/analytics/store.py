"""The events engine as analytics sees it: statements, merges, versions of the data."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import pyarrow as pa

from cauce.analytics.contracts import Columns, Exported, Rows, Statement
from cauce.infra.events import Events

SETTINGS = {"precise_float_parsing": 1, "max_execution_time": 60}
"""Numbers sent as text read exactly; a question that takes a minute is stopped."""


@dataclass(frozen=True, slots=True)
class Found:
    """Rows, and how many the engine read for them."""

    rows: Rows
    rows_read: int


def run(events: Events, statement: Statement) -> Found:
    """Return the rows of a statement."""
    answer = events.query(statement.sql, statement.params, **SETTINGS)
    return Found(answer.rows, answer.rows_read)


def columns(events: Events, statement: Statement, threads: int) -> tuple[Columns, int]:
    """Return the columns of a statement as Arrow arrays, and their number of rows.

    Not compressed on the way (it would cost more than the query); labels come as dictionaries.
    """
    table = events.arrow(
        statement.sql,
        statement.params,
        **SETTINGS,
        max_threads=threads,
        output_format_arrow_compression_method="none",
        output_format_arrow_low_cardinality_as_dictionary=1,
    )
    found = {name: table.column(name) for name in table.column_names}
    return found, int(table.num_rows)


def has_merges(events: Events, project_id: int) -> bool:
    """Return whether any person of the project was merged into another."""
    answer = events.query(
        "SELECT 1 FROM person_overrides FINAL WHERE project_id = {p:UInt32} LIMIT 1",
        {"p": project_id},
    )
    return bool(answer.rows)


def tables_state(events: Events) -> dict[str, tuple[int, ...]]:
    """Return, per table, the numbers of its last insert and mutation, and how many are under way.

    Merging parts changes none of them. Reads ``system.parts`` and ``system.mutations`` (1–2 ms).
    """
    answer = events.query(
        "SELECT table, max(block), max(mutation), sum(pending) FROM ("
        " SELECT table, max_block_number AS block, 0 AS mutation, 0 AS pending FROM system.parts"
        " WHERE active AND database = currentDatabase()"
        " UNION ALL SELECT table, 0, toUInt64OrZero(extract(mutation_id, '[0-9]+')), 1 - is_done"
        " FROM system.mutations WHERE database = currentDatabase()"
        ") WHERE table IN ('events', 'persons', 'person_overrides') GROUP BY table"
    )
    return {str(table): tuple(map(int, numbers)) for table, *numbers in answer.rows}


def count_events(events: Events, project_id: int) -> int:
    """Return how many events the project has; answered from the primary index."""
    answer = events.query(
        "SELECT count() FROM events WHERE project_id = {p:UInt32}", {"p": project_id}
    )
    return int(answer.rows[0][0])


def rows_since(events: Events, project_id: int, first_seq: int) -> int:
    """Return about how many rows must be read to find the events from a ``seq`` on.

    At least their number; worked out from the indexes on the sort key and on ``seq`` alone.
    """
    answer = events.query(
        "EXPLAIN ESTIMATE SELECT properties FROM events"
        " WHERE project_id = {p:UInt32} AND seq >= {s:UInt64}",
        {"p": project_id, "s": first_seq},
    )
    place = answer.columns.index("rows") if answer.rows else 0
    return sum(int(row[place]) for row in answer.rows)


def last_seq(events: Events, project_id: int, first_seq: int) -> tuple[int, int]:
    """Return the highest ``seq`` from one on, and how many events there are from it on."""
    answer = events.query(
        "SELECT max(seq), count() FROM events WHERE project_id = {p:UInt32} AND seq >= {s:UInt64}",
        {"p": project_id, "s": first_seq},
    )
    highest, count = answer.rows[0]
    return int(highest), int(count)


def types_since(
    events: Events, project_id: int, first_seq: int, low: int, high: int
) -> dict[str, frozenset[str]]:
    """Return the types of every property path of events from a ``seq`` on, of a range of persons.

    Paths beyond ``max_dynamic_paths`` are among them. On one thread: it can be long, questions go first.
    """
    answer = events.query(
        "SELECT distinctJSONPathsAndTypes(properties) FROM events WHERE project_id = {p:UInt32}"
        " AND seq >= {s:UInt64} AND person_id BETWEEN {low:UInt64} AND {high:UInt64}",
        {"p": project_id, "s": first_seq, "low": low, "high": high},
        max_threads=1,
    )
    return {str(path): frozenset(kinds) for path, kinds in answer.rows[0][0].items()}


def people_digest(events: Events, project_id: int) -> int:
    """Return a digest of the project's persons and merges by their versions."""
    answer = events.query(
        "SELECT (SELECT groupBitXor(cityHash64(person_id, version)) FROM persons FINAL"
        " WHERE project_id = {p:UInt32}), (SELECT groupBitXor(cityHash64(from_person, into_person,"
        " version)) FROM person_overrides FINAL WHERE project_id = {p:UInt32})",
        {"p": project_id},
    )
    return hash(tuple(answer.rows[0]))


PAGE_ROWS = 20_000
_BEFORE_ALL = {"key_text": "", "key_person": 0, "key_ms": 0, "key_seq": 0}


def pages(events: Events, project_id: int, what: Exported) -> Iterator[pa.Table]:
    """Yield every event or person of a project, page after page; the first may be empty."""
    sql = (files("cauce.analytics") / "sql" / f"export_{what}.sql").read_text("utf-8")
    key: dict[str, Any] = dict(_BEFORE_ALL)
    while True:
        params = {"project": project_id, "limit": PAGE_ROWS, **key}
        page = events.arrow(sql, params, **SETTINGS)
        names = [name for name in page.column_names if name in key]
        yield page.drop_columns(names)
        if page.num_rows < PAGE_ROWS:
            return
        key |= {name: page.column(name)[-1].as_py() for name in names}
