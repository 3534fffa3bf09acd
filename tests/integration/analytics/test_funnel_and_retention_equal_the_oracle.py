"""Funnels and retention through the engine are what following each person by hand gives."""

import itertools
import statistics
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle_funnel import (
    DAY_MS,
    HIDDEN,
    Event,
    Funnel,
    label_of,
    left_before,
    next_event,
    paths,
    reached,
    required_before,
)
from oracle_retention import ANY, Retention
from oracle_trend import bucket
from small_parts import small_parts, two_ways
from worlds import profile, several, store

from cauce.kernel.errors import CauceError

ZONES = ("UTC", "Europe/Madrid", "America/New_York", "Australia/Lord_Howe")
ANCHORS = (
    datetime(2021, 3, 26, 20, tzinfo=UTC),
    datetime(2021, 10, 29, 20, tzinfo=UTC),
    datetime(2020, 2, 27, tzinfo=UTC),
)
NOW = datetime(2023, 1, 1, tzinfo=UTC)
_numbers = itertools.count(700_000)
EVENT = st.fixed_dictionaries(
    {
        "person": st.integers(1, 5),
        "event": st.sampled_from(("A", "B", "C", "X", "$identify")),
        "minutes": st.integers(0, 4 * 24 * 60),
        "session": st.sampled_from(("", "", "s1", "s2")),
        "device": st.sampled_from(("", "d1", "d1", "d2")),
        "hold": st.sampled_from((None, "h1", "h2")),
        "value": st.sampled_from((None, "ES", "FR", "IT")),
        "group": st.sampled_from(("", "g1", "g2")),
        "amount": st.sampled_from((None, None, 1, 2.5, -3, "4", "x")),
    }
)
COMMON = {
    "anchor": st.sampled_from(ANCHORS),
    "events": st.lists(EVENT, max_size=40, unique_by=lambda e: (e["person"], e["minutes"])),
    "merges": st.sampled_from(({}, {}, {1: 2}, {1: 2, 3: 2}, {4: 9})),
    "zone": st.sampled_from(ZONES),
    "days": st.integers(0, 4),
    "plans": st.lists(st.sampled_from(("pro", "free", None)), min_size=9, max_size=9),
    "breakdown": st.sampled_from(
        (None, None, {"property": "v", "limit": 1}, {"property": "v"}, {"trait": "plan"})
    ),
}


def at_of(h, e):
    return h["anchor"] + timedelta(minutes=e["minutes"], seconds=e["person"])


def rows_of(table, project_id, h):
    if table == "events":
        for n, e in enumerate(h["events"]):
            said = (("h", e["hold"]), ("v", e["value"]), ("n", e["amount"]))
            properties = {k: v for k, v in said if v is not None}
            yield {
                "project_id": project_id,
                "event": e["event"],
                "person_id": e["person"],
                "seq": n,
                "timestamp": at_of(h, e).isoformat(),
                "session_id": e["session"],
                "anonymous_id": e["device"],
                "properties": properties,
                "context": {"groupId": e["group"]} if e["group"] else {},
            }
    if table == "persons":
        for i, plan in enumerate(h["plans"], 1):
            if plan is not None and i not in h["merges"]:
                traits = {"plan": plan}
                yield {"project_id": project_id, "person_id": i, "version": 1, "traits": traits}
    if table == "person_overrides":
        for a, b in h["merges"].items():
            yield {"project_id": project_id, "from_person": a, "into_person": b, "version": 1}


def dates(h):
    first = h["anchor"].astimezone(ZoneInfo(h["zone"])).date()
    last = first + timedelta(days=h["days"])
    return {"date_from": str(first), "date_to": str(last), "timezone": h["zone"]}


def people_of(h, e):
    return h["merges"].get(e["person"], e["person"])


def plan_of(h, person):
    return None if person in h["merges"] else h["plans"][person - 1]


FUNNEL = st.fixed_dictionaries(
    {
        **COMMON,
        "steps": st.lists(st.sampled_from(("A", "B", "C", None)), min_size=1, max_size=3),
        "order": st.sampled_from(("ordered", "ordered", "strict", "any")),
        "counting": st.sampled_from(("best", "best", "first", "every", "session")),
        "count": st.sampled_from(("persons", "persons", "sessions", "groups")),
        "hours": st.sampled_from((1, 6, 24, 96)),
        "exclude": st.booleans(),
        "held": st.booleans(),
        "attribution": st.sampled_from(("first_touch", "last_touch", "step:0")),
        "interval": st.sampled_from((None, None, None, "day", "week", "month")),
        "optional": st.sampled_from(((), (), (1,), (2,), (1, 2))),
        "sessions": st.sampled_from((None, None, None, 1, 2, 3)),
        "drop_off": st.sampled_from((None, None, 1, 5)),
        "anchored": st.sampled_from(((), (0,), (1,), (2,), (0, 2))),
    }
)


def optional_of(h):
    """The steps that may be left out."""
    return {k for k in h["optional"] if k < len(h["steps"]) and h["order"] != "any"}


def anchored_in(h):
    """The steps that keep their place where the others come in any order."""
    return {k for k in h["anchored"] if k < len(h["steps"]) and h["order"] == "any"}


def blocks_of(h):
    """The steps between anchors, together; none without anchors."""
    found, anchored = [], anchored_in(h)
    for k in range(len(h["steps"]) if anchored else 0):
        if not found or k in anchored or k - 1 in anchored:
            found.append(set())
        found[-1].add(k)
    return tuple(map(frozenset, found))


def sessions_in(h):
    """Of how many sessions the window is; None when it is of time."""
    return None if h["count"] == "sessions" else h["sessions"]


def split_in(h):
    """What the funnel is split by: groups by no trait of persons."""
    by = h["breakdown"]
    return None if by and "trait" in by and h["count"] == "groups" else by


def funnel_question(h):
    question = {
        "kind": "funnel",
        **dates(h),
        "steps": [
            {"event": name, "optional": k in optional_of(h), "anchored": k in anchored_in(h)}
            for k, name in enumerate(h["steps"])
        ],
        "order": h["order"],
        "counting": h["counting"],
        "count": h["count"],
        "window": {"value": h["hours"], "unit": "hour"},
        "attribution": h["attribution"],
        "hold_constant": ["h"] if h["held"] else [],
        "interval": h["interval"],
        "drop_off": h["drop_off"],
    }
    if sessions_in(h):
        question["window"] = {"value": sessions_in(h), "unit": "session"}
    if h["exclude"] and len(h["steps"]) > 1:
        question["exclusions"] = [{"event": "X", "from_step": 0, "to_step": len(h["steps"]) - 1}]
    if split_in(h):
        question["breakdown"] = split_in(h)
    return question


def attempts_by_hand(h, days=None):
    """The attempts, each with its breakdown value; ``days`` are those of the entries."""
    return attempts_in(h, days)[0]


def attempts_in(h, days=None):
    """The same, and the funnel that was followed."""
    zone, whole = ZoneInfo(h["zone"]), dates(h)
    days = days or whole
    steps, excluded = h["steps"], h["exclude"] and len(h["steps"]) > 1
    funnel = Funnel(
        len(steps),
        366 * DAY_MS if sessions_in(h) else h["hours"] * 3_600_000,
        h["order"],
        h["counting"],
        ((0, len(steps) - 1),) if excluded else (),
        h["count"],
        h["held"],
        h["attribution"],
        frozenset(optional_of(h)),
        sessions_in(h),
        blocks_of(h),
    )
    events = []
    for e in h["events"]:
        day = str(at_of(h, e).astimezone(zone).date())
        if day < whole["date_from"] or (h["count"] == "groups" and not e["group"]):
            continue
        visible = not (h["held"] and e["hold"] is None) and e["event"] != "$identify"
        visible = visible and day >= days["date_from"]
        names = {k for k, name in enumerate(steps) if name in (None, e["event"])}
        events.append(
            Event(
                people_of(h, e),
                round(at_of(h, e).timestamp() * 1000),
                frozenset(names if visible else ()),
                frozenset({0} if excluded and visible and e["event"] == "X" else ()),
                e["session"],
                e["hold"] or "",
                e["group"],
                e["value"],
                day <= days["date_to"],
                "" if visible else HIDDEN,
                e["device"],
            )
        )
    found = paths(events, funnel)
    by_trait = split_in(h) and "trait" in split_in(h)
    labelled = [
        (path, plan_of(h, path[0].person) if by_trait else label_of(path, h["attribution"]))
        for path in found
    ]
    return labelled, funnel


def gone_by_hand(h):
    """(step they left before, what they did next, who) of each attempt that did not convert."""
    found, funnel = attempts_in(h)
    done = [
        (people_of(h, e), round(at_of(h, e).timestamp() * 1000), e["event"])
        for e in h["events"]
        if e["event"] != "$identify"
    ]
    return [
        (left_before(path, funnel), next_event(path, done, funnel, h["steps"]), who_of(h, path))
        for path, _ in found
        if left_before(path, funnel) is not None
    ]


def who_of(h, path):
    """Who goes through: the person, or the group."""
    return path[0].group if h["count"] == "groups" else path[0].person


def behind(people):
    """Those who are listed, with their number."""
    return {item.group_id or int(item.person_id, 16): item.value for item in people.items}


def folded(values, limit):
    """The shown value of each: the largest by count, then by name; null apart."""
    sizes = {}
    for value in values:
        if value is not None:
            sizes[value] = sizes.get(value, 0) + 1
    top = sorted(sizes, key=lambda v: (-sizes[v], v))[:limit]
    return [v if v is None or v in top else "$other" for v in values]


def check_steps(steps, found, optional=frozenset()):
    for k, step in enumerate(steps):
        there, before = [path for path in found if reached(path, k)], required_before(k, optional)
        assert step.count == len(there)
        waits = [(path[k].t - path[before].t) / 1000 for path in there] if k else []
        assert step.median_s == (pytest.approx(statistics.median(waits)) if waits else None)
        assert step.avg_s == (pytest.approx(statistics.fmean(waits)) if waits else None)


@pytest.mark.slow
@profile
@given(histories=several(FUNNEL))
def test_a_funnel_and_the_people_behind_it_equal_following_everybody(events, histories):
    worlds = [(next(_numbers), h) for h in histories]
    store(
        events,
        f"fr{worlds[0][0]}",
        lambda table: (row for n, h in worlds for row in rows_of(table, n, h)),
    )
    rows, kept = two_ways(events, clock=lambda: NOW)
    for n, (project_id, h) in enumerate(worlds):
        analytics = kept if n % 3 == 0 else rows
        question, found = funnel_question(h), attempts_by_hand(h)
        result = analytics.ask(project_id, question).result
        optional = optional_of(h)
        check_steps(result.steps, [path for path, _ in found], optional)
        if h["drop_off"]:
            check_drop_off(analytics, project_id, question, h, result)
        if h["interval"]:
            check_over_time(analytics, project_id, question, h, result.over_time)
        shown = folded([v for _, v in found], (split_in(h) or {}).get("limit", 25))
        branches = {branch.value: branch for branch in result.breakdowns}
        assert set(branches) == (set(shown) if split_in(h) else set())
        for value, branch in branches.items():
            mine = zip(found, shown, strict=True)
            check_steps(branch.steps, [path for (path, _), v in mine if v == value], optional)
        check_people(analytics, project_id, h, found, shown)
        check_bars(analytics, project_id, h, found, result.time_to_convert.histogram)


def check_drop_off(analytics, project_id, question, h, result):
    """What those who left did next, and who they are."""
    gone = gone_by_hand(h)
    assert [one.step for one in result.drop_off] == sorted({step for step, _, _ in gone})
    for one in result.drop_off:
        mine = [name for step, name, _ in gone if step == one.step]
        assert (one.lost, one.nothing) == (len(mine), mine.count(None))
        shown = [name for name in folded(mine, h["drop_off"]) if name is not None]
        listed = {event.event: event.count for event in one.next}
        assert listed == {name: shown.count(name) for name in shown}
        assert [event.share for event in one.next] == [n / len(mine) for n in listed.values()]
        for name in (*listed, None):
            point = {"step": one.step, "converted": False}
            point |= {"ends": True} if name is None else {"name": name}
            asked = {"kind": "people", "of": question, "point": point}
            people = analytics.ask(project_id, asked).result
            wanted = [
                who
                for (step, _, who), seen in zip(
                    gone, folded_within(gone, one.step, h["drop_off"]), strict=True
                )
                if step == one.step and seen == name
            ]
            assert behind(people) == {who: wanted.count(who) for who in wanted}


def folded_within(gone, step, limit):
    """What each did next as it is shown at a step."""
    shown = iter(folded([did for at, did, _ in gone if at == step], limit))
    return [next(shown) if at == step else did for at, did, _ in gone]


def check_over_time(analytics, project_id, question, h, points):
    """Every interval is a funnel of its own; so are the people behind it."""
    zone, days = ZoneInfo(h["zone"]), dates(h)
    first, last = (date.fromisoformat(days[name]) for name in ("date_from", "date_to"))
    inside = {}
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=zone)
        inside.setdefault(bucket(noon, h["interval"], zone), []).append(str(day))
    assert [point.label for point in points] == list(inside)
    end = len(h["steps"])
    for point in points:
        mine = inside[point.label]
        found = attempts_by_hand(h, {"date_from": mine[0], "date_to": mine[-1]})
        done = [path for path, _ in found if len(path) == end]
        assert (point.entered, point.converted) == (len(found), len(done))
        assert point.rate == (len(done) / len(found) if found else None)
    asked = {"step": end - 1, "label": points[-1].label}
    people = analytics.ask(project_id, {"kind": "people", "of": question, "point": asked}).result
    assert sum(item.value for item in people.items) == points[-1].converted


def check_bars(analytics, project_id, h, found, histogram):
    """Each bar of the time to convert lists those whose way took so long."""
    last = len(h["steps"]) - 1
    for place, bar in enumerate(histogram):
        mine = [
            who_of(h, path)
            for path, _ in found
            if reached(path, last) and bar.from_s <= (path[last].t - path[0].t) / 1000 < bar.to_s
        ]
        assert len(mine) == bar.count
        point = {"step": last, "bar": place}
        asked = {"kind": "people", "of": funnel_question(h), "point": point}
        answer = analytics.ask(project_id, asked)
        assert behind(answer.result) == {person: mine.count(person) for person in set(mine)}
        if place == 0:
            check_bar(analytics, project_id, asked, answer.result.items)


def check_bar(analytics, project_id, asked, listed):
    """Why somebody is in a bar is why they converted; a bar goes with nothing else that a step can be asked for."""
    why = {**asked, "kind": "why", "person_id": listed[0].person_id}
    read = analytics.ask(project_id, why).result
    assert (read.agrees, read.counted) == (True, True), read
    for more in ({"converted": False}, {"name": "A"}, {"ends": True}):
        with pytest.raises(CauceError):
            analytics.ask(project_id, {**asked, "point": {**asked["point"], **more}})


def check_people(analytics, project_id, h, found, shown):
    question = funnel_question(h)
    optional = {k for k, step in enumerate(question["steps"]) if step["optional"]}
    last = len(question["steps"]) - 1
    points = [({"step": last}, lambda path: reached(path, last))]
    if last:
        before = required_before(last, optional)
        points.append(
            (
                {"step": last, "converted": False},
                lambda path: reached(path, before) and not reached(path, last),
            )
        )
    values = sorted({None, *shown}, key=str) if question.get("breakdown") else [ANY]
    value = values[project_id % len(values)]
    for point, holds in points:
        asked = point if value is ANY else {**point, "breakdown": value}
        answer = analytics.ask(project_id, {"kind": "people", "of": question, "point": asked})
        mine = [
            who_of(h, path)
            for (path, _), v in zip(found, shown, strict=True)
            if holds(path) and value in (ANY, v)
        ]
        assert behind(answer.result) == {person: mine.count(person) for person in set(mine)}


RETENTION = st.fixed_dictionaries(
    {
        **COMMON,
        "first": st.sampled_from(("A", "A", "B")),
        "return": st.sampled_from(("A", "B")),
        "interval": st.sampled_from(("day", "day", "week", "month")),
        "periods": st.integers(1, 6),
        "mode": st.sampled_from(("first_time", "recurring")),
        "bracket": st.sampled_from(("on", "on_or_after", "on_or_before", "streak")),
        "clock": st.sampled_from(("calendar", "calendar", "rolling")),
        "brackets": st.sampled_from((None, None, None, [1], [2, 3], [1, 3, 6], [4])),
        "min_count": st.sampled_from((1, 1, 2, 3)),
        "math": st.sampled_from((None, None, "sum", "avg", "per_member")),
    }
)


def retention_question(h):
    keys = ("interval", "periods", "mode", "bracket", "clock")
    question = {"kind": "retention", **dates(h), **{key: h[key] for key in keys}}
    question |= {"first": {"event": h["first"]}, "return": {"event": h["return"]}}
    if h["breakdown"]:
        question["breakdown"] = h["breakdown"]
    if h["brackets"]:
        question["brackets"] = h["brackets"]
    if h["min_count"] > 1:
        question["min_count"] = h["min_count"]
    if h["math"] and h["bracket"] != "streak":
        question["amount"] = {"math": h["math"], "property": "n"}
    return question


def check_cohorts(cohorts, by_hand, value, days):
    table, wide = by_hand.cells(value), len(by_hand.columns()) + 1
    assert [cohort.date for cohort in cohorts] == [str(day) for day in days]
    for cohort, day in zip(cohorts, days, strict=True):
        assert cohort.size == len(table[day][0])
        assert list(cohort.values) == [len(table[day][k]) for k in range(wide)]
    if "amount" in by_hand.q:
        amounts = by_hand.amounts(value)
        for cohort, day in zip(cohorts, days, strict=True):
            rows = [row for (born, _), row in amounts.items() if born == day]
            wanted = [amount_by_hand([row[k] for row in rows], by_hand.q) for k in range(wide)]
            assert list(cohort.amounts) == pytest.approx(wanted)


def amount_by_hand(lists, question):
    """What the numbers of each member of a cohort come to."""
    total = sum(sum(numbers) for numbers in lists)
    by = {
        "sum": 1,
        "avg": sum(bool(numbers) for numbers in lists),
        "per_member": len(lists),
    }[question["amount"]["math"]]
    return total / by if by else None


def number_of(said):
    """The number that a property holds, also as text."""
    return None if said in (None, "x") else float(said)


@pytest.mark.slow
@profile
@given(histories=several(RETENTION))
def test_retention_and_the_people_behind_it_equal_following_everybody(events, histories):
    worlds = [(next(_numbers), h) for h in histories]
    store(
        events,
        f"fr{worlds[0][0]}",
        lambda table: (row for n, h in worlds for row in rows_of(table, n, h)),
    )
    rows, kept = two_ways(events, clock=lambda: NOW)
    for n, (project_id, h) in enumerate(worlds):
        analytics = kept if n % 3 == 0 else rows
        question = retention_question(h)
        happened = [
            {
                "person": people_of(h, e),
                "event": e["event"],
                "at": at_of(h, e),
                "value": e["value"],
                "amount": number_of(e["amount"]),
            }
            for e in h["events"]
        ]
        by_hand = Retention(happened, question, ZoneInfo(h["zone"]))
        table, days = by_hand.cells(ANY), by_hand.cohorts()
        last = len(by_hand.columns())
        point = {"cohort": str(days[0]), "period": last}
        with small_parts(n % 2):
            result = analytics.ask(project_id, question).result
            answer = analytics.ask(project_id, {"kind": "people", "of": question, "point": point})
        check_cohorts(result.cohorts, by_hand, ANY, days)
        check_means(result, by_hand)
        check_branches(result, h, happened, question, days)
        people = {int(item.person_id, 16): item.value for item in answer.result.items}
        assert people.keys() == table[days[0]][last]
        assert answer.result.total == result.cohorts[0].values[-1]
        if "amount" in question:
            mine = by_hand.amounts(ANY)
            assert people == pytest.approx({p: sum(mine[days[0], p][last]) for p in people})


def check_means(result, by_hand):
    """All is over by now: the mean is over all cohorts, of everybody in them."""
    table, wide = by_hand.cells(ANY), len(by_hand.columns()) + 1
    size = sum(len(row[0]) for row in table.values())
    back = [sum(len(row[k]) for row in table.values()) for k in range(wide)]
    assert list(result.mean) == [pytest.approx(n / size) if size else None for n in back]
    if "amount" in by_hand.q:
        rows = by_hand.amounts(ANY)
        wanted = [amount_by_hand([row[k] for row in rows.values()], by_hand.q) for k in range(wide)]
        if by_hand.q["amount"]["math"] == "sum":
            cohorts = len({born for born, _ in rows})
            wanted = [n / cohorts if cohorts else None for n in wanted]
        assert list(result.mean_amounts) == pytest.approx(wanted)


def check_branches(result, h, happened, question, days):
    """Every branch is the table of the events under folded values."""
    if not h["breakdown"]:
        assert result.breakdowns == ()
        return
    by_trait = "trait" in h["breakdown"]
    labelled = [
        {**e, "value": plan_of(h, e["person"]) if by_trait else e["value"]} for e in happened
    ]
    zone = ZoneInfo(h["zone"])
    values = {e["value"] for e in labelled}
    sizes = {
        v: sum(len(row[0]) for row in Retention(labelled, question, zone).cells(v).values())
        for v in values
    }
    ranked = sorted((v for v in values if v and sizes[v]), key=lambda v: (-sizes[v], v))
    top = ranked[: h["breakdown"].get("limit", 25)]
    kept = [
        {**e, "value": e["value"] if e["value"] is None or e["value"] in top else "$other"}
        for e in labelled
    ]
    for branch in result.breakdowns:
        check_cohorts(branch.cohorts, Retention(kept, question, zone), branch.value, days)
    shown = {branch.value for branch in result.breakdowns}
    assert {v for v in (*top, None) if sizes.get(v)} <= shown
