"""Retention over the views: a row for each cohort and column in which somebody came back."""

from datetime import timedelta

from cauce.analytics.contracts import (
    Bracket,
    Interval,
    RetentionClock,
    RetentionMode,
    RetentionQuery,
    Span,
)
from cauce.analytics.logic.as_sql.literals import text
from cauce.analytics.logic.as_sql.refusals import unstated
from cauce.analytics.logic.as_sql.wording import Wording, folded, select, with_queries
from cauce.analytics.logic.calendar import span_of

_ROLLING_S = {Interval.DAY: 86_400, Interval.WEEK: 7 * 86_400, Interval.MONTH: 30 * 86_400}
_START = {Interval.DAY: "toDate", Interval.WEEK: "toMonday", Interval.MONTH: "toStartOfMonth"}
_LONGEST = {Interval.DAY: 1, Interval.WEEK: 7, Interval.MONTH: 31}
_HOLDS = {
    Bracket.ON: "has(came, period)",
    Bracket.ON_OR_AFTER: "arrayExists(one -> one >= period, came)",
    Bracket.ON_OR_BEFORE: "arrayExists(one -> one <= period, came)",
    Bracket.STREAK: "arrayAll(one -> has(came, one), range(1, period + 1))",
}
"""Whether somebody who ``came`` back in some columns counts in a ``period``."""


def retention_sql(query: RetentionQuery, wording: Wording) -> str:
    """Return the SQL of a retention: ``cohort``, ``period`` (0 is its size) and ``people``.

    Raises:
        CauceError: ``not_in_sql`` for amounts and groups of a type.
    """
    if query.amount is not None:
        raise unstated("it adds up an amount", "suma un importe")
    if query.group_type is not None:
        raise unstated("it counts groups of one type", "cuenta grupos de un tipo determinado")
    by = query.breakdown is not None
    queries = {"starts": _starts(query, wording)}
    if query.breakdown is not None:
        rank = "GROUP BY label\nORDER BY count() DESC, label\nLIMIT "
        born = _born(query, wording, "starts", by=True)
        queries["ranked"] = select(
            ["label"], f"({born})", ["label IS NOT NULL"], f"{rank}{query.breakdown.limit}"
        )
        queries["starts_shown"] = _shown("starts")
        queries["returns_shown"] = _shown(f"({_returns(query, wording)})")
    queries["born"] = _born(query, wording, "starts_shown" if by else "starts", by=by)
    queries["came_back"] = _came_back(query, wording, by=by)
    queries["members"] = _members(by=by)
    label = ["breakdown"] if by else []
    columns = f"arrayConcat([0], arrayFilter(period -> {_HOLDS[query.bracket]}, range(1, {len(query.columns)})))"
    each = select(["cohort", *label, f"arrayJoin({columns}) AS period"], "members")
    keys = ", ".join([*label, "cohort", "period"])
    last = select(
        [*label, "cohort", "period", "count() AS people"],
        f"(\n{each}\n)",
        (),
        f"GROUP BY {keys}\nORDER BY {keys}",
    )
    return with_queries(queries, last)


def _starts(query: RetentionQuery, wording: Wording) -> str:
    """The events that start: for a first time from the beginning of all."""
    tests = [wording.matching(query.first, query.where)]
    if query.mode is RetentionMode.RECURRING:
        tests.append(wording.during(span_of(query.range)))
    return wording.events([f"{wording.actor} AS who", "timestamp"], tests, query.breakdown)


def _shown(rows: str) -> str:
    return select(
        ["who", "timestamp", f"ifNull({folded('ranked')}, '') AS value", "label IS NULL AS bare"],
        rows,
    )


def _born(query: RetentionQuery, wording: Wording, starts: str, *, by: bool) -> str:
    """Who is in which cohort since when; under each label, or that of their first event."""
    zone = text(wording.days.timezone.key)
    start = _START[query.interval]
    span = span_of(query.range)
    keys = ["label"] if starts == "starts" else ["value", "bare"]
    keys = keys if by else []
    if query.mode is RetentionMode.FIRST_TIME:
        first = [
            f"argMin({f'tuple({key})' if key == 'label' else key}, timestamp) AS of_{key}"
            for key in keys
        ]
        rows = select(["who", "min(timestamp) AS since", *first], starts, (), "GROUP BY who")
        given = [
            f"tupleElement(of_{key}, 1) AS {key}" if key == "label" else f"of_{key} AS {key}"
            for key in keys
        ]
        inside = wording.during(span, "since")
        return select(
            ["who", "since", f"{start}(since, {zone}) AS cohort", *given], f"({rows})", [inside]
        )
    grouped = ", ".join(["who", "cohort", *keys])
    columns = ["who", f"{start}(timestamp, {zone}) AS cohort", *keys, "min(timestamp) AS since"]
    return select(columns, starts, (), f"GROUP BY {grouped}")


def _returns(query: RetentionQuery, wording: Wording) -> str:
    span = span_of(query.range)
    days = _LONGEST[query.interval] * (query.columns[-1][1] + 2)
    reach = Span(span.start, span.end + timedelta(days=days))
    tests = [wording.matching(query.returning, query.where), wording.during(reach)]
    return wording.events([f"{wording.actor} AS who", "timestamp"], tests, query.breakdown)


def _came_back(query: RetentionQuery, wording: Wording, *, by: bool) -> str:
    """In which columns somebody of a cohort came back; a period counts with enough returns."""
    zone = text(wording.days.timezone.key)
    keys = ["value", "bare"] if by else []
    if query.clock is RetentionClock.ROLLING:
        ms = "toUnixTimestamp64Milli(r.timestamp) - toUnixTimestamp64Milli(b.since)"
        period = f"intDiv({ms}, {_ROLLING_S[query.interval] * 1000})"
    else:
        unit = query.interval.value
        period = f"dateDiff('{unit}', b.cohort, {_START[query.interval]}(r.timestamp, {zone}))"
    rows = "returns_shown" if by else f"(\n{_returns(query, wording)}\n)"
    on = " AND ".join(f"r.{key} = b.{key}" for key in ["who", *keys])
    columns = [
        "b.who AS who",
        "b.cohort AS cohort",
        *(f"b.{key} AS {key}" for key in keys),
        f"{period} AS nth",
    ]
    joined = f"born AS b JOIN {rows} AS r ON {on}"
    group = ", ".join(["who", "cohort", *keys, "nth"])
    last = query.columns[-1][1]
    each = select(
        columns,
        joined,
        ["r.timestamp >= b.since"],
        f"GROUP BY {group}\nHAVING nth >= 1 AND nth <= {last} AND count() >= {query.min_count}",
    )
    ends = [end for _, end in query.columns[1:]]
    column = "nth" if not query.brackets else f"arrayFirstIndex(end -> nth <= end, {ends})"
    grouped = ", ".join(["who", "cohort", *keys])
    return select(
        ["who", "cohort", *keys, f"groupUniqArray(toInt64({column})) AS came"],
        f"(\n{each}\n)",
        (),
        f"GROUP BY {grouped}",
    )


def _members(*, by: bool) -> str:
    """Everybody of a cohort, with the columns in which they came back."""
    keys = ["who", "cohort", *(["value", "bare"] if by else [])]
    label = ["if(b.bare, NULL, b.value) AS breakdown"] if by else []
    on = " AND ".join(f"c.{key} = b.{key}" for key in keys)
    return select(
        ["b.cohort AS cohort", *label, "c.came AS came"],
        f"born AS b LEFT JOIN came_back AS c ON {on}",
    )
