"""Counted by the chart ⇔ counted by following the person one by one, on random histories."""

import itertools
from functools import partial

import pytest
from hypothesis import given
from oracle_funnel import reached, required_before
from oracle_retention import start_of_day
from test_attribution_equals_the_oracle import HISTORY, question_of
from test_attribution_equals_the_oracle import rows_of as touch_rows
from test_funnel_and_retention_equal_the_oracle import (
    FUNNEL,
    NOW,
    RETENTION,
    attempts_by_hand,
    dates,
    folded,
    funnel_question,
    gone_by_hand,
    optional_of,
    retention_question,
    rows_of,
)
from worlds import profile, several, store

from cauce.analytics.facade import Analytics

_numbers = itertools.count(1_200_000)


def settled(events, histories, rows):
    """Store each history as a project of its own; return them with their numbers."""
    worlds = [(next(_numbers), h) for h in histories]
    store(events, f"why{worlds[0][0]}", partial(rows_in, worlds, rows))
    return worlds


def rows_in(worlds, rows, table):
    return (row for project_id, h in worlds for row in rows(table, project_id, h))


def explained(analytics, project_id, of, point, person):
    asked = {"kind": "why", "of": of, "point": point, "person_id": f"{person:016x}"}
    answer = analytics.ask(project_id, asked)
    result, told = answer.result, (of, point, person)
    assert result.agrees, (told, result)
    assert result.read is result.counted, told
    assert bool(result.missing) is not result.counted or point.get("converted") is False, told
    assert any(part.counts for event in result.events for part in event.played) or not (
        result.counted
    ), told
    return result


def somebody(h, n):
    """One of those who did something; now and then somebody who did nothing."""
    there = sorted({h["merges"].get(e["person"], e["person"]) for e in h["events"]})
    return [8, *there][n % (len(there) + 1)]


@pytest.mark.slow
@profile
@given(histories=several(FUNNEL))
def test_a_funnel_says_of_everybody_what_the_chart_and_the_oracle_say(events, histories):
    worlds = settled(events, histories, rows_of)
    analytics = Analytics(events, clock=lambda: NOW)
    for n, (project_id, h) in enumerate(worlds):
        of, found = funnel_question(h), attempts_by_hand(h)
        last = len(of["steps"]) - 1
        shown = folded([v for _, v in found], (h["breakdown"] or {}).get("limit", 25))
        point = {"step": last, "converted": not (last and n % 2)}
        if h["breakdown"] and shown:
            point["breakdown"] = shown[n % len(shown)]
        person = somebody(h, n)
        result = explained(analytics, project_id, of, point, person)
        mine = [
            path
            for (path, _), value in zip(found, shown, strict=True)
            if path[0].person == person and value == point.get("breakdown", value)
        ]
        before = required_before(last, optional_of(h))
        if h["drop_off"] and not point["converted"] and n % 3 == 0:
            explained(analytics, project_id, of, {**point, **next_of(h, last, n)}, person)
        there = [
            path
            for path in mine
            if reached(path, before) and reached(path, last) is point["converted"]
        ]
        assert result.counted is bool(there), (of, point, person)
        assert result.counted is False or result.value == len(there)


def next_of(h, last, n):
    """Something that was done next by those who left before a step, what has no line, or nothing."""
    names = sorted({did for step, did, _ in gone_by_hand(h) if step == last and did})
    return [{"ends": True}, {"name": "$other"}, *({"name": one} for one in names)][
        n % (len(names) + 2)
    ]


@pytest.mark.slow
@profile
@given(histories=several(RETENTION))
def test_a_retention_says_of_everybody_what_the_chart_says(events, histories):
    worlds = settled(events, histories, rows_of)
    analytics = Analytics(events, clock=lambda: NOW)
    for n, (project_id, h) in enumerate(worlds):
        of = retention_question(h)
        cohort = start_of_day(dates(h)["date_from"], h["interval"])
        point = {
            "cohort": str(cohort),
            "period": n % (len(of.get("brackets") or range(h["periods"])) + 1),
        }
        if h["breakdown"] and n % 3:
            point["breakdown"] = ("ES", None, "$other", "pro")[n % 4]
        explained(analytics, project_id, of, point, somebody(h, n))


@pytest.mark.slow
@profile
@given(histories=several(HISTORY))
def test_an_attribution_says_of_everybody_what_the_chart_says(events, histories):
    worlds = settled(events, histories, touch_rows)
    analytics = Analytics(events)
    for n, (project_id, h) in enumerate(worlds):
        of = question_of(h)
        point = {"series": n % len(of["rules"])}
        if n % 4:
            point["breakdown"] = ("Email", None, "$other", "Direct", "Social")[n % 5]
        explained(analytics, project_id, of, point, somebody(h, n))
