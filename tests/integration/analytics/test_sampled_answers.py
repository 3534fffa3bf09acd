"""Sampled answers: the people of the sample whole, with their merges, and everything said about it."""

from __future__ import annotations

import json
import random

import pytest

from cauce.analytics.facade import Analytics
from cauce.analytics.facade.at_hand import Keeper
from cauce.analytics.logic.sampling import ranges_of, whole
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId

PROJECT = 915_501
PEOPLE, MERGED = 3_000, 300
SHARE = 0.2
DAYS = {"date_from": "2026-01-01", "date_to": "2026-01-10"}
STEPS = [{"event": "View"}, {"event": "Buy"}]


def lines(rows):
    return "\n".join(map(json.dumps, rows)).encode()


@pytest.fixture(scope="module")
def history():
    """(raw person, current person, event, day) of everything that happened."""
    rng = random.Random(5)
    ids = [rng.getrandbits(64) for _ in range(PEOPLE)]
    merged = dict(zip(ids[:MERGED], ids[MERGED : 2 * MERGED], strict=True))
    current = {one: merged.get(one, one) for one in ids}
    found = []
    for one in ids:
        day = rng.randrange(1, 9)
        found += [(one, current[one], "View", day) for _ in range(rng.randrange(1, 6))]
        if rng.random() < 0.4:
            found.append((one, current[one], "Buy", day + 1))
    return found


@pytest.fixture(scope="module")
def analytics(events, history):
    rows = [
        {
            "project_id": PROJECT, "seq": seq, "event": event, "person_id": person,
            "timestamp": f"2026-01-{day:02}T{10 + (event == 'Buy')}:00:00.000Z",
            "received_at": "2026-01-20T00:00:00.000Z", "message_id": f"m{seq}",
            "properties": {"plan": "ab"[person % 2], "price": person % 7}, "context": {},
        }
        for seq, (person, _, event, day) in enumerate(history, 1)
    ]  # fmt: skip
    events.insert_json("events", lines(rows), "sampled")
    away = {raw: into for raw, into, _, _ in history if raw != into}
    merges = [
        {
            "project_id": PROJECT, "from_person": raw, "into_person": into, "version": 1,
            "is_deleted": 0,
        }
        for raw, into in away.items()
    ]  # fmt: skip
    events.insert_json("person_overrides", lines(merges), "sampled-merges")
    return Analytics(events)


def drawn(person, share=SHARE):
    return any(low <= person <= high for low, high in ranges_of(share))


def ask(analytics, question, **more):
    return analytics.ask(ProjectId(PROJECT), {**DAYS, **question, **more})


def trend(math, **more):
    return {"kind": "trend", "series": [{"event": "View", "math": math, **more}]}


FUNNEL = {"kind": "funnel", "steps": STEPS, "window": {"value": 3, "unit": "day"}}
RETENTION = {
    "kind": "retention", "first": {"event": "View"}, "return": {"event": "Buy"},
    "interval": "day", "periods": 3,
}  # fmt: skip


def test_people_are_in_the_sample_whole_whoever_they_were_before(analytics, history):
    """Merged people are drawn by the id they have now: every one of their former ids, or none."""
    people = {now for _, now, event, _ in history if event == "View" and drawn(now)}
    series = ask(analytics, trend("persons"), sample=SHARE).result.series[0]
    assert series.total == whole(len(people), SHARE)
    buyers = {now for _, now, event, _ in history if event == "Buy" and drawn(now)}
    counts = [step.count for step in ask(analytics, FUNNEL, sample=SHARE).result.steps]
    assert counts[0] == whole(len(people), SHARE)
    assert counts[1] <= whole(len(buyers & people), SHARE)


def test_events_are_counted_times_the_factor_and_means_are_not(analytics, history):
    some = [raw % 7 for raw, now, event, _ in history if event == "View" and drawn(now)]
    total = ask(analytics, trend("total"), sample=SHARE).result.series[0].total
    assert total == whole(len(some), SHARE)
    revenue = ask(analytics, trend("sum", property="price"), sample=SHARE).result.series[0].total
    assert revenue == pytest.approx(sum(some) / SHARE)
    mean = ask(analytics, trend("avg", property="price"), sample=SHARE).result.series[0]
    assert mean.total == pytest.approx(sum(some) / len(some))
    assert mean.bounds is None


@pytest.mark.parametrize("math", ["total", "persons"])
def test_the_exact_number_is_within_what_is_said(analytics, math):
    """Of eleven numbers at most two may lie outside of what holds for 95 of 100."""
    exact = ask(analytics, trend(math)).result.series[0]
    found = ask(analytics, trend(math), sample=SHARE).result.series[0]
    numbers = [*zip(exact.values, found.bounds, strict=True), (exact.total, found.total_bounds)]
    outside = [n for n, within in numbers if not within.low <= n <= within.high]
    assert len(outside) <= 2


def test_a_funnel_says_between_what_its_conversion_lies(analytics):
    exact, found = (ask(analytics, FUNNEL, sample=s).result.steps[1] for s in (1, SHARE))
    within = found.conversion_bounds
    assert within.low <= exact.conversion_from_start <= within.high
    assert (exact.conversion_bounds, exact.count_bounds) == (None, None)


def test_retention_and_breakdowns_are_of_everybody_too(analytics):
    whole_table, found = (ask(analytics, RETENTION, sample=s) for s in (1, SHARE))
    sizes = [sum(c.size for c in one.result.cohorts) for one in (whole_table, found)]
    assert sizes[1] == pytest.approx(sizes[0], rel=0.2)
    assert len(found.result.mean_bounds) == len(found.result.mean)
    split = ask(
        analytics, trend("total"), sample=SHARE, breakdown={"property": "plan"}
    ).result.series
    assert {line.breakdown for line in split} == {"a", "b"}
    assert all(line.total_bounds.low <= line.total <= line.total_bounds.high for line in split)


def test_a_formula_is_worked_out_on_numbers_of_everybody(analytics):
    series = [{"event": "View", "math": "total"}, {"event": "Buy", "math": "total"}]
    parts = ask(analytics, {"kind": "trend", "series": series}, sample=SHARE).result.series
    asked = {"kind": "trend", "series": series, "formula": "A - B + 1"}
    (line,) = ask(analytics, asked, sample=SHARE).result.series
    assert line.total == parts[0].total - parts[1].total + 1
    assert line.bounds is None


def test_it_is_always_said_and_never_taken_for_exact(analytics):
    for question in (trend("persons"), FUNNEL, RETENTION):
        sampled = ask(analytics, question, sample=SHARE)
        assert (sampled.meta.sample, sampled.meta.warnings[0].code) == (SHARE, "sampled")
        assert "20 %" in sampled.meta.warnings[0].message.es
        exact = ask(analytics, question)
        assert (exact.meta.sample, exact.meta.warnings) == (1.0, ())
        assert exact.result != sampled.result
        assert ask(analytics, question, sample=SHARE).result == sampled.result
    people = analytics.ask(ProjectId(PROJECT), {"kind": "people", "of": {**DAYS, **FUNNEL, "sample": SHARE},
                             "point": {"step": 1}})  # fmt: skip
    assert people.meta.warnings[0].code == "sampled_people"
    assert all(drawn(int(one.person_id, 16)) for one in people.result.items)


def test_what_is_kept_at_hand_is_never_taken_for_a_sample(analytics, events):
    """Neither the sample of everybody's instants nor the other way round."""
    keeping = Analytics(events, keeper=Keeper(1 << 30, 2, min_rows=0))
    split = {**trend("total"), "breakdown": {"property": "plan"}}
    for question in (trend("total"), trend("persons"), split, FUNNEL, RETENTION):
        for share in (1, SHARE, 1):
            found, expected = (ask(one, question, sample=share) for one in (keeping, analytics))
            assert found.result == expected.result
    assert keeping.keeper.bytes > 0


def test_a_sample_of_everybody_is_exact(analytics):
    assert ask(analytics, FUNNEL, sample=1).result == ask(analytics, FUNNEL).result


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ({**FUNNEL, "sample": 0.001}, "sample"),
        ({**FUNNEL, "sample": True}, "sample"),
        ({**FUNNEL, "sample": 0.5, "count": "groups"}, "sample"),
        ({**RETENTION, "sample": 0.5, "count": "groups"}, "sample"),
        ({**trend("groups"), "sample": 0.5}, "sample"),
        ({"kind": "lifecycle", "activity": {"event": "View"}, "sample": 0.5}, "sample"),
        ({"kind": "correlation", "of": {**FUNNEL, "sample": 0.5}}, "of.sample"),
    ],
)
def test_what_cannot_be_sampled_is_refused(analytics, question, path):
    dates = {} if question["kind"] == "correlation" else DAYS
    with pytest.raises(CauceError) as refusal:
        analytics.ask(ProjectId(PROJECT), {**dates, **question})
    assert refusal.value.fields[0].path == path
