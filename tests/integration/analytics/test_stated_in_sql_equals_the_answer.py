"""What a question is stated as in SQL, run as a SQL question, gives the answer's numbers."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from test_funnel_and_retention_equal_the_oracle import (
    FUNNEL,
    RETENTION,
    funnel_question,
    retention_question,
)
from test_funnel_and_retention_equal_the_oracle import rows_of as histories_of
from test_habits_equal_the_oracle import HISTORY
from test_habits_equal_the_oracle import stored as habits_stored
from test_trend_equals_the_oracle import event_of, history, series_of
from test_trend_equals_the_oracle import lines as trend_rows
from worlds import AT_ONCE, WANTED, profile, several, store

from cauce.analytics.facade import Analytics
from cauce.kernel.errors import CauceError

NOW = datetime(2023, 1, 1, tzinfo=UTC)
some = settings(profile, max_examples=-(-WANTED // (3 * AT_ONCE)))
"""A third of the histories: the answers are held to the reference already."""
_numbers = itertools.count(7_100_000)


def asked(analytics, project_id, question):
    """The rows of the question's SQL as dictionaries; None where it cannot be stated."""
    try:
        sql = analytics.stated(project_id, question)
    except CauceError as error:
        if error.code != "not_in_sql":
            raise
        return None
    answer = analytics.ask(project_id, {"kind": "sql", "sql": sql}).result
    names = [column.name for column in answer.columns]
    return [dict(zip(names, row, strict=True)) for row in answer.rows]


def close(found, expected):
    assert found.keys() == expected.keys(), (found, expected)
    for key, value in expected.items():
        near = value if value is None else pytest.approx(value, rel=1e-9, abs=1e-9)
        assert found[key] == near, (key, found, expected)


def test_hours_have_the_offset_of_the_questions_zone(events):
    """Also the hour that happens twice: its two labels differ by their offset alone."""
    project_id = next(_numbers)
    night = [datetime(2021, 10, 31, hour, 30, tzinfo=UTC) for hour in (0, 0, 1)]
    rows = [
        {"project_id": project_id, "event": "A", "person_id": n, "seq": n, "timestamp": at.isoformat()}
        for n, at in enumerate(night, 1)
    ]  # fmt: skip
    store(events, f"sq{project_id}", lambda table: rows if table == "events" else ())
    question = {
        "kind": "trend", "series": [{"event": "A"}], "interval": "hour", "timezone": "Europe/Madrid",
        "date_from": "2021-10-31", "date_to": "2021-10-31",
    }  # fmt: skip
    analytics = Analytics(events, clock=lambda: NOW)
    line = analytics.ask(project_id, question).result.series[0]
    found = {row["bucket"]: row["value"] for row in asked(analytics, project_id, question)}
    wanted = {label: value for label, value in zip(line.labels, line.values, strict=True) if value}
    assert found == wanted == {"2021-10-31T02:00:00+02:00": 2, "2021-10-31T02:00:00+01:00": 1}


@pytest.mark.slow
@some
@given(histories=several(history))
def test_a_trend(events, histories):
    worlds = [
        (next(_numbers), h, [event_of(h["anchor"], e) for e in h["events"]]) for h in histories
    ]
    store(
        events,
        f"sq{worlds[0][0]}",
        lambda table: (row for world in worlds for row in trend_rows(table, *world)),
    )
    analytics = Analytics(events)
    for project_id, h, _ in worlds:
        series = list(series_of(h))
        if not series:
            continue
        first = (h["anchor"] + timedelta(days=1)).date()
        hourly = h["interval"] == "hour" and h["zone"] == "Australia/Lord_Howe"
        question = {
            "kind": "trend", "date_from": str(first), "date_to": str(first + timedelta(days=h["days"])),
            "interval": "day" if hourly else h["interval"], "timezone": h["zone"], "series": series,
            "where": h["where"][0], "breakdown": h["breakdown"], "cumulative": h["cumulative"],
        }  # fmt: skip
        rows = asked(analytics, project_id, question)
        check_trend(rows, analytics.ask(project_id, question).result, question)


def check_trend(rows, result, question):
    """Every row is a value of the answer, and every value that is not empty, or not carried on, has its row."""
    found = {
        (row.get("series", "A")[0], row.get("breakdown"), row["bucket"]): row["value"]
        for row in rows
    }
    seen = {}
    for line, letter in zip(result.series, place_of(result, question), strict=True):
        before = None
        for label, value in zip(line.labels, line.values, strict=True):
            key = (letter, line.breakdown, label)
            if key in found:
                seen[key] = value
            else:
                assert value in {None, 0} or (question["cumulative"] and value == before), (
                    key,
                    value,
                    rows,
                    question,
                )
            before = value
    close(found, seen)


def place_of(result, question):
    """The letter of the series that each line is of: they come in the order of the series."""
    count = len(question["series"])
    if not question["breakdown"]:
        return "ABC"[:count]
    letters, place, used = [], 0, set()
    for line in result.series:
        if line.breakdown in used:
            place, used = place + 1, set()
        used.add(line.breakdown)
        letters.append("ABC"[place])
    return letters


@pytest.mark.slow
@some
@given(histories=several(FUNNEL))
def test_a_funnel(events, histories):
    worlds = [(next(_numbers), h) for h in histories]
    store(
        events,
        f"sq{worlds[0][0]}",
        lambda table: (row for n, h in worlds for row in histories_of(table, n, h)),
    )
    analytics = Analytics(events, clock=lambda: NOW)
    for project_id, h in worlds:
        question = funnel_question(h)
        rows = asked(analytics, project_id, question)
        assert (rows is not None) is can_be_stated(question), question
        if rows is not None:
            check_funnel(rows, analytics.ask(project_id, question).result, question)


def can_be_stated(question):
    """Whether a funnel is of those that are written: one list of events a person is enough."""
    names = [step["event"] for step in question["steps"]]
    apart = None not in names and len(set(names)) == len(names)
    plain = question.get("breakdown") is None and not question.get("exclusions")
    return (
        question["counting"] in {"best", "first"}
        and question["count"] != "sessions"
        and not question.get("hold_constant")
        and question["window"]["unit"] != "session"
        and not any(step.get("optional") or step.get("anchored") for step in question["steps"])
        and (question["order"] != "any" or (apart and plain))
    )


def check_funnel(rows, result, question):
    branches = (
        {b.value: b.steps for b in result.breakdowns}
        if question.get("breakdown")
        else {None: result.steps}
    )
    found = {(row.get("breakdown"), row["step"]): row for row in rows}
    wanted = {
        (value, k): step
        for value, steps in branches.items()
        for k, step in enumerate(steps, 1)
        if step.count
    }
    close(
        {key: row["people"] for key, row in found.items()},
        {key: step.count for key, step in wanted.items()},
    )
    if question["order"] != "any":
        for name in ("avg_s", "median_s"):
            close(
                {key: row[name] for key, row in found.items()},
                {key: getattr(step, name) for key, step in wanted.items()},
            )


@pytest.mark.slow
@some
@given(histories=several(RETENTION))
def test_a_retention(events, histories):
    worlds = [(next(_numbers), h) for h in histories]
    store(
        events,
        f"sq{worlds[0][0]}",
        lambda table: (row for n, h in worlds for row in histories_of(table, n, h)),
    )
    analytics = Analytics(events, clock=lambda: NOW)
    for project_id, h in worlds:
        question = {**retention_question(h), "amount": None}
        rows = asked(analytics, project_id, question)
        result = analytics.ask(project_id, question).result
        branches = (
            {b.value: b.cohorts for b in result.breakdowns}
            if question.get("breakdown")
            else {None: result.cohorts}
        )
        wanted = {
            (value, cohort.date, k): people
            for value, cohorts in branches.items()
            for cohort in cohorts
            for k, people in enumerate(cohort.values)
            if people
        }
        found = {
            (row.get("breakdown"), row["cohort"], row["period"]): row["people"] for row in rows
        }
        assert found == wanted, (question, h)


@pytest.mark.slow
@some
@given(histories=several(HISTORY))
def test_a_lifecycle_and_a_stickiness(events, histories):
    clock = {}
    analytics = Analytics(events, clock=lambda: clock["now"])
    for world in habits_stored(events, histories):
        clock["now"], h = world.now, world.h
        question = world.question("lifecycle", activity={"event": h["event"]}, new=h["new"])
        result = analytics.ask(world.project_id, question).result
        branches = (
            {b.value: b.series for b in result.breakdowns}
            if h["breakdown"]
            else {None: result.series}
        )
        wanted = {
            (value, str(series.name), label): people
            for value, lines in branches.items()
            for series in lines
            for label, people in zip(series.labels, series.values, strict=True)
            if people
        }
        rows = asked(analytics, world.project_id, question)
        assert {
            (row.get("breakdown"), row["status"], row["bucket"]): row["people"] for row in rows
        } == wanted, h
        options = {"min_count": h["min_count"], "cumulative": h["cumulative"]}
        question = world.question("stickiness", series=[{"event": h["event"]}], **options)
        line = analytics.ask(world.project_id, question).result.series[0]
        branches = (
            {b.value: b.values for b in line.breakdowns} if h["breakdown"] else {None: line.values}
        )
        wanted = {
            (value, k): people
            for value, values in branches.items()
            for k, people in enumerate(values, 1)
            if people
        }
        rows = asked(analytics, world.project_id, question)
        assert {
            (row.get("breakdown"), row["intervals"]): row["people"] for row in rows
        } == wanted, h
