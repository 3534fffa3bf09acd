"""Questions as people write them, right and slightly wrong."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from cauce.analytics.contracts import (
    ACROSS_PERSONS,
    OF_A_PERSON,
    AmountMath,
    Bracket,
    Compare,
    Conversions,
    Counted,
    Counting,
    CountOf,
    CreditRule,
    Factor,
    Interval,
    Math,
    NewWhen,
    Order,
    PathCount,
    RetentionClock,
    RetentionMode,
    SessionMeasure,
)
from cauce.rules import Op

Json = dict[str, Any]
LEFT_OUT = object()
names = st.sampled_from(["A", "Order Completed", "cart.total", "año", "$x"])
scalars = st.one_of(
    st.booleans(),
    st.integers(-(2**63), 2**64 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["", "ES", "a b"]),
)
group_types = st.sampled_from(["company", "a.b", {"property": "company_id"}])
numbers = st.integers(-1000, 1000) | st.floats(-1e9, 1e9)
texts = st.sampled_from(["x", "España", ".*"])
dates = st.sampled_from(["2026-01-31", "2026-01-31T10:00:00Z", "2026-01-31T10:00:00+02:00"])
VALUE = {
    **dict.fromkeys((Op.EQ, Op.NE), scalars),
    **dict.fromkeys((Op.IN, Op.NOT_IN), st.lists(scalars, max_size=3)),
    **dict.fromkeys(
        (Op.CONTAINS, Op.NOT_CONTAINS, Op.STARTS_WITH, Op.ENDS_WITH, Op.MATCHES), texts
    ),
    **dict.fromkeys((Op.GT, Op.GTE, Op.LT, Op.LTE), numbers),
    Op.BETWEEN: st.lists(numbers, min_size=2, max_size=2),
    **dict.fromkeys((Op.IS_SET, Op.IS_NOT_SET), st.none()),
    **dict.fromkeys((Op.BEFORE, Op.AFTER), dates),
    Op.WITHIN_LAST: st.sampled_from(["12h", "30d", "4w"]),
}


def record(required: Json, **optional: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    """Objects with the required keys, and any of the optional ones, now and then null."""
    return st.fixed_dictionaries(
        required, optional={key: st.none() | value for key, value in optional.items()}
    )


@st.composite
def comparisons(
    draw: st.DrawFn, subjects: tuple[str, ...] = ("property", "context", "trait")
) -> Json:
    op = draw(st.sampled_from(Op))
    found = {draw(st.sampled_from(subjects)): draw(names), "op": op.value}
    value = draw(VALUE[op])
    return found if value is None and draw(st.booleans()) else {**found, "value": value}


def joined(leaves: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    """Conditions whose leaves are these."""
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(lambda items: {"all": items}, st.lists(inner, max_size=3)),
            st.builds(lambda items: {"any": items}, st.lists(inner, max_size=3)),
            st.builds(lambda item: {"not": item}, inner),
        ),
        max_leaves=4,
    )


counts = st.fixed_dictionaries(
    {"op": st.sampled_from(["eq", "ne", "gt", "gte", "lt", "lte"]), "value": st.integers(0, 10**9)}
)
behaviours = record(
    {"event": names},
    count=counts,
    within_days=st.integers(1, 36_500),
    where=joined(comparisons(("property",))) | st.just({}),
)
of_groups = st.builds(
    lambda leaf, kind: {**leaf, **kind},
    comparisons(("group_trait",)),
    record({}, group_type=group_types),
)
leaves = st.one_of(
    comparisons(),
    of_groups,
    st.builds(lambda did: {"did": did}, behaviours),
    st.builds(lambda name: {"segment": name}, names),
)
wheres = joined(leaves) | st.just({})
events = record({}, event=names | st.just("*"), where=wheres, name=texts)
series = record(
    {},
    event=names,
    math=st.sampled_from(Math),
    property=names,
    where=wheres,
    name=texts,
    percentile=st.integers(0, 100) | st.floats(0, 100),
    per_person=st.sampled_from(sorted(ACROSS_PERSONS)),
)
splits = st.lists(
    st.one_of(
        *(st.fixed_dictionaries({kind: names}) for kind in ("property", "context", "trait")),
        record({"group_trait": names}, group_type=group_types),
    ),
    max_size=2,
)
combinations = st.one_of(
    record({"property": names}, limit=st.integers(1, 200), also=splits),
    record({"trait": names}, also=splits),
    record({"group_trait": names}, group_type=group_types, also=splits),
)
breakdowns = st.one_of(
    record({"property": names}, limit=st.integers(1, 200)),
    record({"context": names}, limit=st.integers(1, 200)),
    record({"trait": names}, limit=st.integers(1, 200)),
    record({"group_trait": names}, group_type=group_types, limit=st.integers(1, 200)),
)
split_by = breakdowns | record(
    {
        "segment": st.sampled_from(["12", "$everybody"])
        | st.lists(st.sampled_from(["1", "2", "$everybody"]), min_size=1, max_size=3, unique=True)
    },
    limit=st.integers(1, 200),
)
common = {
    "date_from": st.sampled_from(["-30d", "-4w", "-3m", "-1y", "2020-02-29"]),
    "date_to": st.sampled_from(["0d", "+1d", "2026-03-30", "7d"]),
    "timezone": st.sampled_from(["UTC", "Europe/Madrid"]),
    "where": wheres,
    "breakdown": split_by,
    "include_bots": st.booleans(),
    "refresh": st.booleans(),
}
samples = st.sampled_from([0.01, 0.5, 1])
trends = record(
    {"kind": st.just("trend"), "series": st.lists(series, min_size=1, max_size=3)},
    **{**common, "breakdown": breakdowns | combinations},
    sample=samples,
    interval=st.sampled_from(Interval),
    formula=st.sampled_from(["A", "A / 2", "A / B"]),
    compare=st.sampled_from(Compare),
    smoothing=st.integers(1, 365),
    cumulative=st.booleans(),
    group_type=group_types,
)
windows = st.fixed_dictionaries(
    {
        "value": st.integers(1, 12),
        "unit": st.sampled_from(["second", "minute", "hour", "day", "week", "month"]),
    }
)
exclusions = record(
    {}, event=names, where=wheres, from_step=st.integers(0, 18), to_step=st.integers(1, 19)
)
steps = record(
    {},
    event=names | st.just("*"),
    where=wheres,
    name=texts,
    optional=st.booleans(),
    anchored=st.booleans(),
)
sessions = st.fixed_dictionaries({"value": st.integers(1, 12), "unit": st.just("session")})
funnels = record(
    {"kind": st.just("funnel"), "steps": st.lists(steps, min_size=1, max_size=4)},
    **common,
    sample=samples,
    window=windows | sessions,
    order=st.sampled_from(Order),
    exclusions=st.lists(exclusions, max_size=2),
    attribution=st.sampled_from(["first_touch", "last_touch", "step:0", "step:3"]),
    count=st.sampled_from(CountOf),
    interval=st.sampled_from(["day", "week", "month"]),
    drop_off=st.integers(1, 50),
    counting=st.sampled_from(Counting),
    hold_constant=st.lists(names, max_size=3),
)
retentions = record(
    {"kind": st.just("retention"), "first": events, "return": events},
    **common,
    sample=samples,
    interval=st.sampled_from(["day", "week", "month"]),
    periods=st.integers(1, 100),
    mode=st.sampled_from(RetentionMode),
    bracket=st.sampled_from(Bracket),
    clock=st.sampled_from(RetentionClock),
    brackets=st.sampled_from([[], [1], [1, 3, 7], [5, 4]]),
    min_count=st.integers(1, 1_000_000),
    amount=record({"property": names}, math=st.sampled_from(AmountMath)),
    count=st.sampled_from(Counted),
)
whole = {key: value for key, value in common.items() if key != "breakdown"}
lifecycles = record(
    {"kind": st.just("lifecycle")},
    **whole,
    activity=events,
    interval=st.sampled_from(["day", "week", "month"]),
    new=st.sampled_from(NewWhen),
    count=st.sampled_from(Counted),
    breakdown=split_by,
)
lines = record({}, event=names | st.just("*"), where=wheres, name=texts)
stickinesses = record(
    {"kind": st.just("stickiness"), "series": st.lists(lines, min_size=1, max_size=3)},
    **whole,
    interval=st.sampled_from(["day", "week", "month"]),
    min_count=st.integers(1, 1_000_000),
    cumulative=st.booleans(),
    count=st.sampled_from(Counted),
    breakdown=split_by,
)
names_by = st.fixed_dictionaries({"property": names}) | st.fixed_dictionaries({"context": names})
path_steps = st.sampled_from(["events", "pages", "screens"]) | record(
    {}, event=names | st.just("*"), where=wheres, by=names_by
)
patterns = st.sampled_from(["/blog*", "*", "año"])
groups = st.fixed_dictionaries({"name": texts, "match": st.lists(patterns, min_size=1, max_size=3)})
pathways = st.builds(
    lambda document, start, end: {**document, **start, **end},
    record(
        {"kind": st.just("paths")},
        **whole,
        steps=st.lists(path_steps, min_size=1, max_size=3),
        depth=st.integers(3, 20),
        limit=st.integers(1, 50),
        window=windows,
        count=st.sampled_from(PathCount),
        groups=st.lists(groups, max_size=2),
        exclude=st.lists(patterns, max_size=2),
    ),
    record({}, **{"from": events}),
    record({}, to=events),
)
attributions = record(
    {"kind": st.just("attribution"), "conversion": events},
    **whole,
    touchpoints=st.lists(events, min_size=1, max_size=3),
    by=record({"context": names}, limit=st.integers(1, 50))
    | record({"property": names}, limit=st.integers(1, 50)),
    rules=st.lists(st.sampled_from(CreditRule), min_size=1, max_size=4),
    window=windows,
    value=names,
    conversions=st.sampled_from(Conversions),
    shares=st.just({"first": 0.3, "middle": 0.3, "last": 0.4}),
    half_life=windows,
    count=st.sampled_from(Counted),
)
parts = record(
    {"session": st.sampled_from(["entry_page", "exit_page", "channel"])}, limit=st.integers(1, 200)
)
visits = record(
    {"kind": st.just("sessions")},
    **whole,
    breakdown=split_by | parts,
    interval=st.sampled_from(["day", "week", "month"]),
    measures=st.lists(st.sampled_from(SessionMeasure), min_size=1, max_size=3),
    key_events=st.lists(events, max_size=2),
    count=st.sampled_from(Counted),
)
histograms = record(
    {"kind": st.just("histogram")},
    **whole,
    event=names | st.just("*"),
    property=names,
    per_person=st.sampled_from(sorted(OF_A_PERSON)),
    bins=st.integers(1, 200),
    edges=st.just([0, 1.5, 10]),
    count=st.sampled_from(Counted),
)
correlations = st.builds(
    lambda document, factor, named: {
        **document,
        "factor": factor,
        **({} if factor == "events" else named),
    },
    record(
        {
            "kind": st.just("correlation"),
            "of": record(
                {"kind": st.just("funnel"), "steps": st.lists(events, min_size=2, max_size=4)},
                **common,
                window=windows,
                order=st.sampled_from(Order),
                count=st.sampled_from(CountOf),
                group_type=group_types,
            ),
        },
        exclude=st.lists(texts, max_size=2),
        min_persons=st.integers(1, 1_000_000),
        limit=st.integers(1, 200),
    ),
    st.sampled_from(Factor),
    st.fixed_dictionaries({"names": st.lists(names, min_size=1, max_size=3)}),
)
charts = (
    trends
    | funnels
    | retentions
    | lifecycles
    | stickinesses
    | pathways
    | attributions
    | visits
    | histograms
    | correlations
)
points = record(
    {},
    series=st.integers(0, 25),
    label=texts,
    breakdown=st.sampled_from(["", "ES", "$other"]),
    compare=st.booleans(),
    step=st.integers(0, 19),
    converted=st.booleans(),
    cohort=texts,
    period=st.integers(0, 100),
    intervals=st.integers(1, 1_000),
    name=texts,
    to=texts,
    ends=st.booleans(),
    engaged=st.booleans(),
)
peoples = record(
    {"kind": st.just("people"), "of": charts},
    point=points,
    limit=st.integers(1, 500),
    cursor=texts,
    refresh=st.booleans(),
)
whys = record(
    {
        "kind": st.just("why"),
        "of": charts,
        "person_id": st.sampled_from(["3bea3e3838b8648e", "0000000000000001"]),
    },
    point=points,
    refresh=st.booleans(),
)
sqls = record(
    {"kind": st.just("sql"), "sql": st.sampled_from(["SELECT 1", "SELECT * FROM events"])},
    timezone=st.sampled_from(["UTC", "Europe/Madrid"]),
    include_bots=st.booleans(),
    chart=record({"shape": st.sampled_from(["line", "bar"])}, x=names, y=names),
    refresh=st.booleans(),
)
questions = charts | peoples | whys | sqls
odd = st.sampled_from(
    [
        LEFT_OUT,
        None,
        True,
        0,
        -1,
        10**6,
        1.5,
        "",
        "x",
        "a..b",
        [],
        ["x"],
        {},
        {"x": 1},
        "eq",
        "day",
        "step:20",
    ]
)


def places(document: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) of a document."""
    if isinstance(document, dict):
        pairs: list[Any] = list(document.items())
    else:
        pairs = list(enumerate(document)) if isinstance(document, list) else []
    return [(document, key) for key, _ in pairs] + [
        place for _, inner in pairs for place in places(inner)
    ]


@st.composite
def slightly_wrong(draw: st.DrawFn) -> Json:
    """A question of which one part is left out, replaced by something odd, or joined by a stranger."""
    document = copy.deepcopy(draw(questions))  # what is drawn may be a constant of the strategies
    container, key = draw(st.sampled_from(places(document)))
    put = draw(odd)
    if put is LEFT_OUT:
        del container[key]
    elif draw(st.booleans()):
        container[key] = put
    elif isinstance(container, dict):
        container[draw(st.sampled_from(["event", "where", "limit", "value", "trait", "zzz"]))] = put
    return document
