"""The size of a cohort at the end of a period is what looking at every person from that instant gives."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from cohort_worlds import LISTS, inside, kept
from hypothesis import given
from hypothesis import strategies as st
from oracle_trend import Oracle, bucket
from test_trend_equals_the_oracle import event_of, history, lines
from worlds import profile, several, store

from cauce.accounts.facade import Accounts
from cauce.analytics.facade import Analytics
from cauce.infra.cache import MemoryCache
from cauce.kernel.errors import CauceError
from cauce.segments.facade import Segments

DAY = timedelta(days=1)
PRO = {"trait": "plan", "op": "eq", "value": "pro"}
A_LATELY = {"did": {"event": "A", "within_days": 1}}


def did(event, holds, days=None, where=None):
    """Whether somebody's events by an instant hold so many of a name, in the days before it."""

    def test(mine, at, _):
        found = [
            e
            for e in mine
            if e["event"] == event
            and (days is None or e["at"] > at - days * DAY)
            and (where is None or where(e))
        ]
        return holds(len(found))

    return test


CONDITIONS = (
    ({}, lambda mine, at, t: True),
    (PRO, lambda mine, at, t: t.get("plan") == "pro"),
    (A_LATELY, did("A", lambda n: n >= 1, 1)),
    ({"did": {"event": "A"}}, did("A", lambda n: n >= 1)),
    ({"did": {"event": "B", "count": {"op": "eq", "value": 0}}}, did("B", lambda n: n == 0)),
    (
        {"did": {"event": "A", "count": {"op": "gte", "value": 2}, "within_days": 2}},
        did("A", lambda n: n >= 2, 2),
    ),
    (
        {"did": {"event": "A", "where": {"property": "k", "op": "is_set"}}},
        did("A", lambda n: n >= 1, None, lambda e: e["properties"].get("k") is not None),
    ),
    (
        {"all": [{"not": A_LATELY}, {"any": [PRO, {"did": {"event": "B"}}]}]},
        lambda mine, at, t: (
            not did("A", lambda n: n >= 1, 1)(mine, at, t)
            and (t.get("plan") == "pro" or did("B", lambda n: n >= 1)(mine, at, t))
        ),
    ),
)
ASKED = st.fixed_dictionaries(
    {
        "history": history,
        "chosen": st.lists(st.sampled_from(range(len(CONDITIONS))), min_size=1, max_size=2),
        "where": st.sampled_from(range(3)),
        "interval": st.sampled_from(("day", "day", "week", "month")),
        "hours": st.integers(0, 120),
    }
)


@pytest.fixture(scope="module")
def segments(database, events):
    return Segments(Accounts(MemoryCache()), database, events)


def ends_of(first, last, interval, zone, now):
    """Each period that has begun, with its last millisecond, or now; found by walking through the range."""
    at, found = datetime(first.year, first.month, first.day, tzinfo=UTC) - 2 * DAY, {}
    while at < datetime(last.year, last.month, last.day, tzinfo=UTC) + 3 * DAY and at <= now:
        if first <= at.astimezone(zone).date() <= last:
            found[bucket(at, interval, zone)] = at + timedelta(minutes=15, milliseconds=-1)
        at += timedelta(minutes=15)
    return {label: min(end, now) for label, end in found.items()}


def rows(table, project_id, one):
    happened = [event_of(one["history"]["anchor"], e) for e in one["history"]["events"]]
    return lines(table, project_id, one["history"], happened)


def test_an_hour_that_runs_ends_now_and_those_to_come_have_no_size(segments):
    """The last millisecond of an hour is in it, the first of the next is not."""
    noon = datetime(2021, 6, 1, 12, tzinfo=UTC)
    h = {"plans": [], "merges": {}}
    at = (noon - timedelta(milliseconds=1), noon, noon + timedelta(minutes=30))
    happened = [
        {"person": who, "event": "A", "at": when, "properties": {}, "session": "", "group": "", "device": ""}
        for who, when in enumerate(at, 1)
    ]  # fmt: skip
    store(segments.events, "hours", lambda table: lines(table, 987_002, h, happened))
    analytics = Analytics(
        segments.events, clock=lambda: noon + timedelta(minutes=30), segments=segments
    )
    asked = {"kind": "cohort_sizes", "interval": "hour", "date_from": "0d", "date_to": "0d"}
    result = analytics.ask(987_002, asked).result
    sizes = result.series[0].values
    assert (sizes[11], sizes[12], set(sizes[13:]), result.complete) == (1, 3, {None}, 12)


@pytest.mark.slow
@profile
@given(asked=several(st.tuples(ASKED, LISTS)))
def test_sizes_of_cohorts_and_their_people_equal_looking_from_each_instant(segments, asked):
    clock = {}
    analytics = Analytics(segments.events, clock=lambda: clock["now"], segments=segments)
    for project_id, cohorts, one, lists in kept(segments, asked, rows):
        h = one["history"]
        zone, first = ZoneInfo(h["zone"]), (h["anchor"] + DAY).date()
        last = first + timedelta(days=h["days"])
        clock["now"] = h["anchor"] + timedelta(hours=24 + one["hours"], milliseconds=7)
        happened = [event_of(h["anchor"], e) for e in h["events"]]
        traits = {i: {"plan": p} for i, p in enumerate(h["plans"], 1) if p is not None and i not in h["merges"]}  # fmt: skip
        oracle = Oracle(happened, traits, h["merges"])
        where, whole = CONDITIONS[one["where"]]
        lines_asked = [{"where": CONDITIONS[i][0], "name": f"c{i}"} for i in one["chosen"]]
        question = {
            "kind": "cohort_sizes", "date_from": str(first), "date_to": str(last), "timezone": h["zone"],
            "interval": one["interval"], "where": where,
            "cohorts": [*lines_asked, {"segment": cohorts[0]}, {"segment": "$everybody"}],
        }  # fmt: skip
        listed = inside(h["merges"], lists[0])
        tests = [CONDITIONS[i][1] for i in one["chosen"]]
        ends = ends_of(first, last, one["interval"], zone, clock["now"])
        result = analytics.ask(project_id, question).result
        names = [line["name"] for line in lines_asked]
        assert [line.name for line in result.series] == [*names, "One", "$everybody"]
        for place, line in enumerate(result.series):
            sizes = dict(zip(line.labels, line.values, strict=True))
            assert list(sizes)[: len(ends)] == list(ends)
            assert all(sizes[label] is None for label in list(sizes)[len(ends) :])
            for label, at in ends.items():
                there = set()
                for who in {e["who"] for e in oracle.events}:
                    mine = [e for e in oracle.events if e["who"] == who and e["at"] <= at]
                    t = oracle.traits.get(who, {})
                    counts = place != len(tests) or who in listed
                    counts = counts and (place >= len(tests) or tests[place](mine, at, t))
                    if mine and counts and whole(mine, at, t):
                        there.add(who)
                assert sizes[label] == len(there), (label, line.name, question)
            if ends and place == one["hours"] % len(result.series):
                point = {"series": place, "label": label}
                behind = {"kind": "people", "of": question, "point": point}
                items = analytics.ask(project_id, behind).result.items
                assert {int(item.person_id, 16) for item in items} == there
                by_then = [e for e in oracle.events if e["at"] <= at]
                assert all(
                    item.value == sum(e["who"] == int(item.person_id, 16) for e in by_then)
                    for item in items
                )


def test_everybody_who_was_seen_when_nothing_is_named(segments):
    """The shortest question there is; and what cannot be asked is refused in words."""
    analytics = Analytics(segments.events, segments=segments)
    line = analytics.ask(987_001, {"kind": "cohort_sizes"}).result.series[0]
    assert (line.name, set(line.values), line.total) == ("$everybody", {0}, 0)
    wrong = (
        ({"cohorts": [{"where": {"property": "k", "op": "is_set"}}]}, "cohorts.0.where"),
        ({"cohorts": [{"segment": "1", "where": {}}]}, "cohorts.0"),
        ({"interval": "hour", "date_from": "-60d"}, "interval"),
        ({"cohorts": []}, "cohorts"),
    )
    for part, path in wrong:
        with pytest.raises(CauceError) as refused:
            analytics.ask(987_001, {"kind": "cohort_sizes", **part})
        assert path in str(refused.value), refused.value
    asked = {"kind": "why", "of": {"kind": "cohort_sizes"}, "person_id": "0" * 16}
    with pytest.raises(CauceError, match=r"of\.kind"):
        analytics.ask(987_001, asked)
