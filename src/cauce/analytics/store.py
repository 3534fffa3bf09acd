"""The events engine as analytics sees it: statements, merges, versions of the data."""

import re
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

import pyarrow as pa

from cauce.analytics.contracts import Columns, Exported, Position, Rows, Statement, Table
from cauce.infra.events import Events, engine_code
from cauce.kernel.errors import CauceError, Text

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


WRITTEN_S = 20
WRITTEN_MIB = 1024
_WRITTEN: dict[str, Any] = {
    **SETTINGS,
    "max_execution_time": WRITTEN_S,
    "timeout_overflow_mode": "throw",
    "max_memory_usage": WRITTEN_MIB << 20,
    "max_threads": 1,
    "max_result_bytes": 64 << 20,
    "result_overflow_mode": "throw",
    "max_bytes_before_external_group_by": 0,
    "max_bytes_before_external_sort": 0,
    "max_subquery_depth": 60,
    "max_expanded_ast_elements": 200_000,
    "allow_ddl": 0,
    "allow_introspection_functions": 0,
    "readonly": 2,
}
"""No writing, no spilling to disk, a bounded time and memory."""

_SCOPED = ("events", "persons", "person_overrides")
_LIMITS = {159: "time", 160: "time", 241: "memory", 307: "memory", 396: "memory"}
"""The engine's codes of limits that a statement came to."""


def table(events: Events, statement: Statement, project_id: int) -> tuple[Table, int]:
    """Return the rows of a statement that a person wrote, with names and types, and the rows read.

    The engine itself filters every table by project, beside what the statement says.

    Raises:
        CauceError: ``sql_limit`` or ``sql_failed`` (422), ``events_unavailable`` (503).
    """
    # TRICKY: the embedded client gives settings to what is no query by SET, and cannot take back `readonly`.
    if not _QUERY.match(statement.sql):
        raise _no_query()
    filters = ", ".join(f"'{name}': 'project_id = {int(project_id)}'" for name in _SCOPED)
    settings = {**_WRITTEN, "additional_table_filters": "{" + filters + "}"}
    try:
        answer = events.query(statement.sql, statement.params, **settings)
        if not answer.columns:
            return _empty(events, statement, settings), answer.rows_read
    except CauceError as error:
        raise _failure(error) from error
    return Table(answer.columns, answer.types, answer.rows), answer.rows_read


def _empty(events: Events, statement: Statement, settings: dict[str, Any]) -> Table:
    """The columns of an answer without rows, with which the embedded engine does not send them."""
    found = events.query(f"DESCRIBE ({statement.sql})", statement.params, **settings).rows
    return Table(tuple(str(row[0]) for row in found), tuple(str(row[1]) for row in found), ())


_QUERY = re.compile(r"[\s(]*(SELECT|WITH)\s", re.IGNORECASE)


def _no_query() -> CauceError:
    return CauceError(
        "sql_failed",
        Text(
            "Only a query that begins with SELECT or WITH is run. Correct it and ask again.",
            "Solo se ejecuta una consulta que empiece por SELECT o WITH. Corrígela y vuelve a preguntar.",
        ),
    )


def _failure(error: CauceError) -> CauceError:
    code = engine_code(error)
    if code in _LIMITS:
        return CauceError(
            "sql_limit",
            Text(
                f"The query came to its limit of {WRITTEN_S} s or {WRITTEN_MIB} MiB and was stopped. Ask for fewer days, events or groups.",
                f"La consulta llegó a su límite de {WRITTEN_S} s o {WRITTEN_MIB} MiB y se paró. Pide menos días, eventos o grupos.",
            ),
        )
    if code is None or code in _OUTAGES:
        return error
    reason = _words(error)
    return CauceError(
        "sql_failed",
        Text(
            f"The engine could not work it out: {reason} Correct the query and ask again.",
            f"El motor no pudo calcularlo: {reason} Corrige la consulta y vuelve a preguntar.",
        ),
    )


_OUTAGES = frozenset({198, 202, 209, 210, 236, 242, 279, 394})
"""Codes of connections, replicas and stopping, of servers or statements: not the fault of what was written."""


def _words(error: CauceError) -> str:
    """The engine's reason, with names as people wrote them and without what is around it."""
    text = str(error.__cause__).strip().split("\n")[0]
    text = re.sub(r"^.*?DB::Exception: |\(version [^)]*\).*$|: (While|In scope) .*$", "", text)
    return re.sub(r"`?\bu_(\w+)`?", r"\1", text)[:300].rstrip(" .") + "."


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
    tables = "('events', 'persons', 'person_overrides', 'groups')"
    answer = events.query(
        "SELECT table, max(block), max(mutation), sum(pending) FROM ("
        " SELECT table, max_block_number AS block, 0 AS mutation, 0 AS pending FROM system.parts"
        f" WHERE active AND database = currentDatabase() AND table IN {tables}"
        " UNION ALL SELECT table, 0, toUInt64OrZero(extract(mutation_id, '[0-9]+')), 1 - is_done"
        f" FROM system.mutations WHERE database = currentDatabase() AND table IN {tables}"
        ") GROUP BY table"
    )
    return {str(table): tuple(map(int, numbers)) for table, *numbers in answer.rows}


def settled_parts(events: Events, block: int, rows: int) -> tuple[str, ...]:
    """Return the parts of the events that hold nothing inserted after a block, of so many rows or more."""
    answer = events.query(
        "SELECT name FROM system.parts WHERE active AND database = currentDatabase()"
        " AND table = 'events' AND max_block_number <= {b:Int64} AND rows >= {r:UInt64} ORDER BY name",
        {"b": block, "r": rows},
    )
    return tuple(str(name) for (name,) in answer.rows)


def are_there(events: Events, parts: tuple[str, ...]) -> bool:
    """Return whether parts of the events were neither merged nor changed since they were named."""
    if not parts:
        return True
    answer = events.query(
        "SELECT count() FROM system.parts WHERE active AND database = currentDatabase()"
        " AND table = 'events' AND name IN {n:Array(String)}",
        {"n": list(parts)},
    )
    return int(answer.rows[0][0]) == len(parts)


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


def count_rows(events: Events, project_id: int, event: str | None) -> int:
    """Return how many events of a name (None: of any) the project has; answered from the primary index."""
    if event is None:
        return count_events(events, project_id)
    answer = events.query(
        "SELECT count() FROM events WHERE project_id = {p:UInt32} AND event = {e:String}",
        {"p": project_id, "e": event},
    )
    return int(answer.rows[0][0])


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


def people_versions(events: Events, project_id: int) -> tuple[int, ...]:
    """Return the highest version and the number of rows of the project's persons, and the same of its merges and groups.

    Whatever is written of any carries a higher version than anything before; a large write comes in
    several blocks of one version, which the number of rows tells apart. So equal numbers are equal people.
    Reads one column: no need to know which row of a person is its last.
    """
    found = [
        events.query(
            f"SELECT max(version), count() FROM {table} WHERE project_id = {{p:UInt32}}",
            {"p": project_id},
        ).rows[0]
        for table in ("persons", "person_overrides", "groups")
    ]
    return tuple(int(number) for row in found for number in row)


PAGE_ROWS = 20_000


def page(
    events: Events,
    project_id: int,
    what: Exported,
    conditions: Statement,
    after: Position,
    *,
    limit: int,
) -> tuple[pa.Table, Position | None]:
    """Return the next events or people after a position, and the position after them (None: the end)."""
    sql = (files("cauce.analytics") / "sql" / f"export_{what}.sql").read_text("utf-8")
    params = {
        **conditions.params,
        "project": project_id,
        "limit": limit,
        "top": after.top,
        "key_text": after.event,
        "key_person": after.person,
        "key_ms": after.ms,
        "key_seq": after.seq,
    }
    found = events.arrow(sql.replace("CONDITIONS", conditions.sql), params, **SETTINGS)
    keys = [name for name in found.column_names if name in params]
    rows = found.drop_columns(keys)
    if found.num_rows < limit:
        return rows, None
    last = {name.removeprefix("key_"): found.column(name)[-1].as_py() for name in keys}
    event = last.pop("text", "")
    return rows, replace(after, event=event, **last)
