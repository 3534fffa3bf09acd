"""A correlation through the engine is what counting persons by hand and plain sums give."""

import itertools
from datetime import UTC, datetime, timedelta
from math import comb
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import profile, several, store

from cauce.analytics.facade import Analytics
from cauce.analytics.logic import correlation
from cauce.analytics.logic.funnel_sql import Part

ANCHORS = (datetime(2021, 3, 26, 20, tzinfo=UTC), datetime(2021, 10, 29, 20, tzinfo=UTC))
PARTS = (Part(0, 2), Part(3, 6), Part(7, 2**64 - 1))
_numbers = itertools.count(990_000)
EVENT = st.fixed_dictionaries(
    {
        "person": st.integers(1, 9),
        "event": st.sampled_from(("A", "A", "B", "X", "Y", "Z", "$identify")),
        "minutes": st.integers(0, 3 * 24 * 60) | st.integers(1440, 1560) | st.just(1500),
        "plan": st.sampled_from(("free", "pro", None)),
    }
)
HISTORY = st.fixed_dictionaries(
    {
        "anchor": st.sampled_from(ANCHORS),
        "events": st.lists(EVENT, min_size=10, max_size=60),
        "merges": st.sampled_from(({}, {}, {1: 2, 3: 2}, {9: 4})),
        "zone": st.sampled_from(("UTC", "Europe/Madrid", "America/New_York")),
        "days": st.integers(0, 2),
        "hours": st.sampled_from((1, 6, 48)),
        "factor": st.sampled_from(("events", "properties", "traits")),
        "least": st.integers(1, 3),
        "exclude": st.sampled_from(((), ("Z",))),
    }
)


def at_of(h, e):
    return h["anchor"] + timedelta(minutes=e["minutes"])


def rows_of(table, project_id, h):
    project = {"project_id": project_id}
    if table == "events":
        for n, e in enumerate(h["events"]):
            yield project | {
                "event": e["event"], "person_id": e["person"], "seq": n, "context": {},
                "timestamp": at_of(h, e).isoformat(),
                "properties": {} if e["plan"] is None else {"plan": e["plan"]},
            }  # fmt: skip
    if table == "persons":
        for person in range(1, 10, 2):
            traits = {"plan": "pro" if person % 3 else "free"}
            yield project | {"person_id": person, "version": 1, "traits": traits}
    if table == "person_overrides":
        for a, b in h["merges"].items():
            yield project | {"from_person": a, "into_person": b, "version": 1}


def question_of(h):
    first = (h["anchor"] + timedelta(days=1)).astimezone(ZoneInfo(h["zone"])).date()
    funnel = {
        "kind": "funnel", "date_from": str(first), "date_to": str(first + timedelta(days=h["days"])),
        "timezone": h["zone"], "steps": [{"event": "A"}, {"event": "B"}], "counting": "first",
        "window": {"value": h["hours"], "unit": "hour"},
    }  # fmt: skip
    question = {
        "kind": "correlation", "of": funnel, "factor": h["factor"], "limit": 200,
        "min_persons": h["least"], "exclude": list(h["exclude"]),
    }  # fmt: skip
    return question | ({} if h["factor"] == "events" else {"names": ["plan"]})


def by_hand(h, question):
    """Return person → (whether they converted, their factors)."""
    found, zone, funnel = {}, ZoneInfo(h["zone"]), question["of"]
    for person in range(1, 10):
        mine = sorted(
            (at_of(h, e), e["event"], e["plan"] or "")
            for e in h["events"] if h["merges"].get(e["person"], e["person"]) == person
        )  # fmt: skip
        days = (funnel["date_from"], funnel["date_to"])
        entries = [
            at for at, event, _ in mine
            if event == "A" and days[0] <= str(at.astimezone(zone).date()) <= days[1]
        ]  # fmt: skip
        if not entries:
            continue
        entry, until = entries[0], entries[0] + timedelta(hours=h["hours"])
        reached = [at for at, event, _ in mine if event == "B" and entry <= at <= until]
        if h["factor"] == "events":
            out = ("A", "B", "$identify", *h["exclude"])
            factors = {
                event for at, event, _ in mine if event not in out and entry < at
                and (at < reached[0] if reached else at <= until)
            }  # fmt: skip
        elif h["factor"] == "properties":
            plans = [plan for at, event, plan in mine if event == "A" and at == entry and plan]
            factors = set(plans[:1])
        else:
            known = person % 2 and person not in h["merges"]
            factors = {"pro" if person % 3 else "free"} if known else set()
        found[person] = (bool(reached), factors)
    return found


def exact(a, b, c, d):
    first, second, drawn = a + b, c + d, a + c
    ways = {k: comb(first, k) * comb(second, drawn - k) for k in range(drawn + 1)}
    return sum(w for w in ways.values() if w <= ways[a] * (1 + 1e-7)) / comb(first + second, drawn)


@pytest.mark.slow
@profile
@given(histories=several(HISTORY))
def test_factors_and_the_people_who_have_them_equal_counting_by_hand(events, histories):
    worlds = [(next(_numbers), h) for h in histories]
    store(
        events,
        f"co{worlds[0][0]}",
        lambda table: (row for n, h in worlds for row in rows_of(table, n, h)),
    )
    analytics = Analytics(events)
    for n, (project_id, h) in enumerate(worlds):
        question = question_of(h)
        people = by_hand(h, question)
        with pytest.MonkeyPatch.context() as patch:
            if n % 2:
                patch.setattr(correlation, "parts_of", lambda _rows: PARTS)
            result = analytics.ask(project_id, question).result
            check(result, people, h)
            check_people(analytics, project_id, question, people, result)


def check(result, people, h):
    yes = [factors for converted, factors in people.values() if converted]
    no = [factors for converted, factors in people.values() if not converted]
    assert (result.converted, result.dropped) == (len(yes), len(no)), h
    expected = {}
    for factor in set().union(*yes, *no):
        a, c = sum(factor in one for one in yes), sum(factor in one for one in no)
        if h["least"] <= a + c < len(people):
            expected[factor] = (a, c)
    found = {item.value or item.name: item for item in result.items}
    assert {k: (v.converted_with, v.dropped_with) for k, v in found.items()} == expected, h
    assert result.tested == len(expected)
    ordered = sorted(exact(a, len(yes) - a, c, len(no) - c) for a, c in expected.values())
    assert [item.p_value for item in result.items] == pytest.approx(ordered)
    for item in result.items:
        a, c = item.converted_with, item.dropped_with
        cells = [a, len(yes) - a, c, len(no) - c]
        cells = [one + 0.5 for one in cells] if 0 in cells else cells
        assert item.odds_ratio == pytest.approx(cells[0] * cells[3] / cells[1] / cells[2])
        assert item.low <= item.odds_ratio <= item.high
        assert item.p_value <= item.q_value <= 1


def check_people(analytics, project_id, question, people, result):
    for item, converted in itertools.product(result.items[:1], (True, False)):
        point = {"name": item.name, "converted": converted}
        point |= {} if item.value is None else {"breakdown": item.value}
        answer = analytics.ask(project_id, {"kind": "people", "of": question, "point": point})
        factor = item.value or item.name
        mine = {who for who, (yes, has) in people.items() if yes is converted and factor in has}
        assert {int(one.person_id, 16) for one in answer.result.items} == mine
