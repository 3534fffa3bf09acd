"""Sizes of cohorts: who met a condition at the end of each period (``docs/reference/definitions.md``, Cohorts).

A person is there from their first event on. Every size is a condition of its own, looked at from the end
of its period; traits and saved cohorts have no history and are taken as they are now.
"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from cauce.analytics.contracts import (
    EVERYBODY,
    Caveat,
    CohortLine,
    CohortSizesQuery,
    EventMatch,
    PeopleQuery,
    Planned,
    Rows,
    Scope,
    Statement,
    TrendResult,
    TrendSeries,
)
from cauce.analytics.logic.calendar import bucket_span, complete_buckets, labels_of
from cauce.analytics.logic.people import list_people
from cauce.analytics.logic.questions import no_such_point
from cauce.analytics.logic.source import Source
from cauce.analytics.logic.warnings import explain_match
from cauce.kernel.errors import Text
from cauce.rules import ALWAYS, All, Condition, Did, compile_sql, depends_on_now, leaves
from cauce.rules.compile import instant, overrides_join, person_of

Working = Generator[Statement, Rows, Planned]
AT_A_TIME = 25
"""Sizes of one statement."""

BEFORE_IT_ENDS = timedelta(milliseconds=1)
"""The last instant of a period is that long before the next one begins: times have milliseconds."""


def cohort_sizes(query: CohortSizesQuery, scope: Scope) -> Working:
    """Work out the sizes of cohorts; see ``contracts.Plan``."""
    labels, ends = labels_of(query.range, query.interval), list(_ends(query, scope))
    lines = list[TrendSeries]()
    for place, line in enumerate(query.cohorts):
        sizes = list[int | None]()
        for first in range(0, len(ends), AT_A_TIME):
            some = ends[first : first + AT_A_TIME]
            source = Source.of(scope, query.range.timezone)
            rows = yield source.statement(_sizes_sql(_who(query, line), some, source))
            sizes += (int(size) for size in rows[0])
        known = len(sizes)
        sizes += [None] * (len(labels) - known)
        last = sizes[known - 1] if known else None
        name = _name(line, place, scope)
        lines.append(TrendSeries(name, None, line.segment, labels, tuple(sizes), last))
    over = complete_buckets(query.range, query.interval, scope.now)
    names = {one.segment: lines[i].name for i, one in enumerate(query.cohorts) if one.segment}
    warnings = yield from _warnings(query, lines, scope)
    result = TrendResult(tuple(lines), over, group_names=names)
    return Planned(result, "cohort_sizes", warnings)


def cohort_sizes_people(query: PeopleQuery, of: CohortSizesQuery, scope: Scope) -> Working:
    """Work out who is in a cohort at the end of a period; their value is how many events they had by then."""
    point, labels = query.point, labels_of(of.range, of.interval)
    place, label = point.series or 0, point.label or labels[max(0, len(list(_ends(of, scope))) - 1)]
    if place >= len(of.cohorts):
        raise no_such_point("point.series", tuple(str(i) for i in range(len(of.cohorts))))
    at = dict(zip(labels, _ends(of, scope), strict=False)).get(label)
    if at is None:
        raise no_such_point("point.label", labels)
    source = Source.of(scope, of.range.timezone)
    seen = _seen_sql(source, f"timestamp <= {instant(source.bind, at)}")
    who = _test(_who(of, of.cohorts[place]), at, source)
    found = f"SELECT p, toFloat64(n) AS value, first_at, last_at FROM ({seen}) WHERE {who}"
    return Planned((yield from list_people(found, source, query)), "people")


def looks_at_events(query: CohortSizesQuery) -> bool:
    """Return whether somebody may leave or join a cohort without anything being written."""
    whole = All((query.where, *(line.who for line in query.cohorts)))
    return depends_on_now(whole) or any(isinstance(leaf, Did) for leaf in leaves(whole))


def _ends(query: CohortSizesQuery, scope: Scope) -> Iterator[datetime]:
    """The instant of each size: the last of its period, now in the one that runs; none of the future."""
    for label in labels_of(query.range, query.interval):
        span = bucket_span(label, query.range, query.interval)
        if span is None or span.start > scope.now:
            return
        yield min(span.end - BEFORE_IT_ENDS, scope.now)


def _who(query: CohortSizesQuery, line: CohortLine) -> Condition:
    return All((query.where, line.who))


def _name(line: CohortLine, place: int, scope: Scope) -> str:
    """What a line is called: as the question says, as the saved cohort is called, else by its number."""
    if line.name is not None:
        return line.name
    if line.segment is not None:
        return scope.segments[line.segment].note.name
    return EVERYBODY if not any(leaves(line.who)) else f"#{place + 1}"


def _sizes_sql(who: Condition, ends: Sequence[datetime], source: Source) -> str:
    """One row: the size at each instant."""
    sizes = (
        f"countIf(first_at <= {instant(source.bind, at)} AND {_test(who, at, source)})"
        for at in ends
    )
    return f"SELECT {', '.join(sizes)} FROM ({_seen_sql(source)})"


def _seen_sql(source: Source, test: str = "1") -> str:
    """Each resolved person p of the project, from their first event that counts to their last."""
    rules = source.rules
    each = (
        "SELECT person_id, min(timestamp) AS first_at, max(timestamp) AS last_at, count() AS n"
        f" FROM events WHERE {source.counted} AND {test} GROUP BY person_id"
    )
    if not rules.merged:
        return f"SELECT person_id AS p, first_at, last_at, n FROM ({each})"
    return (
        f"SELECT {person_of('g', rules)} AS p, min(g.first_at) AS first_at, max(g.last_at) AS last_at,"
        f" sum(g.n) AS n FROM ({each}) AS g {overrides_join('g', rules)} GROUP BY p"
    )


def _test(who: Condition, at: datetime, source: Source) -> str:
    """Whether the resolved person ``p`` meets the condition as it is looked at from an instant."""
    rules = replace(source.rules, now=at, person="p", person_is_raw=False, as_of_now=True)
    return compile_sql(who, rules)


def _warnings(
    query: CohortSizesQuery, lines: Sequence[TrendSeries], scope: Scope
) -> Generator[Statement, Rows, tuple[Caveat, ...]]:
    """What of an empty cohort never happened here, and that what has no history is taken as it is now."""
    found = list[Caveat]()
    for line, size in zip(query.cohorts, lines, strict=True):
        if not any(size.values):
            for leaf in leaves(line.who):
                if isinstance(leaf, Did):
                    match = EventMatch(leaf.event, leaf.where)
                    found += yield from explain_match(match, ALWAYS, None, scope)
    parts = [leaf for line in query.cohorts for leaf in leaves(_who(query, line))]
    if any(not isinstance(leaf, Did) for leaf in parts):
        found.append(_NO_HISTORY)
    return tuple(dict.fromkeys(found))


_NO_HISTORY = Caveat(
    "no_history",
    Text(
        "Traits and saved cohorts are taken as they are now, since they have no history; from a person's first"
        " event on.",
        "Los rasgos y las cohortes guardadas se toman como son ahora, porque no tienen historia; desde el primer"
        " evento de cada persona.",
    ),
)
