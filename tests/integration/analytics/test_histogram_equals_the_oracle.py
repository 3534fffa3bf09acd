"""A histogram is what putting every value into its bar by hand gives."""

import itertools
import math
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle_trend import Oracle, number
from test_trend_equals_the_oracle import event_of, history, lines
from worlds import profile, several, store

from cauce.analytics.facade import Analytics

_numbers = itertools.count(1_450_000)
HISTOGRAM = st.fixed_dictionaries(
    {
        "history": history,
        "of": st.sampled_from(
            (
                {},
                {"per_person": "total"},
                {"property": "k"},
                *({"property": "k", "per_person": one} for one in ("sum", "avg", "min", "max")),
            )
        ),
        "bars": st.sampled_from(
            ({}, {}, {"bins": 1}, {"bins": 7}, {"edges": [-3.5, 0, 1, 2.5, 10]})
        ),
    }
)


def exact(e):
    """The event with a number whose sums have no rounding, so that no value lies on either side of an edge."""
    return {**e, "k": 0.125} if e["k"] == 0.1 else e


def worth(e):
    return number(e["properties"].get("k"))


def values_of(found, of):
    """(person, value) of everything that is counted."""
    if of.get("property") and not of.get("per_person"):
        return [(e["who"], n) for e in found if (n := worth(e)) is not None]
    each = {}
    for e in found:
        each.setdefault(e["who"], []).append(e)
    out = []
    for person, mine in each.items():
        numbers = [n for e in mine if (n := worth(e)) is not None]
        if not of.get("property"):
            out.append((person, float(len(mine))))
        elif numbers:
            made = {"sum": math.fsum(numbers), "avg": math.fsum(numbers) / len(numbers)}
            made |= {"min": min(numbers), "max": max(numbers)}
            out.append((person, made[of["per_person"]]))
    return out


def bar_of(value, bars):
    if value == bars[-1].high:
        return len(bars) - 1
    inside = (i for i, bar in enumerate(bars) if bar.low <= value < bar.high)
    return next(inside, None)


@pytest.mark.slow
@profile
@given(asked=several(HISTOGRAM))
def test_a_histogram_and_the_people_of_each_bar_equal_counting_by_hand(events, asked):
    worlds = [
        (next(_numbers), one["history"], [event_of(one["history"]["anchor"], exact(e)) for e in one["history"]["events"]])
        for one in asked
    ]  # fmt: skip
    store(
        events,
        f"hi{worlds[0][0]}",
        lambda table: (row for world in worlds for row in lines(table, *world)),
    )
    analytics = Analytics(events)
    for (project_id, h, happened), one in zip(worlds, asked, strict=True):
        traits = {i: {"plan": p} for i, p in enumerate(h["plans"], 1) if p is not None and i not in h["merges"]}  # fmt: skip
        first = (h["anchor"] + timedelta(days=1)).date()
        last = first + timedelta(days=h["days"])
        question = {
            "kind": "histogram", "event": h["event"], "date_from": str(first), "date_to": str(last),
            "timezone": h["zone"], "where": h["where"][0], **one["of"], **one["bars"],
        }  # fmt: skip
        oracle = Oracle(happened, traits, h["merges"])
        found = oracle.matching(
            {"event": h["event"]}, first, last, ZoneInfo(h["zone"]), [h["where"][1]]
        )
        values = values_of(list(found), one["of"])
        result = analytics.ask(project_id, question).result
        check_bars(result, values, one["bars"])
        check_people(analytics, project_id, question, (result.bars, values))


def check_bars(result, values, asked):
    bars, numbers = result.bars, [value for _, value in values]
    assert result.count == len(numbers)
    if not numbers:
        assert (bars == ()) is ("edges" not in asked)
        return
    assert (result.low, result.high) == (min(numbers), max(numbers))
    assert result.mean == pytest.approx(math.fsum(numbers) / len(numbers))
    assert [bar.high for bar in bars[:-1]] == [bar.low for bar in bars[1:]]
    for i, bar in enumerate(bars):
        inside = [person for person, value in values if bar_of(value, bars) == i]
        assert (bar.count, bar.persons) == (len(inside), len(set(inside))), (bar, values)
    outside = result.count - sum(bar.count for bar in bars)
    assert outside == result.below + result.above
    if "edges" in asked:
        assert [bars[0].low, *(bar.high for bar in bars)] == asked["edges"]
        assert result.below == sum(value < bars[0].low for value in numbers)
        return
    assert outside == 0
    assert len({round(bar.high - bar.low, 6) for bar in bars}) == 1
    if "bins" in asked and result.low != result.high:
        assert (len(bars), bars[0].low, bars[-1].high) == (asked["bins"], result.low, result.high)
    elif "bins" not in asked:
        assert len(bars) <= 42
        assert bars[0].low <= result.low
        assert result.high < bars[-1].high
        if all(value.is_integer() for value in numbers):
            assert all(bar.low.is_integer() for bar in bars)


def check_people(analytics, project_id, question, found):
    """The people of the fullest bar, and why the first of them counts there."""
    bars, values = found
    if not bars:
        return
    place = max(range(len(bars)), key=lambda i: bars[i].count)
    mine = {}
    for person, value in values:
        if bar_of(value, bars) == place:
            mine.setdefault(person, []).append(value)
    each = question.get("property") and not question.get("per_person")
    expected = {p: len(some) if each else pytest.approx(some[0]) for p, some in mine.items()}
    behind = {"of": question, "point": {"bar": place}}
    items = analytics.ask(project_id, {"kind": "people", **behind}).result.items
    assert {int(item.person_id, 16): item.value for item in items} == expected
    if items:
        asked = {"kind": "why", **behind, "person_id": items[0].person_id}
        why = analytics.ask(project_id, asked).result
        assert (why.agrees, why.read) == (True, True), (why, question)
