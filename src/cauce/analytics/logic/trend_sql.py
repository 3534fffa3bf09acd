"""The SQL of one line of a trend.

One pass over the events when raw persons need no resolving; otherwise the events are first grouped
by raw person, the (far fewer) groups resolved through ``person_overrides``, and then combined.
Reads the sort key (project_id, event, person_id, timestamp).
"""

from dataclasses import dataclass

from cauce.analytics.contracts import (
    NEEDS_PROPERTY,
    OTHER,
    Breakdown,
    DateRange,
    Interval,
    Math,
    Series,
    Span,
    Statement,
)
from cauce.analytics.logic.calendar import bucket_sql, span_of
from cauce.analytics.logic.combinations import combined_sql
from cauce.analytics.logic.measure import (
    ACROSS,
    combines_small,
    counts_people,
    empty_is_zero,
    is_additive,
    measure_of,
)
from cauce.analytics.logic.sessions_sql import sessions_sql
from cauce.analytics.logic.source import Source, label_of
from cauce.rules import ALWAYS, Condition, Subject
from cauce.rules.compile import overrides_join, person_of

QUARTER_S = 900
MAX_GROUPS = 500_000
"""Values times buckets that are ranked in one pass; above, a pass ranks and another counts."""


@dataclass(frozen=True, slots=True)
class Line:
    """One series over one range: what the builders below need to know."""

    series: Series
    where: Condition
    days: DateRange
    breakdown: Breakdown | None
    interval: Interval | None
    cumulative: bool = False
    top: tuple[str, ...] | None = None
    span: Span | None = None
    """A part of the range; None: all of it."""

    @property
    def instants(self) -> Span:
        """The instants that are looked at."""
        return self.span or span_of(self.days)


def line_statement(line: Line, source: Source) -> Statement:
    """Return the statement whose rows are (label, bucket, is_total, value)."""
    if line.series.per_person is not None:
        return source.statement(_each_person(line, source))
    rolled = line.interval is not None and not is_additive(line.series)
    group = " GROUP BY v, b" + (" WITH ROLLUP" if rolled else "")
    total = "grouping(b)" if rolled else "0"
    keep = " HAVING grouping(v) = 0" if rolled else ""
    if line.cumulative and _distinct(line.series.math) is not None:
        return source.statement(_first_times(line, source))
    measure, rows = _rows(line, source)
    sql = f"SELECT v, b, {total} AS whole, {measure} AS value FROM ({rows}){group}{keep}"
    return source.statement(f"{sql} ORDER BY v, b")


def ranking_statement(line: Line, source: Source, limit: int) -> Statement:
    """Return the statement whose rows are the largest labels (label, value), null left out."""
    measure, rows = _rows(line, source)
    nothing = "0" if empty_is_zero(line.series) else "-inf"
    across = line.series.per_person
    if across is not None:
        rows = f"SELECT v, {measure} AS n FROM ({rows}) GROUP BY v, p"
        measure = ACROSS[across]
    return source.statement(
        f"SELECT v, {measure} AS value FROM ({rows}) WHERE v IS NOT NULL GROUP BY v"
        f" ORDER BY ifNull(value, {nothing}) DESC, v LIMIT {limit}"
    )


def ranks_in_one_pass(line: Line) -> bool:
    """Return whether ``ranked_statement`` can answer: small parts, labels that rows carry."""
    by_property = line.breakdown is not None and not by_trait(line)
    return by_property and combines_small(line.series)


def ranked_statement(line: Line, source: Source, limit: int) -> Statement:
    """Return the statement whose rows are (label, bucket, is_total, value, place, groups).

    One pass: grouped by value and bucket, the values ranked by what their groups come to, those
    beyond ``limit`` folded into OTHER. ``place`` is the rank. With ``groups`` above ``MAX_GROUPS`` the
    pass was given up and the rows mean nothing: it would keep a group in memory for almost every event.
    """
    measure, rolled = measure_of(line.series), not is_additive(line.series)
    nothing = "0" if empty_is_zero(line.series) else "-inf"
    grouped = (
        f"SELECT v, b, {measure.inner} AS n FROM ({_plain(line, source)}) GROUP BY v, b"
        f" SETTINGS max_rows_to_group_by = {MAX_GROUPS}, group_by_overflow_mode = 'break'"
    )
    whole = f"SELECT v, groupArray((b, n)) AS cells, {measure.outer} AS total FROM ({grouped}) GROUP BY v"
    ranked = (
        "SELECT v, cells, sum(length(cells)) OVER () AS groups, row_number() OVER"
        f" (ORDER BY isNull(v), ifNull(total, {nothing}) DESC, v) AS place FROM ({whole})"
    )
    folded = (
        f"SELECT if(isNull(v) OR place <= {limit}, v, '{OTHER}') AS label, place, groups,"
        f" arrayJoin(cells) AS cell, cell.1 AS bucket, cell.2 AS n FROM ({ranked})"
    )
    return source.statement(
        f"SELECT label, bucket, {'grouping(bucket)' if rolled else '0'} AS whole,"
        f" {measure.outer} AS value, min(place), max(groups) FROM ({folded}) GROUP BY label, bucket"
        f"{' WITH ROLLUP HAVING grouping(label) = 0' if rolled else ''} ORDER BY label, bucket"
    )


def clumps_statement(line: Line, source: Source) -> Statement:
    """Return the statement whose rows are (label, bucket, Σx² / Σx over persons with x events each)."""
    rows = _finished(line, source, _per_person(line, source))
    of_each = f"SELECT v, b, p, sum(n) AS x FROM ({rows}) GROUP BY v, b, p"
    return source.statement(f"SELECT v, b, sum(x * x) / sum(x) FROM ({of_each}) GROUP BY v, b")


def _distinct(math: Math) -> str | None:
    return {Math.PERSONS: "p", Math.SESSIONS: "p, sid", Math.GROUPS: "grp"}.get(math)


def _first_times(line: Line, source: Source) -> str:
    """Each person (or session) once, in the first bucket they appear in."""
    key = _distinct(line.series.math)
    _, rows = _rows(line, source)
    first = f"SELECT v, min(b) AS b FROM ({rows}) GROUP BY v, {key}"
    return f"SELECT v, b, 0 AS whole, count() AS value FROM ({first}) GROUP BY v, b ORDER BY v, b"


def _each_person(line: Line, source: Source) -> str:
    """The math of each person in each bucket and in the whole range, then taken across them."""
    measure, rows = _rows(line, source)
    each = (
        f"SELECT v, b, grouping(b) AS whole, {measure} AS n FROM ({rows})"
        " GROUP BY GROUPING SETS ((v, b, p), (v, p))"
    )
    across = ACROSS[line.series.per_person or Math.AVG]
    return f"SELECT v, b, whole, {across} AS value FROM ({each}) GROUP BY v, b, whole ORDER BY v, b"


def _rows(line: Line, source: Source) -> tuple[str, str]:
    """Return the measure, and the rows it is taken over: v, b, and num, p, n, grp or sid as it needs."""
    measure = measure_of(line.series)
    if line.series.math is Math.SESSIONS:
        return measure.direct, _finished(line, source, _sessions(line, source))
    if by_trait(line) or (source.scope.merged and counts_people(line.series)):
        return measure.outer, _finished(line, source, _per_person(line, source))
    return measure.direct, _finished(line, source, _plain(line, source))


def by_trait(line: Line) -> bool:
    """Return whether a line is broken down by what is known of persons."""
    return line.breakdown is not None and line.breakdown.by_trait


def _plain(line: Line, source: Source) -> str:
    clock = clock_of(line)
    where = matching(line, source, clock)
    people = ", person_id AS p" if counts_people(line.series) else ""
    return f"SELECT {_keys(line, source, clock)}{number_column(line, source)}{people} FROM events WHERE {where}"


def clock_of(line: Line) -> str:
    """Return the time of an event: the quarter of an hour where that is all the answer needs.

    Then the engine reads the projection ``quarters`` of the events table instead of its rows.
    """
    bare = line.breakdown is None and line.where == line.series.match.where == ALWAYS
    span = line.instants
    aligned = all(int(at.timestamp()) % QUARTER_S == 0 for at in (span.start, span.end))
    counted = line.series.math is Math.TOTAL and line.series.per_person is None
    if counted and bare and aligned:
        return "toStartOfFifteenMinutes(timestamp)"
    return "timestamp"


def _per_person(line: Line, source: Source) -> str:
    """Grouped by raw person, then resolved; by group too where these are counted."""
    where = matching(line, source)
    group = ", grp" if line.series.math is Math.GROUPS else ""
    rows = f"SELECT person_id, {_keys(line, source)}{number_column(line, source)} FROM events WHERE {where}"
    inner = measure_of(line.series).inner
    keys = f"person_id, v, b{group}"
    grouped = f"SELECT {keys}, {inner} AS n FROM ({rows}) GROUP BY {keys}"
    rules = source.rules
    return (
        f"SELECT v, b, n{group}, {person_of('g', rules)} AS p"
        f" FROM ({grouped}) AS g {overrides_join('g', rules)}"
    )


def _sessions(line: Line, source: Source) -> str:
    """The matching events with their session."""
    hit = matching(line, source)
    return sessions_sql(source, line.instants, _keys(line, source), hit)


def _finished(line: Line, source: Source, rows: str) -> str:
    """The trait's label joined on, and labels beyond the top ones folded into OTHER."""
    if line.breakdown is not None and line.breakdown.by_trait:
        rows = with_traits(line.breakdown, rows, source)
    if line.top is None:
        return rows
    top = source.bind(list(line.top), "Array(String)")
    folded = f"if(isNull(v) OR has({top}, assumeNotNull(v)), v, '{OTHER}')"
    return f"SELECT * REPLACE ({folded} AS v) FROM ({rows})"


def with_traits(by: Breakdown, rows: str, source: Source) -> str:
    """Return the rows with their label v, once the traits of their persons p are among its values."""
    splits = list(enumerate(by.splits))
    traits = [(i, one) for i, one in splits if one.subject is Subject.TRAIT]
    labels = ", ".join(f"{label_of('traits', one.name)} AS t{i}" for i, one in traits)
    known = f"SELECT person_id, {labels} FROM persons FINAL WHERE project_id = {source.project}"
    values = [f"t{i}" if one.subject is Subject.TRAIT else f"r.v[{i + 1}]" for i, one in splits]
    label = combined_sql(values) if by.also else values[0]
    dropped = ", ".join(["v", "person_id", *(f"t{i}" for i, _ in traits)])
    return (
        f"SELECT * EXCEPT ({dropped}), {label} AS v FROM ({rows}) AS r"
        f" LEFT ANY JOIN ({known}) AS t ON t.person_id = r.p"
    )


def label_key(by: Breakdown | None, source: Source) -> str:
    """Return the label of a row of ``events``; with traits what ``with_traits`` needs instead."""
    if by is None:
        return "''"
    if not by.by_trait:
        return source.breakdown(by)
    return f"[{', '.join(source.split(one) for one in by.splits)}]" if by.also else "''"


def matching(line: Line, source: Source, clock: str = "timestamp") -> str:
    """Return the whole WHERE of the events of a line."""
    where = source.matching(line.series.match, line.where, line.instants, clock)
    return f"{where} AND {source.group} != ''" if line.series.math is Math.GROUPS else where


def _keys(line: Line, source: Source, clock: str = "timestamp") -> str:
    """Return the label and bucket columns of a row of ``events``."""
    label, bucket = label_key(line.breakdown, source), "0"
    if line.interval is not None:
        bucket = bucket_sql(clock, line.interval, line.days)
    return f"{label} AS v, {bucket} AS b"


def number_column(line: Line, source: Source) -> str:
    """What of an event the math needs beside its keys: the group it counts, or a number."""
    if line.series.math is Math.GROUPS:
        return f", {source.group} AS grp"
    name = line.series.property
    wanted = line.series.math in NEEDS_PROPERTY and name is not None
    return f", {source.number(name)} AS num" if wanted and name is not None else ""
