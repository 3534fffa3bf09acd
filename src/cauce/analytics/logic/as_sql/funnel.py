"""Funnels over the views: each history as a list, followed from every entry; a row for each step reached."""

from datetime import timedelta

from cauce.analytics.contracts import Counting, CountOf, EventMatch, FunnelQuery, Order, Span
from cauce.analytics.logic.as_sql.literals import text
from cauce.analytics.logic.as_sql.refusals import unstated
from cauce.analytics.logic.as_sql.wording import MS, Wording, folded, select, with_queries
from cauce.analytics.logic.calendar import span_of

_ANY = EventMatch(None)
_STEP = 3
"""Of an event in a list: its instant (ms), the first step it matches, then whether it matches each."""


def funnel_sql(query: FunnelQuery, wording: Wording) -> str:
    """Return the SQL of a funnel: ``step`` (from 1), ``people`` who reached it, and how long that took.

    Raises:
        CauceError: ``not_in_sql`` for what needs more than one list of events a person.
    """
    _refuse(query)
    queries = {"hits": _hits(query, wording), "histories": _histories(query)}
    if query.order is Order.ANY:
        queries["attempts"] = _any_order(query)
    else:
        queries |= _walks(query)
        queries["attempts"] = _attempts(query)
    queries["paths"] = (
        _paths(query) if query.counting is Counting.BEST else select(["*"], "attempts")
    )
    if query.breakdown is not None:
        order = f"GROUP BY label\nORDER BY count() DESC, label\nLIMIT {query.breakdown.limit}"
        queries["ranked"] = select(["label"], "paths", ["label IS NOT NULL"], order)
    return with_queries(queries, _counted(query))


def _refuse(query: FunnelQuery) -> None:
    told = [
        (query.counting in {Counting.EVERY, Counting.SESSION}, "every entry of a person counts", "cuenta cada entrada de una persona"),
        (query.count is CountOf.SESSIONS or query.sessions is not None, "it follows sessions", "sigue sesiones"),
        (bool(query.hold_constant), "it holds properties constant", "mantiene propiedades constantes"),
        (bool(query.optional), "some steps are optional", "algunos pasos son opcionales"),
        (bool(query.anchored), "some steps are anchored", "algunos pasos están anclados"),
        (query.group_type is not None, "it counts groups of one type", "cuenta grupos de un tipo determinado"),
        (query.order is Order.ANY and not _apart(query), "in any order, one event may be several of its steps", "en cualquier orden, un mismo evento puede ser varios de sus pasos"),
        (query.order is Order.ANY and (query.breakdown is not None or bool(query.exclusions)), "in any order it has a breakdown or exclusions", "en cualquier orden lleva un desglose o exclusiones"),
        (query.breakdown is not None and query.breakdown.by_trait and bool(query.breakdown.also), "it is broken down by a trait and more", "se desglosa por un rasgo y algo más"),
    ]  # fmt: skip
    for holds, en, es in told:
        if holds:
            raise unstated(en, es)


def _apart(query: FunnelQuery) -> bool:
    """Whether no event can match two steps."""
    names = [step.event for step in query.steps]
    return None not in names and len(set(names)) == len(names)


def _hits(query: FunnelQuery, wording: Wording) -> str:
    """The events that play a part, and which; a strict order looks at every event."""
    span = span_of(query.range)
    reach = Span(span.start, span.end + timedelta(seconds=query.window_s, milliseconds=1))
    parts = [wording.matching(step, query.where) for step in query.steps]
    bans = [wording.matching(one.match, query.where) for one in query.exclusions]
    columns = [f"{wording.actor} AS who", f"{MS} AS ms"]
    columns += [f"({part}) AS step_{k}" for k, part in enumerate(parts, 1)]
    columns += [f"({ban}) AS ban_{k}" for k, ban in enumerate(bans, 1)]
    names = [f"step_{k}" for k in range(1, len(parts) + 1)] + [
        f"ban_{k}" for k in range(1, len(bans) + 1)
    ]
    seen = " OR ".join(names)
    if query.order is Order.STRICT:
        seen = f"{seen} OR ({wording.matching(_ANY, query.where)})"
    return wording.events(columns, [wording.during(reach), f"({seen})"], query.breakdown)


def _histories(query: FunnelQuery) -> str:
    """What each did, in order; of one instant in the order of the steps."""
    count, bans = len(query.steps), len(query.exclusions)
    steps = [f"step_{k}" for k in range(1, count + 1)]
    first = ", ".join(f"{step}, {k}" for k, step in enumerate(steps, 1))
    told = [
        "ms",
        f"multiIf({first}, {count + 1})",
        *steps,
        *(f"ban_{k}" for k in range(1, bans + 1)),
    ]
    told += ["label"] if query.breakdown is not None else []
    order = "one -> tuple(tupleElement(one, 1), tupleElement(one, 2))"
    return select(
        ["who", f"arraySort({order}, groupArray(tuple({', '.join(told)}))) AS events"],
        "hits",
        (),
        "GROUP BY who",
    )


def _entered(query: FunnelQuery, test: str) -> str:
    """Each entry in the dates as ``at_1``, its place in the list; or the first alone."""
    end = round(span_of(query.range).end.timestamp() * 1000)
    there = f"i -> ({test}) AND {_ms('events[i]')} < {end}, arrayEnumerate(events)"
    if query.counting is Counting.FIRST:
        first = select(["who", "events", f"arrayFirst({there}) AS at_1"], "histories")
        return select(["*"], f"(\n{first}\n)", ["at_1 > 0"])
    return select(["who", "events", f"arrayJoin(arrayFilter({there})) AS at_1"], "histories")


def _walks(query: FunnelQuery) -> dict[str, str]:
    """A query a step: ``at_k`` is the place at which an entry comes to it, 0 when it does not."""
    found = {"walk_1": _entered(query, _is("events[i]", 1))}
    best = query.counting is Counting.BEST
    for k in range(2, len(query.steps) + 1):
        last = f"at_{k - 1}"
        near = f"i > {last} AND {_is('events[i]', k)} AND {_ms('events[i]')} <= {_closes(query)}"
        goes_on = f"{last} > 0" + (f" AND NOT banned_{k - 1}" if k > 2 and best else "")
        place = f"if({goes_on}, arrayFirst(i -> {near}, arrayEnumerate(events)), 0) AS found_{k}"
        step = select(["*", place], f"walk_{k - 1}")
        between = f"{_ms('one')} > {_ms(f'events[{last}]')} AND {_ms('one')} < {_ms(f'events[found_{k}]')}"
        banned = _met(query, k - 2, between)
        stops = [f"NOT {banned}"] if not best and query.exclusions else []
        if query.order is Order.STRICT:
            stops.append(f"NOT arrayExists(one -> {between} AND NOT {_is('one', k - 1)}, events)")
        at = f"if({' AND '.join([f'found_{k} > 0', *stops])}, found_{k}, 0)"
        columns = ["*", f"{at} AS at_{k}"]
        step = select(columns, f"(\n{step}\n)")
        found[f"walk_{k}"] = (
            select(["*", f"(at_{k} > 0 AND {banned}) AS banned_{k}"], f"(\n{step}\n)")
            if best
            else step
        )
    return found


def _attempts(query: FunnelQuery) -> str:
    """Each entry: how far it came, when it came to each step, whether an exclusion spoils it."""
    count = len(query.steps)
    columns = ["who", "at_1", f"{_furthest(query, [str(k) for k in range(1, count + 1)])} AS level"]
    columns.append(f"{_furthest(query, [f'at_{k}' for k in range(1, count + 1)])} AS arrived")
    columns.append(f"[{', '.join(_ms(f'events[at_{k}]') for k in range(1, count + 1))}] AS times")
    if query.breakdown is not None:
        columns.append(f"{_label(query)} AS label")
    if query.counting is Counting.BEST:
        columns.append(f"{_spoilt(query)} AS spoilt")
    return select(columns, f"walk_{count}")


def _spoilt(query: FunnelQuery) -> str:
    """Whether an exclusion came between two steps, or after the furthest while the window was open."""
    if not query.exclusions:
        return "false"
    count = len(query.steps)
    waits = [
        _met(
            query,
            k - 1,
            f"{_ms('one')} > {_ms(f'events[at_{k}]')} AND {_ms('one')} <= {_closes(query)}",
        )
        for k in range(1, count)
    ]
    between = [f"banned_{k}" for k in range(2, count + 1)]
    return "(" + " OR ".join([*between, _furthest(query, [*waits, "false"])]) + ")"


def _met(query: FunnelQuery, gap: int, when: str) -> str:
    """Whether an event that must not happen in a gap (from 0) did."""
    first = _STEP + len(query.steps)
    bans = [
        f"tupleElement(one, {first + i})"
        for i, one in enumerate(query.exclusions)
        if one.from_step <= gap < one.to_step
    ]
    return f"arrayExists(one -> ({' OR '.join(bans)}) AND {when}, events)" if bans else "false"


def _label(query: FunnelQuery) -> str:
    """The value of the step whose value counts."""
    place = _STEP + len(query.steps) + len(query.exclusions)
    labels = [
        f"if(at_{k} > 0, tupleElement(events[at_{k}], {place}), NULL)"
        for k in range(1, len(query.steps) + 1)
    ]
    by_trait = query.breakdown is not None and query.breakdown.by_trait
    if query.attribution.step is not None and not by_trait:
        return labels[query.attribution.step]
    if query.attribution.kind == "last_touch":
        labels.reverse()
    return f"coalesce({', '.join(labels)})"


def _any_order(query: FunnelQuery) -> str:
    """Each entry: how many of the steps come within the window from it on."""
    entry = _entered(
        query, " OR ".join(_is("events[i]", k) for k in range(1, len(query.steps) + 1))
    )
    within = f"{_ms('one')} >= {_ms('events[at_1]')} AND {_ms('one')} <= {_closes(query)}"
    found = [
        f"arrayExists(one -> {_is('one', k)} AND {within}, events)"
        for k in range(1, len(query.steps) + 1)
    ]
    return select(
        ["who", "at_1", f"{' + '.join(found)} AS level", "0 AS arrived", "false AS spoilt"],
        f"(\n{entry}\n)",
    )


def _paths(query: FunnelQuery) -> str:
    """Of each person the attempt that came furthest: the first there, from the latest entry; none when all are spoilt."""
    kept = [
        name
        for name, there in (
            ("level", True),
            ("times", query.order is not Order.ANY),
            ("label", query.breakdown is not None),
        )
        if there
    ]
    order = "tuple(level, -toInt64(arrived), at_1)"
    best = f"argMaxIf(tuple({', '.join(kept)}), {order}, NOT spoilt) AS best"
    rest = "GROUP BY who\nHAVING maxIf(level, NOT spoilt) = max(level)"
    rows = select(["who", best], "attempts", (), rest)
    return select(
        [f"tupleElement(best, {i}) AS {name}" for i, name in enumerate(kept, 1)], f"(\n{rows}\n)"
    )


def _counted(query: FunnelQuery) -> str:
    fold = [f"{folded('ranked')} AS breakdown"] if query.breakdown is not None else []
    keys = ["breakdown"] if fold else []
    timed = query.order is not Order.ANY
    wait = "if(step = 1, NULL, (times[step] - times[step - 1]) / 1000) AS wait_s"
    each = select(
        [*fold, "arrayJoin(range(1, level + 1)) AS step", *(["times"] if timed else [])], "paths"
    )
    shown = [*keys, "step"]
    if timed:
        each = select([*keys, "step", wait], f"(\n{each}\n)")
        names = ", ".join(text(step.event or "*") for step in query.steps)
        shown.append(f"[{names}][step] AS event")
    shown.append("count() AS people")
    shown += (
        ["avg(wait_s) AS avg_s", "quantileExactInclusive(0.5)(wait_s) AS median_s"] if timed else []
    )
    group = ", ".join([*keys, "step"])
    return select(shown, f"(\n{each}\n)", (), f"GROUP BY {group}\nORDER BY {group}")


def _furthest(query: FunnelQuery, values: list[str]) -> str:
    """The value of the last step that was reached."""
    tests = [f"at_{k} > 0, {values[k - 1]}" for k in range(len(query.steps), 1, -1)]
    return f"multiIf({', '.join(tests)}, {values[0]})" if tests else values[0]


def _closes(query: FunnelQuery) -> str:
    return f"{_ms('events[at_1]')} + {query.window_s * 1000}"


def _is(event: str, step: int) -> str:
    return f"tupleElement({event}, {_STEP + step - 1})"


def _ms(event: str) -> str:
    return f"tupleElement({event}, 1)"
