"""Lifecycle and stickiness over the views."""

from datetime import datetime, timedelta
from string import ascii_uppercase

from cauce.analytics.contracts import (
    Breakdown,
    Interval,
    LifecycleQuery,
    NewWhen,
    Span,
    StickinessQuery,
)
from cauce.analytics.logic.as_sql.literals import text
from cauce.analytics.logic.as_sql.refusals import unstated
from cauce.analytics.logic.as_sql.wording import Wording, folded, select, with_queries
from cauce.analytics.logic.calendar import add, bucket_starts, midnight, span_of

_NEXT = {
    Interval.HOUR: "{} + 3600",
    Interval.DAY: "addDays({}, 1)",
    Interval.WEEK: "addDays({}, 7)",
    Interval.MONTH: "addMonths({}, 1)",
}
_BEFORE = {
    Interval.HOUR: "{} - 3600",
    Interval.DAY: "subtractDays({}, 1)",
    Interval.WEEK: "subtractDays({}, 7)",
    Interval.MONTH: "subtractMonths({}, 1)",
}


def lifecycle_sql(query: LifecycleQuery, wording: Wording) -> str:
    """Return the SQL of a lifecycle: ``status``, ``bucket`` and ``people``, those dormant negative."""
    _refuse_types(query)
    by, whole = query.breakdown, _whole(query)
    events = wording.events(
        [f"{wording.actor} AS who", f"{wording.bucket(query.interval)} AS at", "timestamp"],
        [wording.matching(query.match, query.where)],
        by,
    )
    queries = {"matching": events}
    group = ["who"]
    if by is not None:
        group.append("breakdown")
        inside = wording.during(Span(_begin(query, 0), whole.end))
        rest = f"GROUP BY label\nORDER BY uniqExact(who) DESC, label\nLIMIT {by.limit}"
        queries["ranked"] = select(["label"], "matching", ["label IS NOT NULL", inside], rest)
    queries["everybody"] = _everybody(query, wording, whole, group)
    bucket = wording.shown(query.interval)
    keys = ", ".join([*group[1:], "status", "bucket"])
    shown = [
        *group[1:],
        "status",
        f"{bucket} AS bucket",
        "if(status = 'dormant', -count(), count()) AS people",
    ]
    inside = f"at >= {_edge(query, 0)} AND at <= {_last(query, wording)}"
    states = _states(query, group)
    return with_queries(
        queries, select(shown, f"(\n{states}\n)", [inside], f"GROUP BY {keys}\nORDER BY {keys}")
    )


def _everybody(query: LifecycleQuery, wording: Wording, whole: Span, group: list[str]) -> str:
    """The buckets in which each is active, and the one in which they were new."""
    fold = [f"{folded('ranked')} AS breakdown"] if query.breakdown is not None else []
    seen = wording.during(whole)
    buckets = f"groupUniqArrayIf(at, {seen}) AS buckets"
    rows = select(
        ["who", *fold, buckets, "min(timestamp) AS first"],
        "matching",
        (),
        f"GROUP BY {', '.join(group)}",
    )
    if query.new is NewWhen.FIRST_MATCH or wording.groups:
        new = wording.bucket(query.interval, "first")
        return select([*group, "buckets", f"{new} AS new"], f"(\n{rows}\n)")
    people = "(SELECT person_id AS who, first_seen, 1 AS there FROM people)"
    new = wording.bucket(query.interval, "if(there = 1, first_seen, first)")
    return select(
        [*group, "buckets", f"{new} AS new"],
        f"(\n{rows}\n) AS activity LEFT JOIN {people} AS seen USING (who)",
    )


def _states(query: LifecycleQuery, group: list[str]) -> str:
    """A row for each bucket in which somebody is active, or has just gone quiet."""
    before, after = _BEFORE[query.interval].format("one"), _NEXT[query.interval].format("one")
    active = f"multiIf(one = new, 'new', has(buckets, {before}), 'returning', 'resurrecting')"
    here = f"arrayMap(one -> tuple(one, {active}), buckets)"
    gone = f"arrayMap(one -> tuple({after}, 'dormant'), arrayFilter(one -> NOT has(buckets, {after}), buckets))"
    each = select([*group, f"arrayJoin(arrayConcat({here}, {gone})) AS state"], "everybody")
    return select(
        [*group, "tupleElement(state, 1) AS at", "tupleElement(state, 2) AS status"],
        f"(\n{each}\n)",
    )


def _begin(query: LifecycleQuery, bucket: int) -> datetime:
    """The instant at which a bucket of the range begins; -1 is the one before it."""
    span = span_of(query.range)
    if query.interval is Interval.HOUR:
        return span.start + timedelta(hours=bucket)
    first = bucket_starts(query.range, query.interval)[0]
    return midnight(add(first, query.interval, bucket), query.range.timezone)


def _whole(query: LifecycleQuery) -> Span:
    """All buckets of the range, whole, and the one before."""
    span = span_of(query.range)
    if query.interval is Interval.HOUR:
        return Span(_begin(query, -1), span.end)
    last = bucket_starts(query.range, query.interval)[-1]
    return Span(_begin(query, -1), midnight(add(last, query.interval, 1), query.range.timezone))


def _edge(query: LifecycleQuery, bucket: int) -> str:
    if query.interval is Interval.HOUR:
        return str(int(_begin(query, bucket).timestamp()))
    return f"toDate({text(bucket_starts(query.range, query.interval)[bucket].isoformat())})"


def _last(query: LifecycleQuery, wording: Wording) -> str:
    """The last bucket of the range that has begun."""
    now, zone = wording.conditions.now, query.range.timezone
    if query.interval is Interval.HOUR:
        return str(min(int(span_of(query.range).end.timestamp()) - 1, int(now.timestamp())))
    last = min(bucket_starts(query.range, query.interval)[-1], now.astimezone(zone).date())
    return f"toDate({text(last.isoformat())})"


def stickiness_sql(query: StickinessQuery, wording: Wording) -> str:
    """Return the SQL of a stickiness: ``intervals`` and ``people``, with several series these too."""
    _refuse_types(query)
    queries: dict[str, str] = {}
    several = len(query.series) > 1
    lines = []
    for series, letter in zip(query.series, ascii_uppercase, strict=False):
        end = f"_{letter.lower()}" if several else ""
        tests = [wording.matching(series.match, query.where), wording.during(span_of(query.range))]
        columns = [f"{wording.actor} AS who", f"{wording.bucket(query.interval)} AS at"]
        queries[f"matching{end}"] = wording.events(columns, tests, query.breakdown)
        if query.breakdown is not None:
            queries[f"ranked{end}"] = _most(query, query.breakdown, f"matching{end}")
        name = f"{letter}: {series.name or series.match.event or '*'}" if several else None
        lines.append(_stuck(query, end, name))
    order = ", ".join(
        [*(["series"] if several else []), *(["breakdown"] if query.breakdown else []), "intervals"]
    )
    last = lines[0] if not several else "SELECT * FROM (\n" + "\nUNION ALL\n".join(lines) + "\n)"
    return with_queries(queries, f"{last}\nORDER BY {order}")


def _most(query: StickinessQuery, by: Breakdown, rows: str) -> str:
    """The values with most people active in any interval."""
    enough = f"GROUP BY label, who, at\nHAVING count() >= {query.min_count}"
    each = select(["label", "who"], rows, ["label IS NOT NULL"], enough)
    return select(
        ["label"],
        f"({each})",
        (),
        f"GROUP BY label\nORDER BY uniqExact(who) DESC, label\nLIMIT {by.limit}",
    )


def _stuck(query: StickinessQuery, end: str, name: str | None) -> str:
    split = query.breakdown is not None
    fold = [f"{folded(f'ranked{end}')} AS breakdown"] if split else []
    keys = ["breakdown"] if split else []
    group = ", ".join([*keys, "who", "at"])
    active = select(
        [*fold, "who", "at"],
        f"matching{end}",
        (),
        f"GROUP BY {group}\nHAVING count() >= {query.min_count}",
    )
    person = ", ".join([*keys, "who"])
    each = select([*keys, "who", "count() AS active"], f"(\n{active}\n)", (), f"GROUP BY {person}")
    intervals = "arrayJoin(range(1, active + 1))" if query.cumulative else "active"
    counted = select([*keys, f"{intervals} AS intervals"], f"(\n{each}\n)")
    shown = [
        *([f"{text(name)} AS series"] if name else []),
        *keys,
        "intervals",
        "count() AS people",
    ]
    return select(shown, f"(\n{counted}\n)", (), f"GROUP BY {', '.join([*keys, 'intervals'])}")


def _refuse_types(query: LifecycleQuery | StickinessQuery) -> None:
    if query.group_type is not None:
        raise unstated("it counts groups of one type", "cuenta grupos de un tipo determinado")
